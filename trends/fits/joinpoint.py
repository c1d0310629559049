"""A line that bends at a few years, as cancer registries fit it."""

from __future__ import annotations

import numpy as np

from trends.fits.criteria import CRITERIA, Criterion
from trends.fits.joins import Joins, best_joins
from trends.fits.regression import least_squares
from trends.fits.sample import Floats, Sample
from trends.fits.trend import Segment, Trend, critical, line, two_sided

MOST = 3
YEARS_A_JOIN = 5
EXACT = 1e-22


def joinpoint(sample: Sample, *, criterion: str = "weighted_bic") -> Trend:
    """Fit a continuous line with up to three joins on years, found by exact search.

    The number of joins follows from the criterion, and is at most one for every five years beyond the
    first two, as the National Cancer Institute recommends. The slope is the average over all
    years, segments weighted by their length; on the log scale its percentage is the average annual
    percent change. Intervals take the number of joins as known.

    Method: Kim, Fay, Feuer and Midthune (2000), Statistics in Medicine 19, 335–351.

    Parameters
    ----------
    sample : Sample
        Weighted where the source states uncertainty.
    criterion : str
        A name in `trends.fits.criteria.CRITERIA`.

    Examples
    --------
    >>> years = np.arange(2000.0, 2020.0)
    >>> y = np.abs(years - 2008) + np.random.default_rng(1).normal(0, 0.1, 20)
    >>> [(s.start, s.end, round(s.slope, 2)) for s in joinpoint(Sample(years, y, None, years)).segments]
    [(2000.0, 2008.0, -1.0), (2008.0, 2019.0, 0.99)]
    """
    weights = np.ones_like(sample.y) if sample.weights is None else sample.weights
    x = sample.years - sample.centre
    most = min(MOST, max((x.size - 2) // YEARS_A_JOIN, 0))
    found = choose(best_joins(x, sample.y, weights, most), (x, sample.y, weights), CRITERIA[criterion])
    return bent(sample, weights, found)


def choose(found: list[Joins], data: tuple[Floats, Floats, Floats], criterion: Criterion) -> Joins:
    """Return the set of joins with the smallest criterion; the fewest where residuals vanish.

    Examples
    --------
    >>> x = np.arange(12.0)
    >>> choose(best_joins(x, 2 * x, np.ones(12), 2), (x, 2 * x, np.ones(12)), CRITERIA["bic"]).at.size
    0
    """
    _, y, weights = data
    nothing = EXACT * float((weights * y**2).sum())
    exact = next((joins for joins in found if joins.sse <= nothing), None)
    return exact or min(found, key=lambda joins: criterion(*data, joins))


def bent(sample: Sample, weights: Floats, joins: Joins) -> Trend:
    """Return the `Trend` of a line with given joins, with a `Segment` for each stretch.

    The variance of a segment's slope is the residual variance (n − 2k − 2 degrees of freedom: a join
    costs a slope and a place) over the weighted spread of the segment's own years, a join belonging
    to the segment before it: the rule that reproduces the National Cancer Institute's flags. The mean
    slope and the curve's band allow for the uncertain places of the joins in the same way (delta
    method), but the mean rests on the two ends of the curve: summing the variances of segments, as is
    usual, covers 99.9 % where 95 % is said.

    Examples
    --------
    >>> years = np.arange(2000.0, 2009.0)
    >>> y = np.abs(years - 2004)
    >>> found = bent(Sample(years, y, None, years), np.ones(9), Joins(np.array([0.0]), 0.0))
    >>> abs(round(found.slope, 9)), [round(s.slope, 9) for s in found.segments]
    (0.0, [-1.0, 1.0])
    """
    at = np.round(joins.at + sample.centre, 9)  # a year again, without the centre's last digits
    solved = least_squares(_design(sample.years, sample.centre, at), sample.y, weights)
    df = float(sample.y.size - 2 * at.size - 2)
    bends = solved.coefficients[2:]
    free = _with_places(sample.years, sample.centre, (at, bends))
    root = np.sqrt(weights)[:, None]
    covariance = joins.sse / df * np.linalg.inv((free * root).T @ (free * root))
    grid = _with_places(sample.grid, sample.centre, (at, bends))
    fitted = _design(sample.grid, sample.centre, at) @ solved.coefficients
    half = critical(df) * np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", grid, covariance, grid), 0.0))
    span = sample.grid[-1] - sample.grid[0]
    ends = (grid[-1] - grid[0]) / span
    moments = np.diag([0.0, float(ends @ covariance @ ends)])
    made = line(np.array([0.0, float(fitted[-1] - fitted[0]) / span]), moments, df, sample.grid)
    segments = _segments(sample, weights, at, (np.cumsum(solved.coefficients[1:]), joins, df))
    return Trend(
        slope=made.slope,
        se=made.se,
        lower=made.lower,
        upper=made.upper,
        p_value=made.p_value,
        df=df,
        fitted=fitted,
        fitted_lower=fitted - half,
        fitted_upper=fitted + half,
        segments=tuple(segments),
    )


def _design(years: Floats, centre: float, at: Floats) -> Floats:
    return np.column_stack([np.ones_like(years), years - centre, np.maximum(years[:, None] - at, 0.0)])


def _with_places(years: Floats, centre: float, joins: tuple[Floats, Floats]) -> Floats:
    """Columns of the curve's derivatives, by the coefficients and by the places of the joins."""
    at, bends = joins
    return np.column_stack([_design(years, centre, at), -bends * (years[:, None] > at)])


def _segments(
    sample: Sample, weights: Floats, at: Floats, solved: tuple[Floats, Joins, float]
) -> list[Segment]:
    slopes, joins, df = solved
    variance, reach = joins.sse / df, critical(df)
    edges = [float(sample.years[0]), *at.tolist(), float(sample.years[-1])]
    made = []
    for number, slope in enumerate(slopes.tolist()):
        start, end = edges[number], edges[number + 1]
        inside = (sample.years <= end) & ((sample.years > start) | (number == 0))
        x, w = sample.years[inside], weights[inside]
        spread = float((w * (x - np.average(x, weights=w)) ** 2).sum())
        se = float(np.sqrt(variance / spread))
        bounds = slope - reach * se, slope + reach * se
        made.append(Segment(start, end, slope, se, *bounds, two_sided(slope, se, df)))
    return made
