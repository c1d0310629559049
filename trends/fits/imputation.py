"""Draws of what is known only as an interval, as likely as the rest of the series makes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from trends.fits.sample import Floats
from trends.fits.spans import Spans, places

SEED = 1987
CYCLES = 5
"""Rounds between two draws, so that they hang little on each other."""


class Line(NamedTuple):
    """One draw of what a straight line through the series may be."""

    centre: float
    level: float
    slope: float
    sigma: float


def draws(spans: Spans, count: int) -> Iterator[tuple[Floats, Floats]]:
    """Yield years and values of the whole series, those that are uncertain drawn anew each time.

    Data augmentation (Tanner and Wong 1987, JASA 82, 528–540): a line is drawn from its posterior given
    the points as they stand, then each uncertain point given the line, the year among those that no other
    point has. A year drawn without looking at the value would flatten the trend. The draws follow from
    the points alone: the same series gives the same ones.

    Parameters
    ----------
    spans : Spans
        On the scale of the fit; every point with an interval that leaves it a year (`places`).
    count : int
        How many.

    Examples
    --------
    >>> t = np.arange(2000.0, 2008.0)
    >>> noise = 0.1 * np.cos(9 * t)
    >>> late = np.where(t == 2007, 2012.0, t)
    >>> found = list(draws(Spans(t, late, t + noise, t + noise), 20))
    >>> float(np.median([years[-1] for years, _ in found]))
    2007.0
    """
    rng = np.random.default_rng(SEED)
    years = places(spans.first, spans.last)
    values = (spans.low + spans.high) / 2
    undated, ranged = (np.flatnonzero(which).tolist() for which in (spans.undated, spans.ranged))
    for _ in range(count):
        for _ in range(CYCLES):
            line = _line(years, values, rng)
            for at in undated:
                years[at] = _year(at, years, values[at], spans, (line, rng))
            for at in ranged:
                values[at] = _value(years[at], spans.low[at], spans.high[at], line, rng)
        yield years.copy(), values.copy()


def _line(years: Floats, values: Floats, rng: np.random.Generator) -> Line:
    centre = float(years.mean())
    x, left = years - centre, values - values.mean()
    spread = float(x @ x)
    slope = float(x @ left) / spread
    rest = left - slope * x
    # residuals of nothing would forbid every step from the first draw
    least = 1e-6 * float(np.ptp(values)) or 1e-300
    sigma = max(float(np.sqrt(rest @ rest / rng.chisquare(years.size - 2))), least)
    level, slope = rng.normal((values.mean(), slope), (sigma / np.sqrt(years.size), sigma / np.sqrt(spread)))
    return Line(centre, float(level), float(slope), sigma)


def _year(
    at: int, years: Floats, value: float, spans: Spans, drawn: tuple[Line, np.random.Generator]
) -> float:
    line, rng = drawn
    possible = np.arange(spans.first[at], spans.last[at] + 1)
    possible = possible[~np.isin(possible, np.delete(years, at))]
    off = (value - line.level - line.slope * (possible - line.centre)) / line.sigma
    likely = np.exp(-0.5 * (off**2 - (off**2).min()))
    return float(rng.choice(possible, p=likely / likely.sum()))


def _value(year: float, low: float, high: float, line: Line, rng: np.random.Generator) -> float:
    """Draw from the normal distribution about the line, cut to the interval."""
    from scipy.special import ndtr, ndtri

    mean = line.level + line.slope * (year - line.centre)
    below, above = ndtr((np.array([low, high]) - mean) / line.sigma)
    drawn = mean + line.sigma * float(ndtri(rng.uniform(below, above)))
    return float(np.clip(drawn, low, high))
