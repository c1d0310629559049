"""Whole-number evidence: which counts can produce the rounded figures that are printed."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

LARGEST = 5000
"""Beyond this every share of two decimals can be had from some count: nothing is learnt."""


def admits(total: int, share: float, half: float) -> bool:
    """Whether some whole part of a total is the printed percentage.

    Parameters
    ----------
    total : int
        The count of which the share is taken.
    share, half : float
        Per cent, and half a unit of its last printed digit.

    Examples
    --------
    >>> admits(151, 1.99, 0.005), admits(150, 1.99, 0.005)
    (True, False)
    """
    low, high = (share - half) * total / 100, (share + half) * total / 100
    part = round(share * total / 100)
    return low - 1e-9 <= part <= high + 1e-9


def admitted(shares: Sequence[tuple[float, float]], low: int = 1, high: int = LARGEST) -> list[int]:
    """Return every count in a range of which all the printed percentages can be taken.

    Parameters
    ----------
    shares : sequence of (per cent, half a unit of its last digit)
        All of one count.
    low, high : int
        The range, both ends included.

    Examples
    --------
    >>> admitted([(1.99, 0.005), (90.73, 0.005)], high=1000)
    [151, 302, 453, 604, 755, 906]
    """
    totals = range(max(low, 1), high + 1)
    return [n for n in totals if all(admits(n, share, half) for share, half in shares)]


def smallest_total(shares: Sequence[tuple[float, float]]) -> int | None:
    """Return the smallest count of which all the printed percentages can be taken, or None.

    Parameters
    ----------
    shares : sequence of (per cent, half a unit of its last digit)
        All of one count.

    Examples
    --------
    >>> smallest_total([(1.99, 0.005), (90.73, 0.005)])
    151
    """
    totals = range(1, LARGEST + 1)
    return next((n for n in totals if all(admits(n, share, half) for share, half in shares)), None)


def counts_of_rate(rate: tuple[float, float], base: tuple[float, float], per: float) -> tuple[int, int]:
    """Return the smallest and the largest whole count that a rate on a base can be of.

    Parameters
    ----------
    rate, base : (value, slack)
        As printed, and how far each may be off.
    per : float
        1000 for a rate per thousand.

    Examples
    --------
    >>> counts_of_rate((10.42, 0.005), (29000.0, 50.0), 1000)
    (302, 302)
    """
    low = (rate[0] - rate[1]) * max(base[0] - base[1], 0.0) / per
    high = (rate[0] + rate[1]) * (base[0] + base[1]) / per
    return max(ceil(low - 1e-9), 0), floor(high + 1e-9)


def split_by_ratio(total: int, ratio: float, half: float) -> tuple[int, int] | None:
    """Return the one pair of whole parts with the printed ratio (first per 100 second), or None.

    Examples
    --------
    >>> split_by_ratio(11211, 104.54, 0.005)
    (5730, 5481)
    >>> split_by_ratio(11211, 104.5, 0.05) is None
    True
    """
    low, high = (r * total / (100 + r) for r in (ratio - half, ratio + half))
    first = [n for n in range(int(low), int(high) + 2) if low - 1e-9 <= n <= high + 1e-9 and n < total]
    return (first[0], total - first[0]) if len(first) == 1 else None
