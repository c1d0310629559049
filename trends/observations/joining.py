"""Rules that join neighbouring words of time to one period, and two periods to a range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from trends.observations.mentions import Period

Rule = Callable[[Period, Period, dict[str, Any]], Period | None]
PARTS = ("half", "quarter", "month")


def join(first: Period, second: Period, view: str) -> Period | None:
    """Return two neighbours as one period (去年 + 10月), or None when they do not belong together.

    Examples
    --------
    >>> half = Period(2, 5, "上半年", month_first=1, month_last=6, kind="half")
    >>> join(Period(0, 2, "去年", relative=-1), half, "去年上半年").kind
    'half'
    """
    return _first(JOINS, first, second, view)


def span(first: Period, second: Period, view: str) -> Period | None:
    """Return two periods with 至 or a dash between as their range, or None when they make none.

    Examples
    --------
    >>> span(Period(0, 5, "2006年", 2006), Period(6, 11, "2010年", 2010), "2006年至2010年").year_last
    2010
    """
    return _first(SPANS, first, second, view)


def _first(rules: tuple[Rule, ...], first: Period, second: Period, view: str) -> Period | None:
    told = {"end": second.end, "text": view[first.start : second.end]}
    return next((made for rule in rules if (made := rule(first, second, told)) is not None), None)


def dated(period: Period) -> bool:
    """Return whether the period itself says its year, be it relative or masked.

    Examples
    --------
    >>> dated(Period(0, 2, "6月", month_first=6, month_last=6))
    False
    """
    return period.year is not None or period.relative is not None or period.masked


def _own_year(period: Period) -> dict[str, Any]:
    return {"year": period.year, "relative": period.relative, "masked": period.masked}


def _since(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    if second.kind != "since_mark" or first.kind in ("annual_mean", "since", "day", "until"):
        return None
    return replace(first, kind="since", rule="since", **told)


def _opening(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    if first.kind != "opening" or second.kind not in ("year", *PARTS):
        return None
    return replace(second, start=first.start, kind="since", rule="since", text=told["text"])


def _until(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    if first.kind != "until" or second.kind not in ("year", *PARTS):
        return None
    month = None if second.month_first is None else 1
    return replace(second, start=first.start, rule="until", month_first=month, text=told["text"])


def _day(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    if second.kind != "day" or first.kind != "month" or first.day_first is not None:
        return None
    return replace(first, day_first=second.day_first, day_last=second.day_last, **told)


def _whole(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    whole = (
        second.kind == "year" and second.rule == "whole" and first.kind == "year" and first.rule != "whole"
    )
    return replace(first, **told) if whole else None


def _narrow(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    if second.kind not in PARTS or dated(second) or first.kind != "year" or first.rule == "now":
        return None
    until = first.rule == "until"
    rule = first.rule if until or first.masked else second.rule
    months: dict[str, Any] = {
        "month_first": 1 if until else second.month_first,
        "month_last": second.month_last,
    }
    return replace(first, kind=second.kind, rule=rule, **months, **told)


def _narrow_backwards(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    """English says the year last: the first half of 2011, October last year."""
    backwards = (
        first.kind in PARTS and not dated(first) and second.kind == "year" and first.end < second.start
    )
    return replace(first, **_own_year(second), **told) if backwards and second.rule != "whole" else None


def _years(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    if not first.kind == second.kind == "year" or first.year_last is not None:
        return None
    if first.masked or second.masked:
        return replace(first, year=None, kind="span", masked=True, rule="masked", **told)
    for begun, ended in ((first.year, second.year), (first.relative, second.relative)):
        if begun is not None and ended is not None and begun < ended:
            return replace(first, year_last=ended, kind="span", rule="range", **told)
    return None


def _days(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    if second.kind != "day" or first.day_first is None or first.day_last != first.day_first:
        return None
    return replace(first, day_last=second.day_last, **told)


def _months(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    if (
        first.kind not in PARTS
        or second.kind not in PARTS
        or first.month_first is None
        or second.month_last is None
    ):
        return None
    ends: dict[str, Any] = {"month_last": second.month_last, "day_last": second.day_last} | told
    forward = first.month_first <= second.month_last
    if forward and (not dated(second) or _own_year(first) == _own_year(second)):
        return replace(first, **ends)
    if forward and not dated(first):
        return replace(first, **_own_year(second), **ends)
    return _across(first, second, ends)


def _across(first: Period, second: Period, ends: dict[str, Any]) -> Period | None:
    across = ends | {"kind": "statistical_year", "rule": "statistical"}
    if first.masked or second.masked:
        return replace(first, year=None, masked=True, **across)
    if first.year is None and second.year is None:
        last = second.relative or 0
        relative = last - 1 if first.relative is None else first.relative
        return replace(first, relative=relative, year_last=last, **across)
    year = first.year if first.year is not None else (second.year or 0) - 1
    return replace(first, year=year, relative=None, year_last=second.year or year + 1, **across)


JOINS: tuple[Rule, ...] = (_since, _opening, _until, _day, _whole, _narrow, _narrow_backwards)
SPANS: tuple[Rule, ...] = (_years, _days, _months)
