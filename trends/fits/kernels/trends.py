"""What a kernel is given and what it answers: the arrays of many series at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.autoregression.tails import survivals
from trends.fits.sample import Floats

CHUNK = 2048  # series whose matrix stays in the processor's cache
SHORT = 64  # degrees of freedom up to which the finite series of a tail is quicker than the general function
FAINT = 1e-5  # a tail below keeps too few of its digits in that series


@dataclass(frozen=True)
class Samples:
    """Many series on one axis of years.

    Attributes
    ----------
    years : (m,) array
        Consecutive calendar years.
    y : (s, m) array
        Values on the scale of the fit, NaN where a year has none.
    weights : (s, m) array or None
        1/variance of each value; None where all weigh the same.
    counts, bases : (s, m) arrays or None
        Events and what they happened to, for models of counts.
    """

    years: Floats
    y: Floats
    weights: Floats | None = None
    counts: Floats | None = None
    bases: Floats | None = None

    def __len__(self) -> int:
        return len(self.y)

    def part(self, rows: slice) -> Samples:
        """Return some of the series.

        Examples
        --------
        >>> len(Samples(np.arange(3.0), np.zeros((5, 3))).part(slice(1, 3)))
        2
        """
        others = (None if a is None else a[rows] for a in (self.weights, self.counts, self.bases))
        return Samples(self.years, self.y[rows], *others)


class Trends(NamedTuple):
    """One trend a series, each an (s,) array; NaN where the one-series function must say why not.

    A test without a slope answers its sign as `direction` and leaves the slopes NaN. `curve`, of a line, is a
    year, the level there and its standard error, which does not depend on the slope's.
    """

    slope: Floats
    se: Floats
    lower: Floats
    upper: Floats
    p_value: Floats
    df: Floats
    direction: Floats | None = None
    notes: NDArray[np.object_] | None = None
    curve: tuple[Floats, Floats, Floats] | None = None

    def part(self, rows: NDArray[np.bool_]) -> Trends:
        """Return the trends of some of the series.

        Examples
        --------
        >>> one = np.arange(2.0)
        >>> Trends(one, one, one, one, one, one).part(one > 0).slope
        array([1.])
        """
        slope, se, lower, upper, p_value, df = (column[rows] for column in self[:6])
        direction = None if self.direction is None else self.direction[rows]
        notes = None if self.notes is None else self.notes[rows]
        curve = None
        if self.curve is not None:
            middle, level, level_se = (column[rows] for column in self.curve)
            curve = (middle, level, level_se)
        return Trends(slope, se, lower, upper, p_value, df, direction, notes, curve)


def chunked(kernel: Callable[[Samples], tuple[Floats, ...]], given: Samples) -> tuple[Floats, ...]:
    """Run a kernel over parts that stay in the cache, one round at least.

    Examples
    --------
    >>> chunked(lambda part: (part.y.sum(axis=1),), Samples(np.arange(2.0), np.ones((3, 2))))
    (array([2., 2., 2.]),)
    """
    starts = range(0, max(len(given), 1), CHUNK)
    parts = [kernel(given.part(slice(at, at + CHUNK))) for at in starts]
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def by_t(slope: Floats, se: Floats, df: Floats) -> Trends:
    """Return slopes with t intervals, as `trends.fits.trend.line` does for one.

    Parameters
    ----------
    slope, se, df : (s,) arrays
        df are whole numbers; one not above zero gives NaN.

    Examples
    --------
    >>> by_t(np.array([2.0]), np.array([1.0]), np.array([10.0])).lower.round(3).tolist()
    [-0.228]
    """
    from scipy.special import stdtr, stdtrit

    sizes, which = np.unique(df, return_inverse=True)
    some = sizes > 0
    reach = np.where(some, stdtrit(np.where(some, sizes, 1.0), 0.975), np.nan)[which] * se
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        t = np.abs(slope / se)
        beyond = np.full_like(t, np.nan)
        for at in np.flatnonzero(some & (sizes <= SHORT)).tolist():
            rows = np.flatnonzero(which == at)
            beyond[rows] = survivals(t[rows], int(sizes[at]))[0]
        far = ~(beyond > FAINT) & (df > 0)
        beyond[far] = stdtr(df[far], -t[far])
    p_value = np.where((se == 0) & (df > 0), np.where(slope == 0, 1.0, 0.0), 2 * beyond)
    return Trends(slope, se, slope - reach, slope + reach, p_value, df)
