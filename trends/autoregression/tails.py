"""Tails of mixtures of t distributions, many at once."""

from __future__ import annotations

from functools import cache
from math import exp, lgamma, log, pi, sqrt

import numpy as np

from trends.autoregression.grid import FAR, Floats

ROUNDS = 60
CLOSE = 1e-9
"""Newton's last step, in scales of the narrowest component: the error left is its square."""
LARGEST = 1e3
"""Degrees of freedom beyond which the two widths no longer tell them to nine digits."""


def farther(mixture: tuple[Floats, Floats, Floats], df: int, tail: float) -> Floats:
    """Return the value that each mixture exceeds with this probability.

    Newton's iteration on the logarithm of the tail, kept between the components' own values by halving.

    Parameters
    ----------
    mixture : three (s, k) arrays
        Weights that add up to one, means, scales.
    df : int
        Of the t distribution of every component.
    tail : float
        Below one half.

    Returns
    -------
    (s,) array
        NaN where a mixture is not finite.

    Examples
    --------
    >>> one = np.array([[0.5, 0.5]]), np.array([[2.0, 2.0]]), np.array([[1.0, 1.0]])
    >>> farther(one, 10, 0.025).round(6).tolist()
    [4.228139]
    """
    from scipy.special import stdtrit

    weight, mean, scale = mixture
    own = mean - float(stdtrit(df, tail)) * scale
    low, high, at = own.min(axis=1), own.max(axis=1), np.einsum("sk,sk->s", weight, own)
    found = np.full(at.size, np.nan)
    left = np.flatnonzero(np.isfinite(at))
    near = CLOSE * scale.min(axis=1)
    for _ in range(ROUNDS):
        if not left.size:
            break
        here, width = at[left], scale[left]
        survival, density = survivals((here[:, None] - mean[left]) / width, df)
        beyond = np.einsum("sk,sk->s", weight[left], survival)
        slope = np.einsum("sk,sk->s", weight[left], density / width)
        short = beyond > tail
        low[left[short]], high[left[~short]] = here[short], here[~short]
        step = np.log(np.maximum(beyond, 1e-300) / tail) * beyond / slope
        inside = (low[left] <= here + step) & (here + step <= high[left])
        at[left] = np.where(inside, here + step, (low[left] + high[left]) / 2)
        done = np.abs(at[left] - here) <= near[left]
        found[left[done]] = at[left[done]]
        left = left[~done]
    return found


def survivals(t: Floats, df: int) -> tuple[Floats, Floats]:
    """Return the probability beyond each t and the density there, for whole degrees of freedom.

    The finite series of Abramowitz and Stegun (1964), 26.7.3 and 26.7.4; right to about 1e-16, not to a
    share of it.

    Examples
    --------
    >>> survival, density = survivals(np.array([0.0, 2.228139]), 10)
    >>> survival.round(6).tolist(), density.round(4).tolist()
    ([0.5, 0.025], [0.3891, 0.0424])
    """
    cosine = 1 / np.sqrt(1 + t * t / df)
    sine, square = t / sqrt(df) * cosine, cosine * cosine
    odd = df % 2
    total = np.ones_like(t)
    for k in range(df - 2, 1 + odd, -2):
        total = 1 + total * square * ((k - 1) / k)
    if df == 1:
        inside = 2 / pi * np.arctan(t)
    elif odd:
        inside = 2 / pi * (np.arctan(t / sqrt(df)) + sine * cosine * total)
    else:
        inside = sine * total
    constant = exp(lgamma((df + 1) / 2) - lgamma(df / 2)) / sqrt(df * pi)
    return (1 - inside) / 2, constant * cosine ** (df + 1)


def matching_df(ratios: Floats) -> Floats:
    """Find the t distributions whose 99.9 % intervals are so many times as wide as their 95 % intervals.

    Secants from a table. NaN beyond 1,000 degrees of freedom.

    Parameters
    ----------
    ratios : (s,) array

    Examples
    --------
    >>> from scipy.special import stdtrit
    >>> matching_df(np.array([stdtrit(7.5, 0.9995) / stdtrit(7.5, 0.975)])).round(9).tolist()
    [7.5]
    """
    log_df, table = _widths()
    before = np.interp(-ratios, -table, log_df)
    missed = _ratio(before) - ratios
    at = before + 1e-4
    for _ in range(8):
        now = _ratio(at) - ratios
        with np.errstate(invalid="ignore", divide="ignore"):
            step = np.where(now == missed, 0.0, now * (at - before) / (now - missed))
        before, missed, at = at, now, at - step
        if not (np.abs(step) > 1e-12).any():
            break
    within = (at > log_df[0]) & (at < log(LARGEST))
    return np.where(within, np.exp(at), np.nan)


def _ratio(log_df: Floats) -> Floats:
    from scipy.special import stdtrit

    df = np.exp(log_df)
    ratio: Floats = stdtrit(df, FAR) / stdtrit(df, 0.975)
    return ratio


@cache
def _widths() -> tuple[Floats, Floats]:
    log_df = np.linspace(log(0.5), log(LARGEST) + 0.1, 400)
    return log_df, _ratio(log_df)
