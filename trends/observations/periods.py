"""Time expressions of a view: words of time, joined to periods."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from trends.errors import unknown
from trends.languages.atoms import Atom
from trends.languages.en import periods as en
from trends.languages.zh import periods as zh
from trends.observations.joining import join, span
from trends.observations.mentions import Period
from trends.observations.resolved import UNKNOWN, Resolved, resolve

__all__ = ["LANGUAGES", "UNKNOWN", "Resolved", "Words", "periods", "resolve"]


class Words(NamedTuple):
    """How a language joins its words of time."""

    atoms: Callable[[str], Iterator[Atom]]
    joins: frozenset[str]
    ranges: frozenset[str]
    paired: dict[str, str]


LANGUAGES: dict[str, Words] = {
    "zh": Words(zh.atoms, zh.JOINS, zh.RANGES, {}),
    "en": Words(en.atoms, en.JOINS, en.RANGES, en.PAIRED),
}
"""By language: its words of time and what joins them."""

_KINDS = {"now": "year", "mean": "annual_mean", "part": ""}
_ALONE = ("day", "until", "since_mark", "opening")
"""Words that are no period by themselves."""


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
    >>> [(p.relative, p.month_first, p.month_last) for p in periods("今年1至11月份", "zh", frozenset())]
    [(0, 1, 11)]
    """
    if language not in LANGUAGES:
        raise unknown("language", language, LANGUAGES, where="periods")
    words = LANGUAGES[language]
    joined: list[Period] = []
    for atom in words.atoms(view):
        _add(joined, _draft(view, atom, masks), view, words.joins, join)
    merged: list[Period] = []
    for period in joined:
        if not merged or _apart(merged[-1], period, view, words.paired):
            merged.append(period)
        else:
            _add(merged, period, view, words.ranges, span)
    return [period for period in merged if period.kind not in _ALONE]


def _apart(first: Period, second: Period, view: str, paired: dict[str, str]) -> bool:
    needed = paired.get(view[first.end : second.start])
    return needed is not None and view[max(first.start - len(needed), 0) : first.start].lower() != needed


def _add(
    found: list[Period],
    period: Period,
    view: str,
    links: frozenset[str],
    rule: Callable[[Period, Period, str], Period | None],
) -> None:
    if found and view[found[-1].end : period.start] in links:
        whole = rule(found[-1], period, view)
        if whole is not None:
            found[-1] = whole
            return
    found.append(period)


def _draft(view: str, atom: Atom, masks: frozenset[str]) -> Period:
    masked = atom.masked or (atom.year is not None and str(atom.year) in masks)
    first, last = atom.months or (None, None)
    day_first, day_last = atom.days or (None, None)
    kind = "since" if atom.rule == "since" and atom.kind == "plan" else _KINDS.get(atom.kind, atom.kind)
    return Period(
        atom.start,
        atom.end,
        view[atom.start : atom.end],
        year=None if masked else atom.year,
        relative=0 if atom.kind == "now" else atom.relative,
        month_first=first,
        month_last=last,
        year_last=None if masked else atom.last,
        kind="since_mark" if atom.kind == "since" else kind or atom.rule,
        masked=masked,
        rule="masked" if masked else atom.rule,
        day_first=day_first,
        day_last=day_last,
    )
