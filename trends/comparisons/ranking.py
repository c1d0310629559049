"""The rank of each of many estimates, with an interval, and its chance of a place in front."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from trends.comparisons.draws import repeated
from trends.comparisons.welch import Estimates, Floats

DRAWS = 2000


class Ranking(NamedTuple):
    """Rank 1 is the largest; ties share the better rank."""

    rank: Floats
    lower: Floats
    upper: Floats


def ranking(given: Estimates) -> Ranking:
    """Return ranks with 95 % intervals for the ranks of the true values.

    A region lies surely behind as many others as are larger by more than a critical number of standard
    errors, and surely before as many as are smaller; the number is the 95 % point of the largest
    difference from that region, all at once, in simulated repetitions, and of those alone that are
    still open once others are told apart. Intervals from the spread of simulated ranks, as is usual,
    miss the true rank too often where regions lie close together. Mogstad, Romano, Shaikh and Wilhelm
    (2024), Review of Economic Studies 91, 476–518 (marginal, stepwise); without steps it is the
    construction of Klein, Wright and Wieczorek (2020), JRSS A 183, 589–606. They hold the true rank in
    95 % of cases where all are equal, and in more where they are not: no region's neighbours are known.

    Parameters
    ----------
    given : Estimates of (n,) arrays
        Finite and independent.

    Examples
    --------
    >>> found = ranking(Estimates(np.array([9.0, 1.0, 1.1]), np.full(3, 0.2), np.full(3, 12.0)))
    >>> found.rank, found.lower, found.upper
    (array([1., 3., 2.]), array([1., 2., 2.]), array([1., 3., 3.]))
    """
    errors, squares = _drawn(given)
    count = given.value.size
    rank, lower, upper = np.ones((3, count))
    for one in range(count):
        apart = errors - errors[one]
        apart *= np.abs(apart)
        apart /= squares + squares[one]
        with np.errstate(divide="ignore", invalid="ignore"):
            ahead = np.nan_to_num((given.value - given.value[one]) / np.hypot(given.se, given.se[one]))
        before, behind = _told_apart(apart, ahead)
        rank[one] = 1 + (given.value > given.value[one]).sum()
        lower[one], upper[one] = 1 + before, count - behind
    return Ranking(rank, lower, upper)


def _drawn(given: Estimates) -> tuple[Floats, Floats]:
    """Return errors and squared standard errors of the repetitions, (n, draws) arrays."""
    errors, found = (np.ascontiguousarray(drawn.T) for drawn in repeated(given, DRAWS))
    # two regions known without error are apart by no draw at all
    return errors, np.maximum(found**2, np.finfo(np.float64).tiny)


def _told_apart(apart: Floats, ahead: Floats) -> tuple[int, int]:
    """Count the differences that are surely above zero, and those surely below.

    `apart` are differences in standard errors, squared with their sign: only the largest needs its root.
    """
    above, below = np.zeros((2, ahead.size), dtype=np.bool_)
    highest, lowest = apart.max(axis=0), apart.min(axis=0)
    while True:
        critical = np.quantile(np.sqrt(np.maximum(highest, -lowest)), 0.95)
        more = ahead > critical, ahead < -critical
        if (more[0] == above).all() and (more[1] == below).all():
            return int(above.sum()), int(below.sum())
        above, below = more
        highest, lowest = apart[~above].max(axis=0), apart[~below].min(axis=0)


def chances(given: Estimates, places: Sequence[int]) -> Floats:
    """Return the probability of each true value to be among the largest so many.

    By simulation, each true value having the t distribution that its estimate and error give; the
    probabilities of a number of places add up to it.

    Parameters
    ----------
    given : Estimates of (n,) arrays
        Finite and independent.
    places : sequence of int
        1 for the first place.

    Returns
    -------
    (places, n) array

    Examples
    --------
    >>> chances(Estimates(np.array([9.0, 1.0]), np.full(2, 0.2), np.full(2, 12.0)), (1, 2))
    array([[1., 0.],
           [1., 1.]])
    """
    errors, found = repeated(given, DRAWS)
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = given.value + np.nan_to_num(errors * given.se / found)
    order = np.argsort(-drawn, axis=1, kind="stable")
    counts = [np.bincount(order[:, :many].ravel(), minlength=given.value.size) for many in places]
    return np.array(counts) / DRAWS
