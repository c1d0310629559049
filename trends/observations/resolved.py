"""The years a period means inside a part whose own year is known, or only bounded."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from trends.observations.mentions import Period
from trends.schema import Part


class Resolved(NamedTuple):
    """Years and dates of a period; the dates are None unless the year is certain.

    Attributes
    ----------
    year_low, year_high : int or None
        Bounds of the year the value belongs to; a statistical year belongs to the year it ends in.
    period_start, period_end : datetime.date or None
        First and last day.
    months : int or None
        Months covered; None where the text does not say how much of the year has passed.
    """

    year_low: int | None = None
    year_high: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    months: int | None = None


UNKNOWN = Resolved()
WIDEST = 12
"""Years of the widest interval that still says something of when a value was reached."""
OPEN = ("now", "since")
"""Rules of periods that are still running: no number of months."""
SPOKEN = ("今", "去年", "明年", "来年", "this ", "last ", "next ")
"""In a communiqué on 2011 上年 is 2010, but these are counted from the year it was written in."""


def resolve(period: Period, part: Part) -> Resolved:
    """Return the years of a period as said in a part.

    A masked year keeps its flag; what it can mean is bounded by how texts are written: a whole year
    given as a number is the one before the text's own (its own is 今年), a work year (年度) is its own,
    a part of a year either, and of XX年 not even the century is left. What accumulates since a
    relative or masked year is dated by the part's own year, since an absolute one by the interval.

    Examples
    --------
    >>> from trends.schema import Part
    >>> last = Period(0, 2, "去年", relative=-1)
    >>> resolve(last, Part(1, 0, 9, year_low=2011, year_high=2011)).year_low
    2010
    """
    if period.kind == "annual_mean":
        return UNKNOWN
    low, high = _years(period, part)
    if low is None or high is None or _says_nothing(period, low, high):
        return UNKNOWN
    if period.kind == "since":
        return _since(period, part, low, high)
    whole = period.kind in ("plan", "span") or (period.year_last is not None and period.month_first is None)
    if whole and (period.relative is None or part.year_low == part.year_high):
        return Resolved(low, high, date(low, 1, 1), date(high, 12, 31), None)
    if low != high or (period.kind == "statistical_year" and period.month_first is None):
        return Resolved(low, high, None, None, _months(period))
    start, end = _days(period, low)
    return Resolved(low, high, start, end, _months(period))


def _says_nothing(period: Period, low: int, high: int) -> bool:
    return (period.masked and period.kind == "plan") or (period.year is None and high - low > WIDEST)


def _years(period: Period, part: Part) -> tuple[int | None, int | None]:
    if period.kind == "statistical_year" and period.year is not None:
        return period.year_last, period.year_last
    if period.year is not None:
        return period.year, period.year if period.year_last is None else period.year_last
    low, high = part.year_low, part.year_high
    if low is None or high is None or (period.kind == "span" and period.relative is None):
        return None, None
    if period.masked:
        return _behind_mask(period, low, high)
    subject = part.subject_year
    if subject is not None and not (subject < low and any(word in period.text for word in SPOKEN)):
        low = high = subject
    first = period.relative or 0
    last = first if period.year_last is None else period.year_last
    return low + (last if period.kind == "statistical_year" else first), high + last


def _behind_mask(period: Period, low: int, high: int) -> tuple[int | None, int | None]:
    if period.kind == "since" or period.text.endswith("年度"):
        return low, high
    if not any(c.isdigit() for c in period.text):
        return None, None
    return low - 1, high - 1 if period.kind == "year" and period.rule == "masked" else high


def _since(period: Period, part: Part, low: int, high: int) -> Resolved:
    if part.year_low is None or part.year_high is None:
        return UNKNOWN
    certain = part.year_low == part.year_high
    end = date(part.year_high, 12, 31) if certain else None
    if period.year is not None:
        since = date(period.year, period.month_first or 1, 1)
        return Resolved(min(period.year, part.year_high), part.year_high, since, end, None)
    start = date(low, period.month_first or 1, 1) if certain and not period.masked else None
    return Resolved(part.year_low, part.year_high, start, end, None)


def _months(period: Period) -> int | None:
    if period.rule in OPEN or period.day_first is not None:
        return None
    if period.month_first is None or period.month_last is None:
        return 12
    return (period.month_last - period.month_first) % 12 + 1


def _days(period: Period, year: int) -> tuple[date, date]:
    first, last = period.month_first or 1, period.month_last or 12
    begun = year - 1 if period.kind == "statistical_year" else year
    final = monthrange(year, last)[1]
    start = date(begun, first, min(period.day_first or 1, monthrange(begun, first)[1]))
    return start, date(year, last, min(period.day_last or final, final))
