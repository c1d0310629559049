"""A line that bends at a few years, as cancer registries fit it."""

from __future__ import annotations

import numpy as np

from trends.fits.bent import bent
from trends.fits.criteria import CRITERIA, Criterion
from trends.fits.joins import Choice, Joins, best_joins
from trends.fits.permutation import by_permutation
from trends.fits.sample import Floats, Sample
from trends.fits.trend import Trend

MOST = 3
YEARS_A_JOIN = 5
"""Beyond the first two: 7 values may have one join, 12 two, 17 three, as the Institute's program advises."""
EXACT = 1e-22
PERMUTATION = "permutation"
DEFAULT_CRITERION = "weighted_bic"


def joinpoint(sample: Sample, *, criterion: str = DEFAULT_CRITERION, most: int = MOST) -> Trend:
    """Fit a continuous line with up to three joins on years, found by exact search.

    The number of joins follows from the criterion, and is at most one for every five values beyond the
    first two, as the National Cancer Institute recommends. The slope is the average over all years,
    segments weighted by their length; on the log scale its percentage is the average annual percent
    change. Its interval allows for places and number of the joins (`trends.fits.bent.mean_change`). Where
    the source has known breaks, the line jumps there, and the jump is no part of the slope.

    Method: Kim, Fay, Feuer and Midthune (2000), Statistics in Medicine 19, 335–351; jumps: Chen and
    others (2020), Statistics in Biosciences 12, 226–246.

    Parameters
    ----------
    sample : Sample
        Weighted where the source states uncertainty.
    criterion : str
        A name in `trends.fits.criteria.CRITERIA`, or ``permutation``.
    most : int
        Largest number of joins, where there are values enough.

    Examples
    --------
    >>> years = np.arange(2000.0, 2020.0)
    >>> y = np.abs(years - 2008) + np.random.default_rng(1).normal(0, 0.1, 20)
    >>> [(s.start, s.end, round(s.slope, 2)) for s in joinpoint(Sample(years, y, None, years)).segments]
    [(2000.0, 2008.0, -1.0), (2008.0, 2019.0, 0.99)]
    """
    return bent(sample, weights_of(sample), settled(sample, searched(sample, most), criterion))


def weights_of(sample: Sample) -> Floats:
    """Return the weights of a sample, ones where it has none.

    Examples
    --------
    >>> years = np.array([2000.0, 2001.0])
    >>> weights_of(Sample(years, years, None, years))
    array([1., 1.])
    """
    return np.ones_like(sample.y) if sample.weights is None else sample.weights


def settled(sample: Sample, found: list[Joins], criterion: str) -> Choice:
    """Return the set of joins that a criterion, or the permutation tests, settle on.

    How much speaks for the sets of other sizes the tests do not tell; the default criterion does.

    Examples
    --------
    >>> years = np.arange(2000.0, 2012.0)
    >>> sample = Sample(years, np.abs(years - 2005), None, years)
    >>> settled(sample, searched(sample, 2), "bic").joins.at + sample.centre
    array([2005.])
    """
    weights = weights_of(sample)
    data = sample.years - sample.centre, sample.y, weights
    if criterion != PERMUTATION:
        return choose(found, data, CRITERIA[criterion])
    choice = choose(found, data, CRITERIA[DEFAULT_CRITERION])
    return (
        choice if len(choice.models) == 1 else Choice(by_permutation(sample, weights, found), choice.models)
    )


def searched(sample: Sample, most: int) -> list[Joins]:
    """Return a series' best sets of joins; the jumps of known breaks are in all.

    Examples
    --------
    >>> years = np.arange(2000.0, 2012.0)
    >>> found = searched(Sample(years, np.abs(years - 2005), None, years), 3)
    >>> [(joins.at + 2005.5).tolist() for joins in found][:2]
    [[], [2005.0]]
    """
    x = sample.years - sample.centre
    most = min(most, max((x.size - sample.jumps.size - 2) // YEARS_A_JOIN, 0))
    return best_joins(x, sample.y, weights_of(sample), most, steps=sample.steps)


def choose(found: list[Joins], data: tuple[Floats, Floats, Floats], criterion: Criterion) -> Choice:
    """Return the set of joins with the smallest criterion; the fewest where residuals vanish.

    What speaks for a set is ``exp(−n/2 × criterion)``, as for Schwarz's.

    Examples
    --------
    >>> x = np.arange(12.0)
    >>> choose(best_joins(x, 2 * x, np.ones(12), 2), (x, 2 * x, np.ones(12)), CRITERIA["bic"]).joins.at.size
    0
    """
    _, y, weights = data
    exact = _exact(found, y, weights)
    if exact is not None or len(found) == 1:
        only = exact or found[0]
        return Choice(only, ((only, 1.0),))
    judged = np.array([criterion(*data, joins) for joins in found])
    speaks = np.exp(-y.size / 2 * (judged - judged.min()))
    shares = (speaks / speaks.sum()).tolist()
    return Choice(found[int(judged.argmin())], tuple(zip(found, shares, strict=True)))


def _exact(found: list[Joins], y: Floats, weights: Floats) -> Joins | None:
    nothing = EXACT * float((weights * y**2).sum())
    return next((joins for joins in found if joins.sse <= nothing), None)
