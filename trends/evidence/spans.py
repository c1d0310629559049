"""Figures of periods that make up a longer one: two halves of a year, the years under a stated mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import fsum

from trends.catalogue.relations import stocks
from trends.evidence.arithmetic import signed_sum
from trends.evidence.figures import Figure, by_region, is_level, same_place
from trends.evidence.ties import Tie, tie

CHANGING = ("‰", "%", "per_100_females")
"""Units whose mean over years is weighted by what they are taken of."""


def period_ties(figures: list[Figure]) -> list[Tie]:
    """Compare a count with the sum of those of the shorter periods that its own is made of.

    Examples
    --------
    >>> period_ties([])
    []
    """
    flows = [
        f for f in figures if f.role == "observed" and f.bound == "=" and _flow(f) and f.value is not None
    ]
    dated = [f for f in flows if f.period_start is not None and f.period_end is not None]
    return [t for place in by_region(dated) for total in place if (t := _sum(total, place))]


def mean_ties(figures: list[Figure]) -> list[Tie]:
    """Compare a yearly mean with the mean of the years, where the text prints every one of them.

    A mean rate may be taken over all events of the period instead: one that lies within the years'
    range and is not their plain mean is untestable.

    Examples
    --------
    >>> mean_ties([])
    []
    """
    places = by_region([f for f in figures if f.bound == "=" and f.value_high is None])
    means = [(f, place) for place in places for f in place if f.role == "mean" and f.spans and is_level(f)]
    return [t for mean, place in means if (t := _mean(mean, place))]


def tiles(periods: Sequence[tuple[date, date]], whole: tuple[date, date]) -> bool:
    """Whether periods follow one another without a gap from the beginning of a whole to its end.

    Examples
    --------
    >>> first, last = date(2012, 1, 1), date(2012, 12, 31)
    >>> tiles([(date(2012, 7, 1), last), (first, date(2012, 6, 30))], (first, last))
    True
    """
    ordered = sorted(periods)
    if len(ordered) < 2 or (ordered[0][0], ordered[-1][1]) != whole:
        return False
    return all(one[1] + timedelta(days=1) == other[0] for one, other in pairwise(ordered))


def _sum(total: Figure, place: list[Figure]) -> Tie | None:
    whole = _period(total)
    alike = [
        f for f in place if f.indicator == total.indicator and f.unit == total.unit and same_place(f, total)
    ]
    inside = [f for f in alike if f is not total and _within(_period(f), whole)]
    parts = list({_period(f): f for f in reversed(inside)}.values())
    if not tiles([_period(f) for f in parts], whole):
        return None
    parts.sort(key=lambda f: f.start)
    computed = signed_sum([(f.known, 1) for f in parts])
    return tie("periods", total, parts, computed, fsum(f.slack for f in parts))


def _mean(mean: Figure, place: list[Figure]) -> Tie | None:
    first, last = _period(mean)
    levels = [f for f in place if f.role == "observed" and f.indicator == mean.indicator and is_level(f)]
    alike = [f for f in levels if f.unit == mean.unit and same_place(f, mean) and not f.spans]
    held = {f.year: f for f in reversed(alike)}
    years = [held[year] for year in range(first.year, last.year + 1) if year in held]
    if len(years) < last.year - first.year + 1:
        return None
    values = [f.known for f in years]
    off = fsum(f.slack for f in years) / len(years)
    made = tie("mean", mean, years, fsum(values) / len(values), off, counted=False)
    pooled = mean.unit in CHANGING and min(values) <= mean.known <= max(values)
    if made.verdict == "fails" and pooled:
        return replace(made, verdict="untestable", note="the mean may be over all events of the years")
    return made


def _flow(figure: Figure) -> bool:
    return figure.unit not in CHANGING and not figure.difference and figure.indicator not in stocks()


def _period(figure: Figure) -> tuple[date, date]:
    return figure.period_start or date.min, figure.period_end or date.max


def _within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer
