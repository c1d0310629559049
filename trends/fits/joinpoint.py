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
    percent change. Intervals take the joins as known, so they are somewhat too narrow.

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
    to the segment before it: the rule that reproduces the National Cancer Institute's flags.

    Examples
    --------
    >>> years = np.arange(2000.0, 2009.0)
    >>> y = np.abs(years - 2004)
    >>> found = bent(Sample(years, y, None, years), np.ones(9), Joins(np.array([0.0]), 0.0))
    >>> abs(round(found.slope, 9)), [round(s.slope, 9) for s in found.segments]
    (0.0, [-1.0, 1.0])
    """
    at = np.round(joins.at + sample.centre, 9)  # a year again, without the centre's last digits
    design = _design(sample.years, sample.centre, at)
    solved = least_squares(design, sample.y, weights)
    df = float(sample.y.size - 2 * at.size - 2)
    scale = solved.df / df  # the residual variance counts the places of the joins too
    segments = _segments(sample, weights, at, (np.cumsum(solved.coefficients[1:]), joins, df))
    lengths = np.array([s.end - s.start for s in segments])
    share = lengths / lengths.sum()
    slope = float(share @ [s.slope for s in segments])
    variance = float(share**2 @ [s.se**2 for s in segments])
    made = line(np.array([0.0, slope]), np.diag([0.0, variance]), df, sample.grid - sample.centre)
    grid = _design(sample.grid, sample.centre, at)
    spread = np.einsum("ij,jk,ik->i", grid, scale * solved.covariance, grid)
    half = critical(df) * np.sqrt(np.maximum(spread, 0.0))
    fitted = grid @ solved.coefficients
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
