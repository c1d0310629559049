"""Adjusted p-values that hold for a whole family of comparisons: a new way is an entry in `ADJUSTMENTS`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def holm(p_values: Floats) -> Floats:
    """Return Holm's (1979) step-down adjusted p-values.

    They keep the chance of one false finding in the family at the nominal level, whatever the
    dependence between the comparisons.

    Parameters
    ----------
    p_values : (n,) array
        One family; NaN where there is no comparison: it stays NaN and does not count.

    Examples
    --------
    >>> holm(np.array([0.01, 0.04, 0.03])).round(3)
    array([0.03, 0.06, 0.06])
    """
    return _in_order(p_values, _down)


def _down(ordered: Floats) -> Floats:
    return np.minimum(np.maximum.accumulate(ordered * np.arange(ordered.size, 0, -1)), 1.0)


def benjamini_hochberg(p_values: Floats) -> Floats:
    """Return Benjamini and Hochberg's (1995) step-up adjusted p-values.

    They keep the expected share of false findings among all findings at the nominal level, where the
    comparisons are independent or positively dependent; all pairs of many regions nearly are.

    Parameters
    ----------
    p_values : (n,) array
        One family; NaN where there is no comparison: it stays NaN and does not count.

    Examples
    --------
    >>> benjamini_hochberg(np.array([0.01, 0.04, 0.03])).round(3)
    array([0.03, 0.04, 0.04])
    """
    return _in_order(p_values, _up)


def _up(ordered: Floats) -> Floats:
    raised: Floats = ordered * ordered.size / np.arange(1, ordered.size + 1)
    return np.minimum.accumulate(raised[::-1])[::-1]


def _in_order(p_values: Floats, adjust: Callable[[Floats], Floats]) -> Floats:
    """Adjust those that are there, the smallest first."""
    order = np.argsort(p_values, kind="stable")[: int(np.isfinite(p_values).sum())]
    adjusted = np.full(p_values.shape, np.nan)
    adjusted[order] = adjust(p_values[order])
    return adjusted


ADJUSTMENTS: dict[str, Callable[[Floats], Floats]] = {"holm": holm, "benjamini_hochberg": benjamini_hochberg}
"""The first is the default."""
