"""A line that bends once, on a year or between two."""

from __future__ import annotations

import numpy as np

from trends.fits.bent import bent
from trends.fits.criteria import CRITERIA
from trends.fits.joinpoint import DEFAULT_CRITERION, YEARS_A_JOIN, choose, weights_of
from trends.fits.joins import best_joins, join_between
from trends.fits.kernels.bends import ENDS
from trends.fits.sample import Sample
from trends.fits.trend import Trend

STEPS_A_YEAR = 20
"""How finely the interval of the join is looked for; the join itself is exact."""


def joinpoint_between(sample: Sample, *, criterion: str = DEFAULT_CRITERION) -> Trend:
    """Fit a continuous line with one join at any time, or none, by exact search.

    Slope and intervals are as in `trends.fits.joinpoint.joinpoint`.

    Examples
    --------
    >>> years = np.arange(2000.0, 2020.0)
    >>> y = np.abs(years - 2008.5) + np.random.default_rng(1).normal(0, 0.1, 20)
    >>> [round(s.end, 1) for s in joinpoint_between(Sample(years, y, None, years)).segments]
    [2008.5, 2019.0]
    """
    weights = weights_of(sample)
    data = sample.years - sample.centre, sample.y, weights
    found = best_joins(*data, 1 if sample.y.size >= YEARS_A_JOIN + 2 else 0)
    between = join_between(*data)
    if len(found) > 1 and between is not None and between.sse < found[1].sse:
        found[1] = between
    x = data[0]
    places = np.linspace(x[ENDS - 1], x[-ENDS], STEPS_A_YEAR * round(x[-ENDS] - x[ENDS - 1]) + 1)
    return bent(sample, weights, choose(found, data, CRITERIA[criterion]), places[1:-1])
