"""Kendall's test for a trend and Sen's slope: ranks instead of least squares, on the real years."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.fits.sample import NORMAL_975, Floats, NotFittedError, Sample
from trends.fits.trend import Trend, tested


class Kendall(NamedTuple):
    """Mann and Kendall's test.

    Attributes
    ----------
    s, variance : float
        Pairs that rise less pairs that fall, and its variance with ties (Kendall 1975).
    z, p_value : float
        Normal approximation with continuity correction, two-sided.
    tau : float
        Kendall's tau-b, which allows for ties.
    """

    s: float
    variance: float
    z: float
    p_value: float
    tau: float


class Sen(NamedTuple):
    """Sen's slope (1968): the median of the slopes between all pairs of years, with its 95 % interval."""

    slope: float
    lower: float
    upper: float


def mann_kendall(sample: Sample) -> Trend:
    """Test for a trend by ranks and nothing else: a direction and a p, no slope (`sen` gives one).

    Mann (1945), Kendall (1975), with ties. Neighbouring years are taken as independent: on autocorrelated
    series it calls far too many trends.

    Examples
    --------
    >>> years = np.arange(2000.0, 2008.0)
    >>> found = mann_kendall(Sample(years, years**3, None, years))
    >>> found.direction, round(found.p_value, 4)
    (1.0, 0.0008)
    """
    test = kendall(sample.y)
    return tested(test.p_value, float(np.sign(test.s)))


def kendall(y: Floats, *, inflation: float = 1.0) -> Kendall:
    """Test whether values rise or fall with their order.

    Parameters
    ----------
    y : (n,) array
        In the order of years.
    inflation : float
        Factor on the variance of S, for autocorrelated values.

    Examples
    --------
    >>> found = kendall(np.array([1.0, 2.0, 2.0, 4.0, 5.0]))
    >>> found.s, round(found.variance, 3), round(found.tau, 3)
    (9.0, 15.667, 0.949)
    """
    from scipy.special import ndtr

    n = y.size
    i, j = np.triu_indices(n, 1)
    s = float(np.sign(y[j] - y[i]).sum())
    ties = np.unique(y, return_counts=True)[1].astype(float)
    tied = float((ties * (ties - 1) * (2 * ties + 5)).sum())
    variance = inflation * (n * (n - 1) * (2 * n + 5) - tied) / 18
    z = (s - np.sign(s)) / np.sqrt(variance) if variance > 0 else 0.0
    pairs = n * (n - 1) / 2
    tau = s / np.sqrt(pairs * (pairs - (ties * (ties - 1) / 2).sum()))
    return Kendall(s, float(variance), float(z), float(2 * ndtr(-abs(z))), float(tau))


def sen(years: Floats, y: Floats, variance: float) -> Sen:
    """Return Sen's slope on the real years with the interval that the variance of S gives.

    Interval by Sen (1968), with the ranks rounded as in `scipy.stats.theilslopes`.

    Parameters
    ----------
    years, y : (n,) arrays
        No year twice.
    variance : float
        Of Kendall's S.

    Examples
    --------
    >>> years = np.array([2000.0, 2001.0, 2011.0, 2012.0])
    >>> sen(years, 2 * years, 8.667).slope
    2.0
    """
    i, j = np.triu_indices(years.size, 1)
    slopes = np.sort((y[j] - y[i]) / (years[j] - years[i]))
    reach = NORMAL_975 * np.sqrt(variance)
    last = slopes.size - 1
    low = max(int(np.round((slopes.size - reach) / 2)) - 1, 0)
    high = min(int(np.round((slopes.size + reach) / 2)), last)
    return Sen(float(np.median(slopes)), float(slopes[low]), float(slopes[high]))


def intercepts(years: Floats, y: Floats, slope: float) -> dict[str, float]:
    """Return the two levels at year zero that are in use, by name.

    ``conover`` (1980): median value less slope times median year; ``residual``: median of what the
    slope leaves. They differ where years are unevenly spread.

    Examples
    --------
    >>> years = np.array([0.0, 1.0, 10.0])
    >>> intercepts(years, np.array([0.0, 3.0, 10.0]), 1.0)
    {'conover': 2.0, 'residual': 0.0}
    """
    return {
        "conover": float(np.median(y) - slope * np.median(years)),
        "residual": float(np.median(y - slope * years)),
    }


def ranked(p_value: float, found: Sen, shape: tuple[Floats, Floats, Floats], *, note: str = "") -> Trend:
    """Return test and slope as a `Trend`; its standard error is the one that the interval implies.

    The curve goes through the median residual; its band turns it about the middle of the years by the
    interval of the slope.

    Parameters
    ----------
    p_value : float
        Of the test.
    found : Sen
        Slope and interval.
    shape : three arrays
        Years and values that the level is taken from, and the grid of the curve.
    note : str
        What a reader should know.

    Examples
    --------
    >>> years = np.arange(4.0)
    >>> ranked(0.05, Sen(1.0, 0.5, 1.5), (years, years, years)).fitted_upper
    array([0.75, 1.25, 2.25, 3.75])
    """
    years, y, grid = shape
    middle = float(np.mean(years))
    fitted = found.slope * (grid - middle) + intercepts(years - middle, y, found.slope)["residual"]
    lines = [fitted + (slope - found.slope) * (grid - middle) for slope in (found.lower, found.upper)]
    return Trend(
        slope=found.slope,
        se=(found.upper - found.lower) / (2 * NORMAL_975),
        lower=found.lower,
        upper=found.upper,
        p_value=p_value,
        df=None,
        fitted=fitted,
        fitted_lower=np.minimum(*lines),
        fitted_upper=np.maximum(*lines),
        note=note,
    )


def lag_one(years: Floats, y: Floats) -> float:
    """Return the autocorrelation of neighbouring calendar years.

    Examples
    --------
    >>> round(lag_one(np.arange(5.0), np.array([1.0, 2.0, 1.0, 2.0, 1.0])), 3)
    -0.8
    """
    return autocorrelation(years, y, 1)


def autocorrelation(years: Floats, y: Floats, lag: int) -> float:
    """Return the autocorrelation of values that are `lag` calendar years apart.

    Examples
    --------
    >>> autocorrelation(np.array([0.0, 1.0, 3.0]), np.array([1.0, -1.0, 0.0]), 3)
    0.0
    """
    apart = y - y.mean()
    first = np.isin(years + lag, years)
    second = np.isin(years - lag, years)
    total = float(apart @ apart)
    return float(apart[first] @ apart[second]) / total if total > 0 else 0.0


def whitened(years: Floats, y: Floats, r: float) -> tuple[Floats, Floats]:
    """Take r times the year before off every value that has one.

    Raises
    ------
    NotFittedError
        Fewer than four neighbouring years.

    Examples
    --------
    >>> [v.tolist() for v in whitened(np.array([0, 1, 2, 3, 4.0, 9]), np.arange(6.0), 0.5)]
    [[1.0, 2.0, 3.0, 4.0], [1.0, 1.5, 2.0, 2.5]]
    """
    follows = np.flatnonzero(np.diff(years) == 1) + 1
    if follows.size < 4:
        raise NotFittedError(f"only {follows.size} values follow one of the year before")
    return years[follows], y[follows] - r * y[follows - 1]
