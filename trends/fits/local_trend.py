"""A level that wanders from year to year and drifts: a structural model by the Kalman filter."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from trends.fits.linear import linear
from trends.fits.sample import Floats, NotFittedError, Sample
from trends.fits.trend import Trend, critical, line

EXACT = 1e-11
SPECIFICATIONS = {"level": "local level", "drift": "local linear deterministic trend"}


class Structure(NamedTuple):
    """What the filter and smoother give.

    Attributes
    ----------
    irregular, wander : float
        Variance of what a single year adds, and of the level's step from year to year.
    states, variances : (k, m) and (k, k, m) arrays
        Smoothed level (and drift) of every year, with their covariance.
    """

    irregular: float
    wander: float
    states: Floats
    variances: Floats


def local_trend(sample: Sample) -> Trend:
    """Fit a random walk with drift, seen with noise; the slope is the drift.

    Variances by the exact diffuse likelihood; years without a value are passed over by the filter and
    filled by the smoother: Durbin and Koopman (2012), Time Series Analysis by State Space Methods,
    chapters 2 to 5; computed by statsmodels' `UnobservedComponents`. Where the level does not wander it
    is a straight line by least squares. The interval takes the variances as known, with n − 2 degrees
    of freedom; no weights are used.

    Parameters
    ----------
    sample : Sample
        Gaps stay gaps.

    Examples
    --------
    >>> years = np.arange(2000.0, 2016.0)
    >>> y = 0.5 * (years - 2000) + np.cos(4 * years)
    >>> round(local_trend(Sample(years, y, None, years)).slope, 1)
    0.5
    """
    plain = linear(replace(sample, weights=None))
    left = sample.y - np.interp(sample.years, sample.grid, plain.fitted)
    if np.abs(left).max() <= EXACT * np.abs(sample.y).max():
        return replace(plain, note="the values lie on a straight line")
    values = np.full(sample.grid.size, np.nan)
    values[np.rint(sample.years - sample.grid[0]).astype(int)] = left
    found = structure(values, model="drift")
    df = float(sample.y.size - 2)
    drift = np.array([0.0, plain.slope + float(found.states[1, -1])])
    made = line(drift, np.diag([0.0, float(found.variances[1, 1, -1])]), df, sample.grid)
    fitted = plain.fitted + found.states[0]
    half = critical(df) * np.sqrt(np.maximum(found.variances[0, 0], 0.0))
    return replace(made, fitted=fitted, fitted_lower=fitted - half, fitted_upper=fitted + half)


def structure(values: Floats, *, model: str) -> Structure:
    """Estimate the variances of a structural model and smooth its states.

    Parameters
    ----------
    values : (m,) array
        One for every year from the first to the last, NaN where there is none.
    model : str
        ``level`` (a level that wanders) or ``drift`` (and goes one way).

    Raises
    ------
    NotFittedError
        The likelihood has no maximum that can be found.

    Examples
    --------
    >>> values = np.array([1.0, 1.2, np.nan, 0.9, 1.1, 1.0, 0.8, 1.2])
    >>> structure(values, model="level").states.shape
    (1, 8)
    """
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    scale = float(np.nanstd(values))
    with warnings.catch_warnings():
        # a maximum at the edge, where a variance is zero, is an answer here and not a failure
        warnings.simplefilter("ignore")
        made = UnobservedComponents(values / scale, SPECIFICATIONS[model], use_exact_diffuse=True)
        best = made.fit(disp=False, cov_type="none", maxiter=500)
    if not np.isfinite(best.params).all() or not np.isfinite(best.smoothed_state).all():
        raise NotFittedError("the filter finds no variances")
    variances = scale**2 * np.asarray(best.params)
    return Structure(
        float(variances[0]),
        float(variances[1]),
        scale * np.asarray(best.smoothed_state),
        scale**2 * np.asarray(best.smoothed_state_cov),
    )
