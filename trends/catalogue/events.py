"""Events that date a text: one frozen `Event` for each entry of ``events.toml``; months as whole numbers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

Spans = tuple[tuple[int, int], ...]
"""Months from–to, both inside, in order; a month is ``12 * year + month - 1``."""

FIRST, LAST = 12 * 1900, 12 * 2101 - 1
ALWAYS: Spans = ((FIRST, LAST),)

TOLD = "tells of a year as past"
PLAN_YEAR = "the year's place in a five-year plan"
"""Reasons of clues that other rules look for."""


class Clue(NamedTuple):
    """What one passage says about when its text was written.

    Attributes
    ----------
    start, end : int
        Characters of the passage.
    reason : str
        Why it says so.
    spans : Spans
        The months it leaves open.
    weight : int
        3 for what a text says of itself, 2 for what it presupposes, 1 for custom and season.
    rests_on : str
        The year expression it reads as a date; "" when it would hold were that year a mask.
    """

    start: int
    end: int
    reason: str
    spans: Spans
    weight: int
    rests_on: str = ""


@dataclass(frozen=True)
class Event:
    """One entry of ``events.toml``.

    Attributes
    ----------
    id : str
        The entry's own name.
    names : dict of str to tuple of str
        By language, how texts call it; Chinese in simplified characters.
    after, until : int
        First month a text can speak of it, last month a text speaks of it as present.
    now : Spans
        When it was under way; empty where that was never bounded.
    """

    id: str
    names: dict[str, tuple[str, ...]]
    after: int
    until: int
    now: Spans


def month(year: int, number: int) -> int:
    """Return a month as one number.

    Examples
    --------
    >>> month(2012, 1) - month(2011, 12)
    1
    """
    return 12 * year + number - 1


def years(first: int, last: int) -> Spans:
    """Return whole years as one span.

    Examples
    --------
    >>> years(2011, 2011) == ((month(2011, 1), month(2011, 12)),)
    True
    """
    return ((month(first, 1), month(last, 12)),)


def meet(one: Spans, other: Spans) -> Spans:
    """Return the months that stand in both.

    Examples
    --------
    >>> meet(years(2001, 2005), years(2004, 2009)) == years(2004, 2005)
    True
    """
    found = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return tuple(sorted((low, high) for low, high in found if low <= high))


@cache
def events() -> dict[str, Event]:
    """Return every event by its id.

    Examples
    --------
    >>> events()["census_2010"].names["zh"][0]
    '六普'
    """
    return {key: _event(key, fields) for key, fields in _file()["events"].items()}


@cache
def plans() -> dict[str, int]:
    """Return the first year of each five-year plan by its Chinese name.

    Examples
    --------
    >>> plans()["十二五"]
    2011
    """
    return _file()["plans"]


@cache
def anniversaries() -> dict[str, int]:
    """Return the years that anniversaries are counted from, by what is commemorated.

    Examples
    --------
    >>> anniversaries()["建党"]
    1921
    """
    return _file()["anniversaries"]


@cache
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("events.toml").read_text(encoding="utf-8"))


def _event(key: str, fields: dict[str, Any]) -> Event:
    return Event(
        id=key,
        names={language: tuple(fields.get(language, ())) for language in ("zh", "en")},
        after=_month(fields["after"]),
        until=_month(fields["until"]) if "until" in fields else LAST,
        now=tuple((_month(first), _month(last)) for first, last in fields.get("now", ())),
    )


def _month(text: str) -> int:
    year, number = text.split("-")
    return month(int(year), int(number))
