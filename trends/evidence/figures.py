"""OBSERVATIONS as figures in the order of their text, found by what they state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import polars as pl

from trends.evidence.printed import is_difference, says_yearly, slack

LEVEL_ROLES = ("observed", "mean")
BESIDE = 40
"""A figure without a year is of the year of another this close to it, and may be of any other."""


class _Fields(NamedTuple):
    id: str
    document: str
    part: int
    start: int
    end: int
    quote: str
    indicator: str
    subgroup: str
    region: str
    value: float | None
    value_high: float | None
    unit: str
    bound: str
    role: str
    year: int | None
    period_start: date | None
    period_end: date | None
    period_text: str = ""


class Figure(_Fields):
    """One observation, as the rules of arithmetic need it; fields as in OBSERVATIONS."""

    @property
    def known(self) -> float:
        """The value of a figure that has one."""
        return 0.0 if self.value is None else self.value

    @property
    def known_year(self) -> int:
        """The year of a figure that has one."""
        return 0 if self.year is None else self.year

    @cached_property
    def slack(self) -> float:
        """How far the true value may lie from the printed one."""
        return slack(self.quote, self.known, self.bound)

    @cached_property
    def difference(self) -> bool:
        """Whether it is a distance between two levels."""
        return is_difference(self.quote, self.unit)

    @property
    def yearly(self) -> bool:
        """Whether it is a pace: a change so much a year, over years."""
        said = says_yearly(self.quote) or says_yearly(self.period_text)
        return (self.role == "change" and said) or (self.role == "mean" and self.difference)

    @property
    def spans(self) -> bool:
        """Whether its period covers more than one calendar year."""
        start, end = self.period_start, self.period_end
        return start is not None and end is not None and start.year < end.year


def months(figure: Figure) -> int | None:
    """Return how many months a figure covers; None where its period is not known.

    Examples
    --------
    >>> from datetime import date
    >>> year = (None, date(2006, 1, 1), date(2006, 11, 30))
    >>> months(Figure("a", "d", 1, 0, 3, "9", "x", "", "A", 9.0, None, "birth", "=", "observed", *year))
    11
    """
    start, end = figure.period_start, figure.period_end
    if start is None or end is None:
        return None
    return (end.year - start.year) * 12 + end.month - start.month + 1


FIELDS = Figure._fields


def texts(observations: pl.DataFrame) -> Iterator[list[Figure]]:
    """Yield the figures of each part of each document, in the order of the text.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS
    >>> list(texts(OBSERVATIONS.empty()))
    []
    """
    stated = observations.filter(pl.col("role").cast(pl.String) != "derived").drop_nulls("indicator")
    filled = stated.with_columns(
        pl.col("part", "start", "end").fill_null(0),
        pl.col("bound").cast(pl.String).fill_null("="),
        pl.col("role").cast(pl.String),
        pl.col("subgroup", "region", "unit", "quote", "document", "period_text").fill_null(""),
    )
    rows = filled.sort("document", "part", "start", "id").select(FIELDS).iter_rows()
    figures = map(Figure._make, rows)
    for _, found in groupby(figures, key=lambda f: (f.document, f.part)):
        yield list(found)


def by_region(figures: list[Figure]) -> list[list[Figure]]:
    """Return the figures of each region, in the order of the text.

    Examples
    --------
    >>> by_region([])
    []
    """
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.region, []).append(figure)
    return list(groups.values())


def by_indicator(figures: list[Figure]) -> dict[str, list[Figure]]:
    """Return the figures of each indicator, in the order of the text.

    Examples
    --------
    >>> by_indicator([])
    {}
    """
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.indicator, []).append(figure)
    return groups


def nearest(candidates: Iterable[Figure], to: Figure, *, within: int = 10**9) -> Figure | None:
    """Return the last candidate before a figure, or the first after it.

    In a list of places each clause states its own figures one after the other: what stands before
    belongs to the clause, what stands after often to the next.

    Examples
    --------
    >>> nearest([], None) is None
    True
    """
    near = [c for c in candidates if abs(c.start - to.start) <= within]
    if len(near) < 2:
        return near[0] if near else None
    return min(near, key=lambda c: (c.start > to.start, abs(c.start - to.start), c.id))


def clause(figure: Figure, figures: list[Figure]) -> list[Figure]:
    """Return the figures between the statements of the same kind before and after a figure.

    In a text that goes from place to place and does not repeat a name, the next birth rate begins
    the next place: nothing is reckoned across it.

    Examples
    --------
    >>> clause(None, [])
    []
    """
    alike = [
        f.start
        for f in figures
        if f.indicator == figure.indicator and f.role == figure.role and same_place(f, figure)
    ]
    since = max((s for s in alike if s < figure.start), default=-1)
    until = min((s for s in alike if s > figure.start), default=10**9)
    return [f for f in figures if since < f.start < until]


def same_place(one: Figure, other: Figure) -> bool:
    """Whether two figures speak of one region and one subgroup."""
    return one.region == other.region and one.subgroup == other.subgroup


def same_time(one: Figure, other: Figure) -> bool:
    """Whether two figures can be of one period: equal where both are known."""
    starts = one.period_start == other.period_start and one.period_end == other.period_end
    dated = one.period_start is not None and other.period_start is not None
    years = one.year == other.year or one.year is None or other.year is None
    return (starts if dated else True) and years


def at_one_time(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one period; where only one is dated, they must stand side by side."""
    dated = (one.year is None) == (other.year is None)
    return same_time(one, other) and (dated or abs(one.start - other.start) <= BESIDE)


def is_level(figure: Figure) -> bool:
    """Whether a figure states a level itself: neither a bound, nor a distance, nor damaged.

    Examples
    --------
    >>> is_level(Figure("a", "d", 1, 0, 3, "9.5", "x", "", "A", 9.5, None, "‰", "<", "observed", *[None] * 3))
    False
    """
    plain = figure.value is not None and figure.bound in ("=", "~")
    return plain and figure.role in LEVEL_ROLES and not figure.difference
