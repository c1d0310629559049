"""What a model is given: the usable years and values of one series, on the scale of the fit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NORMAL_975 = 1.959963984540054
EQUAL = 1e-12
"""Values that differ by less than this share of the largest differ by an error of rounding."""


class NotFittedError(Exception):
    """Why a series has no fit; the driver turns it into a row."""

    def __init__(self, reason: str, *, verdict: str = "not_fitted", status: str = "failed") -> None:
        super().__init__(reason)
        self.reason, self.verdict, self.status = reason, verdict, status


@dataclass(frozen=True)
class Tally:
    """The counts behind the values of a series.

    Attributes
    ----------
    counts : (n,) array
        Events of each year, zero or more.
    bases : (n,) array or None
        What they happened to, above zero; None where the values are the counts themselves.
    per : float
        A value is ``per × count / base``: 1000 for a rate per thousand.
    """

    counts: Floats
    bases: Floats | None = None
    per: float = 1.0


@dataclass(frozen=True)
class Sample:
    """One series as arrays.

    Attributes
    ----------
    years : (n,) array
        Calendar years, rising, none twice; gaps stay gaps.
    y : (n,) array
        Values on the scale of the fit (natural logarithms on the log scale).
    weights : (n,) array or None
        1/variance of each `y` where the source states its uncertainty; None: all weigh the same.
    grid : (m,) array
        Every calendar year from the first to the last: where fitted values are wanted.
    tally : Tally or None
        The counts behind the values, for models of counts; `y` then holds the values as they are.
    breaks : tuple of float
        Years from which the values are of another making, for models that allow for a jump.
    """

    years: Floats
    y: Floats
    weights: Floats | None
    grid: Floats
    tally: Tally | None = None
    breaks: tuple[float, ...] = ()

    @property
    def jumps(self) -> Floats:
        """Return the breaks that part the values, one of those between the same two values.

        Examples
        --------
        >>> years = np.array([2000.0, 2001.0, 2005.0])
        >>> Sample(years, years, None, years, breaks=(1999.0, 2002.0, 2003.0, 2006.0)).jumps
        array([2002.])
        """
        after = {int(np.searchsorted(self.years, b)): b for b in sorted(self.breaks, reverse=True)}
        return np.array([b for place, b in sorted(after.items()) if 0 < place < self.years.size])

    @property
    def steps(self) -> Floats | None:
        """Return a column for each of `jumps`, zero before it and one from there on; None without any.

        Examples
        --------
        >>> years = np.array([2000.0, 2001.0, 2005.0])
        >>> Sample(years, years, None, years, breaks=(2002.0,)).steps.tolist()
        [[0.0], [0.0], [1.0]]
        """
        jumps = self.jumps
        return (self.years[:, None] >= jumps).astype(np.float64) if jumps.size else None

    @property
    def counted(self) -> Tally:
        """Return the tally, or raise `NotFittedError` where there is none that can be used.

        Examples
        --------
        >>> years = np.array([2000.0, 2001.0])
        >>> Sample(years, years, None, years, Tally(np.array([3.0, 0.0]))).counted.counts
        array([3., 0.])
        """
        if self.tally is None:
            raise NotFittedError("no counts: a numerator and a denominator, or whole numbers, for every year")
        if (self.tally.counts < 0).any():
            raise NotFittedError("a count below zero")
        if self.tally.bases is not None and (self.tally.bases <= 0).any():
            raise NotFittedError("a denominator not above zero")
        return self.tally

    @property
    def centre(self) -> float:
        """Return the year that models subtract before they multiply.

        Examples
        --------
        >>> years = np.array([2000.0, 2001.0, 2005.0])
        >>> Sample(years, years, None, years).centre
        2002.0
        """
        return float(self.years.mean())


def sample(years: Floats, values: Floats, *, errors: Floats | None = None, log: bool = False) -> Sample:
    """Return the arrays of a series as a `Sample`, or raise `NotFittedError`.

    Parameters
    ----------
    years, values : (n,) arrays
        Finite, in the order of years.
    errors : (n,) array, optional
        Standard error of each value, in the value's unit.
    log : bool
        Whether the fit is on the log scale; errors follow by the delta method.

    Raises
    ------
    NotFittedError
        A year that comes twice, a value without a logarithm, or values that are all equal.

    Examples
    --------
    >>> sample(np.array([2000.0, 2002.0]), np.array([1.0, np.e]), log=True).y
    array([0., 1.])
    """
    grid = _grid(years)
    if log and (values <= 0).any():
        raise NotFittedError(no_logarithm(int((values <= 0).sum()), values.size))
    if values.size > 1 and np.ptp(values) <= EQUAL * np.abs(values).max():
        raise NotFittedError(all_equal(values.size))
    weights = None if errors is None else (values / errors) ** 2 if log else errors**-2.0
    return Sample(years, np.log(values) if log else values, weights, grid)


def no_logarithm(some: int, of: int) -> str:
    """Say why a series cannot be fitted on the log scale.

    Examples
    --------
    >>> no_logarithm(2, 7)
    '2 of 7 values not above zero: no logarithm'
    """
    return f"{some} of {of} values not above zero: no logarithm"


def all_equal(n: int) -> str:
    """Say why a constant series has no trend that could be tested.

    Examples
    --------
    >>> all_equal(7)
    'all 7 values are equal: nothing shows how much they vary'
    """
    return f"all {n} values are equal: nothing shows how much they vary"


def counted(years: Floats, values: Floats, tally: Tally | None) -> Sample:
    """Return the arrays of a series as a `Sample` for a model of counts.

    Values that are all equal are no obstacle: counts say themselves how much they vary by chance.

    Raises
    ------
    NotFittedError
        A year that comes twice.

    Examples
    --------
    >>> counted(np.array([2000.0, 2002.0]), np.array([0.0, 0.0]), None).grid
    array([2000., 2001., 2002.])
    """
    return Sample(years, values, None, _grid(years), tally)


def _grid(years: Floats) -> Floats:
    doubled = np.flatnonzero(np.diff(years) == 0)
    if doubled.size:
        raise NotFittedError(f"several values for the year {years[doubled[0]]:.0f}")
    return np.arange(years[0], years[-1] + 1.0) if years.size else years
