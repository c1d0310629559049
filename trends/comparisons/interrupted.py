"""A straight line that may jump and bend at a known year, against the same at other years."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.comparisons.growth import Answer, answer
from trends.comparisons.welch import Floats

BEFORE, AFTER = 4, 3
"""Years that the two stretches need at least."""


class Interrupted(NamedTuple):
    """The change of level in the first year after, the change of slope, and the p of both together."""

    level: Answer
    slope: Answer
    p_value: float


def interrupted(years: Floats, y: Floats, event: float, autocorrelation: float) -> Interrupted:
    """Fit a line that may jump and bend at the event.

    Generalised least squares with first-order autocorrelated errors on the real years; with the
    autocorrelation given, t and F are exact. The change of level is the value in the event's year less
    what the line before leads one to expect there. Wagner, Soumerai, Zhang and Ross-Degnan (2002),
    Journal of Clinical Pharmacy and Therapeutics 27, 299–309.

    Parameters
    ----------
    years, y : (n,) arrays
        With at least `BEFORE` years before the event and `AFTER` from it on.
    event : float
        The first year after.
    autocorrelation : float
        Of neighbouring years.

    Examples
    --------
    >>> years = np.arange(2000.0, 2012.0)
    >>> noise = 0.1 * np.cos(7 * years)
    >>> y = 2 + 0.5 * (years - 2000) + 3.0 * (years >= 2006) - 0.4 * np.maximum(years - 2006, 0)
    >>> found = interrupted(years, y + noise, 2006, 0.0)
    >>> round(found.level.estimate, 1), round(found.slope.estimate, 1)
    (3.2, -0.4)
    """
    from scipy.special import fdtrc

    apart, after = years - event, (years >= event).astype(np.float64)
    design = np.column_stack([after, apart * after, np.ones_like(y), apart])
    white = whitened(np.column_stack([design, y]), years, autocorrelation)
    x, target = white[:, :4], white[:, 4]
    inverse = np.linalg.inv(x.T @ x)
    found = inverse @ (x.T @ target)
    df = y.size - 4.0
    left = target - x @ found
    variance = float(left @ left) / df
    errors = np.sqrt(variance * np.diag(inverse))
    moved = found[:2] @ np.linalg.solve(inverse[:2, :2], found[:2]) / 2
    p_value = float(fdtrc(2, df, moved / variance)) if variance > 0 else np.nan
    level, slope = (answer(float(found[n]), float(errors[n]), df) for n in (0, 1))
    return Interrupted(level, slope, p_value)


def whitened(columns: Floats, years: Floats, autocorrelation: float) -> Floats:
    """Return columns whose errors are independent of each other and of one variance.

    Examples
    --------
    >>> whitened(np.array([[1.0], [1.0]]), np.array([0.0, 1.0]), 0.6).round(3).ravel().tolist()
    [1.0, 0.5]
    """
    carried = autocorrelation ** np.diff(years)[:, None]
    fresh = (columns[1:] - carried * columns[:-1]) / np.sqrt(1 - carried**2)
    return np.concatenate([columns[:1], fresh])


def admissible(years: Floats, event: float) -> bool:
    """Say whether there are enough years before an event and from it on.

    Examples
    --------
    >>> admissible(np.arange(2000.0, 2010.0), 2005), admissible(np.arange(2000.0, 2010.0), 2002)
    (True, False)
    """
    after = int((years >= event).sum())
    return years.size - after >= BEFORE and after >= AFTER and years.size > 7


def placebos(years: Floats, y: Floats, event: float, autocorrelation: float) -> Floats:
    """Return the p of a change at every earlier year, from what was there before the event alone.

    Examples
    --------
    >>> years = np.arange(2000.0, 2016.0)
    >>> placebos(years, np.cos(7 * years) + 5 * (years >= 2012), 2012, 0.0).size
    6
    """
    early = years < event
    before = years[early]
    dates = [year for year in before if admissible(before, year)]
    return np.array([interrupted(before, y[early], date, autocorrelation).p_value for date in dates])
