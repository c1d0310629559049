"""The trend arrow of public-health profiles, and what becomes of it when dispersion counts."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from trends.fits.intervals import byar
from trends.fits.sample import NORMAL_975, Floats, NotFittedError, Sample
from trends.fits.trend import Trend, tested

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


def last_arrow(sample: Sample) -> Arrow:
    """Return the arrow of the last five years of a sample with a `tally`.

    Raises
    ------
    NotFittedError
        Fewer than five values, the last five not of successive years, or no event in them.

    Examples
    --------
    >>> from trends.fits.sample import Tally
    >>> years, counts = np.arange(2000.0, 2005.0), np.array([100.0, 140, 90, 160, 170])
    >>> last_arrow(Sample(years, counts, None, years, Tally(counts, np.full(5, 10_000.0)))).direction
    'up'
    """
    tally, last = sample.counted, sample.years[-POINTS:]
    if (np.diff(last) != 1).any():
        raise NotFittedError(
            f"an arrow needs {POINTS} successive years; the last {POINTS} values are of "
            f"{last[0]:.0f} to {last[-1]:.0f}"
        )
    if not tally.counts[-POINTS:].any():
        raise NotFittedError(f"no event in the last {POINTS} years")
    return arrow(tally.counts, np.ones_like(tally.counts) if tally.bases is None else tally.bases)


def pointing(sample: Sample, way: str, p_value: float, found: Arrow) -> Trend:
    """Return the direction of an arrow as a `Trend`, its statistics in the note.

    Examples
    --------
    >>> years = np.arange(2000.0, 2005.0)
    >>> found = Arrow("up", 16.4, 7.6, "none", 2.2)
    >>> pointing(Sample(years, years, None, years), "up", 5e-5, found).note
    'arrow up of 2000 to 2004: chi-square 16.4 where 9.55 is needed, dispersion 7.6'
    """
    note = (
        f"arrow {way} of {sample.years[-POINTS]:.0f} to {sample.years[-1]:.0f}: "
        f"chi-square {found.chi_square:.1f} where {CRITICAL:.2f} is needed, dispersion {found.dispersion:.1f}"
    )
    return replace(tested(p_value, {"up": 1.0, "down": -1.0, "none": 0.0}[way]), note=note)


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
