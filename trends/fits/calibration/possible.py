"""How many trends any test could find that calls no more false ones than the default does.

A test that knows the autocorrelation is no fair yardstick: on ten years nobody knows it. Here is one that
is. For each length and autocorrelation the bound on power holds for every test, whatever it is made of,
whose false trends stay at or below the default's own at all autocorrelations from −0.3 to 0.8. By the
lemma of Neyman and Pearson, the most powerful test against a mixture of no-trend series, whatever the
mixture's weights, has at least the power of any such test; the weights are chosen so that the bound is
low. Elliott, Müller and Watson (2015), Econometrica 83, 771–811.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.special import logsumexp

from trends.fits.ar1 import average
from trends.fits.calibration.candidates import correlation
from trends.fits.sample import Floats

NULLS = np.round(np.arange(-0.3, 0.81, 0.1), 1)
SERIES = 4000
STEPS = 1200


def possible(n: int, phi: float, slope: float) -> float:
    """Return the bound on power, in percent.

    Parameters
    ----------
    n : int
        Successive years.
    phi : float
        Autocorrelation of the errors, with unit innovations.
    slope : float
        The trend to be found.

    Examples
    --------
    >>> 0 < possible(6, 0.0, 0.4) < 100
    True
    """
    back, here = _orthogonal(n), _covariance(n, phi, _orthogonal(n))
    every, allowed = _still(n)
    pull = back @ (slope * np.arange(n))
    nulls = _nulls(every, n)
    common = logsumexp(nulls, axis=0) - np.log(NULLS.size)
    weights = _weights(np.exp(_moved(every, here, pull) - common), np.exp(nulls - common), allowed)
    # weights chosen on one set of series, the bound taken on another: it holds for any weights
    fresh = _units(here, np.random.default_rng([n, round(10 * phi) + 10]), 2 * SERIES, pull)
    against = logsumexp(_nulls(fresh, n), b=weights[:, None] + 1e-300, axis=0)
    gain = np.maximum(1 - np.exp(against - _moved(fresh, here, pull)), 0.0)
    return float(100 * (weights @ allowed + gain.mean()))


@cache
def _still(n: int) -> tuple[Floats, Floats]:
    """Return series without a trend, of every autocorrelation, and the default's false trends in each."""
    rng, back = np.random.default_rng(n), _orthogonal(n)
    drawn = [_units(_covariance(n, phi, back), rng, SERIES) for phi in NULLS.tolist()]
    return np.concatenate(drawn), np.array([_false(one, back) for one in drawn])


def _nulls(units: Floats, n: int) -> Floats:
    back = _orthogonal(n)
    return np.stack([_null(units, _covariance(n, phi, back)) for phi in NULLS.tolist()])


def _orthogonal(n: int) -> Floats:
    basis: Floats = np.linalg.qr(np.column_stack([np.ones(n), np.eye(n)[:, 1:]]))[0][:, 1:].T
    return basis


def _covariance(n: int, phi: float, back: Floats) -> Floats:
    return back @ correlation(np.arange(float(n)), phi) @ back.T / (1 - phi**2)


def _units(covariance: Floats, rng: np.random.Generator, count: int, pull: Floats | float = 0.0) -> Floats:
    drawn = rng.normal(size=(count, covariance.shape[0])) @ np.linalg.cholesky(covariance).T + pull
    found: Floats = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return found


def _false(units: Floats, back: Floats) -> float:
    """How often the default calls a trend in series of this kind."""
    offset = np.arange(back.shape[1]) - (back.shape[1] - 1) / 2
    return float(np.mean([average(offset, one @ back, None).p_value(0.0) < 0.05 for one in units]))


def _null(units: Floats, covariance: Floats) -> Floats:
    """Log density of series without level and size, no trend, up to a constant."""
    inside = np.einsum("mi,ij,mj->m", units, np.linalg.inv(covariance), units)
    density: Floats = -0.5 * np.linalg.slogdet(covariance)[1] - covariance.shape[0] / 2 * np.log(inside)
    return density


def _moved(units: Floats, covariance: Floats, pull: Floats) -> Floats:
    """Log density with a trend up or down, each as likely, up to the same constant."""
    inner = np.linalg.inv(covariance)
    inside = np.einsum("mi,ij,mj->m", units, inner, units)
    toward = np.abs(units @ (inner @ pull)) / np.sqrt(inside)
    grid, moments = _moments(covariance.shape[0], float(toward.max()))
    found: Floats = (
        _null(units, covariance) - 0.5 * pull @ inner @ pull + np.interp(toward, grid, moments) - moments[0]
    )
    return found


def _moments(m: int, most: float) -> tuple[Floats, Floats]:
    """Log of the integral of ``s^(m−1) exp(−s²/2) cosh(s c)`` over sizes s, on a grid of c."""
    grid = np.linspace(0.0, most + 0.1, 400)
    sizes = np.linspace(0.0, most + 15.0, 3001)[1:]
    shape = (m - 1) * np.log(sizes) - sizes**2 / 2
    both = np.logaddexp(sizes * grid[:, None], -sizes * grid[:, None])
    return grid, logsumexp(shape + both, axis=1)


def _weights(moved: Floats, nulls: Floats, allowed: Floats) -> Floats:
    """Choose the mixture by subgradients of the bound, which is convex in the weights."""
    weights, squares = np.full(allowed.size, 0.1), np.zeros(allowed.size)
    best, chosen = np.inf, weights
    for _ in range(STEPS):
        beyond = moved - weights @ nulls
        bound = float(weights @ allowed + np.maximum(beyond, 0.0).mean())
        if bound < best:
            best, chosen = bound, weights
        slope = allowed - (nulls * (beyond > 0)).mean(axis=1)
        squares += slope**2
        weights = np.maximum(weights - slope / np.sqrt(squares + 1e-12), 0.0)
    return chosen
