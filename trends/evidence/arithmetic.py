"""Whether a printed figure agrees with what others make of it; functions of numbers alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from math import fsum

EXACT = 1e-9


def verdict(stated: float, computed: float, half: float, tolerance: float) -> str:
    """Compare a stated figure with a computed one.

    Parameters
    ----------
    stated, computed : float
        In one unit.
    half : float
        Half a unit of the stated figure's last printed digit.
    tolerance : float
        The same with the rounding and hedges of what `computed` was made of.

    Returns
    -------
    str
        ``holds`` when the computed value, rounded as printed, is the stated one; ``within_rounding``
        when the inputs' rounding or a hedge explains the difference; else ``fails``.

    Examples
    --------
    >>> verdict(8.47, 8.4734, 0.005, 0.005), verdict(10.0, 9.46, 0.0, 1.0), verdict(1637.0, 1635.0, 0.0, 0.0)
    ('holds', 'within_rounding', 'fails')
    """
    distance = abs(stated - computed)
    margin = EXACT * max(1.0, abs(stated))
    if distance <= half + margin:
        return "holds"
    return "within_rounding" if distance <= tolerance + margin else "fails"


def quotient(numerator: float, denominator: float, per: float) -> float:
    """Return a rate.

    Examples
    --------
    >>> round(quotient(2647, 312388, 1000), 2)
    8.47
    """
    return per * numerator / denominator


def percent_change(before: float, after: float) -> float:
    """Return by how many per cent a value grew.

    Examples
    --------
    >>> percent_change(80.0, 100.0)
    25.0
    """
    return 100 * (after - before) / before


def quotient_slack(rate: float, parts: Sequence[tuple[float, float]]) -> float:
    """Return how far a quotient may be off when each of its two terms may be off by its own slack.

    Parameters
    ----------
    rate : float
        The quotient.
    parts : sequence of (value, slack)
        Its terms; relative errors add to first order.

    Examples
    --------
    >>> quotient_slack(50.0, [(100.0, 1.0), (200.0, 2.0)])
    1.0
    """
    return abs(rate) * fsum(off / abs(value) for value, off in parts if value)


def corners(make: Callable[..., float], *terms: tuple[float, float]) -> tuple[float, float]:
    """Return the least and the greatest value of a function whose terms may each be off by their slack.

    Parameters
    ----------
    make : callable
        Monotone in each of its terms within their slack.
    terms : (value, slack)
        In the order of its arguments.

    Examples
    --------
    >>> corners(lambda level, change: level - change, (123.58, 0.005), (-9.6, 0.05))
    (133.125, 133.235)
    """
    values = [make(*ends) for ends in product(*((value - off, value + off) for value, off in terms))]
    return round(min(values), 9), round(max(values), 9)


def signed_sum(terms: Sequence[tuple[float, int]]) -> float:
    """Return a sum of terms with their signs, free of binary noise.

    Examples
    --------
    >>> signed_sum([(12.4, 1), (6.51, -1)])
    5.89
    """
    return round(fsum(value * sign for value, sign in terms), 9)


def complement(rest: float, whole: float) -> float:
    """Return the percentage that a counted rest leaves of the whole.

    Examples
    --------
    >>> complement(720, 800)
    10.0
    """
    return 100 * (whole - rest) / whole


def keeps(value: float, bound: float, kind: str) -> bool:
    """Whether a value lies on the stated side of a threshold.

    Examples
    --------
    >>> keeps(117.3, 118, "<"), keeps(118, 118, "<"), keeps(118, 118, "<="), keeps(79, 80, ">=")
    (True, False, True, False)
    """
    side = value - bound if kind in ("<", "<=") else bound - value
    return side < 0 or (side == 0 and kind in ("<=", ">="))


def beyond(value: float, bound: float, kind: str) -> float:
    """Return how far a value lies beyond a threshold; negative on the stated side.

    Examples
    --------
    >>> beyond(120.0, 118.0, "<"), beyond(82.0, 80.0, ">=")
    (2.0, -2.0)
    """
    return round(value - bound if kind in ("<", "<=") else bound - value, 9)
