"""A straight line when neighbouring years resemble each other: the test that keeps its promised level.

Errors follow a first-order autoregression on the real years, and the trend is averaged over what its
autocorrelation may be (`trends.autoregression.grid` says why, and what each counts).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from trends.autoregression.grid import FAR, grid, prior, whiten
from trends.fits.linear import linear
from trends.fits.sample import Floats, Sample
from trends.fits.trend import Trend, critical, line

EXACT = 1e-11
STRONG = 0.7
WANDERING = "the values stay away from the line for years on end: a straight line describes them badly"


@dataclass(frozen=True)
class Mixture:
    """The line for every autocorrelation of the grid, and how likely each is.

    Attributes
    ----------
    weight : (k,) array
        Posterior weights; they add up to one.
    coefficients : (k, 2) array
        Level at the offset's zero, and slope.
    covariance : (k, 2, 2) array
        Of the coefficients, given the autocorrelation.
    df : float
        Of the t distribution of each: n − 2.
    """

    weight: Floats
    coefficients: Floats
    covariance: Floats
    df: float

    def below(self, slope: float) -> float:
        """Return the probability that the true slope is below this one.

        Examples
        --------
        >>> one = Mixture(np.ones(1), np.array([[0.0, 2.0]]), np.eye(2)[None], 10.0)
        >>> one.below(2.0)
        0.5
        """
        return self._tail(slope, 1.0)

    @property
    def strong(self) -> float:
        """Return the probability that neighbouring years are correlated by more than 0.7.

        Examples
        --------
        >>> average(np.arange(-15.0, 15.0), np.sin(np.arange(30.0) / 5), None).strong > 0.9
        True
        """
        return float(self.weight[grid()[0] > STRONG].sum())

    def p_value(self, slope: float) -> float:
        """Return the two-sided p of a true slope, exact far into the tails too.

        Examples
        --------
        >>> one = Mixture(np.ones(1), np.array([[0.0, 2.0]]), np.eye(2)[None], 10.0)
        >>> one.p_value(2.0), round(one.p_value(0.0), 4), one.p_value(1e4) > 0
        (1.0, 0.0734, True)
        """
        return min(2 * min(self._tail(slope, 1.0), self._tail(slope, -1.0)), 1.0)

    def _tail(self, slope: float, side: float) -> float:
        from scipy.special import stdtr

        scale = np.sqrt(self.covariance[:, 1, 1])
        return float(self.weight @ stdtr(self.df, side * (slope - self.coefficients[:, 1]) / scale))


def ar1(sample: Sample) -> Trend:
    """Fit a line with autocorrelated errors, averaged over the autocorrelation.

    For each autocorrelation of a grid the line follows by generalised least squares, its slope has a t
    distribution, and the grid's points are weighted by the restricted likelihood and `prior`. The slope is
    the mixture's mean and the interval holds its middle 95 %; standard error and degrees of freedom are
    those of the t distribution with the same 95 % and 99.9 % intervals, so that comparisons of many
    regions, which look far into the tails, keep their level too.

    Restricted likelihood of regression with autocorrelated errors: Cooper and Thompson (1977),
    Biometrika 64, 625–628; integrating it out for inference on the mean: Berger, De Oliveira and Sansó
    (2001), JASA 96, 1361–1374.

    Parameters
    ----------
    sample : Sample
        At least five years; gaps count as the years they are.

    Examples
    --------
    >>> years = np.arange(2000.0, 2012.0)
    >>> y = 3 - 0.2 * (years - 2000) + 0.1 * np.cos(7 * years)
    >>> found = ar1(Sample(years, y, None, years))
    >>> round(found.slope, 2), found.lower < -0.2 < found.upper, found.p_value < 0.05
    (-0.21, True, True)
    """
    plain = linear(sample)
    on_line = np.interp(sample.years, sample.grid, plain.fitted)
    left = sample.y - on_line
    if np.abs(left).max() <= EXACT * np.abs(sample.y).max():
        return replace(plain, note="the values lie on a straight line")
    found = average(sample.years - sample.centre, left, sample.weights)
    level = float(np.interp(sample.centre, sample.grid, plain.fitted))
    return _trend(found, np.array([level, plain.slope]), sample.grid - sample.centre)


def _trend(found: Mixture, start: Floats, offset: Floats) -> Trend:
    """Sum the mixture up; `start` is the line that was taken off the values before."""
    mean = found.weight @ found.coefficients
    farthest, lower, upper, far = (_quantile(found, p) for p in (1 - FAR, 0.025, 0.975, FAR))
    df = _matching_df((far - farthest) / (upper - lower))
    se = (upper - lower) / 2 / critical(df)
    # near a random walk the level is anybody's guess: the band takes it at the median autocorrelation
    median = int(np.searchsorted(found.weight.cumsum(), 0.5))
    covariance = np.diag([found.covariance[median, 0, 0], se**2])
    return replace(
        line(start + mean, covariance, df, offset, note=WANDERING if found.strong > 0.5 else ""),
        lower=float(start[1]) + lower,
        upper=float(start[1]) + upper,
        p_value=found.p_value(-float(start[1])),
    )


def average(offset: Floats, y: Floats, weights: Floats | None) -> Mixture:
    """Return the line for each autocorrelation of the grid with its posterior weight.

    Parameters
    ----------
    offset, y : (n,) arrays
        Years less their centre, rising; values.
    weights : (n,) array or None
        1/variance of each value, up to a factor that is estimated.

    Examples
    --------
    >>> found = average(np.arange(-5.0, 6.0), np.cos(np.arange(11.0)), None)
    >>> found.coefficients.shape, float(round(found.weight.sum(), 9))
    ((41, 2), 1.0)
    """
    n = y.size
    root = np.ones(n) if weights is None else np.sqrt(weights / weights.mean())
    columns = np.stack([np.ones(n), offset, y]) * root
    phi, spread = grid()
    white, log_determinant = whiten(columns, np.rint(np.diff(offset)), phi)
    ones, slopes, values = np.moveaxis(white, 1, 0)
    normal = np.einsum("kin,kjn->kij", white[:, :2], white[:, :2])
    inverse = np.linalg.inv(normal)
    coefficients = np.einsum("kij,kj->ki", inverse, np.einsum("kin,kn->ki", white[:, :2], values))
    left = values - coefficients[:, :1] * ones - coefficients[:, 1:] * slopes
    rest = np.einsum("kn,kn->k", left, left)
    log_likelihood = -0.5 * (log_determinant + np.linalg.slogdet(normal)[1] + (n - 2) * np.log(rest))
    log_weight = log_likelihood + prior(phi, n) + spread
    weight = np.exp(log_weight - log_weight.max())
    covariance = (rest / (n - 2))[:, None, None] * inverse
    return Mixture(weight / weight.sum(), coefficients, covariance, float(n - 2))


def _quantile(found: Mixture, probability: float) -> float:
    from scipy.optimize import brentq
    from scipy.special import stdtrit

    scale = np.sqrt(found.covariance[:, 1, 1])
    ends = found.coefficients[:, 1] + float(stdtrit(found.df, probability)) * scale
    lowest, highest = float(ends.min()), float(ends.max())
    if lowest == highest:
        return lowest
    tiny = 1e-14 * float(scale.min())
    return float(brentq(lambda b: found.below(b) - probability, lowest, highest, xtol=max(tiny, 1e-300)))


def _matching_df(ratio: float) -> float:
    """Find the t distribution whose 99.9 % interval is so many times as wide as its 95 % interval."""
    from scipy.optimize import brentq
    from scipy.special import stdtrit

    def excess(log_df: float) -> float:
        df = np.exp(log_df)
        return float(stdtrit(df, FAR) / stdtrit(df, 0.975)) - ratio

    few, many = np.log(0.5), np.log(1e6)
    if excess(few) <= 0:
        return 0.5
    return float(np.exp(brentq(excess, few, many))) if excess(many) < 0 else 1e6
