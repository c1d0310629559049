"""Series drawn again with the autocorrelation, the variances and the dependence of those that were seen."""

from __future__ import annotations

import numpy as np

from trends.comparisons.welch import Floats


def redrawn(left: Floats, autocorrelation: float, count: int, rng: np.random.Generator) -> Floats:
    """Draw residuals of several series again.

    Yearly surprises are normal with the covariance of those seen, so that regions that went wrong
    together still do; each series keeps its own variance.

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
    share = fresh * np.sqrt((left**2).mean(axis=1) / np.maximum((fresh**2).mean(axis=1), 1e-300))[:, None]
    _, sizes, directions = np.linalg.svd(share.T / np.sqrt(years - 1), full_matrices=False)
    mixed = rng.standard_normal((count, years, sizes.size)) @ (sizes[:, None] * directions)
    made = np.empty((count, series, years))
    made[:, :, 0] = mixed[:, 0]
    for at in range(1, years):
        carried = autocorrelation * made[:, :, at - 1]
        made[:, :, at] = carried + np.sqrt(1 - autocorrelation**2) * mixed[:, at]
    return made
