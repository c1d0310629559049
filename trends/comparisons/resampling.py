"""Series drawn again with the autocorrelation, the variances and the dependence of those that were seen."""

from __future__ import annotations

import numpy as np

from trends.comparisons.welch import Floats


def redrawn(left: Floats, autocorrelation: float, count: int, rng: np.random.Generator) -> Floats:
    """Draw residuals of several series again.

    Yearly surprises are normal with the covariance of those seen, so that regions that went wrong
    together still do; each series keeps its own variance. Correlations are shrunk by as much as chance
    made them (Schäfer and Strimmer 2005, Statistical Applications in Genetics and Molecular Biology 4,
    article 32), since those of few years are too strong.

    Parameters
    ----------
    left : (series, years) array
        Residuals, already made as large as errors are.
    autocorrelation : float
        Of neighbouring years.
    count : int
    rng : Generator

    Returns
    -------
    (count, series, years) array

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> made = redrawn(rng.normal(size=(3, 20)) * [[1.0], [3.0], [9.0]], 0.0, 500, rng)
    >>> made.shape, bool((np.diff(made.std(axis=(0, 2))) > 1).all())
    ((500, 3, 20), True)
    """
    series, years = left.shape
    fresh = (left[:, 1:] - autocorrelation * left[:, :-1]) / np.sqrt(1 - autocorrelation**2)
    alike = fresh / np.sqrt(np.maximum((fresh**2).mean(axis=1), 1e-300))[:, None]
    own = chance(alike)
    factor: Floats = np.asarray(np.linalg.qr(alike.T / np.sqrt(years - 1), mode="r"))
    together = rng.standard_normal((count, years, factor.shape[0])) @ factor
    alone = rng.standard_normal((count, years, series))
    surprises = np.sqrt((left**2).mean(axis=1)) * (np.sqrt(1 - own) * together + np.sqrt(own) * alone)
    made = np.empty((count, series, years))
    made[:, :, 0] = surprises[:, 0]
    for at in range(1, years):
        carried = autocorrelation * made[:, :, at - 1]
        made[:, :, at] = carried + np.sqrt(1 - autocorrelation**2) * surprises[:, at]
    return made


def left_over(base: Floats, autocorrelation: float) -> float:
    """Return the share of errors' squares that is expected to be left after a curve is taken off.

    Autocorrelated errors look like the curve, and more of them goes with it than its coefficients.

    Parameters
    ----------
    base : (years, k) array
        Orthonormal.
    autocorrelation : float
        Of neighbouring years.

    Examples
    --------
    >>> base = np.full((4, 1), 0.5)
    >>> left_over(base, 0.0), round(left_over(base, 0.8), 3)
    (0.75, 0.226)
    """
    years = base.shape[0]
    apart = np.abs(np.subtract.outer(np.arange(years), np.arange(years)))
    return float(1 - np.einsum("ik,ij,jk->", base, autocorrelation**apart, base) / years)


def chance(alike: Floats) -> float:
    """Return the share of the squared correlations of several series that chance made, from 0 to 1.

    Parameters
    ----------
    alike : (series, n) array
        Mean square 1 each.

    Examples
    --------
    >>> chance(np.ones((2, 20))), chance(np.array([[1.0, -1.0, 1.0, -1.0], [1.0, 1.0, -1.0, -1.0]]))
    (0.0, 1.0)
    """
    correlations = (alike @ alike.T / alike.shape[1])[np.triu_indices(alike.shape[0], 1)]
    squared = float((correlations**2).sum())
    by_chance = float(((1 - correlations**2) ** 2).sum()) / (alike.shape[1] - 1)
    return min(by_chance / squared, 1.0) if squared > 0 else 1.0
