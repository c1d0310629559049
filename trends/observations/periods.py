"""Time expressions of a view: words of time joined to periods, and their years within a part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from trends.errors import unknown
from trends.languages.atoms import Atom
from trends.languages.en import periods as en
from trends.languages.zh import periods as zh
from trends.observations.mentions import Period
from trends.observations.resolved import Resolved, resolve

__all__ = ["LANGUAGES", "Resolved", "periods", "resolve"]


class Words(NamedTuple):
    """How a language joins its words of time."""

    atoms: Callable[[str], Iterator[Atom]]
    joins: frozenset[str]
    ranges: frozenset[str]


LANGUAGES: dict[str, Words] = {
    "zh": Words(zh.atoms, zh.JOINS, zh.RANGES),
    "en": Words(en.atoms, en.JOINS, en.RANGES),
}
"""By language: its words of time and what joins them."""


def periods(view: str, language: str, masks: frozenset[str]) -> list[Period]:
    """Return the periods of a view in its order, none overlapping another.

    Parameters
    ----------
    view : str
        From `trends.languages.view.simplify`.
    language : str
        A key of `LANGUAGES`.
    masks : frozenset of str
        Year expressions that are masks in this text ("2025").

    Examples
    --------
    >>> [(p.text, p.relative, p.month_first, p.month_last) for p in periods("今年1至11月份", "zh", frozenset())]
    [('今年1至11月份', 0, 1, 11)]
    """
    if language not in LANGUAGES:
        raise unknown("language", language, LANGUAGES, where="periods")
    words = LANGUAGES[language]
    found: list[Period] = []
    for atom in words.atoms(view):
        joined = _join(view, found[-1], atom, words.joins) if found else None
        if joined is not None:
            found[-1] = joined
        elif atom.kind != "since":
            found.append(_draft(view, atom, masks))
    return [
        p
        for p in _ranges(view, found, words.ranges)
        if p.rule != "day" and p.kind not in ("until", "opening")
    ]


def _draft(view: str, atom: Atom, masks: frozenset[str]) -> Period:
    masked = atom.masked or (atom.year is not None and str(atom.year) in masks)
    first, last = atom.months or (None, None)
    day_first, day_last = atom.days or (None, None)
    return Period(
        atom.start,
        atom.end,
        view[atom.start : atom.end],
        year=None if masked else atom.year,
        relative=0 if atom.kind == "now" else atom.relative,
        month_first=first,
        month_last=last,
        year_last=atom.last,
        kind="since" if atom.rule == "since" else _KINDS.get(atom.kind, atom.rule),
        masked=masked,
        rule="masked" if masked else atom.rule,
        day_first=day_first,
        day_last=day_last,
    )


_NONE: frozenset[str] = frozenset()
_CLOSED = ("annual_mean", "until", "since")
_KINDS = {"year": "year", "now": "year", "mean": "annual_mean", "span": "span", "plan": "plan"}


def _join(view: str, first: Period, second: Atom, joins: frozenset[str]) -> Period | None:
    gap = view[first.end : second.start]
    if gap not in joins:
        return None
    told: dict[str, Any] = {"end": second.end, "text": view[first.start : second.end]}
    if second.kind == "since":
        return replace(first, kind="since", rule="since", **told) if first.kind not in _CLOSED else None
    if first.kind in ("until", "opening") and second.kind in ("year", "part"):
        return _opened(first, _draft(view, second, _NONE), view)
    if second.kind == "day" and first.kind == "month" and first.day_first is None:
        return (
            replace(first, day_first=second.days[0], day_last=second.days[1], **told) if second.days else None
        )
    if second.kind == "year" and second.rule == "whole" and first.kind == "year":
        return replace(first, **told)
    if (
        second.kind == "part"
        and first.kind == "year"
        and second.months
        and first.rule not in ("now", "whole")
    ):
        rule = first.rule if first.rule in ("until", "masked") else second.rule
        months: dict[str, Any] = {
            "month_first": 1 if rule == "until" else second.months[0],
            "month_last": second.months[1],
        }
        return replace(first, kind=second.rule, rule=rule, **months, **told)
    return _join_backwards(view, first, second, told)


def _opened(first: Period, second: Period, view: str) -> Period:
    second = replace(second, start=first.start, text=view[first.start : second.end])
    if first.kind == "opening":
        return replace(second, kind="since", rule="since")
    return replace(second, rule="until", month_first=None if second.month_first is None else 1)


def _join_backwards(view: str, first: Period, second: Atom, told: dict[str, Any]) -> Period | None:
    """English puts the year last: the first half of 2011, October last year."""
    if first.month_first is None or first.year is not None or first.relative is not None or first.masked:
        return None
    if second.kind != "year" or second.rule == "whole" or view[first.end : second.start] == "":
        return None
    return replace(first, year=second.year, relative=second.relative, masked=second.masked, **told)


def _ranges(view: str, found: list[Period], links: frozenset[str]) -> list[Period]:
    merged: list[Period] = []
    for period in found:
        last = merged[-1] if merged else None
        if last is not None and view[last.end : period.start] in links:
            whole = _range(view, last, period)
            if whole is not None:
                merged[-1] = whole
                continue
        merged.append(period)
    return merged


def _range(view: str, first: Period, second: Period) -> Period | None:
    told: dict[str, Any] = {"end": second.end, "text": view[first.start : second.end]}
    if first.kind == second.kind == "year" and first.year_last is None:
        return _year_range(first, second, told)
    if second.rule == "day" and first.day_first is not None:
        return replace(first, day_last=second.day_last, **told)
    if first.month_first is None or second.month_last is None or first.kind in ("since", "plan"):
        return None
    months: dict[str, Any] = {"month_last": second.month_last, "day_last": second.day_last}
    if _dated(second) and not _dated(first) and first.month_first <= second.month_last:
        own: dict[str, Any] = {"year": second.year, "relative": second.relative, "masked": second.masked}
        return replace(first, **own, **months, **told)
    if _dated(second) and (first.year, first.relative) != (second.year, second.relative):
        return _across(first, second, months | told)
    if not _dated(first) and first.month_first > second.month_last:
        return replace(
            first, kind="statistical_year", relative=-1, year_last=0, rule="statistical", **months, **told
        )
    return replace(first, **months, **told)


def _dated(period: Period) -> bool:
    return period.year is not None or period.relative is not None or period.masked


def _year_range(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    if first.masked or second.masked:
        return replace(first, year=None, kind="span", masked=True, rule="masked", **told)
    if first.year is not None and second.year is not None and first.year < second.year:
        return replace(first, year_last=second.year, kind="span", rule="range", **told)
    if first.relative is not None and second.relative is not None and first.relative < second.relative:
        return replace(first, year_last=second.relative, kind="span", rule="range", **told)
    return None


def _across(first: Period, second: Period, told: dict[str, Any]) -> Period | None:
    kind: dict[str, Any] = {"kind": "statistical_year", "rule": "statistical"}
    if first.masked or second.masked:
        return replace(first, year=None, masked=True, **kind, **told)
    if first.relative is not None and second.relative is not None:
        return replace(first, year_last=second.relative, **kind, **told)
    if first.year is None:
        year, relative = (second.year - 1, None) if second.year is not None else (None, -1)
        return replace(
            first, year=year, relative=relative, year_last=(year + 1) if year else 0, **kind, **told
        )
    last = second.year if second.year is not None else first.year + max(second.relative or 1, 1)
    return replace(first, year_last=last, **kind, **told)
