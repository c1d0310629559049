"""The word for an interval: one table of rules, printed beside the words in the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

MINIMUM = 6
"""Years that a series needs: with fewer, a line has too few degrees of freedom to tell a trend from noise."""


class Rule(NamedTuple):
    """A verdict, what it means, and when it holds (interval and margin in the same unit)."""

    verdict: str
    says: str
    holds: Callable[[float, float, float], bool]


RULES: tuple[Rule, ...] = (
    Rule(
        "stable",
        "the whole 95 % interval of the yearly change lies inside the catalogue's margin",
        lambda lower, upper, margin: -margin <= lower and upper <= margin,
    ),
    Rule(
        "rising",
        "the 95 % interval of the yearly change lies above zero",
        lambda lower, upper, margin: lower > 0,
    ),
    Rule(
        "falling",
        "the 95 % interval of the yearly change lies below zero",
        lambda lower, upper, margin: upper < 0,
    ),
    Rule(
        "no_clear_change",
        "the 95 % interval of the yearly change holds zero and reaches beyond the margin",
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
