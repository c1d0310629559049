"""Adjusted p-values that hold for a whole family of comparisons."""

from __future__ import annotations

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
