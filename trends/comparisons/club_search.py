"""Which regions are on their way to a common path, when all together are not: Phillips and Sul's clubs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.comparisons.log_t import CRITICAL, regressed
from trends.comparisons.welch import Floats

Members = NDArray[np.int64]
CRITERIA = np.arange(30) / 10
"""What a region's statistic with the core must exceed for it to join, raised until the whole converges."""
EQUAL = 1e-14


def clubs(values: Floats) -> list[Members]:
    """Return the convergence clubs of a panel, the highest first; who is in none diverges.

    The algorithm of Phillips and Sul (2007), Econometrica 75, 1771–1855, section 4, with their choices
    for short series, and the merging of neighbouring clubs of Phillips and Sul (2009), Journal of
    Applied Econometrics 24, 1153–1185: regions in the order of their last values; a core of those next
    to each other that converge most surely; every other that converges with the core joins it, under a
    criterion that rises until the whole converges; then the same with the rest.

    Parameters
    ----------
    values : (regions, years) array
        Above zero, consecutive years, at least 10.

    Returns
    -------
    list of arrays of row numbers

    Examples
    --------
    >>> t = np.arange(1.0, 31.0)
    >>> gaps = 1 / t + 0.003 * np.cos(np.outer(np.arange(1, 9), t))
    >>> paths = np.repeat([20.0, 10.0], 4)[:, None] + np.array([[1.0], [-1], [2], [-2]] * 2) * gaps
    >>> [club.tolist() for club in clubs(paths)]
    [[0, 1, 2, 3], [4, 5, 6, 7]]
    """
    centre = values.mean(axis=0)
    sums = _Sums.of(values - centre)
    left = np.argsort(-values[:, -1], kind="stable")
    found: list[Members] = []
    while left.size > 1:
        if sums.total(left).statistics(centre)[0] > CRITICAL:
            found.append(left)
            break
        club = _next(sums, centre, left)
        if club is None:
            break
        found.append(club)
        left = left[~np.isin(left, club)]
    return [np.sort(club) for club in _merged(sums, centre, found)]


class _Sums(NamedTuple):
    """What the log t statistic of a set of regions follows from: sums of how far they are from `centre`."""

    size: Floats
    first: Floats
    second: Floats

    @classmethod
    def of(cls, away: Floats) -> _Sums:
        """Of each region alone."""
        return cls(np.ones((away.shape[0], 1)), away, away**2)

    def total(self, members: Members) -> _Sums:
        return _Sums(*(part[members].sum(axis=0, keepdims=True) for part in self))

    def running(self, members: Members) -> _Sums:
        return _Sums(*(part[members].cumsum(axis=0) for part in self))

    def each(self, members: Members) -> _Sums:
        return _Sums(*(part[members] for part in self))

    def chosen(self, members: Members, among: NDArray[np.bool_]) -> _Sums:
        """Of sets of some of the members, a row of `among` each."""
        return _Sums(*(among.astype(np.float64) @ part[members] for part in self))

    def plus(self, others: _Sums) -> _Sums:
        return _Sums(*(one + other for one, other in zip(self, others, strict=True)))

    def statistics(self, centre: Floats) -> Floats:
        """Return the log t statistic of each set."""
        mean = self.first / self.size
        share = (self.second / self.size - mean**2) / (centre + mean) ** 2
        slopes, errors = regressed(np.maximum(share, EQUAL))
        # who is equal in some year has a distance without a logarithm: nothing is known of their way
        known = (share > EQUAL).all(axis=1) & (errors > 0)
        return np.where(known, slopes / np.where(known, errors, 1.0), -np.inf)


def _next(sums: _Sums, centre: Floats, left: Members) -> Members | None:
    core = _core(sums, centre, left)
    if core is None:
        return None
    others = left[~np.isin(left, core)]
    if not others.size:
        return core
    whole = sums.total(core)
    joined = whole.plus(sums.each(others)).statistics(centre)
    admitted = joined > CRITERIA[:, None]
    club = whole.plus(sums.chosen(others, admitted)).statistics(centre) > CRITICAL
    return np.concatenate([core, others[admitted[club.argmax()]]]) if club.any() else core


def _core(sums: _Sums, centre: Floats, left: Members) -> Members | None:
    """Return the first run of neighbours that converges, cut where it does so most surely."""
    pairs = sums.each(left[:-1]).plus(sums.each(left[1:])).statistics(centre)
    starts = np.flatnonzero(pairs > CRITICAL)
    if not starts.size:
        return None
    run = left[int(starts[0]) :]
    grown = sums.running(run).statistics(centre)[1:]
    stop = np.flatnonzero(grown <= CRITICAL)
    admitted = grown[: stop[0]] if stop.size else grown
    return run[: int(admitted.argmax()) + 2]


def _merged(sums: _Sums, centre: Floats, found: list[Members]) -> list[Members]:
    """Join neighbouring clubs that converge together."""
    merged: list[Members] = []
    for club in found:
        both = np.concatenate([merged[-1], club]) if merged else club
        if merged and sums.total(both).statistics(centre)[0] > CRITICAL:
            merged[-1] = both
        else:
            merged.append(club)
    return merged
