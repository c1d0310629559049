"""All pairs of slopes under one variance for all: the classical answer, kept to be compared with ours."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.comparisons.welch import Floats


class Pooled(NamedTuple):
    """First less second of every pair, in the order of ``np.triu_indices(n, 1)``."""

    estimate: Floats
    se: Floats
    p_value: Floats
    tukey: Floats


def pooled(slopes: Floats, spreads: Floats, rest: float, df: float) -> Pooled:
    """Return every pair's difference with one residual variance, plain and by Tukey's range.

    No comparer uses it: a region that varies ten times as much as the others makes their differences
    look unsure and its own look sure. Tukey and Kramer (1956), Biometrics 12, 307–310.

    Parameters
    ----------
    slopes, spreads : (n,) arrays
        Least-squares slopes, and the squared distances of each region's x from its mean, summed.
    rest : float
        Squared residuals of all regions, summed.
    df : float
        Of `rest`: values less two a region.

    Examples
    --------
    >>> found = pooled(np.array([1.0, 2.0]), np.array([10.0, 10.0]), 8.0, 16.0)
    >>> found.se.round(3), np.allclose(found.p_value, found.tukey)
    (array([0.316]), True)
    """
    from scipy.special import stdtr
    from scipy.stats import studentized_range

    first, second = np.triu_indices(slopes.size, 1)
    estimate = slopes[first] - slopes[second]
    se = np.sqrt(rest / df * (1 / spreads[first] + 1 / spreads[second]))
    away = np.abs(estimate) / se
    tukey = studentized_range.sf(np.sqrt(2) * away, slopes.size, df)
    return Pooled(estimate, se, 2 * stdtr(df, -away), tukey)
