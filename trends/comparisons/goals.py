"""What is to be reached, and the chance that a line gets there by a date."""

from __future__ import annotations

from math import log
from typing import NamedTuple

import numpy as np

from trends.comparisons.fieller import Line

STATED = ("target", "benchmark")
"""The roles in which sources state a goal."""


class Goal(NamedTuple):
    """A value or range to be reached, and by when if that is stated.

    Attributes
    ----------
    name : str
        normal, target or benchmark.
    low, high : float
        Ends of what meets it; infinite on the open side of "within 8" and "at least 90".
    year : int or None
        By when.
    place : str
        Where it is stated: the id of an observation, or the line of a table.
    whole : str
        Whose it is, where that is not the region it is held against.
    shared : bool
        Whether it measures the parts of a whole too: a rate or a ratio, and not a total.
    """

    name: str
    low: float
    high: float
    year: int | None = None
    place: str = ""
    whole: str = ""
    shared: bool = False

    @property
    def called(self) -> str:
        """Its name, with that of the whole it is of.

        Examples
        --------
        >>> Goal("target", 8.0, 8.0).called, Goal("target", 8.0, 8.0, whole="全国").called
        ('target', 'target of 全国')
        """
        return f"{self.name} of {self.whole}" if self.whole else self.name

    @property
    def source(self) -> str:
        """Whose it is, for when, and where it is stated; "" for the catalogue's.

        Examples
        --------
        >>> Goal("target", 8.0, 8.0, 2010, "plan.txt:1:20", "全国").source
        "the target of 全国 for 2010, not the region's own (plan.txt:1:20)"
        """
        if self.name not in STATED:
            return ""
        dated = f"the {self.called} for {self.year}"
        whose = f"{dated}, not the region's own" if self.whole else dated
        return f"{whose} ({self.place})" if self.place else whose


def logarithmic(goal: Goal) -> Goal:
    """Return a goal on the scale of logarithms.

    Parameters
    ----------
    goal : Goal
        Its ends above zero, or the lower one open.

    Examples
    --------
    >>> logarithmic(Goal("target", -np.inf, 1.0))[1:3]
    (-inf, 0.0)
    """
    low, high = (-np.inf if end == -np.inf else log(end) for end in (goal.low, goal.high))
    return goal._replace(low=low, high=high)


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
