"""OBSERVATIONS as figures in the order of their text, found by what they state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import polars as pl

from trends.evidence.printed import is_difference, slack

LEVEL_ROLES = ("observed", "mean")


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation, as the rules of arithmetic need it; fields as in OBSERVATIONS."""

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

    @property
    def known(self) -> float:
        """The value of a figure that has one."""
        return 0.0 if self.value is None else self.value

    @property
    def slack(self) -> float:
        """How far the true value may lie from the printed one."""
        return slack(self.quote, self.known, self.bound)

    @property
    def difference(self) -> bool:
        """Whether it is a distance between two levels."""
        return is_difference(self.quote, self.unit)


FIELDS = tuple(Figure.__dataclass_fields__)


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
        pl.col("subgroup", "region", "unit", "quote", "document").fill_null(""),
    )
    rows = filled.sort("document", "part", "start", "id").select(FIELDS).iter_rows()
    figures = (Figure(*row) for row in rows)
    for _, found in groupby(figures, key=lambda f: (f.document, f.part)):
        yield list(found)


def nearest(candidates: Iterable[Figure], to: Figure, *, within: int = 10**9) -> Figure | None:
    """Return the candidate that stands nearest to a figure, the one before it when two are as near.

    Examples
    --------
    >>> nearest([], None) is None
    True
    """
    placed = [(abs(c.start - to.start), c.start, c.id, c) for c in candidates]
    best = min(placed, default=None, key=lambda p: p[:3])
    return best[3] if best and best[0] <= within else None


def same_place(one: Figure, other: Figure) -> bool:
    """Whether two figures speak of one region and one subgroup."""
    return one.region == other.region and one.subgroup == other.subgroup


def same_time(one: Figure, other: Figure) -> bool:
    """Whether two figures can be of one period: equal where both are known."""
    starts = one.period_start == other.period_start and one.period_end == other.period_end
    dated = one.period_start is not None and other.period_start is not None
    years = one.year == other.year or one.year is None or other.year is None
    return (starts if dated else True) and years


def is_level(figure: Figure) -> bool:
    """Whether a figure states a level itself: neither a bound, nor a distance, nor damaged.

    Examples
    --------
    >>> is_level(Figure("a", "d", 1, 0, 3, "9.5", "x", "", "A", 9.5, None, "‰", "<", "observed", *[None] * 3))
    False
    """
    plain = figure.value is not None and figure.bound in ("=", "~")
    return plain and figure.role in LEVEL_ROLES and not figure.difference
