"""The mean of a rate over several years: which of the means that differ a text has printed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def period_means(counts: Array, people: Array, rates: Array, *, per: float = 1000.0) -> dict[str, float]:
    """Return the means of a rate that a text may call its yearly mean over a period.

    Parameters
    ----------
    counts, people, rates : array of float, shape (n,)
        One value a year: events, the population that the source divides by, and the printed rates;
        a mean that lacks a value is not a number.
    per : float
        1000 for rates per thousand.

    Returns
    -------
    dict of str to float
        ``pooled``: all events over all years lived, per x sum of counts over sum of people;
        ``annual``: the mean of the yearly rates, every year alike; ``weighted``: the yearly rates by
        population, which is the pooled rate where each rate is its own count over its population.

    Examples
    --------
    >>> period_means(np.array([10.0, 40.0]), np.array([1000.0, 2000.0]), np.array([10.0, 20.0]))
    {'pooled': 16.666666666666668, 'annual': 15.0, 'weighted': 16.666666666666668}
    """
    return {
        "pooled": float(per * counts.sum() / people.sum()),
        "annual": float(rates.mean()),
        "weighted": float(rates @ people / people.sum()),
    }


def which_mean(stated: float, half: float, means: dict[str, float]) -> list[str]:
    """Name the means that a printed one can be.

    Parameters
    ----------
    stated, half : float
        The printed mean, and half a unit of its last digit.
    means : dict of str to float
        As `period_means` gives them.

    Examples
    --------
    >>> which_mean(16.7, 0.05, {"pooled": 16.667, "annual": 15.0})
    ['pooled']
    """
    return [name for name, value in means.items() if abs(value - stated) <= half * (1 + 1e-9)]
