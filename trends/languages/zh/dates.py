"""How Chinese texts say when they were written: tables of words, then one small rule for each way.

A rule is a pattern and a function of its match; it answers the months the passage leaves open.
All run on the view of `trends.languages.view.simplify`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from trends.catalogue.events import FIRST, LAST, Clue, Spans, anniversaries, month, plans, years

NUMERALS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "零oO", "0"
)
PLAN_POSITIONS = {
    **dict.fromkeys(("开局之年", "开局年", "第一年", "起步之年", "起步年", "首年", "头一年"), 0),
    "第二年": 1,
    **dict.fromkeys(("中期评估之年", "中期评估", "中期之年", "第三年"), 2),
    "第四年": 3,
    **dict.fromkeys(("收官之年", "收官年", "最后一年", "末年", "决胜之年", "第五年"), 4),
}
SAID_OF = {"今年": 0, "本年": 0, "明年": -1, "去年": 1, "上年": 1, "后年": -2}
"""What the text's own year is, less the year so called."""
SMALL = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)}

MASK = "(?:20|19)?[xX]{2,4}|20[_*＊]{2}"
_YEAR = "(?:19|20)[0-9]{2}"
_HAN_YEAR = "[一二][九〇零oO][一二三四五六七八九〇零oO]{2}"
_PLAN = "(?:" + "|".join(sorted(plans(), key=len, reverse=True)) + ")"
_QUOTED_PLAN = rf"(?:[“\"‘「『](?P<plan>{_PLAN})[”\"’」』]|(?P<bare>{_PLAN})(?=时期|期间|规划|计划|以来|中期|开局|收官))(?!普法)"
_POSITION = "|".join(sorted(PLAN_POSITIONS, key=len, reverse=True))
_JUBILEES = "|".join(sorted(anniversaries(), key=len, reverse=True))

NOW = re.compile(r"(?:今年|今春|当前|目前|眼下|正在|正值|本年)[^。；;!?]{0,16}$")
NOW_AFTER = re.compile(r"^(?:之后|后|以后)?的?(?:第一|头一|首)年")
"""What stands before, or after, an event that is under way."""
BEGAN = re.compile(r"今年[^。；;!?]{0,8}(?:发生|爆发|出现)[^。；;!?]{0,8}$")
"""What stands before an event that began in the text's own year."""
BEGUN_BEFORE = re.compile(
    r"今年\s*([0-9]{1,2})\s*月(?:底|末|初|份|中旬)?[^。；;!?]{0,6}(?:启动|实施|实行|开展|推行)[^。；;!?]{0,4}$"
)
BEGUN_AFTER = re.compile(
    r"^[^！？]{0,30}今年\s*([0-9]{1,2})\s*月[^。；;]{0,24}(?:启动|实施|开展|推行)了?(?:这|该|此)"
)
"""What stands before, or after, an event that had begun by a month of the text's own year."""
BYGONE = re.compile(r"(?:原|前|原来的|撤销|当时的)$")
"""What stands before an office that is no more."""
AHEAD = re.compile(r"(?:迎接|喜迎|即将|筹备|备战|迎)[^。；;,，]{0,6}$")
"""What stands before an event to come."""
MONTH_OF_THIS_YEAR = re.compile(r"今年\s*(?:1\s*(?:至|到|-|~|—)\s*)?([0-9]{1,2})\s*月")

LITERAL_MASK = re.compile(r"(?<![A-Za-z0-9])((?:20|19)?[xX]{2,4}|20[_*]{2})(?=\s*(?:年|至\d{4}年))")
"""A year that was struck out: 20xx年, XX年."""
YEAR_USED = re.compile(rf"(?<![0-9.])({_YEAR})(?=\s?年|\s?[〕﹞\]‟]|\s?[全目计度])")
"""A year expression in figures."""
SAME_TWICE = re.compile(rf"(?<![0-9])({_YEAR})年?(?:至|到|—|-)\1年")
REVIEWED_AND_PLANNED = re.compile(
    rf"总结[^。；;]{{0,12}}?({_YEAR})年[^。；;]{{4,80}}?(?:部署|安排)[^。；;]{{0,12}}?\1年"
)
PLAN_OF_YEAR = re.compile(
    rf"(?<![0-9])(?P<year>{_YEAR})年(?:是|恰逢|正值|适逢|为)[^。；;!?\n]{{0,14}}?{_QUOTED_PLAN}[^。；;!?，,\n]{{0,8}}?(?P<position>{_POSITION})"
)
"""Three ways in which one year cannot be: from itself to itself, reviewed and planned, not the plan's."""
FUTURE_BEFORE = re.compile(r"(?:到|至|力争|争取|确保|展望|—|-|~)\s*$")
FUTURE_AFTER = re.compile(r"^\s*年?\s*(?:底|末|前|之前|以前|的?目标|规划|远景|要|将|力争|计划|预计)")
"""What stands around a year still to come."""

PART_YEAR = re.compile(r"上半年|前?[一二三]季度|[1-9]\s*[-~至—]\s*[0-9]{1,2}\s*(?:月|季度)")
_TITLE_YEAR = re.compile(rf"(?<![0-9])({_YEAR}|{_HAN_YEAR})\s?年?")
_SPOKEN = re.compile(r"讲话|致辞|发言|会上|会议|主持词|政府工作报告")
_INTENDED = re.compile(r"计划(?!生育)|要点|安排|方案|意见|规划|通知|决定|办法|规定|条例")
_PUBLISHED = re.compile(r"公报")
_SUMMED_UP = re.compile(r"总结|小结|汇报|情况")


def titled(title: str, start: int) -> tuple[Clue | None, int | None]:
    """Return what a title's year says about the time of writing, and the year the text reports on.

    Examples
    --------
    >>> titled("2011年国民经济和社会发展统计公报", 0)[1]
    2011
    >>> titled("在2012年全县春季会议上的讲话", 0)[0].spans == years(2012, 2012)
    True
    """
    named = list(_TITLE_YEAR.finditer(title))
    if not named:
        return None, None
    said = named[-1][1]
    spans, reason, reports = _title_says(title, numeral_year(said))
    subject = numeral_year(said) if reports and len(named) == 1 else None
    return Clue(start, start + len(title), reason, spans, 2, said if said.isdigit() else ""), subject


def _title_says(title: str, year: int) -> tuple[Spans, str, bool]:
    if _SPOKEN.search(title):
        return years(year, year), "a meeting of the year in the title", False
    if _INTENDED.search(title):
        return ((month(year - 1, 11), month(year, 12)),), "a paper for the year in the title", False
    if PART_YEAR.search(title):
        return ((month(year, 3), month(year + 1, 2)),), "a report on part of the year in the title", True
    if _PUBLISHED.search(title):
        return years(year + 1, year + 1), "a communiqué follows the year in its title", True
    first, last = (
        (month(year, 11), month(year + 1, 12))
        if _SUMMED_UP.search(title)
        else (month(year, 1), month(year + 2, 12))
    )
    return ((first, last),), "a report on the year in the title", True


def plan_year(match: re.Match[str]) -> int:
    """Return the year that a match of `PLAN_OF_YEAR` speaks of.

    Examples
    --------
    >>> plan_year(PLAN_OF_YEAR.search("2025年是“十二五”规划的收官之年"))
    2015
    """
    return plans()[match["plan"] or match["bare"]] + PLAN_POSITIONS[match["position"]]


def clues(view: str) -> Iterator[Clue]:
    """Yield what each passage says about when the text was written, in no order.

    Examples
    --------
    >>> clue = next(clues("今年是“十一五”规划的开局之年"))
    >>> clue.spans == years(2006, 2006)
    True
    """
    for pattern, reason, weight, rule in RULES:
        for match in pattern.finditer(view):
            spans, rests_on = rule(match)
            if spans:
                yield Clue(match.start(), match.end(), reason, spans, weight, rests_on)


def numeral_year(text: str) -> int:
    """Return a year written in Chinese or Arabic numerals.

    Examples
    --------
    >>> numeral_year("二〇一一"), numeral_year("1999")
    (2011, 1999)
    """
    return int("".join(NUMERALS.get(sign, sign) for sign in text))


def _own_date(match: re.Match[str]) -> tuple[Spans, str]:
    year = numeral_year(match["year"])
    said = match["month"]
    number = _small(said) if said else 0
    spans = ((month(year, number), month(year, number)),) if 1 <= number <= 12 else years(year, year)
    return spans, match["year"] if match["year"].isdigit() else ""


def _small(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    return (SMALL.get(tens, 1) * 10 if "十" in text else 0) + SMALL.get(ones, 0)


def _plan_year(match: re.Match[str]) -> tuple[Spans, str]:
    first = plans()[match["plan"] or match["bare"]]
    year = first + PLAN_POSITIONS[match["position"]]
    if match["said"] in SAID_OF:
        return years(year + SAID_OF[match["said"]], year + SAID_OF[match["said"]]), ""
    if str(year) in match["said"]:
        return (), ""  # a true year may be told of long after
    return years(year, year + 1), ""


def _plan_spoken_of(match: re.Match[str]) -> tuple[Spans, str]:
    first = plans()[match["plan"] or match["bare"]]
    return ((month(first - (0 if match["after"] == "以来" else 1), 1), LAST),), ""


def _plan_obeyed(match: re.Match[str]) -> tuple[Spans, str]:
    first = plans()[match["plan"] or match["bare"]]
    return years(first, first + 4), ""


def _jubilee(match: re.Match[str]) -> tuple[Spans, str]:
    year = anniversaries()[match["what"]] + int(match["count"])
    return years(year, year), ""


def _counted(match: re.Match[str]) -> tuple[Spans, str]:
    count = int(match["count"]) if match["count"].isdigit() else _small(match["count"])
    first = int(match["year"])
    return (years(first + count - 1, first + count) if 1 <= count <= 60 else ()), match["year"]


def _short_year(match: re.Match[str]) -> tuple[Spans, str]:
    year = 2000 + int(match["short"])
    return years(year - 1, year), ""


def _remains(match: re.Match[str]) -> tuple[Spans, str]:
    year = 2000 + int(match["short"])
    return years(year, year + 1), ""


def _since(match: re.Match[str]) -> tuple[Spans, str]:
    year = int(match["year"])
    return ((month(year + (1 if match["yearly"] else 0), 1), LAST),), match["year"]


def _past(match: re.Match[str]) -> tuple[Spans, str]:
    return ((month(int(match["year"]), 1), LAST),), match["year"]


def _season(first: int, last: int) -> Spans:
    return tuple((12 * y + first - 1, 12 * y + last - 1) for y in range(FIRST // 12, LAST // 12 + 1))


def _always(spans: Spans) -> Callable[[re.Match[str]], tuple[Spans, str]]:
    return lambda match: (spans, "")


def _not_before(match: re.Match[str]) -> tuple[Spans, str]:
    number = int(match[1])
    return (_season(number, 12) if 1 <= number <= 12 else ()), ""


RULES: tuple[tuple[re.Pattern[str], str, int, Callable[[re.Match[str]], tuple[Spans, str]]], ...] = (
    (
        re.compile(
            rf"(?<=\n)[^\S\n]*[（(]?[^\S\n]*(?P<year>{_YEAR}|{_HAN_YEAR})\s?年\s?(?P<month>[0-9一二三四五六七八九十]{{1,2}})\s?月"
            rf"(?:\s?[0-9一二三四五六七八九十]{{1,3}}\s?日)?[^\S\n]*[)）]?[^\S\n]*(?=\n|$)"
        ),
        "the date of the text",
        3,
        _own_date,
    ),
    (re.compile(rf"(?P<year>{_YEAR}|{_HAN_YEAR})年(?P<month>[0-9]{{1,2}})月[0-9]{{1,2}}日(?:印发|发布)"), "the date of issue", 3, _own_date),
    (
        re.compile(
            rf"(?P<said>今年|本年|明年|去年|上年|后年|(?:{MASK}|{_YEAR})年?(?:是|恰逢|正值|适逢|为))[^。；;!?\n]{{0,14}}?{_QUOTED_PLAN}"
            rf"[^。；;!?，,\n]{{0,8}}?(?:的)?(?P<position>{_POSITION})"
        ),
        "the year's place in a five-year plan",
        3,
        _plan_year,
    ),
    (re.compile(rf"{_QUOTED_PLAN}(?:规划|计划|时期)?的?(?P<after>以来|期间|时期|末|规划|中期)"), "speaks of a five-year plan", 2, _plan_spoken_of),
    (re.compile(rf"(?:按照|根据|执行|落实)[^。；;]{{0,10}}《[^》]{{0,8}}{_QUOTED_PLAN}(?:时期|期间)[^》]{{0,40}}》"), "follows a paper for a plan period", 2, _plan_obeyed),
    (re.compile(rf"(?:今年|本年)[^。；;\n]{{0,12}}(?P<what>{_JUBILEES})[^。；;\d]{{0,4}}(?P<count>[0-9]{{1,3}})周年"), "an anniversary this year", 3, _jubilee),
    (
        re.compile(rf"(?:从|自)?(?P<year>{_YEAR})年(?:起|开始)?(?:至今|以来|到现在)[^。；;]{{0,12}}?连续(?P<count>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})年"),
        "a count of years since a year",
        3,
        _counted,
    ),
    (re.compile(r"(?<![0-9.])(?P<short>[0-3][0-9])年(?:将|要|拟|计划|起)"), "a coming year in two figures", 3, _short_year),
    (re.compile(r"(?<![0-9.年月])(?P<short>[0-3][0-9])(?:年度)?的?(?:人口)?(?:计生|计划生育)?工作(?=[已的还要])"), "remains of a year cut from the text", 2, _remains),
    (re.compile(rf"(?<![0-9])[0-9]?(?P<year>{_YEAR})年(?:以来|至今|起)(?P<yearly>[^。；;]{{0,10}}(?:每年|一年比一年|逐年))?"), "looks back to a year", 2, _since),
    (re.compile(rf"(?<![0-9到至—~-])(?P<year>{_YEAR})\s?年(?!度?[^。；;\n]{{0,6}}(?:目标|规划|远景|以前|之前))(?=[^。；;\n]{{0,40}}(?:了|达|为|完成|下降|上升|增长|出生|制定|颁布|以来))"), "tells of a year as past", 1, _past),
    (re.compile(r"春节将至|春节将近|春节即将|临近春节|提前[^。]{0,6}拜个?早?年"), "just before the Spring Festival", 1, _always(_season(1, 2))),
    (re.compile(r"新年上班|新年伊始|新春伊始"), "the season of the Spring Festival", 1, _always(_season(1, 3))),
    (re.compile(r"(?:刚刚过去的一年|过去的一年刚刚)"), "looks back on the year just past", 1, _always(_season(1, 4))),
    (MONTH_OF_THIS_YEAR, "tells of a month of this year", 1, _not_before),
    (re.compile(r"(?:今年)?前三季度|1\s*(?:-|至|~|—)\s*3\s*季度"), "tells of the third quarter", 1, _always(_season(9, 12))),
    (re.compile(r"今年上半年|总结[^。；;]{0,6}上半年|回顾上半年"), "tells of the first half-year", 1, _always(_season(6, 12))),
)  # fmt: skip
