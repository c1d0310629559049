"""Years that do not begin in January (2012/13, FY2012, the year to June 2011) and the months they have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trends.languages.en.periods import MONTHS
from trends.observations.mentions import Period

_MONTH = "(?P<{}>" + "|".join(sorted((m for m in MONTHS if len(m) > 2), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th)? )?"
_AFTER_DAY = r"(?: [0-9]{1,2}(?:st|nd|rd|th)?)?"
_DEFINED = (
    re.compile(
        r"\byear\b[^.;\n]{0,40}?\b(?:runs?|ran|is|was|covers|covered|means|extends|lasts|spans)\s*"
        r"(?:from )?"
        + _DAY + _MONTH.format("first") + _AFTER_DAY + r",?(?: [0-9]{4})?\s*(?:to|through|until|[-–—])\s*"
        + _DAY + _MONTH.format("last"),
        re.IGNORECASE,
    ),
    re.compile(
        r"\byear [0-9]{4}[-/–][0-9]{2,4} ?\((?:from )?" + _DAY + _MONTH.format("first") + _AFTER_DAY
        + r",?(?: [0-9]{4})? ?(?:to|through|until|[-–—]) ?" + _DAY + _MONTH.format("last"),
        re.IGNORECASE,
    ),
    re.compile(
        r"\byears?\b[^.;\n]{0,20}?\b(?:ends?|ended|ending|closes?) (?:on |in |at the end of )?"
        + _DAY + _MONTH.format("last"),
        re.IGNORECASE,
    ),
    re.compile(
        r"\byear\b[^.;\n]{0,20}?\b(?:begins?|starts?) (?:on |in )?" + _DAY + _MONTH.format("first"),
        re.IGNORECASE,
    ),
)  # fmt: skip
_UP_TO = re.compile(
    r"\b(?:year|(?:twelve|12) months) (?:to|ended|ending|up to|until|through|which ended)"
    r"(?: the end of| on| in)?"
    r"(?: the)?(?: [0-9]{1,2}(?:st|nd|rd|th)?)? ?$",
    re.IGNORECASE,
)
_CROSSED = re.compile(r"(?P<first>(?:19|20)[0-9]{2})\s?[/–-]\s?(?P<last>[0-9]{2}|(?:19|20)[0-9]{2})$")

Months = tuple[int, int]
"""First and last month of a year of a text's own."""


def months(view: str) -> Months | None:
    """Return the first and the last month of the year that an English text says it reports by.

    Examples
    --------
    >>> months("The fiscal year runs from July 1 to June 30."), months("Figures by calendar year.")
    ((7, 6), None)
    """
    for pattern in _DEFINED:
        found = pattern.search(view)
        if found:
            said = found.groupdict()
            first, last = (MONTHS[said[k].lower()] if said.get(k) else None for k in ("first", "last"))
            first = first or (last or 12) % 12 + 1
            return (first, last or (first + 10) % 12 + 1) if first != 1 else None
    return None


def fiscal(found: Sequence[Period], view: str, own: Months | None) -> list[Period]:
    """Return the periods with fiscal years as years from one into the next, filed under the latter.

    Examples
    --------
    >>> said = Period(0, 7, "2012/13", year=2012, rule="fiscal_year")
    >>> made = fiscal([said], "2012/13", (7, 6))[0]
    >>> made.kind, made.year, made.year_last, made.month_first, made.month_last
    ('statistical_year', 2012, 2013, 7, 6)
    """
    return [dated(_ended(_across(one, own), view), own) for one in found]


def dated(period: Period, own: Months | None) -> Period:
    """Give a fiscal year the months that its text says; without them its days stay unknown."""
    if period.rule != "fiscal_year" or period.year is None or own is None or period.month_first is not None:
        return period
    last = period.year_last if period.kind == "statistical_year" else period.year
    begun = (last or period.year) - 1
    return replace(
        period, kind="statistical_year", year=begun, year_last=last, month_first=own[0], month_last=own[1]
    )


def _across(period: Period, own: Months | None) -> Period:
    # 2012-13 are two years, but one in a text that says it reports by such years
    said = period.rule == "fiscal_year" or (own is not None and period.month_first is None)
    crossed = _CROSSED.search(period.text) if said else None
    if crossed is None or period.masked:
        return period
    first, last = int(crossed["first"]), int(crossed["last"][-2:])
    if (first + 1) % 100 != last:
        return period
    return replace(
        period, kind="statistical_year", year=first, relative=None, year_last=first + 1, rule="fiscal_year"
    )


def _ended(period: Period, view: str) -> Period:
    whole = period.kind == "month" and period.year is not None and period.month_first == period.month_last
    if not whole or period.month_last in (None, 12):
        return period
    led = _UP_TO.search(view[max(period.start - 60, 0) : period.start])
    if led is None:
        return period
    year = period.year or 0
    start = max(period.start - 60, 0) + led.start()
    return replace(
        period,
        start=start,
        text=view[start : period.end],
        kind="statistical_year",
        year=year - 1,
        year_last=year,
        month_first=(period.month_last or 0) + 1,
        day_first=None,
        day_last=None,
        rule="fiscal_year",
    )
