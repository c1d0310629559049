"""The word for an interval, by the rules that ``catalogue/verdicts.toml`` puts into words for the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

MINIMUM = 6
"""Years that a series needs: with fewer, a line has too few degrees of freedom to tell a trend from noise."""
LEVEL = 0.05


Codes = NDArray[np.intp]


class Rule(NamedTuple):
    """A verdict, its condition as `catalogue/verdicts.toml` names it, and when that holds."""

    verdict: str
    condition: str
    holds: Callable[[Any, Any, Any], Any]


RULES: tuple[Rule, ...] = (
    Rule(
        "stable",
        "within margin",
        lambda lower, upper, margin: (-margin <= lower) & (upper <= margin),
    ),
    Rule(
        "rising",
        "above zero",
        lambda lower, upper, margin: lower > 0,
    ),
    Rule(
        "falling",
        "below zero",
        lambda lower, upper, margin: upper < 0,
    ),
    Rule(
        "no_clear_change",
        "always",
        lambda lower, upper, margin: True,
    ),
)
"""The first rule that holds gives the verdict; too_few_points and not_fitted come before all of them."""


def verdict(lower: float, upper: float, margin: float | None) -> str:
    """Return the verdict on a trend from its 95 % interval.

    Parameters
    ----------
    lower, upper : float
        Yearly change: percent on the log scale, units on the linear one.
    margin : float or None
        The catalogue's margin in the same unit; without one nothing is ever called stable.

    Examples
    --------
    >>> verdict(0.2, 1.4, 0.5), verdict(-0.3, 0.4, 0.5), verdict(-0.3, 0.4, None)
    ('rising', 'stable', 'no_clear_change')
    """
    width = -1.0 if margin is None else margin
    return next(rule.verdict for rule in RULES if rule.holds(lower, upper, width))


def verdicts(lower: NDArray[np.float64], upper: NDArray[np.float64], margin: NDArray[np.float64]) -> Codes:
    """Return the place in `RULES` of each verdict, for many trends at once.

    Parameters
    ----------
    lower, upper, margin : (s,) arrays
        As for `verdict`; a margin is NaN where there is none.

    Examples
    --------
    >>> found = verdicts(np.array([0.2, -0.3]), np.array([1.4, 0.4]), np.array([0.5, np.nan]))
    >>> [RULES[code].verdict for code in found]
    ['rising', 'no_clear_change']
    """
    width = np.where(np.isnan(margin), -1.0, margin)
    codes = np.full(lower.shape, len(RULES) - 1, dtype=np.intp)
    for code, rule in reversed(list(enumerate(RULES))):
        codes = np.where(rule.holds(lower, upper, width), code, codes)
    return codes


def tested(p_value: float, direction: float) -> str:
    """Return the verdict of a test at 5 % that has no slope, and so can call nothing stable.

    Examples
    --------
    >>> tested(0.01, -1.0), tested(0.2, 1.0)
    ('falling', 'no_clear_change')
    """
    if p_value >= LEVEL or not direction:
        return "no_clear_change"
    return "rising" if direction > 0 else "falling"
