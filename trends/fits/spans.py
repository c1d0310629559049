"""What is known of a year or a value only as an interval, and where such a point may stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trends.fits.sample import Floats


@dataclass(frozen=True)
class Spans:
    """The intervals of the points of one series; both ends are equal where a point is known.

    Attributes
    ----------
    first, last : (n,) arrays
        Calendar years between which the point lies, both possible.
    low, high : (n,) arrays
        Values between which the point lies, in the value's unit.
    """

    first: Floats
    last: Floats
    low: Floats
    high: Floats

    @property
    def undated(self) -> NDArray[np.bool_]:
        """Return which points have no certain year.

        Examples
        --------
        >>> one = np.ones(2)
        >>> Spans(one, np.array([1.0, 3.0]), one, one).undated
        array([False,  True])
        """
        return self.first < self.last

    @property
    def ranged(self) -> NDArray[np.bool_]:
        """Return which points have no certain value.

        Examples
        --------
        >>> one = np.ones(2)
        >>> Spans(one, one, one, np.array([1.0, 3.0])).ranged
        array([False,  True])
        """
        return self.low < self.high

    def part(self, kept: NDArray[np.bool_ | np.intp]) -> Spans:
        """Return the intervals of some of the points.

        Examples
        --------
        >>> two = np.array([1.0, 2.0])
        >>> Spans(two, two, two, two).part(np.array([False, True])).first
        array([2.])
        """
        return Spans(self.first[kept], self.last[kept], self.low[kept], self.high[kept])


def places(first: Floats, last: Floats) -> Floats:
    """Give every point a year of its own inside its interval, NaN to those for which none is left.

    Points with certain years keep them. The years are dealt in their order, each to the point whose
    interval ends first, so that as many points as possible get one.

    Parameters
    ----------
    first, last : (n,) arrays
        Calendar years.

    Examples
    --------
    >>> places(np.array([2000.0, 2000.0, 2000.0]), np.array([2000.0, 2003.0, 2001.0]))
    array([2000., 2002., 2001.])
    >>> places(np.array([2000.0, 2001.0, 2000.0]), np.array([2000.0, 2001.0, 2001.0]))
    array([2000., 2001.,   nan])
    """
    dealt = np.where(first == last, first, np.nan)
    taken = set(dealt[first == last].tolist())
    waiting = set(np.flatnonzero(first < last).tolist())
    years = sorted({y for i in waiting for y in np.arange(first[i], last[i] + 1).tolist()} - taken)
    for year in years:
        able = [i for i in waiting if first[i] <= year <= last[i]]
        if able:
            chosen = min(able, key=lambda i: (last[i], i))
            dealt[chosen] = year
            waiting.discard(chosen)
    return dealt
