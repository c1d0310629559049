"""The period that a text reports on, as its title says it or as it says itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trends.languages.view import simplify
from trends.observations.bases import is_base
from trends.observations.mentions import Period
from trends.schema import Part

_PARTS = ("half", "quarter", "month", "statistical_year")
_DEFINED = {
    "zh": re.compile(r"年度?\s*(?:[(是为指即从自]|截取)\s*$"),
    "en": re.compile(
        r"\byear(?: under review| covered| of (?:this|the) report)?,?\s+"
        r"(?:runs|ran|is|was|covers|covered|means)\s+(?:from\s+)?$",
        re.IGNORECASE,
    ),
}
"""Before the period that a text says its year is."""
_NEAR = 48
_HALF = re.compile(r"[上下]半年|半年(?=情况|工作|总结|小结|汇报|报告|讲评|分析|调度|督查|推进|计生|人口)")
"""A half year in a title that says no year."""


def subject(view: str, said: Sequence[Period], part: Part, language: str) -> Period | None:
    """Return the period of what a text states without one; None where it does not say it.

    A half year or a statistical year of the title, or one that the text says its year to be, goes
    before the year of the title, and that before the only year the text ever speaks of.

    Examples
    --------
    >>> from trends.observations.periods import periods
    >>> title = "某镇2009年10月至2010年9月报表"
    >>> found = subject(title, periods(title, "zh", frozenset()), Part(1, 0, 20, title=title), "zh")
    >>> found.kind, found.year, found.year_last
    ('statistical_year', 2009, 2010)
    """
    known = part.subject_year is not None
    half = _HALF.search(simplify(part.title)) if language == "zh" and not known else None
    if half is not None and part.year_low is not None and part.year_low == part.year_high:
        first, last = (7, 12) if half[0] == "下半年" else (1, 6)
        return Period(0, 0, "", part.year_low, None, first, last, kind="half", rule="subject")
    planned = None if known else _planned(view, said, part)
    if planned is not None:
        return planned
    for period in (*_titled(view, said, part), *_defined(view, said, language), *_accounted(said, part)):
        if period.kind == "statistical_year" or (known and period.year == part.subject_year):
            return replace(period, text="", rule="subject")
    return Period(0, 0, "", rule="subject") if known else _only_year(view, said, part, language)


def _titled(view: str, said: Sequence[Period], part: Part) -> list[Period]:
    inside = _inside(view, said, part)
    return [p for p in inside if p.kind in _PARTS and p.day_first is None and p.year is not None]


def _inside(view: str, said: Sequence[Period], part: Part) -> list[Period]:
    # the title may stand on two lines
    words = map(re.escape, simplify(part.title).split())
    found = re.search(r"\s+".join(words), view) if part.title else None
    return [p for p in said if found.start() <= p.start and p.end <= found.end()] if found else []


def _planned(view: str, said: Sequence[Period], part: Part) -> Period | None:
    # “十五”期间…的回顾: a title that speaks of a plan's years
    inside = _inside(view, said, part)
    plans = [p for p in inside if p.kind == "plan" and not p.masked and p.text.endswith(("期间", "时期"))]
    return replace(plans[0], text="", rule="subject") if len(plans) == len(inside) == 1 else None


def _defined(view: str, said: Sequence[Period], language: str) -> list[Period]:
    pattern = _DEFINED[language]
    years = (p for p in said if p.kind == "statistical_year" and not p.masked)
    return [p for p in years if pattern.search(view[max(p.start - _NEAR, 0) : p.start])]


def _accounted(said: Sequence[Period], part: Part) -> list[Period]:
    # The only year across the new year that a text speaks of, which ends in the year of its title
    years = [p for p in said if p.kind == "statistical_year" and not p.masked and p.year is not None]
    spans = {(p.year, p.month_first, p.year_last, p.month_last) for p in years}
    whole = len(spans) == 1 and (years[0].month_last or 0) % 12 + 1 == years[0].month_first
    if not whole:
        return []
    low, high = part.year_low, part.year_high
    near = part.subject_year is None and low is not None and high is not None
    fits = low <= (years[0].year_last or 0) <= high if near and low and high else False
    return years[:1] if fits or years[0].year_last == part.subject_year else []


def _only_year(view: str, said: Sequence[Period], part: Part, language: str) -> Period | None:
    # The one absolute year of a text written in it or just after it, said twice at least
    years = [p for p in said if p.kind == "year" and p.year is not None and not is_base(view, p, language)]
    if len(years) < 2 or len({p.year for p in years}) > 1 or part.year_low is None or part.year_high is None:
        return None
    near = part.year_low - 1 <= (years[0].year or 0) <= part.year_high
    return years[0] if near and part.year_high - part.year_low <= 2 else None
