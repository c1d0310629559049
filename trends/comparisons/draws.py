"""Random draws that the data themselves fix: the same input gives the same bytes."""

from __future__ import annotations

from hashlib import sha256

import numpy as np

from trends.comparisons.welch import Estimates, Floats


def generator(given: Estimates) -> np.random.Generator:
    """Return a generator whose seed is the digest of the estimates.

    Examples
    --------
    >>> one = Estimates(np.array([1.0]), np.array([0.5]), np.array([8.0]))
    >>> bool(generator(one).normal() == generator(one).normal())
    True
    """
    content = np.stack(given).astype("<f8").tobytes()
    return np.random.default_rng(int.from_bytes(sha256(content).digest()[:16], "little"))


def errors(given: Estimates, count: int) -> Floats:
    """Draw errors of the estimates alone: the same as `repeated` does.

    Examples
    --------
    >>> one = Estimates(np.zeros(2), np.ones(2), np.array([5.0, np.inf]))
    >>> bool((errors(one, 9) == repeated(one, 9)[0]).all())
    True
    """
    return _errors(given, count, generator(given))


def _errors(given: Estimates, count: int, rng: np.random.Generator) -> Floats:
    return rng.standard_normal((count, given.value.size)) * given.se


def repeated(given: Estimates, count: int) -> tuple[Floats, Floats]:
    """Draw the estimation over again: errors of the estimates, and the standard errors found with them.

    Errors are normal; the squared standard errors vary as their degrees of freedom let them.

    Parameters
    ----------
    given : Estimates of (n,) arrays
        Finite; infinite degrees of freedom are allowed.
    count : int
        Number of repetitions.

    Returns
    -------
    tuple of (count, n) arrays

    Examples
    --------
    >>> errors, found = repeated(Estimates(np.zeros(2), np.ones(2), np.array([5.0, np.inf])), 1000)
    >>> errors.shape, bool(0.9 < errors.std() < 1.1), bool((found[:, 1] == 1).all())
    ((1000, 2), True, True)
    """
    rng = generator(given)
    drawn = _errors(given, count, rng)
    finite = np.isfinite(given.df)
    df = np.where(finite, given.df, 1.0)
    ratio = np.where(finite, rng.chisquare(df, drawn.shape) / df, 1.0)
    return drawn, given.se * np.sqrt(ratio)
