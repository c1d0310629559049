"""A straight line on which single wild values pull little: Huber's estimate."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from trends.fits.linear import linear
from trends.fits.regression import least_squares
from trends.fits.sample import Floats, NotFittedError, Sample
from trends.fits.trend import Trend, line

TUNING = 1.345  # 95 % of the efficiency of least squares where errors are normal
NORMAL_QUARTILE = 0.6744897501960817
EXACT = 1e-11
STEPS = 500


def robust(sample: Sample) -> Trend:
    """Fit a line by Huber's M-estimate with intervals by Student's t.

    Residuals beyond 1.345 times the scale (median absolute residual) count as if they lay there.
    The same numbers as statsmodels' `RLM`, whose interval is by the normal distribution: Huber (1981),
    Robust Statistics, section 7.6. Neighbouring years are taken as independent.

    Parameters
    ----------
    sample : Sample
        Weighted where the source states uncertainty.

    Examples
    --------
    >>> years = np.arange(2000.0, 2010.0)
    >>> y = 2 * years + 0.1 * np.cos(5 * years) + 50 * (years == 2009)
    >>> round(robust(Sample(years, y, None, years)).slope, 1), linear(Sample(years, y, None, years)).slope > 4
    (2.0, True)
    """
    plain = linear(sample)
    left = sample.y - np.interp(sample.years, sample.grid, plain.fitted)
    if np.abs(left).max() <= EXACT * np.abs(sample.y).max():
        return replace(plain, note="the values lie on a straight line")
    offset = sample.years - sample.centre
    root = np.ones_like(offset) if sample.weights is None else np.sqrt(sample.weights / sample.weights.mean())
    middle = float(sample.y.mean())
    design = np.column_stack([np.ones_like(offset), offset]) * root[:, None]
    coefficients, covariance = huber(design, (sample.y - middle) * root)
    start = coefficients + np.array([middle, 0.0])
    return line(start, covariance, float(offset.size - 2), sample.grid - sample.centre)


def huber(design: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return coefficients and covariance of Huber's regression, its scale estimated with it.

    Parameters
    ----------
    design, y : (n, k) and (n,) arrays
        Without residuals that vanish for half of the rows.

    Raises
    ------
    NotFittedError
        Half of the values lie on one line, so that nothing says how far the rest may stray.

    Examples
    --------
    >>> y = np.array([1.0, 2.0, 4.0, 4.0, 100.0])
    >>> [round(float(c), 3) for c in huber(np.ones((5, 1)), y)[0]]
    [3.496]
    """
    coefficients = least_squares(design, y).coefficients
    for _ in range(STEPS):
        left = y - design @ coefficients
        scale = float(np.median(np.abs(left))) / NORMAL_QUARTILE
        if scale <= EXACT * np.abs(y).max():
            raise NotFittedError("half of the values lie exactly on one line: no scale for the others")
        inside = TUNING * scale / np.maximum(np.abs(left), TUNING * scale)
        before, coefficients = coefficients, least_squares(design, y, inside).coefficients
        if (np.abs(design @ (coefficients - before)) <= 1e-11 * scale).all():
            return coefficients, _covariance(design, y - design @ coefficients)
    raise NotFittedError(f"Huber's estimate does not settle in {STEPS} steps")


def _covariance(design: Floats, left: Floats) -> Floats:
    n, k = design.shape
    scale = float(np.median(np.abs(left))) / NORMAL_QUARTILE
    flat = np.abs(left) > TUNING * scale
    pull = np.where(flat, TUNING * scale * np.sign(left), left)
    share = 1.0 - flat.mean()
    correction = 1 + k / n * (1 - share) / share
    variance = correction**2 * float(pull @ pull) / (n - k) / share**2
    return np.asarray(variance * np.linalg.inv(design.T @ design), dtype=np.float64)
