"""A line that bends at a few years, their number by permutation tests."""

from __future__ import annotations

from trends.fits.joinpoint import joinpoint
from trends.fits.sample import Sample
from trends.fits.trend import Trend


def joinpoint_permutation(sample: Sample) -> Trend:
    """Fit `trends.fits.joinpoint.joinpoint`, with more joins than there are in at most 5 % of cases.

    Examples
    --------
    >>> import numpy as np
    >>> years = np.arange(2000.0, 2020.0)
    >>> y = np.abs(years - 2008) + np.random.default_rng(1).normal(0, 0.1, 20)
    >>> [s.end for s in joinpoint_permutation(Sample(years, y, None, years)).segments]
    [2008.0, 2019.0]
    """
    return joinpoint(sample, criterion="permutation")
