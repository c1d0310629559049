"""What is to be reached, and the chance that a line gets there by a date."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.comparisons.fieller import Line


class Goal(NamedTuple):
    """A value or range to be reached, and by when if that is stated."""

    name: str
    low: float
    high: float
    year: int | None = None


def ahead(line: Line, years: float) -> Line:
    """Return the line counted from so many years later.

    Examples
    --------
    >>> ahead(Line(10.0, 0.3, -0.5, 0.1, 0.0, 12.0), 4.0)[:2]
    (8.0, 0.5)
    """
    variance = line.level_se**2 + 2 * years * line.covariance + years**2 * line.slope_se**2
    level, covariance = line.level + years * line.slope, line.covariance + years * line.slope_se**2
    return line._replace(level=level, level_se=float(np.sqrt(variance)), covariance=covariance)


def chance(line: Line, goal: Goal, years: float) -> float:
    """Return the probability that the line is within its goal so many years from now.

    A single value is met from the side on which the line is now: a line above it must have fallen to it.

    Examples
    --------
    >>> line = Line(10.0, 0.3, -0.5, 0.1, 0.0, 12.0)
    >>> round(chance(line, Goal("target", 8.0, 8.0), 4.0), 3)
    0.5
    """
    from scipy.special import stdtr

    then = ahead(line, years)
    low, high = goal.low, goal.high
    if low == high:
        low, high = (-np.inf, high) if line.level > high else (low, np.inf)
    if then.level_se == 0:
        return float(low <= then.level <= high)
    below = [float(stdtr(line.df, (end - then.level) / then.level_se)) for end in (low, high)]
    return below[1] - below[0]
