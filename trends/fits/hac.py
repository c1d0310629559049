"""A straight line whose standard error allows for neighbouring years that resemble each other."""

from __future__ import annotations

import numpy as np

from trends.fits.regression import least_squares
from trends.fits.sample import Floats, Sample
from trends.fits.trend import Trend, line


def hac(sample: Sample) -> Trend:
    """Fit a line by least squares with the covariance of Newey and West (1987).

    Bartlett weights up to `lags`, the small-sample correction n/(n − 2) and Student's t: statsmodels'
    ``fit(cov_type="HAC", use_t=True, cov_kwds={"use_correction": True, "maxlags": …})``. Lags are calendar
    years, so that a gap is no neighbour (Datta and Du 2012, amplitude-modulated). On series of ten to
    thirty years it still calls two to seven times too many trends; `ar1` does not.

    Parameters
    ----------
    sample : Sample
        Weighted where the source states uncertainty.

    Examples
    --------
    >>> years = np.array([2000.0, 2001.0, 2003.0, 2006.0, 2007.0])
    >>> round(hac(Sample(years, 2 * years + np.cos(years), None, years)).slope, 2)
    2.0
    """
    offset = sample.years - sample.centre
    design = np.column_stack([np.ones_like(offset), offset])
    found = least_squares(design, sample.y, sample.weights)
    left = sample.y - design @ found.coefficients
    weights = np.ones_like(left) if sample.weights is None else sample.weights / sample.weights.mean()
    scores = design * (weights * left)[:, None]
    bread = np.linalg.inv((design * weights[:, None]).T @ design)
    correction = offset.size / found.df
    covariance = correction * bread @ long_run(sample.years, scores) @ bread
    return line(found.coefficients, covariance, found.df, sample.grid - sample.centre)


def lags(n: Floats) -> Floats:
    """Return how many lags count with n values: 4 (n/100)^(2/9), rounded down (Newey and West 1994).

    Examples
    --------
    >>> lags(np.array([10.0, 30.0, 100.0])).tolist()
    [2.0, 3.0, 4.0]
    """
    most: Floats = np.floor(4 * (n / 100) ** (2 / 9))
    return most


def long_run(years: Floats, scores: Floats) -> Floats:
    """Return the products of scores 0, 1, … `lags` calendar years apart, summed with Bartlett's weights.

    Parameters
    ----------
    years : (n,) array
    scores : (n, k) array

    Examples
    --------
    >>> long_run(np.array([2000.0, 2001.0, 2009.0]), np.array([[1.0], [1.0], [5.0]]))
    array([[28.]])
    """
    most = int(lags(np.array([float(years.size)]))[0])
    total = scores.T @ scores
    for lag in range(1, most + 1):
        later, earlier = np.isin(years - lag, years), np.isin(years + lag, years)
        products = scores[later].T @ scores[earlier]
        total = total + (1 - lag / (most + 1)) * (products + products.T)
    return np.asarray(total, dtype=np.float64)
