"""Kendall's test and Sen's slope over every row of a matrix."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.fits.kernels.trends import Samples, Trends, chunked
from trends.fits.sample import NORMAL_975, Floats

PAIRS_AT_ONCE = 1 << 17


class Kendalls(NamedTuple):
    """One test a series; NaN where fewer than two years have a value. Each an (s,) array."""

    s: Floats
    variance: Floats
    z: Floats
    p_value: Floats


def kendalls(y: Floats) -> Kendalls:
    """Test every row for a trend by ranks, with ties; the numbers of `mann_kendall.kendall`.

    Parameters
    ----------
    y : (s, m) array
        In the order of years, NaN where a year has no value.

    Examples
    --------
    >>> found = kendalls(np.array([[1.0, 2, 2, np.nan, 4, 5]]))
    >>> found.s.tolist(), found.variance.round(3).tolist()
    ([9.0], [15.667])
    """
    from scipy.special import ndtr

    s, variance = chunked(_pairs, Samples(np.arange(float(y.shape[1])), y))
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(variance > 0, (s - np.sign(s)) / np.sqrt(variance), 0.0)
    z = np.where(np.isfinite(variance), z, np.nan)
    return Kendalls(s, variance, z, 2 * ndtr(-np.abs(z)))


def mann_kendalls(given: Samples) -> Trends:
    """Return the test of every row, which has a direction and no slope; the numbers of `mann_kendall`.

    Examples
    --------
    >>> found = mann_kendalls(Samples(np.arange(6.0), np.array([[1.0, 2, 2, np.nan, 4, 5]])))
    >>> found.p_value.round(4).tolist(), found.slope.tolist()
    ([0.0433], [nan])
    """
    test = kendalls(given.y)
    nothing = np.full(len(given), np.nan)
    return Trends(nothing, nothing, nothing, nothing, test.p_value, nothing, np.sign(test.s))


def sens(given: Samples) -> Trends:
    """Return Kendall's test and Sen's slope with its interval for every row; the numbers of `sen`.

    Examples
    --------
    >>> found = sens(Samples(np.arange(6.0), np.array([[0.0, 2, 4, np.nan, 8, 10]])))
    >>> found.slope.tolist()
    [2.0]
    """
    test = kendalls(given.y)
    known = np.isfinite(given.y)
    n = known.sum(axis=1)
    found = np.full((3, len(given)), np.nan)
    for size in np.unique(n[n > 1]).tolist():
        rows = np.flatnonzero(n == size)
        step = max(PAIRS_AT_ONCE // (size * (size - 1) // 2), 1)
        for at in range(0, rows.size, step):
            part = rows[at : at + step]
            here = known[part]
            years = np.broadcast_to(given.years, here.shape)[here].reshape(-1, size)
            found[:, part] = _slopes(years, given.y[part][here].reshape(-1, size), test.variance[part])
    slope, lower, upper = found
    se = (upper - lower) / (2 * NORMAL_975)
    return Trends(slope, se, lower, upper, test.p_value, np.full(len(given), np.nan))


def _slopes(years: Floats, y: Floats, variance: Floats) -> Floats:
    # a slice per lag: neighbouring memory, no index of pairs to look up
    size = y.shape[1]
    slopes = np.empty((len(y), size * (size - 1) // 2))
    at = 0
    for lag in range(1, size):
        part = slopes[:, at : at + size - lag]
        np.subtract(y[:, lag:], y[:, :-lag], out=part)
        part /= years[:, lag:] - years[:, :-lag]
        at += size - lag
    slopes.sort(axis=1)
    pairs, reach, every = slopes.shape[1], NORMAL_975 * np.sqrt(variance), np.arange(len(y))
    low = np.maximum(np.round((pairs - reach) / 2).astype(np.intp) - 1, 0)
    high = np.minimum(np.round((pairs + reach) / 2).astype(np.intp), pairs - 1)
    middle = (slopes[:, (pairs - 1) // 2] + slopes[:, pairs // 2]) / 2
    return np.stack([middle, slopes[every, low], slopes[every, high]])


def _pairs(given: Samples) -> tuple[Floats, ...]:
    n = np.isfinite(given.y).sum(axis=1).astype(np.float64)
    pairs = n * (n - 1) / 2
    ties, weight = _ties(given.y)
    # a pair that neither rises nor ties falls
    s = 2.0 * _rising(given.y) + ties - pairs
    few = n < 2
    variance = (n * (n - 1) * (2 * n + 5) - weight) / 18
    return np.where(few, np.nan, s), np.where(few, np.nan, variance)


def _rising(values: Floats) -> NDArray[np.int64]:
    # years first: each comparison then runs over neighbouring memory
    y = np.ascontiguousarray(values.T)
    small = np.uint8 if len(y) <= np.iinfo(np.uint8).max else np.int64
    rising = np.zeros(y.shape[1], dtype=np.int64)
    for lag in range(1, len(y)):
        above = y[lag:] > y[:-lag]
        rising += np.add.reduce(above.view(np.uint8), axis=0, dtype=small)
    return rising


def _ties(values: Floats) -> tuple[Floats, Floats]:
    """Return the tied pairs of each row, and t (t - 1) (2 t + 5) summed over its groups of t equal values."""
    ordered = np.sort(values, axis=1)
    alike = ordered[:, 1:] == ordered[:, :-1]
    pairs, weight = np.zeros(len(values)), np.zeros(len(values))
    rows = np.flatnonzero(alike.any(axis=1))
    run = np.zeros(rows.size)
    for column in alike[rows].T:
        # the member that makes a group of t one of t + 1 adds t pairs, and the difference of the weights
        run = np.where(column, run + 1, 0.0)
        pairs[rows] += run
        weight[rows] += run * (6 * run + 12)
    return pairs, weight
