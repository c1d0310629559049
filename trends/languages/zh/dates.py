"""How Chinese texts say when they were written: tables of words, then one small rule for each way.

A rule is a pattern and a function of its match; it answers the months the passage leaves open, and
the year expression it rests on. All run on the view of `trends.languages.view.simplify`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from trends.catalogue.events import (
    FIRST,
    LAST,
    PLAN_YEAR,
    TOLD,
    Clue,
    Spans,
    anniversaries,
    month,
    plans,
    years,
)
from trends.languages.zh.years import (
    HAN,
    HAN_YEAR,
    IS,
    MASK,
    PLAN,
    PLAN_PLACE,
    REPUBLIC_ALONE,
    SPEAKS_OF_REPUBLIC,
    YEAR,
    numeral_year,
    plan_year,
    republic_year,
    small_number,
)
from trends.languages.zh.years import REPUBLIC as REPUBLIC_YEAR

Said = tuple[Spans, str]

SAID_OF = {"今年": 0, "本年": 0, "明年": -1, "去年": 1, "上年": 1, "后年": -2}
"""What the text's own year is, less the year so called."""

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
REPUBLIC = SPEAKS_OF_REPUBLIC
"""What shows that a text counts its years from 1912."""
PART_OF_YEAR = re.compile(
    rf"(?<![0-9])(?P<year>{YEAR})\s?年(?:度)?(?:上半年|前?[一二三]季度|第[一二三]季度|前三个季度|"
    r"\s?1\s*(?:月份?)?(?:[-—~至]|到)\s*(?:[2-9]|1[01])\s*月|\s?[0-9]{1,2}\s*月(?:底|末)(?![^。]{0,12}前))"
)
"""A part of a year, told of."""
COMPARED = re.compile(r"[比较与同到]$")
PAST_YEAR = re.compile(
    rf"(?<![0-9到至—~-])({YEAR})\s?年(?:度)?(?:全年|末|底|,|全[市县省区镇乡]|我[市县省区镇乡]|的)"
)
THIS_YEAR = re.compile(r"今年|本年度?(?!鉴)")
MONTH_OF_THIS_YEAR = r"今年\s*(?:1\s*(?:至|到|-|~|—)\s*)?([0-9]{1,2})\s*月"


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


def _own_date(match: re.Match[str]) -> Said:
    year, number = numeral_year(match["year"]), small_number(match["month"])
    spans = ((month(year, number),) * 2,) if 1 <= number <= 12 else years(year, year)
    return spans, match["year"] if match["year"].isdigit() else ""


def _met(match: re.Match[str]) -> Said:
    year, number = numeral_year(match["year"]), small_number(match["month"])
    if not 1 <= number <= 12:
        return (), ""
    return ((month(year, number), month(year, number) + 2),), match["year"] if match["year"].isdigit() else ""


def _plan_year(match: re.Match[str]) -> Said:
    year = plan_year(match["plan"] or match["bare"], match["position"])
    if match["said"] in SAID_OF:
        own = year + SAID_OF[match["said"]]
        return years(own, own), ""
    if str(year) in match["said"]:
        return (), ""  # a true year may be told of long after
    return years(year, year + 1), ""


def _plan_named(match: re.Match[str]) -> Said:
    first = plans()[match["plan"] or match["bare"]]
    return ((month(first if match["after"] == "以来" else first - 1, 1), LAST),), ""


def _plan_obeyed(match: re.Match[str]) -> Said:
    first = plans()[match["plan"] or match["bare"]]
    return years(first, first + 4), ""


def _jubilee(match: re.Match[str]) -> Said:
    year = anniversaries()[match["what"]] + int(match["count"])
    return years(year, year), ""


def _counted(match: re.Match[str]) -> Said:
    first, count = int(match["year"]), small_number(match["count"])
    return (years(first + count - 1, first + count) if count else ()), match["year"]


def _planned_for(match: re.Match[str]) -> Said:
    year = int(match["year"])
    return years(year, year), match["year"]


def _republic_date(match: re.Match[str]) -> Said:
    year = republic_year(match["republic"])
    return years(year, year), ""


def _coming(match: re.Match[str]) -> Said:
    year = 2000 + int(match["short"])
    return years(year - 1, year), ""


def _remains(match: re.Match[str]) -> Said:
    year = 2000 + int(match["short"])
    return years(year, year + 1), ""


def _since(match: re.Match[str]) -> Said:
    return ((month(int(match["year"]) + (1 if match["yearly"] else 0), 1), LAST),), match["year"]


def _told(match: re.Match[str]) -> Said:
    return ((month(int(match["year"]), 1), LAST),), match["year"]


def _told_of_republic(match: re.Match[str]) -> Said:
    year = republic_year(match["republic"])
    return ((month(year, 1), LAST),), str(year)


def _month_reached(match: re.Match[str]) -> Said:
    number = int(match[1])
    return (_season(number, 12) if 1 <= number <= 12 else ()), ""


def _season(first: int, last: int) -> Spans:
    return tuple((month(year, first), month(year, last)) for year in range(FIRST // 12, LAST // 12 + 1))


def _in(first: int, last: int) -> Callable[[re.Match[str]], Said]:
    spans = _season(first, last)
    return lambda match: (spans, "")


_DAY = r"[0-9一二三四五六七八九十]{1,3}\s?日"
_DATE = rf"(?P<year>{YEAR}|{HAN_YEAR})\s?年\s?(?P<month>[0-9一二三四五六七八九十]{{1,2}})\s?月"
_GAP = r"[^\S\n]*"
_CLAUSE = r"[^。；;\n]"
_COUNT = "(?P<count>[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_JUBILEE = "(?P<what>" + "|".join(sorted(anniversaries(), key=len, reverse=True)) + ")"
_SHORT = "(?P<short>[0-3][0-9])"
_PAST_VERB = "了|达|为|完成|下降|上升|增长|出生|制定|颁布"

RULES: tuple[tuple[re.Pattern[str], str, int, Callable[[re.Match[str]], Said]], ...] = tuple(
    (re.compile(pattern), reason, weight, rule)
    for pattern, reason, weight, rule in (
        (
            rf"(?:\A|(?<=\n)){_GAP}[（(]?{_GAP}{_DATE}"
            rf"(?:\s?{_DAY})?{_GAP}[)）]?{_GAP}(?=\n|\Z)",
            "the date of the text",
            3,
            _own_date,
        ),
        (
            rf"(?:\A|(?<=\n)){_GAP}[（(]?{_GAP}(?:中华)?民国{_GAP}(?P<republic>{REPUBLIC_YEAR}){_GAP}年[^\n]{{0,12}}(?=\n|\Z)",
            "the date of the text",
            3,
            _republic_date,
        ),
        (
            rf"(?:根据|按照|依据|结合){_CLAUSE}{{0,24}}?(?P<year>{YEAR})年(?:度)?(?:{_CLAUSE}{{0,6}}工作)?(?:安排|要点|计划(?!生育))",
            "follows the plan of work for a year",
            2,
            _planned_for,
        ),
        (rf"{_DATE}{_DAY}(?:印发|发布)", "the date of issue", 3, _own_date),
        (
            rf"(?:调研|统计|成文|撰写|填报|截稿|报告|发言|制表)(?:时间|日期):{_GAP}{_DATE}",
            "the date of the text",
            3,
            _own_date,
        ),
        (
            rf"\A[^。]{{0,120}}?{_DATE}\s?{_DAY}[^。;\n]{{0,60}}(?:召开|举行|主持)",
            "the day of the meeting",
            2,
            _met,
        ),
        (rf"(?<=\n){_GAP}(?:—|-){{1,2}}{_GAP}{_DATE}\s?{_DAY}", "the date below the title", 3, _own_date),
        (
            rf"(?=[今本明去上后12xX])(?P<said>{'|'.join(SAID_OF)}|(?:{MASK}|{YEAR})年?{IS}){PLAN_PLACE}",
            PLAN_YEAR,
            3,
            _plan_year,
        ),
        (
            rf"{PLAN}(?:规划|计划|时期)?的?(?P<after>以来|期间|时期|末|规划|中期)",
            "speaks of a five-year plan",
            2,
            _plan_named,
        ),
        (
            rf"(?:按照|根据|执行|落实){_CLAUSE}{{0,10}}"
            rf"《[^》]{{0,8}}{PLAN}(?:时期|期间)[^》]{{0,40}}》",
            "follows a paper for a plan",
            2,
            _plan_obeyed,
        ),
        (
            rf"(?:今年|本年){_CLAUSE}{{0,12}}{_JUBILEE}[^。；;\d]{{0,4}}(?P<count>[0-9]{{1,3}})周年",
            "an anniversary this year",
            3,
            _jubilee,
        ),
        (
            rf"(?P<year>{YEAR})年(?:起|开始)?(?:至今|以来|到现在){_CLAUSE}{{0,12}}?连续{_COUNT}年",
            "counts the years since one",
            3,
            _counted,
        ),
        (rf"(?<![0-9.]){_SHORT}年(?:将|要|拟|计划|起)", "a coming year in two figures", 3, _coming),
        (
            rf"(?<![0-9.年月]){_SHORT}(?:年度)?的?"
            "(?:人口)?(?:计生|计划生育)?工作(?=[已的还要])",
            "the rest of a year cut out",
            2,
            _remains,
        ),
        (
            rf"(?=[0-9])(?<![0-9])[0-9]?(?P<year>{YEAR})年(?:以来|至今|起(?!每年[升降增减提下上减新]))"
            rf"(?P<yearly>{_CLAUSE}{{0,10}}(?:每年|一年比一年|逐年))?",
            "looks back to a year",
            2,
            _since,
        ),
        (
            rf"(?<![0-9到至—~-])(?P<year>{YEAR})\s?年"
            rf"(?!以来|至今|起|度?{_CLAUSE}{{0,6}}(?:目标|规划|远景|以前|之前))(?={_CLAUSE}{{0,40}}(?:{_PAST_VERB}))",
            TOLD,
            1,
            _told,
        ),
        (
            rf"(?<![{HAN}0-9到至—~-])(?P<republic>{REPUBLIC_ALONE})年"
            rf"(?!{_CLAUSE}{{0,6}}(?:目标|规划|以前|之前))",
            TOLD,
            1,
            _told_of_republic,
        ),
        (
            r"春节将至|春节将近|春节即将|临近春节|快过年了|提前[^。]{0,6}拜个?早?年",
            "just before the Spring Festival",
            1,
            _in(1, 2),
        ),
        (r"新年上班|新年伊始|新春伊始", "the season of the Spring Festival", 1, _in(1, 3)),
        (r"刚刚过去的一年", "looks back on the year just past", 1, _in(1, 4)),
        (MONTH_OF_THIS_YEAR, "tells of a month of this year", 1, _month_reached),
        (r"前三季度|1\s*(?:-|至|~|—)\s*3\s*季度", "tells of the third quarter", 1, _in(9, 12)),
        (r"今年上半年|总结[^。；;]{0,6}上半年|回顾上半年", "tells of the first half-year", 1, _in(6, 12)),
    )
)
