"""Mann and Kendall's test on the values less what the year before explains."""

from __future__ import annotations

from trends.fits.mann_kendall import Sen, kendall, lag_one, ranked, sen, whitened
from trends.fits.sample import Sample
from trends.fits.trend import Trend


def sen_prewhitened(sample: Sample) -> Trend:
    """Take the year before off, then test and take Sen's slope (von Storch 1995).

    A trend of b in the values is one of b (1 − r) in what is left; the slope given is b. The test
    holds its level with autocorrelated years and pays for it with power.

    Examples
    --------
    >>> import numpy as np
    >>> years = np.arange(2000.0, 2010.0)
    >>> round(sen_prewhitened(Sample(years, 2 * years, None, years)).slope, 9)
    2.0
    """
    r = lag_one(sample.years, sample.y)
    years, y = whitened(sample.years, sample.y, r)
    test = kendall(y)
    found = Sen(*(value / (1 - r) for value in sen(years, y, test.variance)))
    return ranked(test.p_value, found, (sample.years, sample.y, sample.grid))
