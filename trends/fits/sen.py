"""Mann and Kendall's test with Sen's slope, neighbouring years taken as independent."""

from __future__ import annotations

from trends.fits.mann_kendall import kendall, ranked
from trends.fits.mann_kendall import sen as sen_slope
from trends.fits.sample import Sample
from trends.fits.trend import Trend


def sen(sample: Sample) -> Trend:
    """Test by ranks and take the median of all pairwise slopes; no weights are used.

    Outliers count little. On autocorrelated series it calls far too many trends.

    Examples
    --------
    >>> import numpy as np
    >>> years = np.array([2000.0, 2001.0, 2002.0, 2010.0, 2011.0])
    >>> sen(Sample(years, 2 * years, None, years)).slope
    2.0
    """
    test = kendall(sample.y)
    found = sen_slope(sample.years, sample.y, test.variance)
    return ranked(test.p_value, found, (sample.years, sample.y, sample.grid))
