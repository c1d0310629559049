"""Sen's slope with the variance of Kendall's S corrected for autocorrelation."""

from __future__ import annotations

import numpy as np

from trends.fits.mann_kendall import autocorrelation, kendall, ranked, sen
from trends.fits.sample import NORMAL_975, Floats, NotFittedError, Sample
from trends.fits.trend import Trend


def sen_hamed_rao(sample: Sample) -> Trend:
    """Widen Sen's interval by the autocorrelation of the ranks (Hamed and Rao 1998).

    Examples
    --------
    >>> years = np.arange(2000.0, 2010.0)
    >>> sen_hamed_rao(Sample(years, 2 * years + np.cos(years) / 9, None, years)).p_value < 0.05
    True
    """
    slope = sen(sample.years, sample.y, 1.0).slope
    factor = inflation(sample.years, sample.y - slope * sample.years)
    if factor <= 0:
        raise NotFittedError("the correction for autocorrelation leaves no variance")
    test = kendall(sample.y, inflation=factor)
    found = sen(sample.years, sample.y, test.variance)
    return ranked(test.p_value, found, (sample.years, sample.y, sample.grid))


def inflation(years: Floats, left: Floats) -> float:
    """Return by how much autocorrelation multiplies the variance of S.

    Only autocorrelations of the ranks that differ from zero at 5 % count.

    Parameters
    ----------
    years, left : (n,) arrays
        Years, and what the trend leaves.

    Examples
    --------
    >>> inflation(np.arange(8.0), np.array([1.0, 5.0, 2.0, 8.0, 3.0, 6.0, 4.0, 7.0]))
    1.0
    """
    from scipy.stats import rankdata

    n = years.size
    # rounded: exact ties of the values must stay ties after the trend is taken off
    ranks = rankdata(np.round(left, 12))
    bound = NORMAL_975 / np.sqrt(n)
    total = 0.0
    for lag in range(1, n):
        r = autocorrelation(years, ranks, lag)
        if abs(r) > bound:
            total += (n - lag) * (n - lag - 1) * (n - lag - 2) * r
    return 1 + 2 * total / (n * (n - 1) * (n - 2))
