"""What the year in a Chinese title says: when the text was written, and which year it reports on."""

from __future__ import annotations

import re

from trends.catalogue.events import Clue, Spans, month, years
from trends.languages.zh.years import HAN_YEAR, YEAR, numeral_year

PART_YEAR = re.compile(r"上半年|前?[一二三]季度|[1-9]\s*[-~至—]\s*[0-9]{1,2}\s*(?:月|季度)")
_TITLE_YEAR = re.compile(rf"(?<![0-9])({YEAR}|{HAN_YEAR})\s?年?")
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
    spans, reason, reports = _says(title, numeral_year(said))
    clue = Clue(start, start + len(title), reason, spans, 2, said if said.isdigit() else "")
    return clue, numeral_year(said) if reports and len(named) == 1 else None


def _says(title: str, year: int) -> tuple[Spans, str, bool]:
    if _SPOKEN.search(title):
        return years(year, year), "a meeting of the year in the title", False
    if _INTENDED.search(title):
        return ((month(year - 1, 11), month(year, 12)),), "a paper for the year in the title", False
    if PART_YEAR.search(title):
        return ((month(year, 3), month(year + 1, 2)),), "a report on part of the year in the title", True
    if _PUBLISHED.search(title):
        return years(year + 1, year + 1), "a communiqué follows the year in its title", True
    if _SUMMED_UP.search(title):
        return ((month(year, 11), month(year + 1, 12)),), "a report on the year in the title", True
    return years(year, year + 2), "speaks of the year in the title", True
