"""Straight lines behind counts: Newton's method for Poisson and binomial regression."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from trends.fits.sample import Floats, NotFittedError

STEPS = 60
FARTHEST = 2.0  # a longer step than this on the link's scale overshoots on few counts
SETTLED = 1e-10


class Family(NamedTuple):
    """What a distribution expects, on its canonical link.

    Attributes
    ----------
    expected : callable
        (line, base) → expected counts and their variance, both (n,) arrays.
    link : callable
        A share or rate → its place on the line's scale.
    """

    expected: Callable[[Floats, Floats], tuple[Floats, Floats]]
    link: Callable[[float], float]


class Counted(NamedTuple):
    """Coefficients with covariance before dispersion, and the dispersion that Pearson's residuals show."""

    coefficients: Floats
    covariance: Floats
    dispersion: float


def _poisson(line: Floats, base: Floats) -> tuple[Floats, Floats]:
    expected = base * np.exp(line)
    return expected, expected


def _binomial(line: Floats, base: Floats) -> tuple[Floats, Floats]:
    share = 1.0 / (1.0 + np.exp(-line))
    return base * share, base * share * (1.0 - share)


POISSON = Family(_poisson, lambda rate: float(np.log(rate)))
BINOMIAL = Family(_binomial, lambda share: float(np.log(share / (1 - share))))


def regress(offset: Floats, counts: Floats, base: Floats, family: Family) -> Counted:
    """Fit ``link(expected / base) = level + slope × offset`` by maximum likelihood.

    The same numbers as `statsmodels.api.GLM` with the logarithm of the base as offset (Poisson) or the
    base as number of trials (binomial); dispersion is Pearson's chi-square over its degrees of freedom
    (McCullagh and Nelder 1989, section 4.5).

    Parameters
    ----------
    offset, counts, base : (n,) arrays
        Years less their centre; events; what they happened to, all above zero.
    family : Family
        `POISSON` or `BINOMIAL`.

    Raises
    ------
    NotFittedError
        Counts that any steeper line would fit still better, so that no finite slope is best.

    Examples
    --------
    >>> x = np.array([-1.0, 0.0, 1.0])
    >>> found = regress(x, np.array([5.0, 10.0, 20.0]), np.full(3, 100.0), POISSON)
    >>> [float(round(c, 6)) for c in np.exp(found.coefficients)]
    [0.1, 2.0]
    """
    design = np.column_stack([np.ones_like(offset), offset])
    at: Floats = np.array([family.link(float(counts.sum() / base.sum())), 0.0])
    for _ in range(STEPS):
        expected, variance = family.expected(design @ at, base)
        inverse: Floats = np.linalg.inv((design * variance[:, None]).T @ design).astype(np.float64)
        step = inverse @ (design.T @ (counts - expected))
        length = float(np.abs(design @ step).max())
        at = at + step * min(1.0, FARTHEST / length) if length > 0 else at
        if length < SETTLED:
            pearson = float(((counts - expected) ** 2 / variance).sum())
            return Counted(at, inverse, pearson / (counts.size - 2))
    raise NotFittedError("the events stand at one end: no finite slope fits them best")
