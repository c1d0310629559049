"""The trend arrow of public-health profiles, and what becomes of it when dispersion counts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.fits.intervals import byar
from trends.fits.sample import NORMAL_975, Floats, NotFittedError

POINTS = 5
CRITICAL = 9.54953570608324
"""The 99.8 % point of chi-square with one degree of freedom: the service's threshold."""


class Arrow(NamedTuple):
    """An arrow as it is published, and as the scatter of its own points allows.

    Attributes
    ----------
    direction : str
        ``up``, ``down`` or ``none``: beyond the threshold, and no single point decides the sign.
    chi_square : float
        Of the weighted slope, the stated intervals taken as the whole uncertainty.
    dispersion : float
        Variance about the line over the stated one; 1 where it is less.
    allowed : str
        The direction when slope and scatter are judged together: F with 1 and 3 degrees of freedom,
        at the service's own 0.2 %.
    f : float
        The statistic of `allowed`.
    """

    direction: str
    chi_square: float
    dispersion: float
    allowed: str
    f: float


def arrow(counts: Floats, bases: Floats) -> Arrow:
    """Judge the last five points of a rate as a public-health service does, and with dispersion.

    A straight line through the rates, weighted by the width of Byar's intervals; chi-square of its
    slope. The published rule takes the variance of a Poisson count for the whole: where rates vary
    more from year to year, it points up or down far too often.

    Parameters
    ----------
    counts, bases : (n,) arrays
        Events and population of successive years, at least five; the last five are used.

    Raises
    ------
    NotFittedError
        Fewer than five points.

    Examples
    --------
    >>> found = arrow(np.array([100.0, 140, 90, 160, 170]), np.full(5, 10_000.0))
    >>> found.direction, round(found.chi_square, 1), round(found.dispersion, 1), found.allowed
    ('up', 16.4, 7.6, 'none')
    """
    if counts.size < POINTS:
        raise NotFittedError(f"an arrow needs {POINTS} points, here are {counts.size}")
    counts, bases = counts[-POINTS:], bases[-POINTS:]
    lower, upper = byar(counts)
    rates, errors = counts / bases, (upper - lower) / bases / (2 * NORMAL_975)
    slope, chi_square, scatter = _slope(rates, errors)
    signs = {np.sign(_slope(*(np.delete(v, at) for v in (rates, errors)))[0]) for at in range(POINTS)}
    way = ("none", "up", "down")[int(np.sign(slope)) if signs == {np.sign(slope)} else 0]
    dispersion = max(scatter / (POINTS - 2), 1.0)
    f = chi_square / dispersion
    return Arrow(
        way if chi_square > CRITICAL else "none", chi_square, dispersion, way if f > _f_point() else "none", f
    )


def _slope(rates: Floats, errors: Floats) -> tuple[float, float, float]:
    """Return the weighted slope, its chi-square, and the weighted sum of squares about the line."""
    weights = errors**-2.0
    place = np.arange(rates.size) - np.average(np.arange(rates.size), weights=weights)
    left = rates - np.average(rates, weights=weights)
    spread = float(weights @ place**2)
    slope = float(weights @ (place * left)) / spread
    return slope, slope**2 * spread, float(weights @ (left - slope * place) ** 2)


def _f_point() -> float:
    from scipy.special import chdtrc, fdtri

    return float(fdtri(1.0, POINTS - 2.0, 1.0 - float(chdtrc(1.0, CRITICAL))))
