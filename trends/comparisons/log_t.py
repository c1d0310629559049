"""The log t test: whether regions that differ today are on their way to one common path."""

from __future__ import annotations

import numpy as np

from trends.comparisons.growth import Answer
from trends.comparisons.welch import Floats

TRIMMED = 0.3
CRITICAL = -1.6448536269514722
"""The one-sided 5 % point: a statistic below it rejects convergence."""


def log_t(values: Floats) -> tuple[Answer, float]:
    """Regress the log of how unlike the regions are on the log of time: Phillips and Sul's test.

    ``ln(H1/Ht) − 2 ln(ln t) = a + b ln t`` over the last 70 % of the years, ``Ht`` the mean squared
    distance of ``value / mean`` from 1. Econometrica 75 (2007), 1771–1855. The error of b allows for
    autocorrelation (quadratic spectral kernel, bandwidth by Andrews 1991).

    Parameters
    ----------
    values : (regions, years) array
        Above zero, without gaps, at distances of one year; years > 9.

    Returns
    -------
    tuple of Answer and float
        b, with a normal interval and the one-sided p of convergence; and its t statistic.

    Raises
    ------
    ValueError
        Regions that are all equal in some year.

    Examples
    --------
    >>> t = np.arange(1.0, 41.0)
    >>> found, statistic = log_t(10 + np.outer([-2.0, -1.0, 1.0, 2.0], t**-0.5 + 0.01 * np.cos(t)))
    >>> found.estimate > 0, statistic > CRITICAL
    (True, True)
    """
    from scipy.special import ndtr

    unlike = ((values / values.mean(axis=0) - 1) ** 2).mean(axis=0)
    if (unlike < 1e-20).any():
        raise ValueError("the regions are all equal in some year")
    first = max(round(TRIMMED * unlike.size), 2)
    log_time = np.log(np.arange(first, unlike.size + 1.0))
    y = np.log(unlike[0] / unlike[first - 1 :]) - 2 * np.log(log_time)
    design = np.column_stack([np.ones_like(log_time), log_time])
    coefficients = np.linalg.lstsq(design, y, rcond=None)[0]
    se = float(np.sqrt(robust(design, y - design @ coefficients)[1, 1]))
    slope = float(coefficients[1])
    statistic = slope / se if se > 0 else np.nan
    reach = 1.959963984540054 * se
    return Answer(slope, se, slope - reach, slope + reach, float(ndtr(statistic))), statistic


def robust(design: Floats, left: Floats) -> Floats:
    """Return the covariance of least-squares coefficients under autocorrelation of unknown form.

    Parameters
    ----------
    design : (n, k) array
        The first column is the constant, which does not choose the bandwidth.
    left : (n,) array
        Residuals.

    Examples
    --------
    >>> design = np.column_stack([np.ones(50), np.arange(50.0)])
    >>> robust(design, np.cos(np.arange(50.0))).shape
    (2, 2)
    """
    scores = design * left[:, None]
    lags = np.arange(1.0, left.size)
    weight = _quadratic_spectral(lags / max(_bandwidth(scores[:, 1:]), 1e-9))
    middle = scores.T @ scores
    for lag, w in enumerate(weight, start=1):
        shifted = scores[lag:].T @ scores[:-lag]
        middle = middle + w * (shifted + shifted.T)
    inverse = np.linalg.inv(design.T @ design)
    covariance: Floats = inverse @ middle @ inverse
    return covariance


def _bandwidth(scores: Floats) -> float:
    """Choose by a first-order autoregression of each score (Andrews 1991, equations 6.2 and 6.4)."""
    before, after = scores[:-1], scores[1:]
    with np.errstate(divide="ignore", invalid="ignore"):
        rho = np.clip(np.nan_to_num((before * after).sum(axis=0) / (before**2).sum(axis=0)), -0.97, 0.97)
        variance = ((after - rho * before) ** 2).mean(axis=0) ** 2
        ratio = (4 * rho**2 * variance / (1 - rho) ** 8).sum() / (variance / (1 - rho) ** 4).sum()
    return float(1.3221 * (np.nan_to_num(ratio) * scores.shape[0]) ** 0.2)


def _quadratic_spectral(x: Floats) -> Floats:
    d = 6 * np.pi * x / 5
    weight: Floats = 25 / (12 * np.pi**2 * x**2) * (np.sin(d) / d - np.cos(d))
    return weight
