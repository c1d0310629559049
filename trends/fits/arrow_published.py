"""The arrow of public-health profiles as it is published."""

from __future__ import annotations

from trends.fits.arrow import last_arrow, pointing
from trends.fits.sample import Sample
from trends.fits.trend import Trend


def arrow_published(sample: Sample) -> Trend:
    """Return the arrow of the last five years, judged by chi-square at 0.2 % as if counts were Poisson.

    Where they vary more than that from year to year it points up or down far too often.

    Parameters
    ----------
    sample : Sample
        With a `tally`.

    Examples
    --------
    >>> import numpy as np
    >>> from trends.fits.sample import Tally
    >>> years, counts = np.arange(2000.0, 2005.0), np.array([100.0, 140, 90, 160, 170])
    >>> arrow_published(Sample(years, counts, None, years, Tally(counts, np.full(5, 10_000.0)))).direction
    1.0
    """
    from scipy.special import chdtrc

    found = last_arrow(sample)
    return pointing(sample, found.direction, float(chdtrc(1.0, found.chi_square)), found)
