"""How a masked year gives itself away in Chinese: struck out, or used for what no one year can be."""

from __future__ import annotations

import re

from trends.languages.zh.years import IS, PLAN_PLACE, YEAR, plan_year, year_not_behind

STRUCK_OUT = re.compile(
    r"([12xX](?<![A-Za-z0-9].)(?:(?<=2)0[_*]{2}|(?:(?<=2)0|(?<=1)9)[xX]{2,4}|(?<=[xX])[xX]{1,3}))"
    r"(?=\s*(?:年|至\d{4}年))"
)
"""20xx年, XX年."""
USED = re.compile(rf"({year_not_behind('0-9.')})(?=\s?年|\s?[〕﹞\]‟]|\s?[全目计度])")
"""A year expression in figures."""

SAME_TWICE = re.compile(rf"({year_not_behind('0-9')})年?(?:至|到|—|-)\1年")
REVIEWED_AND_PLANNED = re.compile(
    rf"总结[^。；;]{{0,12}}?({YEAR})年[^。；;]{{4,80}}?(?:部署|安排)[^。；;]{{0,12}}?\1年"
)
_PLAN_OF_YEAR = re.compile(rf"(?P<year>{year_not_behind('0-9')})年{IS}{PLAN_PLACE}")

FUTURE_BEFORE = re.compile(r"(?:到|至|力争|争取|确保|展望|—|-|~)\s*$")
FUTURE_AFTER = re.compile(r"^\s*年?\s*(?:底|末|前|之前|以前|的?目标|规划|远景|要|将|力争|计划|预计)")
"""What stands around a year still to come."""


def misplaced(view: str) -> list[tuple[str, int, int, int]]:
    """Return years said to hold a place in a plan that is another year's: year, start, end, true year.

    Examples
    --------
    >>> misplaced("2025年是“十二五”规划的收官之年")
    [('2025', 0, 18, 2015)]
    """
    return [
        (match["year"], match.start(), match.end(), true)
        for match in _PLAN_OF_YEAR.finditer(view)
        if int(match["year"]) != (true := plan_year(match["plan"] or match["bare"], match["position"]))
    ]
