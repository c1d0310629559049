"""What the year in a Chinese title says: when the text was written, and which year it reports on."""

from __future__ import annotations

import re

from trends.catalogue.events import Clue, Spans, month, plans, years
from trends.languages.zh.years import HAN_YEAR, PLAN, REPUBLIC, YEAR, numeral_year, republic_year

PART_YEAR = re.compile(r"上半年|前?[一二三]季度|[1-9]\s*[-~至—]\s*[0-9]{1,2}\s*(?:月|季度)")
_TITLE_YEAR = re.compile(rf"(?<![0-9])({YEAR}|{HAN_YEAR})\s?年?")
_REPUBLIC_YEAR = re.compile(rf"(?<![0-9])(?:民国)?({REPUBLIC})年")
_PLANNED = re.compile(
    rf"{PLAN}(?:时期)?[^总回评中]{{0,12}}规划(?!(?:实施|执行|中期|评估|完成|落实|总结|期间))"
)
_YEARBOOK = re.compile(r"年鉴")
_SPOKEN = re.compile(r"讲话|致辞|发言|会上|会议|主持词|政府工作报告")
_INTENDED = re.compile(r"计划(?!生育)|要点|安排|方案|意见|规划|通知|决定|办法|规定|条例")
_REVIEWED_AND_AHEAD = re.compile(r"(?:总结|情况|完成)[^。]*(?:打算|计划(?!生育)|安排|思路|要点|意见)")
_PUBLISHED = re.compile(r"公报")
_SUMMED_UP = re.compile(r"总结|小结|汇报|情况")


def titled(title: str, start: int, *, republic: bool = False) -> tuple[Clue | None, int | None]:
    """Return what a title's year says about the time of writing, and the year the text reports on.

    Years may be counted from 1912 where `republic` says so; a yearbook reports on the year before its own.

    Examples
    --------
    >>> titled("2011年国民经济和社会发展统计公报", 0)[1]
    2011
    >>> titled("在2012年全县春季会议上的讲话", 0)[0].spans == years(2012, 2012)
    True
    """
    planned = _PLANNED.search(title)
    if planned:
        first = plans()[planned["plan"] or planned["bare"]]
        return Clue(start, start + len(title), "a plan of the years in the title", _around(first), 2), None
    named = [(m[1], numeral_year(m[1])) for m in _TITLE_YEAR.finditer(title)]
    if republic:
        named = named or [(m[1], republic_year(m[1])) for m in _REPUBLIC_YEAR.finditer(title)]
    if not named:
        return None, None
    if len(named) == 2 and named[1][1] == named[0][1] + 1 and _REVIEWED_AND_AHEAD.search(title):
        year = named[0][1]
        both = ((month(year, 11), month(year + 1, 4)),)
        return Clue(
            start, start + len(title), "reviews one year and plans the next", both, 2, named[0][0]
        ), year
    said, year = named[-1]
    spans, reason, reports = _says(title, year)
    clue = Clue(start, start + len(title), reason, spans, 2, said if said.isdigit() else "")
    own = year - 1 if _YEARBOOK.search(title) else year
    return clue, own if reports and len(named) == 1 else None


def _around(first: int) -> Spans:
    return ((month(first - 1, 3), month(first + 1, 12)),)


def _says(title: str, year: int) -> tuple[Spans, str, bool]:
    for pattern, reason, reports, first, last in _GENRES:
        if pattern.search(title):
            return ((month(year + first[0], first[1]), month(year + last[0], last[1])),), reason, reports
    return years(year, year + 2), "speaks of the year in the title", True


_GENRES = (
    (_YEARBOOK, "a yearbook of the year in its title", True, (0, 1), (0, 12)),
    (_SPOKEN, "a meeting of the year in the title", False, (0, 1), (0, 12)),
    (_INTENDED, "a paper for the year in the title", False, (-1, 11), (0, 12)),
    (PART_YEAR, "a report on part of the year in the title", True, (0, 3), (1, 2)),
    (_PUBLISHED, "a communiqué follows the year in its title", True, (1, 1), (1, 12)),
    (_SUMMED_UP, "a report on the year in the title", True, (0, 11), (1, 12)),
)
"""By genre: why, whether it reports on that year, and years and months from the title's to its writing."""
