"""How much neighbouring years of differences resemble each other, learnt from all of a cohort's together."""

from __future__ import annotations

import numpy as np

from trends.autoregression.grid import grid, prior
from trends.comparisons.welch import Floats

EVERY = 2
"""One autocorrelation of the grid in so many is enough: p differs by about a hundredth of itself."""
BEFOREHAND = 5.0
"""Series that the prior of the default model counts for."""
ROUNDS = 30


def beforehand(n: int) -> Floats:
    """Return the share each autocorrelation has in the default model before the data speak.

    Parameters
    ----------
    n : int
        Number of values.

    Examples
    --------
    >>> few, many = beforehand(10), beforehand(50)
    >>> few.shape, bool(few[-1] > many[-1])
    ((21,), True)
    """
    found = _weights(n)
    # an end stands for one step of the fine grid: half its own of the coarse one, and half a fine one
    found[[0, -1]] *= (1 + 1 / EVERY) / 2
    share: Floats = found / found.sum()
    return share


def likelihoods(weight: Floats, n: int) -> Floats:
    """Return the likelihood of each autocorrelation, up to a factor a row, from the default model's weights.

    Parameters
    ----------
    weight : (s, k) array
        Of `trends.autoregression.mixtures.regressions`, with one autocorrelation in `EVERY`.
    n : int
        Number of values.

    Examples
    --------
    >>> likelihoods(np.ones((3, 21)), 10).shape
    (3, 21)
    """
    found: Floats = weight / _weights(n)
    return found


def _weights(n: int) -> Floats:
    phi, spread = grid()
    found: Floats = np.exp(prior(phi, n) + spread)[::EVERY]
    return found


def learnt(likelihood: Floats, before: Floats, series: int) -> Floats:
    """Return how often each autocorrelation occurs among many differences.

    A single short series cannot tell its own, and must allow for all; a cohort tells how strong they are
    and how much they vary. Nonparametric empirical Bayes by the EM algorithm: Laird (1978), Journal of the
    American Statistical Association 73, 805–811; the prior of the default model counts for `BEFOREHAND`
    series more, so that few regions change little.

    Parameters
    ----------
    likelihood : (s, k) array
        Of every difference; a row without a positive sum says nothing.
    before : (k,) array
        Shares beforehand.
    series : int
        How many independent series the differences are made of.

    Examples
    --------
    >>> alike = np.tile([0.2, 0.8], (40, 1))
    >>> learnt(alike, np.array([0.5, 0.5]), 40).round(2)
    array([0.07, 0.93])
    """
    total = likelihood.sum(axis=1, keepdims=True)
    usable = likelihood[(total > 0).ravel()]
    found = before
    for _ in range(ROUNDS if usable.size else 0):
        share = usable * found
        share /= share.sum(axis=1, keepdims=True)
        found = (series * share.mean(axis=0) + BEFOREHAND * before) / (series + BEFOREHAND)
    return found
