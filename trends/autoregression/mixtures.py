"""Regressions averaged over their autocorrelation: rows with the same years share all but their values."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.autoregression.grid import FAR, Floats, grid, prior, whiten
from trends.autoregression.tails import farther, matching_df

NORMAL_975 = 1.959963984540054


class Mixture(NamedTuple):
    """What many rows are asked for: a value taken off before, and t distributions about it.

    Attributes
    ----------
    start : (s,) array
        By least squares.
    weight, mean, scale : (s, k) arrays
        Of every autocorrelation: how likely it is, and where its t distribution lies about `start`.
    """

    start: Floats
    weight: Floats
    mean: Floats
    scale: Floats


class Summary(NamedTuple):
    """Estimates, each an (s,) array, with the t distribution of the same 95 % and 99.9 % intervals."""

    estimate: Floats
    se: Floats
    lower: Floats
    upper: Floats
    p_value: Floats
    df: Floats


class Interval(NamedTuple):
    """Estimates with their 95 % intervals, each an (s,) array; the error is that of a normal one as wide."""

    estimate: Floats
    se: Floats
    lower: Floats
    upper: Floats
    p_value: Floats


class Regressions(NamedTuple):
    """The coefficients of every row for every autocorrelation.

    Attributes
    ----------
    start : (s, p) array
        By least squares; `coefficients` are about it.
    left : (s,) array
        The largest residual of least squares.
    weight, variance : (s, k) arrays
        How likely each autocorrelation is; variance of the errors, given it.
    coefficients : (s, k, p) array
    covariance : (k, p, p) array
        Of the coefficients, up to the variance.
    """

    start: Floats
    left: Floats
    weight: Floats
    variance: Floats
    coefficients: Floats
    covariance: Floats

    def asked(self, combination: Floats) -> Mixture:
        """Return a linear combination of the coefficients.

        Examples
        --------
        >>> design = np.column_stack([np.ones(6), np.arange(6.0)])
        >>> found = regressions(design, np.arange(6.0), np.ones(6), 3 * np.arange(6.0)[None])
        >>> found.asked(np.array([1.0, 2.0])).start.round(9)
        array([6.])
        """
        spread = np.einsum("i,kij,j->k", combination, self.covariance, combination)
        scale = np.sqrt(self.variance * spread)
        return Mixture(self.start @ combination, self.weight, self.coefficients @ combination, scale)


def regressions(design: Floats, years: Floats, root: Floats, y: Floats, *, every: int = 1) -> Regressions:
    """Regress every row by generalised least squares, for each autocorrelation of the grid.

    Parameters
    ----------
    design : (n, p) array
        The columns that all rows share.
    years : (n,) array
        Rising; gaps count as the years they are.
    root : (n,) array
        Square roots of weights with mean one.
    y : (s, n) array
        Values.
    every : int
        Take one autocorrelation of the grid in so many.

    Examples
    --------
    >>> years = np.arange(12.0)
    >>> found = regressions(np.column_stack([np.ones(12), years]), years, np.ones(12), np.cos(years)[None])
    >>> found.coefficients.shape, found.weight.sum().round(9)
    ((1, 41, 2), np.float64(1.0))
    """
    n = root.size
    start, left = _taken_off(design, root, y)
    solve, remain, covariance, log_determinant = _maps(design, years, root, every)
    count, terms = covariance.shape[:2]
    coefficients = (left @ solve.reshape(-1, n).T).reshape(-1, count, terms)
    rest = np.square(left @ remain.reshape(-1, n).T).reshape(-1, count, n).sum(axis=2)
    log_weight = log_determinant - 0.5 * (n - terms) * np.log(rest)
    weight = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    largest = np.abs(left).max(axis=1)
    return Regressions(start, largest, weight, rest / (n - terms), coefficients, covariance)


def _taken_off(design: Floats, root: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return the coefficients by least squares (s, p), and what they leave."""
    basis, triangle = np.linalg.qr(design * root[:, None])
    start = y @ (root[:, None] * basis) @ np.linalg.inv(triangle).T
    return start, y - start @ design.T


def _maps(design: Floats, years: Floats, root: Floats, every: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Return for every autocorrelation what any values are multiplied by, and what does not depend on them.

    Coefficients (k, p, n), whitened residuals (k, n, n), covariance up to a factor (k, p, p), logarithm
    of the weight (k,).
    """
    phi, spread = (column[::every] for column in grid())
    n = root.size
    columns, log_determinant = whiten(np.diag(root), np.rint(np.diff(years)), phi)
    white = columns.transpose(0, 2, 1)
    lines = white @ design
    basis, triangle = np.linalg.qr(lines)
    back = np.linalg.inv(triangle)
    solve = back @ (basis.transpose(0, 2, 1) @ white)
    size = np.log(np.abs(np.diagonal(triangle, axis1=1, axis2=2))).sum(axis=1)
    log_weight = -0.5 * log_determinant - size + prior(phi, n) + spread
    return solve, white - lines @ solve, back @ back.transpose(0, 2, 1), log_weight


def summary(asked: Mixture, df: int) -> Summary:
    """Return the mean of each mixture, its middle 95 %, and the p of zero.

    Parameters
    ----------
    asked : Mixture
    df : int
        Of every t distribution: years less coefficients.

    Examples
    --------
    >>> one = Mixture(np.array([3.0]), np.full((1, 2), 0.5), np.zeros((1, 2)), np.ones((1, 2)))
    >>> found = summary(one, 10)
    >>> [v.round(3).tolist() for v in (found.estimate, found.lower, found.upper, found.p_value, found.df)]
    [[3.0], [0.772], [5.228], [0.013], [10.0]]
    """
    from scipy.special import stdtr, stdtrit

    start, weight, mean, scale = asked
    (lower, upper), (near, far) = (_reach(asked, df, tail) for tail in (0.025, 1 - FAR))
    matched = matching_df((far - near) / (upper - lower))
    se = (upper - lower) / 2 / stdtrit(matched, 0.975)
    apart = (start[:, None] + mean) / scale
    # both sides by themselves: one less the other would lose the far tail
    sides = [np.einsum("sk,sk->s", weight, stdtr(df, side * apart)) for side in (1.0, -1.0)]
    p_value = np.minimum(2 * np.minimum(*sides), 1.0)
    estimate = start + np.einsum("sk,sk->s", weight, mean)
    return Summary(estimate, se, start + lower, start + upper, p_value, matched)


def interval(asked: Mixture, df: int) -> Interval:
    """Return what `summary` does but for the degrees of freedom of the tails, in half the time.

    Parameters
    ----------
    asked : Mixture
    df : int
        Of every t distribution: years less coefficients.

    Examples
    --------
    >>> one = Mixture(np.array([3.0]), np.full((1, 2), 0.5), np.zeros((1, 2)), np.ones((1, 2)))
    >>> found = interval(one, 10)
    >>> [v.round(3).tolist() for v in (found.estimate, found.lower, found.upper, found.p_value)]
    [[3.0], [0.772], [5.228], [0.013]]
    """
    from scipy.special import stdtr

    start, weight, mean, scale = asked
    lower, upper = _reach(asked, df, 0.025)
    away = np.einsum("sk,sk->s", weight, mean)
    side = np.where(start + away > 0, -1.0, 1.0)
    tail = np.einsum("sk,sk->s", weight, stdtr(df, side[:, None] * (start[:, None] + mean) / scale))
    se = (upper - lower) / (2 * NORMAL_975)
    return Interval(start + away, se, start + lower, start + upper, 2 * np.minimum(tail, 1 - tail))


def _reach(asked: Mixture, df: int, tail: float) -> tuple[Floats, Floats]:
    """Return how far each mixture reaches from `start` on both sides, but for so much in either tail."""
    _, weight, mean, scale = asked
    return -farther((weight, -mean, scale), df, tail), farther((weight, mean, scale), df, tail)
