"""Do regions grow alike? The three classical tests of convergence, as functions of arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.comparisons.welch import Floats


class Answer(NamedTuple):
    """An estimate with its 95 % interval, two-sided p and degrees of freedom."""

    estimate: float
    se: float
    lower: float
    upper: float
    p_value: float


def answer(estimate: float, se: float, df: float) -> Answer:
    """Return an estimate with its t interval; one without error has no p.

    Examples
    --------
    >>> [round(v, 3) for v in answer(1.0, 0.5, 20.0)]
    [1.0, 0.5, -0.043, 2.043, 0.059]
    """
    from scipy.special import stdtr, stdtrit

    half = float(stdtrit(df, 0.975)) * se
    p_value = float(2 * stdtr(df, -abs(estimate / se))) if se > 0 else np.nan
    return Answer(estimate, se, estimate - half, estimate + half, p_value)


def beta(start: Floats, end: Floats, years: float, given: Floats | None = None) -> Answer:
    """Regress yearly growth on the initial level: below zero, those behind catch up.

    Absolute convergence without anything given, conditional convergence with what sets the level that
    each region tends to: Barro and Sala-i-Martin (1992), JPE 100, 223–251. Standard errors by HC3
    (MacKinnon and White 1985), since small regions vary more. Errors of the initial values alone pull
    the estimate below zero.

    Parameters
    ----------
    start, end : (n,) arrays
        Levels in the first and the last year, in logarithms for rates of growth; n > 2.
    years : float
        Years between the two.
    given : (n, k) array, optional
        Of full rank beside a constant and `start`; n > k + 2.

    Examples
    --------
    >>> start, end = np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([2.0, 2.4, 3.1, 3.5, 4.0])
    >>> round(beta(start, end, 10.0).estimate, 3)
    -0.049
    >>> round(beta(start, end, 10.0, np.array([[0.0], [0.0], [0.0], [1.0], [1.0]])).estimate, 3)
    -0.046
    """
    growth = (end - start) / years
    beside = np.column_stack([np.ones_like(start), *(() if given is None else (given,))])
    base, _ = np.linalg.qr(beside)
    away, change = (v - base @ (base.T @ v) for v in (start, growth))
    spread = float(away @ away)
    slope = float(away @ change) / spread
    leverage = (base**2).sum(axis=1) + away**2 / spread
    # a region alone at its end is fitted exactly: its share of the error is unknown, not infinite
    loose = np.maximum(1 - leverage, 1e-6)
    se = float(np.sqrt((away**2) @ ((change - slope * away) / loose) ** 2)) / spread
    return answer(slope, se, start.size - beside.shape[1] - 1.0)


def speed(beta: float, years: float) -> float:
    """Return the yearly speed ``−ln(1 + years × beta) / years`` at which a gap closes.

    Barro and Sala-i-Martin (1992), JPE 100, 223–251. It is infinite where the gap closes within the
    period (``years × beta`` at most −1).

    Examples
    --------
    >>> round(speed(-0.0125, 40.0), 4), speed(-0.05, 40.0)
    (0.0173, inf)
    """
    inside = 1 + years * beta
    return -float(np.log(inside)) / years if inside > 0 else np.inf


def half_life(speed: float) -> float:
    """Return the years in which half of a gap closes, ``ln 2 / speed``; infinite where it does not.

    Examples
    --------
    >>> round(half_life(0.02), 1), half_life(-0.01), half_life(float("inf"))
    (34.7, inf, 0.0)
    """
    return float(np.log(2)) / speed if speed > 0 else np.inf


def sigma(levels: Floats) -> tuple[Floats, Answer]:
    """Return the spread between regions year by year, and the yearly change of its logarithm.

    The change is that of a line through all years, not of the first and last alone. Its error comes from
    leaving out one region after the other, which holds whatever the dependence between a region's years;
    a shock that moves every region alike counts as a change.

    Parameters
    ----------
    levels : (regions, years) array
        Without gaps, in consecutive years or at distances of one; at least three regions and years.

    Returns
    -------
    tuple of (years,) array and Answer

    Examples
    --------
    >>> path, found = sigma(np.outer([1.0, 2.0, 4.0, 8.0], [1.0, 0.5, 0.25]))
    >>> path.round(2), round(found.estimate, 4)
    (array([3.1 , 1.55, 0.77]), -0.6931)
    """
    count, years = levels.shape
    offset = np.arange(years) - (years - 1) / 2
    weight = offset / (offset @ offset)
    path = levels.std(axis=0, ddof=1)
    each = np.log(_without_each(levels)) @ weight
    se = float(np.sqrt((count - 1) / count * ((each - each.mean()) ** 2).sum()))
    return path, answer(float(np.log(path) @ weight), se, count - 1.0)


def _without_each(levels: Floats) -> Floats:
    """Return the spread of the other regions, for each region in turn."""
    count = levels.shape[0]
    squares = (levels - levels.mean(axis=0)) ** 2
    total, own = squares.sum(axis=0), squares * count / (count - 1)
    less = np.sqrt(np.maximum(total - own, 0.0) / (count - 2))
    # where one makes most of the spread, a difference of sums has few digits left
    for one in np.flatnonzero((own > total / 2).any(axis=1)):
        less[one] = np.delete(levels, one, axis=0).std(axis=0, ddof=1)
    return np.asarray(less)
