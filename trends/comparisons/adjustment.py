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
    order = np.argsort(p_values, kind="stable")
    count = int(np.isfinite(p_values).sum())
    raised = p_values[order[:count]] * np.arange(count, 0, -1)
    adjusted = np.full(p_values.shape, np.nan)
    adjusted[order[:count]] = np.minimum(np.maximum.accumulate(raised), 1.0)
    return adjusted


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
    order = np.argsort(p_values, kind="stable")
    count = int(np.isfinite(p_values).sum())
    raised = p_values[order[:count]] * count / np.arange(1, count + 1)
    adjusted = np.full(p_values.shape, np.nan)
    adjusted[order[:count]] = np.minimum.accumulate(raised[::-1])[::-1]
    return adjusted


ADJUSTMENTS: dict[str, Callable[[Floats], Floats]] = {"holm": holm, "benjamini_hochberg": benjamini_hochberg}
"""The first is the default."""
