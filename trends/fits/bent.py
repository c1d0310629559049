"""A line with given joins: its slopes, the mean change over any years, and what is uncertain in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from trends.fits.joins import Choice, Joins
from trends.fits.kernels.bends import DEPENDENT, ENDS
from trends.fits.kernels.landscape import landscape
from trends.fits.regression import least_squares
from trends.fits.sample import Floats, Sample
from trends.fits.trend import Jump, Segment, Trend, critical, line, two_sided


@dataclass(frozen=True)
class Bent:
    """A continuous piecewise line, with jumps where breaks are known.

    Attributes
    ----------
    at : (k,) array
        Years where it bends.
    breaks : (b,) array
        First years after the breaks.
    centre : float
        Year that is subtracted first.
    coefficients : (2 + k + b,) array
        Level at the centre, first slope, changes of slope, jumps.
    covariance : (2 + 2k + b,) square array
        Of the coefficients and, last, the places of the joins times the bends there (delta method).
    df : float
        n − 2 − 2k − b: a join costs a slope and a place.
    variance : float
        Of the residuals.
    """

    at: Floats
    breaks: Floats
    centre: float
    coefficients: Floats
    covariance: Floats
    df: float
    variance: float

    def rows(self, years: Floats) -> Floats:
        """Return the curve's derivatives by coefficients and bends times places, (m, 2 + 2k + b).

        Examples
        --------
        >>> one = Bent(np.array([2003.0]), np.array([]), 2003.0, np.array([0.0, 1, 2]), np.eye(4), 5, 1)
        >>> one.rows(np.array([2005.0])).tolist()
        [[1.0, 2.0, 2.0, -1.0]]
        """
        fixed = _design(years, self.centre, self.at, self.breaks)
        return np.column_stack([fixed, -1.0 * (years[:, None] > self.at)])

    def change(self, first: float, last: float) -> tuple[float, float]:
        """Return the mean yearly change between two years without the jumps, and its standard error.

        It rests on the two ends of the curve: summing the variances of segments, as is usual, covers
        99.9 % where 95 % is said.

        Examples
        --------
        >>> one = Bent(np.array([2003.0]), np.array([]), 2003.0, np.array([0.0, 1, 2]), np.eye(4), 5, 1)
        >>> one.change(2001.0, 2005.0)[0]
        2.0
        """
        start, end = self.rows(np.array([first, last]))
        path = (end - start) / (last - first)
        steps = slice(2 + self.at.size, self.coefficients.size)
        path[steps] = 0.0
        return float(path[: self.coefficients.size] @ self.coefficients), float(
            np.sqrt(path @ self.covariance @ path)
        )


def bend(sample: Sample, weights: Floats, joins: Joins) -> Bent:
    """Fit the line with these joins, (`at` on the centred axis), and the jumps of the sample's breaks.

    Examples
    --------
    >>> years = np.arange(2000.0, 2010.0)
    >>> y = np.abs(years - 2004) + 7 * (years >= 2006)
    >>> sample = Sample(years, y, None, years, breaks=(2006.0,))
    >>> bend(sample, np.ones(10), Joins(np.array([-0.5]), 0.0)).coefficients.round(9)[2:]
    array([2., 7.])
    """
    at = np.round(joins.at + sample.centre, 9)  # a year again, without the centre's last digits
    breaks = sample.jumps
    solved = least_squares(_design(sample.years, sample.centre, at, breaks), sample.y, weights)
    df = float(sample.y.size - 2 * at.size - 2 - breaks.size)
    variance = solved.variance * float(weights.mean()) * solved.df / df
    made = Bent(at, breaks, sample.centre, solved.coefficients, np.empty((0, 0)), df, variance)
    free = made.rows(sample.years) * np.sqrt(weights)[:, None]
    return replace(made, covariance=made.variance * _spread(free, solved.coefficients.size))


def _spread(free: Floats, fixed: int) -> Floats:
    """Return the inverse of the columns' products, zero for a place that cannot be told from a jump.

    A join in the year before a known break moves the curve after it by one step, as the jump does:
    such a place is taken as known.
    """
    if _told_apart(free, fixed):
        return np.asarray(np.linalg.inv(free.T @ free))
    kept = list(range(fixed))
    for place in range(fixed, free.shape[1]):
        column = free[:, place]
        rest = column - free[:, kept] @ np.linalg.lstsq(free[:, kept], column, rcond=None)[0]
        if np.linalg.norm(rest) > DEPENDENT * max(float(np.linalg.norm(column)), 1.0):
            kept.append(place)
    spread = np.zeros((free.shape[1], free.shape[1]))
    spread[np.ix_(kept, kept)] = np.linalg.inv(free[:, kept].T @ free[:, kept])
    return spread


def _told_apart(free: Floats, fixed: int) -> bool:
    """Say whether no place is what the columns before it are together: what is left of each has a length."""
    left = np.abs(np.diag(np.linalg.qr(free, mode="r")))[fixed:]
    length = np.linalg.norm(free[:, fixed:], axis=0)
    return bool((left > DEPENDENT * np.maximum(length, 1.0)).all())


def mean_change(
    sample: Sample, weights: Floats, choice: Choice, years: tuple[float, float]
) -> tuple[float, float]:
    """Return the mean yearly change between two years by the chosen set of joins, and its standard error.

    The error allows for the number of joins: it is the root of ``Σ share (se² + (change − chosen)²)`` over
    the best set of each size (Buckland, Burnham and Augustin 1997, Biometrics 53, 603–618). With that of
    the chosen set alone, intervals hold in 91 to 94 % of cases even where the bends are plain.

    Examples
    --------
    >>> years = np.arange(2000.0, 2010.0)
    >>> sample = Sample(years, np.abs(years - 2004) + np.cos(9 * years) / 5, None, years)
    >>> one, line = Joins(np.array([-0.5]), 0.0), Joins(np.array([]), 0.0)
    >>> for models in (((one, 1.0),), ((one, 0.5), (line, 0.5))):
    ...     print(np.round(mean_change(sample, np.ones(10), Choice(one, models), (2000.0, 2009.0)), 3))
    [0.105 0.019]
    [0.105 0.13 ]
    """
    return _mean_change(sample, weights, (choice, bend(sample, weights, choice.joins)), years)


def _mean_change(
    sample: Sample, weights: Floats, what: tuple[Choice, Bent], years: tuple[float, float]
) -> tuple[float, float]:
    choice, made = what
    slope, own = made.change(*years)
    total = 0.0
    for joins, share in choice.models:
        same = joins is choice.joins
        other, se = (slope, own) if same else bend(sample, weights, joins).change(*years)
        total += share * (se**2 + (other - slope) ** 2)
    return slope, float(np.sqrt(total))


def bent(sample: Sample, weights: Floats, choice: Choice, places: Floats | None = None) -> Trend:
    """Return the `Trend` of a line with given joins, with a `Segment` for each stretch.

    The variance of a segment's slope is the residual variance over the weighted spread of the segment's
    own years, a join belonging to the segment before it: the rule that reproduces the National Cancer
    Institute's flags. Those intervals and the band of the curve take the number of joins as known.

    Parameters
    ----------
    sample, weights : Sample, (n,) array
        What was fitted.
    choice : Choice
        The chosen set, and what speaks for those of other sizes.
    places : (c,) array, optional
        Where on the centred axis the join might be, for the interval of its place; the years but for
        those at the ends where it is not given.

    Examples
    --------
    >>> years = np.arange(2000.0, 2009.0)
    >>> sample = Sample(years, np.abs(years - 2004), None, years)
    >>> joins = Joins(np.zeros(1), 0.0)
    >>> found = bent(sample, np.ones(9), Choice(joins, ((joins, 1.0),)))
    >>> abs(round(found.slope, 9)), [round(s.slope, 9) for s in found.segments]
    (0.0, [-1.0, 1.0])
    """
    joins = choice.joins
    made = bend(sample, weights, joins)
    span = float(sample.grid[0]), float(sample.grid[-1])
    slope, se = _mean_change(sample, weights, (choice, made), span)
    straight = line(np.array([0.0, slope]), np.diag([0.0, se**2]), made.df, sample.grid)
    rows = made.rows(sample.grid)
    fitted = rows[:, : made.coefficients.size] @ made.coefficients
    half = critical(made.df) * np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", rows, made.covariance, rows), 0.0))
    may_begin = join_intervals(sample, weights, joins, made, places)
    return Trend(
        slope=slope,
        se=se,
        lower=straight.lower,
        upper=straight.upper,
        p_value=straight.p_value,
        df=made.df,
        fitted=fitted,
        fitted_lower=fitted - half,
        fitted_upper=fitted + half,
        segments=tuple(_segments(sample, weights, made, may_begin)),
        jumps=tuple(_jumps(made)),
    )


def join_intervals(
    sample: Sample, weights: Floats, joins: Joins, made: Bent, places: Floats | None = None
) -> Floats:
    """Return the 95 % intervals of the joins, (k, 2) years: where the fit would be nearly as good.

    A place belongs to it if the best fit with that join there has a sum of squares below the smallest by
    the factor ``1 + F(0.95; 1, df) / df`` at most (Lerman 1980, Applied Statistics 29, 77–84).

    Examples
    --------
    >>> from trends.fits.joins import best_joins
    >>> years = np.arange(2000.0, 2012.0)
    >>> y = np.abs(years - 2005) + 0.3 * np.cos(9 * years)
    >>> sample, one = Sample(years, y, None, years), np.ones(12)
    >>> joins = best_joins(years - sample.centre, y, one, 1)[1]
    >>> join_intervals(sample, one, joins, bend(sample, one, joins)).tolist()
    [[2005.0, 2005.0]]
    """
    k = joins.at.size
    if not k:
        return np.empty((0, 2))
    x = sample.years - sample.centre
    places = x[ENDS : x.size - ENDS] if places is None else places
    at, sums = landscape((x, sample.y, weights), places, k, steps=sample.steps)
    good = at[sums <= joins.sse * (1 + critical(made.df) ** 2 / made.df)]
    every = np.vstack([good, joins.at])
    return np.round(np.column_stack([every.min(axis=0), every.max(axis=0)]) + sample.centre, 9)


def _design(years: Floats, centre: float, at: Floats, breaks: Floats) -> Floats:
    hinged = np.maximum(years[:, None] - at, 0.0)
    return np.column_stack([np.ones_like(years), years - centre, hinged, years[:, None] >= breaks])


def _segments(sample: Sample, weights: Floats, made: Bent, places: Floats) -> list[Segment]:
    reach = critical(made.df)
    edges = [float(sample.years[0]), *made.at.tolist(), float(sample.years[-1])]
    segments = []
    for number, slope in enumerate(np.cumsum(made.coefficients[1 : 2 + made.at.size]).tolist()):
        start, end = edges[number], edges[number + 1]
        inside = (sample.years <= end) & ((sample.years > start) | (number == 0))
        x, w = sample.years[inside], weights[inside]
        spread = float((w * (x - np.average(x, weights=w)) ** 2).sum())
        se = float(np.sqrt(made.variance / spread))
        bounds = slope - reach * se, slope + reach * se
        place = (float(places[number - 1, 0]), float(places[number - 1, 1])) if number else None
        segments.append(Segment(start, end, slope, se, *bounds, two_sided(slope, se, made.df), place))
    return segments


def _jumps(made: Bent) -> list[Jump]:
    reach, first = critical(made.df), 2 + made.at.size
    found = []
    for number, year in enumerate(made.breaks.tolist(), start=first):
        size, se = float(made.coefficients[number]), float(np.sqrt(made.covariance[number, number]))
        found.append(Jump(year, size, size - reach * se, size + reach * se))
    return found
