"""Intervals of one count or share, good for few events too."""

from __future__ import annotations

import numpy as np

from trends.fits.sample import NORMAL_975, Floats


def wilson(counts: Floats, bases: Floats) -> tuple[Floats, Floats]:
    """Return the 95 % interval of shares by Wilson's score (1927), for 0 and 100 % too.

    Parameters
    ----------
    counts, bases : (n,) arrays
        Events, and how many could have been.

    Examples
    --------
    >>> lower, upper = wilson(np.array([0.0, 65.0]), np.array([10.0, 100.0]))
    >>> lower.round(4).tolist(), upper.round(4).tolist()
    ([0.0, 0.5525], [0.2775, 0.7364])
    """
    z2 = NORMAL_975**2
    middle = counts + z2 / 2
    half = NORMAL_975 * np.sqrt(counts * (bases - counts) / bases + z2 / 4)
    lower, upper = (middle - half) / (bases + z2), (middle + half) / (bases + z2)
    return np.where(counts == 0, 0.0, lower), np.where(counts == bases, 1.0, upper)


def byar(counts: Floats) -> tuple[Floats, Floats]:
    """Return the 95 % interval of expected events by Byar's approximation (Breslow and Day 1987).

    Parameters
    ----------
    counts : (n,) array
        Events; zero is allowed.

    Examples
    --------
    >>> lower, upper = byar(np.array([0.0, 65.0]))
    >>> lower.round(3).tolist(), upper.round(3).tolist()
    ([0.0, 50.163], [3.668, 82.849])
    """
    some = np.maximum(counts, 1.0)
    lower = some * (1 - 1 / (9 * some) - NORMAL_975 / (3 * np.sqrt(some))) ** 3
    more = counts + 1
    upper = more * (1 - 1 / (9 * more) + NORMAL_975 / (3 * np.sqrt(more))) ** 3
    return np.where(counts == 0, 0.0, lower), upper
