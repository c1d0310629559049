"""The arrow of public-health profiles with the dispersion that it leaves out as it is published."""

from __future__ import annotations

from trends.fits.arrow import POINTS, last_arrow, pointing
from trends.fits.sample import Sample
from trends.fits.trend import Trend


def arrow_dispersed(sample: Sample) -> Trend:
    """Return the arrow of the last five years, its slope judged by the scatter of its own points: F at 0.2 %.

    Parameters
    ----------
    sample : Sample
        With a `tally`.

    Examples
    --------
    >>> import numpy as np
    >>> from trends.fits.sample import Tally
    >>> years, counts = np.arange(2000.0, 2005.0), np.array([100.0, 140, 90, 160, 170])
    >>> arrow_dispersed(Sample(years, counts, None, years, Tally(counts, np.full(5, 10_000.0)))).direction
    0.0
    """
    from scipy.special import fdtrc

    found = last_arrow(sample)
    return pointing(sample, found.allowed, float(fdtrc(1.0, POINTS - 2.0, found.f)), found)
