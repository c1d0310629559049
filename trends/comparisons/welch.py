"""The difference of two estimates when each has its own variance."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Difference(NamedTuple):
    """First less second, element by element."""

    estimate: Floats
    se: Floats
    df: Floats
    lower: Floats
    upper: Floats
    p_value: Floats


class Estimates(NamedTuple):
    """Estimates with their standard errors and degrees of freedom (infinite: normal)."""

    value: Floats
    se: Floats
    df: Floats


def difference(first: Estimates, second: Estimates) -> Difference:
    """Return first less second with a 95 % interval, variances not pooled.

    Degrees of freedom by Welch (1947) and Satterthwaite (1946). The two are taken as independent: a
    region's share in a national benchmark makes the true standard error a little smaller than this.

    Parameters
    ----------
    first, second : Estimates of (n,) arrays
        NaN where there is none; the answer is NaN there, and where both standard errors are zero.

    Examples
    --------
    >>> one, other = (Estimates(*np.array([[v], [0.3], [10.0]])) for v in (2.0, 1.0))
    >>> found = difference(one, other)
    >>> float(found.df[0]), [round(float(v[0]), 4) for v in (found.lower, found.upper, found.p_value)]
    (20.0, [0.115, 1.885, 0.0287])
    """
    from scipy.special import stdtr, stdtrit

    estimate = first.value - second.value
    se = np.hypot(first.se, second.se)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        share = (first.se / se) ** 2
        df = 1.0 / (share**2 / first.df + (1.0 - share) ** 2 / second.df)
        half = stdtrit(df, 0.975) * se
        p_value = 2.0 * stdtr(df, -np.abs(estimate / se))
    return Difference(estimate, se, df, estimate - half, estimate + half, p_value)
