"""The line by least squares through every row of a matrix, its error by the textbook or by HAC."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.fits.hac import lags
from trends.fits.kernels.trends import Samples, Trends, by_t, chunked
from trends.fits.sample import Floats

DIGITS_LOST = 1e-4


def lines(given: Samples) -> Trends:
    """Fit a line by ordinary or weighted least squares to every row; the numbers of `linear`.

    Examples
    --------
    >>> found = lines(Samples(np.arange(2000.0, 2004.0), np.array([[1.0, 3, 5, 9], [1, np.nan, 2, 3]])))
    >>> found.df.tolist(), found.slope.round(9).tolist()
    ([2.0, 1.0], [2.6, 0.642857143])
    """
    n, slope, se, middle, level, level_se = chunked(_textbook, given)
    return by_t(slope, se, np.maximum(n - 2, 0))._replace(curve=(middle, level, level_se))


def hacs(given: Samples) -> Trends:
    """Fit a line to every row with standard errors for autocorrelated years; the numbers of `hac`.

    Examples
    --------
    >>> found = hacs(Samples(np.arange(2000.0, 2008.0), np.array([[1.0, 3, 5, 9, 8, np.nan, 13, 14]])))
    >>> found.df.tolist(), found.slope.round(3).tolist()
    ([5.0], [1.873])
    """
    n, slope, se = chunked(_robust, given)
    return by_t(slope, se, np.maximum(n - 2, 0))


def _textbook(given: Samples) -> tuple[Floats, ...]:
    found = _solved(given)
    total = np.einsum("ij,ij->i", found.y, found.y if found.weights is None else found.y * found.weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        rest = total - found.slope**2 * found.spread
        # little is left of much: the difference has lost its digits
        near = np.flatnonzero(rest < DIGITS_LOST * total)
        left = _left(found, near)
        rest[near] = np.einsum(
            "ij,ij->i", left, left if found.weights is None else left * found.weights[near]
        )
        error = np.sqrt(rest / (found.n - 2))
        middle = found.middle + np.round(given.years.mean())
        se, level_se = error / np.sqrt(found.spread), error / np.sqrt(found.n)
    return found.n, found.slope, se, middle, found.level, level_se


def _robust(given: Samples) -> tuple[Floats, ...]:
    found = _solved(given)
    x = _offset(found, slice(None))
    x *= found.y - found.slope[:, None] * x
    # years first: the product of each lag then runs over neighbouring memory
    scores = np.ascontiguousarray((x if found.weights is None else x * found.weights).T)
    most = lags(found.n)
    total = np.einsum("ij,ij->j", scores, scores)
    for lag in range(1, int(most.max(initial=0)) + 1):
        share = np.maximum(1 - lag / (most + 1), 0)
        total += 2 * share * np.einsum("ij,ij->j", scores[lag:], scores[:-lag])
    with np.errstate(invalid="ignore", divide="ignore"):
        se = np.sqrt(np.maximum(total, 0) * found.n / (found.n - 2)) / found.spread
    return found.n, found.slope, se


class _Solved(NamedTuple):
    """The line of each row; `y` less its mean and `known` are zero where a year has no value."""

    n: Floats
    slope: Floats
    spread: Floats
    middle: Floats
    level: Floats
    years: Floats
    known: Floats
    y: Floats
    weights: Floats | None


def _solved(given: Samples) -> _Solved:
    finite = np.isfinite(given.y)
    known = finite.astype(np.float64)
    years = given.years - np.round(given.years.mean())
    columns = np.column_stack([np.ones_like(years), years, years**2])
    y = np.where(finite, given.y, 0.0)
    weights = None
    with np.errstate(invalid="ignore", divide="ignore"):
        ones = columns[:, 0]
        n = known @ ones
        if given.weights is not None:
            weights = np.where(finite, given.weights, 0.0)
            weights *= (n / (weights @ ones))[:, None]
        share = known if weights is None else weights
        _, first, second = (share @ columns).T
        mean = (y if weights is None else y * weights) @ ones / n
        y -= mean[:, None]
        y *= known
        middle = first / n
        spread = second - first * middle
        level, along = ((y if weights is None else y * weights) @ columns[:, :2]).T
        slope = (along - middle * level) / spread
    few = n < 3
    slope, spread = np.where(few, np.nan, slope), np.where(few, np.nan, spread)
    return _Solved(n, slope, spread, middle, mean, years, known, y, weights)


def _offset(found: _Solved, rows: slice | NDArray[np.intp]) -> Floats:
    x = found.years - found.middle[rows, None]
    x *= found.known[rows]
    return x


def _left(found: _Solved, rows: NDArray[np.intp]) -> Floats:
    return found.y[rows] - found.slope[rows, None] * _offset(found, rows)
