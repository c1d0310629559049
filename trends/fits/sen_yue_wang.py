"""Sen's slope with the variance of Kendall's S corrected by the effective number of years."""

from __future__ import annotations

from math import fsum

from trends.fits.mann_kendall import autocorrelation, kendall, ranked, sen
from trends.fits.sample import Floats, NotFittedError, Sample
from trends.fits.trend import Trend


def sen_yue_wang(sample: Sample) -> Trend:
    """Widen Sen's interval by every autocorrelation of the values less their trend (Yue and Wang 2004).

    On short series it calls a trend where there is none in four cases of ten; it stands here to be
    compared with.

    Examples
    --------
    >>> import numpy as np
    >>> years = np.arange(2000.0, 2012.0)
    >>> round(sen_yue_wang(Sample(years, 2 * years + np.cos(3 * years), None, years)).slope, 1)
    2.0
    """
    factor = effective(sample.years, sample.y - sen(sample.years, sample.y, 1.0).slope * sample.years)
    if factor <= 0:
        raise NotFittedError("the correction for autocorrelation leaves no variance")
    test = kendall(sample.y, inflation=factor)
    found = sen(sample.years, sample.y, test.variance)
    return ranked(test.p_value, found, (sample.years, sample.y, sample.grid))


def effective(years: Floats, left: Floats) -> float:
    """Return how many times more years than independent ones would be needed.

    Parameters
    ----------
    years, left : (n,) arrays
        Years, and what the trend leaves.

    Examples
    --------
    >>> import numpy as np
    >>> effective(np.arange(4.0), np.array([1.0, -1.0, 1.0, -1.0]))
    0.25
    """
    n = years.size
    lagged = (autocorrelation(years, left, lag) * (1 - lag / n) for lag in range(1, n))
    return 1 + 2 * fsum(lagged)
