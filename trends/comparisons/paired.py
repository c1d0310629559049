"""The line through the difference of two series: what both share is gone before anything is fitted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.autoregression.grid import grid
from trends.autoregression.mixtures import Interval, Mixture, interval, regressions
from trends.comparisons.learnt import EVERY, beforehand, learnt, likelihoods
from trends.comparisons.welch import Floats

SPARE = 4
"""Years that must be left when the coefficients are taken off: a line needs six."""
EXACT = 1e-10
AT_ONCE = 256
LEARNT = 2000
"""Differences that are enough to learn from."""
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Side(NamedTuple):
    """Many series on one axis of consecutive years.

    Attributes
    ----------
    years : (m,) array
    values : (s, m) array
        On the scale of the fits, NaN where a year has none.
    anew : (s, m) array of bool
        The first year of a new way in which the values were made.
    """

    years: Floats
    values: Floats
    anew: Flags


class Pairs(NamedTuple):
    """Which series are compared, less which; their common years, those that begin after a break; a year."""

    first: Numbers
    second: Numbers
    at: Floats
    common: Flags
    jumps: Flags

    @property
    def enough(self) -> Flags:
        """Whether years are left when the coefficients are taken off.

        Examples
        --------
        >>> some = np.ones((1, 6), dtype=bool)
        >>> [Pairs(*np.zeros((3, 1)), some, some & jump).enough.tolist() for jump in (False, True)]
        [[True], [False]]
        """
        left: Flags = self.common.sum(axis=1) - self.jumps.sum(axis=1) - 2 >= SPARE
        return left

    def part(self, rows: NDArray[np.intp]) -> Pairs:
        """Return some of the pairs.

        Examples
        --------
        >>> both = np.ones((2, 6), dtype=bool)
        >>> Pairs(*np.array([[0, 1], [2, 2], [9, 9]]), both, both).part(np.array([1])).first.tolist()
        [1]
        """
        years = self.common[rows], self.jumps[rows]
        return Pairs(self.first[rows], self.second[rows], self.at[rows], *years)


class Paired(NamedTuple):
    """The difference of each pair: its slope, its level in one year, and how its years resemble each other.

    NaN where there is no line; where it lies on its line exactly, nothing can be said of an error.
    """

    slope: Interval
    level: Interval
    autocorrelation: Floats
    exact: Flags


class _Fit(NamedTuple):
    lost: Flags
    df: int
    asked: tuple[Mixture, Mixture]
    likelihood: Floats


def paired(side: Side, pairs: Pairs) -> Paired:
    """Fit a line to first less second over their common years, averaged over its autocorrelation.

    Shocks and bends that two series share are no part of their difference, so that it is straighter and
    less variable than either; nothing is assumed of how they depend on each other. Errors are those of the
    default model, but how much each autocorrelation counts is learnt from all the differences (`learnt`).
    Where one of the two was made anew the difference may jump; its level is that after the last jump.

    Parameters
    ----------
    side : Side
    pairs : Pairs
        Of one indicator and one cohort, from `met`.

    Examples
    --------
    >>> years = np.arange(2000.0, 2014.0)
    >>> shock, own = np.sin(9 * years), 0.1 * np.cos(7 * years)
    >>> values = np.array([5 + 0.3 * (years - 2013) + shock + own, 2 + shock])
    >>> side = Side(years, values, np.zeros((2, 14), dtype=bool))
    >>> found = paired(side, met(side, *np.array([[0], [1], [2013]])))
    >>> found.slope.estimate.round(2), found.level.estimate.round(1), bool(found.slope.p_value < 1e-4)
    (array([0.29]), array([2.9]), True)
    """
    numbers = np.full((2, len(Interval._fields), pairs.first.size), np.nan)
    exact, autocorrelation = np.zeros(pairs.first.size, dtype=np.bool_), np.zeros(pairs.first.size)
    usable = np.flatnonzero(pairs.enough)
    counts = _counted(side, pairs, usable[:: -(-usable.size // LEARNT) or 1])
    for rows in _alike(pairs, usable):
        found = _fitted(side, pairs, rows)
        exact[rows] = found.lost
        with np.errstate(all="ignore"):
            weight = found.likelihood * counts
            weight /= weight.sum(axis=1, keepdims=True)
            told = [np.stack(interval(one._replace(weight=weight), found.df)) for one in found.asked]
        autocorrelation[rows] = weight @ grid()[0][::EVERY]
        numbers[:, :, rows] = np.where(found.lost, np.nan, told)
    numbers[1][:, ~_reached(side.years, pairs)] = np.nan
    return Paired(Interval(*numbers[0]), Interval(*numbers[1]), autocorrelation, exact)


def met(side: Side, first: Numbers, second: Numbers, at: Floats) -> Pairs:
    """Return pairs with the years that both have and those from which their difference may jump.

    A break between two common years belongs to the later one; one before or after all of them is none.

    Parameters
    ----------
    side : Side
    first, second : (q,) arrays
        Numbers of series.
    at : (q,) array
        The year in which levels are compared; NaN where there is none.

    Examples
    --------
    >>> values = np.array([[1.0, 2.0, np.nan, 4.0], [1.0, 2.0, 3.0, 4.0]])
    >>> side = Side(np.arange(4.0), values, np.array([[0, 0, 0, 0], [1, 0, 1, 0]], dtype=bool))
    >>> met(side, *np.array([[0], [1], [3]])).jumps.astype(int).tolist()
    [[0, 0, 0, 1]]
    """
    known = np.isfinite(side.values)
    common, anew = known[first] & known[second], side.anew[first] | side.anew[second]
    jumps = np.zeros_like(common)
    pending, begun = np.zeros((2, common.shape[0]), dtype=np.bool_)
    for year in range(common.shape[1]):
        pending |= anew[:, year] & begun
        jumps[:, year] = common[:, year] & pending
        pending &= ~common[:, year]
        begun |= common[:, year]
    return Pairs(first, second, at, common, jumps)


def _reached(years: Floats, pairs: Pairs) -> Flags:
    """Say whether the year of the level lies between the first and the last common year."""
    apart = np.where(pairs.common, years - pairs.at[:, None], np.nan)
    before, after = ((side * apart >= 0).any(axis=1) for side in (-1, 1))
    return np.asarray(before & after)


def _counted(side: Side, pairs: Pairs, rows: NDArray[np.intp]) -> Floats:
    """Return how much each autocorrelation counts, from some of the pairs."""
    lengths = pairs.common[rows].sum(axis=1)
    before = [beforehand(int(n)) * (lengths == n).sum() for n in np.unique(lengths)]
    likelihood = [_fitted(side, pairs, some).likelihood for some in _alike(pairs, rows)]
    series = np.unique(np.concatenate([pairs.first[rows], pairs.second[rows]])).size - 1
    if not likelihood:
        return np.empty(0)
    return learnt(np.nan_to_num(np.concatenate(likelihood)), np.sum(before, axis=0) / rows.size, series)


def _alike(pairs: Pairs, rows: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Yield those of the pairs that share their years, jumps and the year of the level, some at once."""
    packed = np.packbits(np.concatenate([pairs.common[rows], pairs.jumps[rows]], axis=1), axis=1)
    _, which = np.unique(np.column_stack([packed, pairs.at[rows]]), axis=0, return_inverse=True)
    order = np.argsort(which.ravel(), kind="stable")
    for one in np.split(rows[order], np.flatnonzero(np.diff(which.ravel()[order])) + 1):
        for start in range(0, one.size, AT_ONCE):
            yield one[start : start + AT_ONCE]


def _fitted(side: Side, pairs: Pairs, rows: NDArray[np.intp]) -> _Fit:
    """Fit the lines of pairs that share their years."""
    common, jumps, at = pairs.common[rows[0]], pairs.jumps[rows[0]], pairs.at[rows[0]]
    years, steps = side.years[common], side.years[jumps]
    one, other = (side.values[of[rows]][:, common] for of in (pairs.first, pairs.second))
    centre = float(years.mean())
    after = (years[:, None] >= steps).astype(np.float64)
    design = np.column_stack([np.ones_like(years), years - centre, after])
    with np.errstate(all="ignore"):
        found = regressions(design, years, np.ones_like(years), one - other, every=EVERY)
    slope, level = np.zeros((2, design.shape[1]))
    slope[1] = 1.0
    level[:] = 1.0, at - centre, *(at >= steps)
    asked = found.asked(slope), found.asked(level)
    lost = found.left <= EXACT * np.maximum(np.abs(one), np.abs(other)).max(axis=1)
    likelihood = np.where(lost[:, None], np.nan, likelihoods(found.weight, years.size))
    return _Fit(lost, years.size - design.shape[1], asked, likelihood)
