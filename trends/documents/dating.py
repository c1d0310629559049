"""The years in which a text can have been written: what all its clues leave open."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from trends.catalogue.events import ALWAYS, FIRST, LAST, TOLD, Clue, Spans, meet

REPORTED_WITHIN = 2
"""Years after the last one it tells of in which a report is written, where nothing else bounds it."""

RECENT = 3
"""The years before the last one told of that count as recent."""


class Dated(NamedTuple):
    """Bounds of the year, the clues that set them, and those that contradict stronger ones."""

    low: int | None
    high: int | None
    used: tuple[Clue, ...]
    against: tuple[Clue, ...]


def dated(clues: Iterable[Clue], *, masks: Collection[str] = ()) -> Dated:
    """Return the interval of the year that the clues leave open, the strongest first.

    Parameters
    ----------
    clues : iterable of Clue
        Of one text.
    masks : collection of str
        Year expressions that are no dates: what rests on one is left aside.

    Examples
    --------
    >>> from trends.catalogue.events import years
    >>> after, plan = Clue(0, 4, "a law", years(2007, 2100), 2), Clue(9, 20, "a plan", years(2006, 2010), 2)
    >>> dated([after, plan])[:2]
    (2007, 2010)
    """
    trusted = [clue for clue in clues if clue.rests_on not in masks or not clue.rests_on]
    open_, used, against = _narrowed(sorted(trusted, key=lambda c: (-c.weight, *c)))
    low, high = open_[0][0], open_[-1][1]
    if high == LAST and (last := _last_told(trusted)):
        high = max(low, last.spans[0][0] + 12 * (REPORTED_WITHIN + 1) - 1)
        used = [*used, last._replace(reason="the last year it tells of; a report follows within two years")]
    bounding = tuple(sorted(used, key=lambda c: c.start))
    return Dated(*bounds(((low, high),)), bounding, against)


def bounds(spans: Spans) -> tuple[int | None, int | None]:
    """Return the first and last year of the months, None where they are unbounded.

    Examples
    --------
    >>> bounds(((12 * 2007, LAST),))
    (2007, None)
    """
    low, high = spans[0][0], spans[-1][1]
    return (low // 12 if low >= FIRST + 24 else None), (high // 12 if high <= LAST - 24 else None)


def _narrowed(clues: list[Clue]) -> tuple[Spans, list[Clue], tuple[Clue, ...]]:
    open_: Spans = ALWAYS
    used: list[Clue] = []
    against: list[Clue] = []
    for clue in clues:
        left = meet(open_, clue.spans)
        if not left:
            against.append(clue)
        elif left != open_:
            open_ = left
            used.append(clue)
    return open_, used, tuple(against)


def _last_told(clues: list[Clue]) -> Clue | None:
    """Return the last year told of, where the text reports on recent years and not on one long ago."""
    told = [c for c in clues if c.reason == TOLD]
    last = max(told, key=lambda c: (c.spans[0][0], -c.start), default=None)
    recent = [c for c in told if last and c.spans[0][0] > last.spans[0][0] - 12 * RECENT]
    return last if len(recent) > 1 else None
