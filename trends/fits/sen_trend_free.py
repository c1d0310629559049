"""Pre-whitening of what the trend leaves, the trend then put back."""

from __future__ import annotations

from trends.fits.mann_kendall import kendall, lag_one, ranked, sen, whitened
from trends.fits.sample import Sample
from trends.fits.trend import Trend


def sen_trend_free(sample: Sample) -> Trend:
    """Take off trend and year before, put the trend back, test (Yue and others 2002).

    It finds more than plain pre-whitening, much of it where there is nothing.

    Examples
    --------
    >>> import numpy as np
    >>> years = np.arange(2000.0, 2010.0)
    >>> round(sen_trend_free(Sample(years, 2 * years + np.cos(years), None, years)).slope, 1)
    2.0
    """
    slope = sen(sample.years, sample.y, 1.0).slope
    left = sample.y - slope * sample.years
    years, fresh = whitened(sample.years, left, lag_one(sample.years, left))
    back = fresh + slope * years
    test = kendall(back)
    return ranked(test.p_value, sen(years, back, test.variance), (sample.years, sample.y, sample.grid))
