"""A steady percentage a year: the straight line through the logarithms, whatever the catalogue says."""

from __future__ import annotations

from trends.fits.linear import linear
from trends.fits.sample import Sample
from trends.fits.trend import Trend


def log_linear(sample: Sample) -> Trend:
    """Fit `linear` to logarithms; the annual percent change is 100 (exp(slope) − 1).

    Parameters
    ----------
    sample : Sample
        On the log scale; weights are those of the logarithms.

    Examples
    --------
    >>> import numpy as np
    >>> years = np.arange(2000.0, 2006.0)
    >>> y = np.log(5 * 1.03 ** (years - 2000))
    >>> round(float(100 * np.expm1(log_linear(Sample(years, y, None, years)).slope)), 9)
    3.0
    """
    return linear(sample)
