"""Tests that were tried for the default verdict and are not it: functions of years and values.

All but `reml_kenward_roger` and `corrected_pre_whitening` need every year.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np

from trends.fits.regression import Solution, least_squares
from trends.fits.sample import Floats
from trends.fits.trend import critical, two_sided

PHI = np.tanh(np.linspace(-2.6, 2.6, 41))
RESAMPLES = 399
SERIES = 20_000


class Bounds(NamedTuple):
    """What the study needs of a fit."""

    lower: float
    upper: float
    p_value: float


Test = Callable[[Floats, Floats], Bounds]


def by_t(slope: float, se: float, df: float) -> Bounds:
    """Return interval and p by Student's t.

    Examples
    --------
    >>> by_t(0.0, 1.0, 10.0).p_value
    1.0
    """
    reach = critical(df) * se
    return Bounds(slope - reach, slope + reach, two_sided(slope, se, df))


def correlation(years: Floats, phi: float) -> Floats:
    """Return the correlation matrix of autoregressive errors at these years.

    Examples
    --------
    >>> correlation(np.array([0.0, 1.0, 3.0]), 0.5)[0].tolist()
    [1.0, 0.5, 0.125]
    """
    apart = np.abs(np.subtract.outer(years, years))
    found: Floats = np.where(apart == 0, 1.0, np.power(phi, np.maximum(apart, 1.0)))
    return found


def generalised(years: Floats, y: Floats, phi: float) -> Solution:
    """Return the line by generalised least squares, the autocorrelation taken as known.

    Examples
    --------
    >>> t = np.arange(5.0)
    >>> round(float(generalised(t, 2 * t + np.cos(9 * t), 0.3).coefficients[1]))
    2
    """
    root = np.linalg.inv(np.linalg.cholesky(correlation(years, phi)))
    return least_squares(root @ _design(years), root @ y)


def reml_kenward_roger(years: Floats, y: Floats) -> Bounds:
    """Test by generalised least squares at the REML autocorrelation, as Kenward and Roger (1997) adjust it.

    Biometrics 53, 983–997: the covariance allows for the estimated parameters, degrees of freedom follow
    from their expected information.

    Examples
    --------
    >>> t = np.arange(12.0)
    >>> reml_kenward_roger(t, t + np.cos(9 * t)).p_value < 0.001
    True
    """
    design = _design(years)
    phi = float(PHI[np.argmax([_restricted(years, y, p) for p in PHI])])
    found = generalised(years, y, phi)
    apart = np.abs(np.subtract.outer(years, years))
    base = correlation(years, phi)
    first = apart * np.power(phi, np.maximum(apart - 1, 0.0))
    second = apart * np.maximum(apart - 1, 0.0) * np.power(phi, np.maximum(apart - 2, 0.0))
    scale = found.variance
    by = (base, scale * first)
    twice = {(0, 1): first, (1, 0): first, (1, 1): scale * second}
    inner = np.linalg.inv(scale * base)
    plain = np.linalg.inv(design.T @ inner @ design)
    outer = inner - inner @ design @ plain @ design.T @ inner
    information = np.array([[np.trace(outer @ a @ outer @ b) / 2 for b in by] for a in by])
    w = np.linalg.inv(information)
    p = [-design.T @ inner @ a @ inner @ design for a in by]
    more = np.zeros((2, 2))
    for i in range(2):
        for j in range(2):
            q = design.T @ inner @ by[i] @ inner @ by[j] @ inner @ design
            r = design.T @ inner @ twice[i, j] @ inner @ design if (i, j) in twice else 0.0
            more += w[i, j] * (q - p[i] @ plain @ p[j] - r / 4)
    adjusted = plain + 2 * plain @ more @ plain
    slopes = np.array([(plain @ a @ plain)[1, 1] for a in p])
    df = 2 * plain[1, 1] ** 2 / float(slopes @ w @ slopes)
    return by_t(float(found.coefficients[1]), float(np.sqrt(max(adjusted[1, 1], plain[1, 1]))), max(df, 1.0))


def corrected_pre_whitening(years: Floats, y: Floats) -> Bounds:
    """Test by generalised least squares at an autocorrelation whose bias about a line is taken off.

    The bias is about −(2 + 4 phi)/n (Tjøstheim and Paulsen 1983, Biometrika 70, 377–390).

    Examples
    --------
    >>> t = np.arange(12.0)
    >>> corrected_pre_whitening(t, t + np.cos(9 * t)).p_value < 0.001
    True
    """
    found = generalised(years, y, _corrected(years, y))
    return by_t(float(found.coefficients[1]), float(np.sqrt(found.covariance[1, 1])), found.df)


def equal_weighted_cosine(years: Floats, y: Floats) -> Bounds:
    """Test by least squares with the long-run variance from the first cosines, t with as many degrees.

    Lazarus, Lewis, Stock and Watson (2018), JBES 36, 541–559: ``0.4 n^(2/3)`` cosines.

    Examples
    --------
    >>> t = np.arange(12.0)
    >>> equal_weighted_cosine(t, t + np.cos(9 * t)).p_value < 0.05
    True
    """
    slope, scores, spread = _scores(years, y)
    n = y.size
    count = max(round(0.4 * n ** (2 / 3)), 1)
    waves = np.sqrt(2 / n) * np.cos(np.pi * np.outer(np.arange(1, count + 1), (np.arange(n) + 0.5) / n))
    variance = float(((waves @ scores) ** 2).mean())
    return by_t(slope, float(np.sqrt(n * variance)) / spread, count)


def fixed_b(years: Floats, y: Floats) -> Bounds:
    """Test by least squares with Bartlett's kernel over the whole series.

    Kiefer and Vogelsang (2005), Econometric Theory 21, 1130–1164. The critical point is that of
    independent normal series of the same length, by 20,000 of them.

    Examples
    --------
    >>> t = np.arange(12.0)
    >>> fixed_b(t, t + np.cos(9 * t)).p_value < 0.05
    True
    """
    slope, scores, spread = _scores(years, y)
    se = float(np.sqrt(_bartlett(scores[None])[0])) / spread
    known = _fixed_b_points(y.size)
    reach = float(np.quantile(known, 0.95)) * se
    return Bounds(slope - reach, slope + reach, float((known >= abs(slope) / se).mean()))


def sieve_bootstrap(years: Floats, y: Floats) -> Bounds:
    """Test by generalised least squares against autoregressive resamples of its innovations.

    Bühlmann (1997), Bernoulli 3, 123–148, of order one, the autocorrelation's bias taken off; 399
    resamples of the t statistic, each with its own estimate.

    Examples
    --------
    >>> t = np.arange(12.0)
    >>> sieve_bootstrap(t, t + np.cos(9 * t)).p_value < 0.05
    True
    """
    rng = np.random.default_rng(7)
    phi, n = _corrected(years, y), y.size
    found = generalised(years, y, phi)
    left = y - _design(years) @ found.coefficients
    fresh = left[1:] - phi * left[:-1]
    fresh = (fresh - fresh.mean()) * np.sqrt((n - 1) / (n - 3))
    steps = rng.choice(fresh, (RESAMPLES, n))
    again = np.empty((RESAMPLES, n))
    again[:, 0] = steps[:, 0] / np.sqrt(1 - phi**2)
    for at in range(1, n):
        again[:, at] = phi * again[:, at - 1] + steps[:, at]
    known, statistic = np.abs(_ts(again)), float(_ts(y[None])[0])
    reach = float(np.quantile(known, 0.95)) * float(np.sqrt(found.covariance[1, 1]))
    slope = float(found.coefficients[1])
    return Bounds(slope - reach, slope + reach, float((known >= abs(statistic)).mean()))


CANDIDATES: dict[str, Test] = {
    "reml_kenward_roger": reml_kenward_roger,
    "corrected_pre_whitening": corrected_pre_whitening,
    "equal_weighted_cosine": equal_weighted_cosine,
    "fixed_b": fixed_b,
    "sieve_bootstrap": sieve_bootstrap,
}


def _design(years: Floats) -> Floats:
    return np.column_stack([np.ones_like(years), years - years.mean()])


def _restricted(years: Floats, y: Floats, phi: float) -> float:
    root = np.linalg.cholesky(correlation(years, phi))
    white, target = np.linalg.solve(root, _design(years)), np.linalg.solve(root, y)
    solved = least_squares(white, target)
    bent = 2 * np.log(np.diag(root)).sum() + np.linalg.slogdet(white.T @ white)[1]
    return float(-0.5 * (bent + solved.df * np.log(solved.variance)))


def _corrected(years: Floats, y: Floats) -> float:
    design = _design(years)
    left = y - design @ np.linalg.lstsq(design, y)[0]
    plain = float(left[1:] @ left[:-1] / (left @ left))
    n = y.size
    return float(np.clip((n * plain + 2) / (n - 4), -0.98, 0.98))


def _ts(y: Floats) -> Floats:
    """Return the t statistics of `corrected_pre_whitening` for each row, years one after the other."""
    n = y.shape[1]
    offset = np.arange(float(n)) - (n - 1) / 2
    left = y - y.mean(axis=1, keepdims=True)
    left = left - (left @ offset / (offset @ offset))[:, None] * offset
    plain = (left[:, 1:] * left[:, :-1]).sum(axis=1) / (left**2).sum(axis=1)
    phi = np.clip((n * plain + 2) / (n - 4), -0.98, 0.98)[:, None]
    columns = np.broadcast_to(np.stack([np.ones(n), offset]), (y.shape[0], 2, n))
    ones, slopes, values = (
        np.concatenate([np.sqrt(1 - phi**2) * c[:, :1], c[:, 1:] - phi * c[:, :-1]], axis=1)
        for c in (columns[:, 0], columns[:, 1], y)
    )
    share = (ones * slopes).sum(axis=1) / (ones**2).sum(axis=1)
    slopes = slopes - share[:, None] * ones
    values = values - ((ones * values).sum(axis=1) / (ones**2).sum(axis=1))[:, None] * ones
    spread = (slopes**2).sum(axis=1)
    slope = (slopes * values).sum(axis=1) / spread
    rest = ((values - slope[:, None] * slopes) ** 2).sum(axis=1) / (n - 2)
    found: Floats = slope / np.sqrt(rest / spread)
    return found


def _scores(years: Floats, y: Floats) -> tuple[float, Floats, float]:
    offset = years - years.mean()
    spread = float(offset @ offset)
    slope = float(offset @ y) / spread
    return slope, offset * (y - y.mean() - slope * offset), spread


def _bartlett(scores: Floats) -> Floats:
    """Return n times the long-run variance of each row, lags weighted down to nothing at n."""
    sums = np.cumsum(scores, axis=1)
    variance: Floats = 2 * (sums**2).sum(axis=1) / scores.shape[1]
    return variance


@cache
def _fixed_b_points(n: int) -> Floats:
    offset = np.arange(float(n)) - (n - 1) / 2
    spread = float(offset @ offset)
    y = np.random.default_rng(n).normal(size=(SERIES, n))
    slopes = y @ offset / spread
    scores = offset * (y - y.mean(axis=1, keepdims=True) - slopes[:, None] * offset)
    found: Floats = np.abs(slopes) * spread / np.sqrt(_bartlett(scores))
    return found
