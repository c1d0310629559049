"""The ways of Chinese texts to say when they were written: a pattern and a function of its match each.

The function answers the months the passage leaves open, and the year expression it rests on. All run on
the view of `trends.languages.view.simplify`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from trends.catalogue.events import FIRST, LAST, PLAN_YEAR, TOLD, Spans, anniversaries, month, plans, years
from trends.languages.ways import Said, Way
from trends.languages.zh.years import (
    HAN,
    HAN_YEAR,
    IS,
    MASK,
    PLAN,
    PLAN_PLACE,
    PLAN_POSITIONS,
    REPUBLIC_ALONE,
    YEAR,
    numeral_year,
    plan_year,
    republic_year,
    small_number,
    year_not_behind,
)
from trends.languages.zh.years import REPUBLIC as REPUBLIC_YEAR

SAID_OF = {"今年": 0, "本年": 0, "明年": -1, "去年": 1, "上年": 1, "后年": -2}
"""What the text's own year is, less the year so called."""

MONTH_OF_THIS_YEAR = r"今年\s*(?:1\s*(?:至|到|-|~|—)\s*)?([0-9]{1,2})\s*月"


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
_SHORT = "(?P<short>[0-3](?<![0-9.].)[0-9])"
_PAST_VERB = "了|达|为|共|确认|发放|征收|落实|查处|办理|完成|下降|上升|增长|出生|制定|颁布"


LINES: tuple[Way, ...] = (
    Way(
        ("月",),
        re.compile(rf"{_GAP}[（(]?{_GAP}{_DATE}(?:\s?{_DAY})?{_GAP}[)）]?{_GAP}(?=\n|\Z)"),
        "the date of the text",
        3,
        _own_date,
    ),
    Way(
        ("民国",),
        re.compile(
            rf"{_GAP}[（(]?{_GAP}(?:中华)?民国{_GAP}(?P<republic>{REPUBLIC_YEAR}){_GAP}年[^\n]{{0,12}}(?=\n|\Z)"
        ),
        "the date of the text",
        3,
        _republic_date,
    ),
    Way(
        ("日",),
        re.compile(rf"(?<=\n){_GAP}(?:—|-){{1,2}}{_GAP}{_DATE}\s?{_DAY}"),
        "the date below the title",
        3,
        _own_date,
    ),
)
"""Those that begin a line."""
LINE_BEGINS = re.compile(r"\n[^\S\n]*[（(—12一二中民-]")
"""Cheaply found: the end of a line before one that a way of `LINES` can begin."""

WAYS: tuple[Way, ...] = tuple(
    Way(needs, re.compile(pattern), reason, weight, read)
    for needs, pattern, reason, weight, read in (
        (
            ("安排", "要点", "计划"),
            rf"(?:根据|按照|依据|结合){_CLAUSE}{{0,24}}?(?P<year>{YEAR})年(?:度)?(?:{_CLAUSE}{{0,6}}工作)?(?:安排|要点|计划(?!生育))",
            "follows the plan of work for a year",
            2,
            _planned_for,
        ),
        (("印发", "发布"), rf"{_DATE}{_DAY}(?:印发|发布)", "the date of issue", 3, _own_date),
        (
            ("时间:", "日期:"),
            rf"(?:调研|统计|成文|撰写|填报|截稿|报告|发言|制表)(?:时间|日期):{_GAP}{_DATE}",
            "the date of the text",
            3,
            _own_date,
        ),
        (
            ("召开", "举行", "主持"),
            rf"\A[^。]{{0,120}}?{_DATE}\s?{_DAY}[^。;\n]{{0,60}}(?:召开|举行|主持)",
            "the day of the meeting",
            2,
            _met,
        ),
        (
            tuple(PLAN_POSITIONS),
            rf"(?=[今本明去上后12xX])(?P<said>{'|'.join(SAID_OF)}|(?:{MASK}|{YEAR})年?{IS}){PLAN_PLACE}",
            PLAN_YEAR,
            3,
            _plan_year,
        ),
        (
            tuple(plans()),
            rf"{PLAN}(?:规划|计划|时期)?的?(?P<after>以来|期间|时期|末|规划|中期)",
            "speaks of a five-year plan",
            2,
            _plan_named,
        ),
        (
            ("《",),
            rf"(?:按照|根据|执行|落实){_CLAUSE}{{0,10}}"
            rf"《[^》]{{0,8}}{PLAN}(?:时期|期间)[^》]{{0,40}}》",
            "follows a paper for a plan",
            2,
            _plan_obeyed,
        ),
        (
            ("周年",),
            rf"(?:今年|本年){_CLAUSE}{{0,12}}{_JUBILEE}[^。；;\d]{{0,4}}(?P<count>[0-9]{{1,3}})周年",
            "an anniversary this year",
            3,
            _jubilee,
        ),
        (
            ("连续",),
            rf"(?P<year>{YEAR})年(?:起|开始)?(?:至今|以来|到现在){_CLAUSE}{{0,12}}?连续{_COUNT}年",
            "counts the years since one",
            3,
            _counted,
        ),
        (
            ("年将", "年要", "年拟", "年计划", "年起"),
            rf"{_SHORT}年(?:将|要|拟|计划|起)",
            "a coming year in two figures",
            3,
            _coming,
        ),
        (
            ("工作",),
            rf"{_SHORT}(?<![年月]..)(?:年度)?的?"
            "(?:人口)?(?:计生|计划生育)?工作(?=[已的还要])",
            "the rest of a year cut out",
            2,
            _remains,
        ),
        (
            ("年以来", "年至今", "年起"),
            rf"(?=[0-9])(?<![0-9])[0-9]?(?P<year>{YEAR})年(?:以来|至今|起(?!每年[升降增减提下上减新]))"
            rf"(?P<yearly>{_CLAUSE}{{0,10}}(?:每年|一年比一年|逐年))?",
            "looks back to a year",
            2,
            _since,
        ),
        (
            ("年",),
            rf"(?P<year>{year_not_behind('0-9到至—~-')})\s?年"
            rf"(?!以来|至今|起|度?{_CLAUSE}{{0,6}}(?:目标|规划|远景|以前|之前))(?={_CLAUSE}{{0,40}}(?:{_PAST_VERB}))",
            TOLD,
            1,
            _told,
        ),
        (
            ("一〇", "一零", "一o", "一O", "一一", "一百"),
            rf"(?<![{HAN}0-9到至—~-])(?P<republic>{REPUBLIC_ALONE})年"
            rf"(?!{_CLAUSE}{{0,6}}(?:目标|规划|以前|之前))",
            TOLD,
            1,
            _told_of_republic,
        ),
        (
            ("春节", "年"),
            r"春节将至|春节将近|春节即将|临近春节|快过年了|提前[^。]{0,6}拜个?早?年",
            "just before the Spring Festival",
            1,
            _in(1, 2),
        ),
        (("新年", "新春"), r"新年上班|新年伊始|新春伊始", "the season of the Spring Festival", 1, _in(1, 3)),
        (("刚刚过去的一年",), r"刚刚过去的一年", "looks back on the year just past", 1, _in(1, 4)),
        (("今年",), MONTH_OF_THIS_YEAR, "tells of a month of this year", 1, _month_reached),
        (("季度",), r"前三季度|1\s*(?:-|至|~|—)\s*3\s*季度", "tells of the third quarter", 1, _in(9, 12)),
        (
            ("上半年",),
            r"今年上半年|总结[^。；;]{0,6}上半年|回顾上半年",
            "tells of the first half-year",
            1,
            _in(6, 12),
        ),
    )
)
