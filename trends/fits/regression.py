"""Least squares by the decomposition that keeps the digits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trends.fits.sample import Floats


@dataclass(frozen=True)
class Solution:
    """Coefficients of a least-squares fit with their covariance and the residual variance."""

    coefficients: Floats
    covariance: Floats
    variance: float
    df: float


def least_squares(design: Floats, y: Floats, weights: Floats | None = None) -> Solution:
    """Solve a linear regression by Householder QR of the design itself.

    The same numbers as statsmodels' OLS and WLS, to more digits: its default (a pseudo-inverse with a
    cut-off) silently drops rank on badly scaled designs, and its QR takes the covariance and the rank
    from the cross-products all the same. On NIST's set Filip it gives none of the certified standard
    deviations; this gives seven digits.

    Parameters
    ----------
    design : (n, k) array
        With a column of ones where an intercept is wanted; n > k.
    y : (n,) array
        Response.
    weights : (n,) array, optional
        Proportional to 1/variance; the residual variance is estimated in any case.

    Raises
    ------
    numpy.linalg.LinAlgError
        Columns that are exactly dependent.

    Examples
    --------
    >>> x = np.array([0.0, 1.0, 2.0, 3.0])
    >>> found = least_squares(np.column_stack([np.ones(4), x]), 1 + 2 * x)
    >>> [float(round(c, 9)) for c in found.coefficients], found.df
    ([1.0, 2.0], 2.0)
    """
    root = np.ones_like(y) if weights is None else np.sqrt(weights / weights.mean())
    rows, target = design * root[:, None], y * root
    basis, triangle = np.linalg.qr(rows)
    inverse = np.linalg.inv(triangle)
    coefficients = inverse @ (basis.T @ target)
    left = target - rows @ coefficients
    df = float(design.shape[0] - design.shape[1])
    variance = float(left @ left) / df
    return Solution(coefficients, variance * (inverse @ inverse.T), variance, df)
