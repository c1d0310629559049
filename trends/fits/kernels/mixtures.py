"""Lines averaged over their autocorrelation: series with the same years share all but their values."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.autoregression.grid import grid
from trends.autoregression.mixtures import Mixture, regressions, summary
from trends.fits.ar1 import STRONG, WANDERING
from trends.fits.kernels.trends import Samples, Trends, chunked
from trends.fits.sample import Floats

LEFT = 1e-5
"""Values that leave less than this share of themselves about the line have lost digits: one at a time."""
LONGEST = 128  # years; the maps of a longer series outgrow the cache
AT_ONCE = 256


def ar1s(given: Samples) -> Trends:
    """Fit a line averaged over its autocorrelation to every row; the numbers of `ar1`.

    Examples
    --------
    >>> years = np.arange(2000.0, 2012.0)
    >>> found = ar1s(Samples(years, (3 - 0.2 * years + 0.1 * np.cos(7 * years))[None]))
    >>> found.slope.round(2).tolist(), found.df.round(1).tolist()
    ([-0.21], [8.5])
    """
    slope, se, lower, upper, p_value, df, middle, level, level_se, strong = chunked(_averaged, given)
    notes = np.where(strong > 0.5, WANDERING, "").astype(np.object_)
    curve = (middle, level, level_se)
    return Trends(slope, se, lower, upper, p_value, df, None, notes, curve)


def _averaged(given: Samples) -> tuple[Floats, ...]:
    made = np.full((10, len(given)), np.nan)
    sizes: dict[int, list[tuple[NDArray[np.intp], _Lines]]] = {}
    for rows, known in _alike(given):
        n = int(known.sum())
        for at in range(0, rows.size, AT_ONCE) if 3 <= n <= LONGEST else ():
            some = rows[at : at + AT_ONCE]
            weights = None if given.weights is None else given.weights[some[0], known]
            made_of = _lines(given.years[known], given.y[some][:, known], weights)
            sizes.setdefault(n, []).append((some, made_of))
    for n, parts in sizes.items():
        rows = np.concatenate([rows for rows, _ in parts])
        found = _Lines(*(np.concatenate(c) for c in zip(*(found for _, found in parts), strict=True)))
        slopes = summary(Mixture(found.slope, found.weight, found.mean, found.scale), n - 2)
        strong = found.weight[:, grid()[0] > STRONG].sum(axis=1)
        made[:, rows] = np.stack([*slopes, found.middle, found.level, found.level_se, strong])
    return tuple(made)


def _alike(given: Samples) -> list[tuple[NDArray[np.intp], NDArray[np.bool_]]]:
    """Return the rows that have the same years and weights, and those years."""
    finite = np.isfinite(given.y)
    weights = finite if given.weights is None else np.where(finite, given.weights, 0.0)
    alike: dict[bytes, list[int]] = {}
    for row in range(len(given)):
        alike.setdefault(weights[row].tobytes(), []).append(row)
    return [(np.array(rows), finite[rows[0]]) for rows in alike.values()]


class _Lines(NamedTuple):
    """Of each series: its line in the middle, and its slope for every autocorrelation."""

    middle: Floats
    level: Floats
    level_se: Floats
    slope: Floats
    weight: Floats
    mean: Floats
    scale: Floats


def _lines(years: Floats, y: Floats, weights: Floats | None) -> _Lines:
    n, middle = years.size, float(years.mean())
    root = np.ones(n) if weights is None else np.sqrt(weights / weights.mean())
    offset = years - middle
    average = y.mean(axis=1)
    found = regressions(np.column_stack([np.ones(n), offset]), offset, root, y - average[:, None])
    start, weight, mean, scale = found.asked(np.array([0.0, 1.0]))
    half = (weight.cumsum(axis=1) < 0.5).sum(axis=1)
    level_se = np.sqrt(found.variance[np.arange(half.size), half] * found.covariance[half, 0, 0])
    level = average + found.start[:, 0] + np.einsum("sk,sk->s", weight, found.coefficients[:, :, 0])
    lost = found.left <= LEFT * np.abs(y).max(axis=1)
    slope = np.where(lost, np.nan, start)
    return _Lines(np.full(slope.size, middle), level, level_se, slope, weight, mean, scale)
