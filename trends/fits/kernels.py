"""Many series at once: the line by least squares and Kendall's test over a packed matrix."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from trends.fits.sample import Floats

CHUNK = 2048  # series whose matrix stays in the processor's cache


class Lines(NamedTuple):
    """One line a series; NaN where fewer than three years have a value. Each an (s,) array."""

    n: Floats
    slope: Floats
    se: Floats
    lower: Floats
    upper: Floats
    p_value: Floats


class Kendalls(NamedTuple):
    """One test a series; NaN where fewer than two years have a value. Each an (s,) array."""

    s: Floats
    variance: Floats
    z: Floats
    p_value: Floats


def lines(years: Floats, values: Floats) -> Lines:
    """Fit a line by ordinary least squares to every row; the numbers of `linear`.

    Parameters
    ----------
    years : (m,) array
        Rising, none twice.
    values : (s, m) array
        On the scale of the fit, NaN where a year has no value.

    Examples
    --------
    >>> found = lines(np.arange(2000.0, 2004.0), np.array([[1.0, 3, 5, 9], [1, np.nan, 2, 3]]))
    >>> found.n.tolist(), found.slope.round(9).tolist()
    ([4.0, 3.0], [2.6, 0.642857143])
    """
    parts = _chunks(values, lambda part: _moments(years - years.mean(), part))
    n, slope, se = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _tested(n, slope, se)


def kendalls(values: Floats) -> Kendalls:
    """Test every row for a trend by ranks, with ties; the numbers of `mann_kendall.kendall`.

    Parameters
    ----------
    values : (s, m) array
        In the order of years, NaN where a year has no value.

    Examples
    --------
    >>> found = kendalls(np.array([[1.0, 2, 2, np.nan, 4, 5]]))
    >>> found.s.tolist(), found.variance.round(3).tolist()
    ([9.0], [15.667])
    """
    from scipy.special import ndtr

    s, variance = (np.concatenate(c) for c in zip(*_chunks(values, _pairs), strict=True))
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(variance > 0, (s - np.sign(s)) / np.sqrt(variance), 0.0)
    z = np.where(np.isfinite(variance), z, np.nan)
    return Kendalls(s, variance, z, 2 * ndtr(-np.abs(z)))


def _chunks(values: Floats, kernel: Callable[[Floats], tuple[Floats, ...]]) -> list[tuple[Floats, ...]]:
    # one round at least, so that no series at all gives empty columns
    return [kernel(values[at : at + CHUNK]) for at in range(0, max(len(values), 1), CHUNK)]


def _moments(offset: Floats, values: Floats) -> tuple[Floats, ...]:
    known = np.isfinite(values)
    n = known.sum(axis=1).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        x = np.where(known, offset, 0.0)
        x = np.where(known, x - (x.sum(axis=1) / n)[:, None], 0.0)
        y = np.where(known, values, 0.0)
        y = np.where(known, y - (y.sum(axis=1) / n)[:, None], 0.0)
        spread = np.einsum("ij,ij->i", x, x)
        slope = np.einsum("ij,ij->i", x, y) / spread
        left = y - slope[:, None] * x
        se = np.sqrt(np.einsum("ij,ij->i", left, left) / (n - 2) / spread)
    few = n < 3
    return n, np.where(few, np.nan, slope), np.where(few, np.nan, se)


def _tested(n: Floats, slope: Floats, se: Floats) -> Lines:
    from scipy.special import stdtr, stdtrit

    sizes, which = np.unique(n, return_inverse=True)
    reach = np.where(sizes > 2, stdtrit(np.maximum(sizes - 2, 1), 0.975), np.nan)[which] * se
    with np.errstate(invalid="ignore", divide="ignore"):
        p_value = 2 * stdtr(np.maximum(n - 2, 1), -np.abs(slope / se))
    p_value = np.where(se == 0, np.where(slope == 0, 1.0, 0.0), p_value)
    return Lines(n, slope, se, slope - reach, slope + reach, p_value)


def _pairs(values: Floats) -> tuple[Floats, ...]:
    # years first: each comparison then runs over neighbouring memory
    y = np.ascontiguousarray(values.T)
    s, alike = np.zeros(y.shape[1]), np.isfinite(y).astype(np.float64)
    for later in range(1, len(y)):
        above, below = y[later:] > y[:-later], y[later:] < y[:-later]
        s += above.sum(axis=0, dtype=np.int32) - below.sum(axis=0, dtype=np.int32)
        tied = y[later:] == y[:-later]
        alike[later:] += tied
        alike[:-later] += tied
    n = np.isfinite(y).sum(axis=0).astype(np.float64)
    # a group of t equal values holds t members, each adding its share of t (t - 1) (2 t + 5)
    ties = np.where(alike > 0, (alike - 1) * (2 * alike + 5), 0.0).sum(axis=0)
    few = n < 2
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    return np.where(few, np.nan, s), np.where(few, np.nan, variance)
