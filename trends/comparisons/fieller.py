"""The interval of a ratio whose denominator may be zero: bounded, or honestly not."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np


class Line(NamedTuple):
    """A straight line: level in one year with its error, slope, and how the two errors go together."""

    level: float
    level_se: float
    slope: float
    slope_se: float
    covariance: float
    df: float


class Reach(NamedTuple):
    """Years until a line meets a value; `kind` is bounded, unbounded, leads away or not approaching."""

    kind: str
    years: float
    lower: float
    upper: float


def reach(line: Line, goal: float) -> Reach:
    """Return the years until the line meets a value, with Fieller's (1954) 95 % interval.

    Unbounded: the slope is not told apart from zero, so that the value may never be met; the upper end
    is infinite then. Leads away: the line does, but not so surely that no later year is possible. Not
    approaching: no later year is. Only the future counts: the lower end is never below zero.

    Parameters
    ----------
    line : Line
        At the year from which is counted.
    goal : float
        On the scale of the line.

    Examples
    --------
    >>> sure = Line(10.0, 0.1, -0.5, 0.02, 0.001, 12.0)
    >>> [round(v, 1) for v in reach(sure, 5.0)[1:]], reach(sure, 12.0).kind
    ([10.0, 8.9, 11.3], 'not approaching')
    >>> reach(sure._replace(slope_se=0.4), 5.0).kind
    'unbounded'
    """
    from scipy.special import stdtrit

    apart = goal - line.level
    ahead = line.slope != 0 and apart / line.slope > 0
    t2 = float(stdtrit(line.df, 0.975)) ** 2
    square = line.slope**2 - t2 * line.slope_se**2
    # the errors of the way left and of the slope have the sign opposite to those of level and slope
    half = apart * line.slope + t2 * line.covariance
    rest = apart**2 - t2 * line.level_se**2
    lower, upper = _future(square, half, rest)
    if not ahead:
        return Reach("leads away" if upper > 0 else "not approaching", np.nan, lower, upper)
    return Reach("bounded" if np.isfinite(upper) else "unbounded", apart / line.slope, lower, upper)


def _future(square: float, half: float, rest: float) -> tuple[float, float]:
    """Return the ends of what is not ruled out from now on: ``square x² − 2 half x + rest ≤ 0``."""
    inside = half**2 - square * rest
    if square > 0:
        root = sqrt(max(inside, 0.0))
        return max((half - root) / square, 0.0), max((half + root) / square, 0.0)
    if square == 0:
        return _future_of_a_line(half, rest)
    if rest <= 0 or inside <= 0:
        return 0.0, np.inf
    return max((half - sqrt(inside)) / square, (half + sqrt(inside)) / square), np.inf


def _future_of_a_line(half: float, rest: float) -> tuple[float, float]:
    if half == 0:
        return 0.0, (np.inf if rest <= 0 else 0.0)
    end = rest / (2 * half)
    return (max(end, 0.0), np.inf) if half > 0 else (0.0, max(end, 0.0))
