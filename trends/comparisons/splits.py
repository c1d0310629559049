"""Joins of several series together: what a line that bends where others bend leaves unexplained."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.comparisons.welch import Floats

ENDS = 2
"""Years that an end stretch has besides the join."""
BETWEEN = 2
"""Years between two joins, neither counted."""
PRODUCT = 250_000
"""Multiplications at once: what they give lies in the cache, and BLAS starts no threads for so few."""


class Joins(NamedTuple):
    """Every admissible set of joins of one size.

    Attributes
    ----------
    at : (sets, joins) array of int
        Positions of the years.
    basis : (years, sets, joins) array
        Orthonormal directions that a set adds to the straight line.
    straight : (years, 2) array
        An orthonormal basis of straight lines.
    """

    at: NDArray[np.int64]
    basis: Floats
    straight: Floats

    def gains(self, y: Floats) -> Floats:
        """Return how much of the squares each set explains beyond the straight line.

        Parameters
        ----------
        y : (..., years) array

        Returns
        -------
        (..., sets) array

        Examples
        --------
        >>> found = joins(9, 1)
        >>> int(found.at[found.gains(np.abs(np.arange(9.0) - 4)).argmax(), 0])
        4
        """
        years, sets, size = self.basis.shape
        along = y @ self.basis.transpose(2, 1, 0).reshape(size * sets, years).T
        # one join after the other: a sum along a short last axis would take most of the time
        return sum(
            (along[..., n * sets : (n + 1) * sets] ** 2 for n in range(size)), np.zeros((*y.shape[:-1], sets))
        )

    def most(self, y: Floats) -> Floats:
        """Return the largest of `gains`, for many series at once.

        Examples
        --------
        >>> y = np.abs(np.arange(9.0) - 4)
        >>> bool(np.isclose(joins(9, 1).most(y), joins(9, 1).gains(y).max()))
        True
        """
        years, sets, size = self.basis.shape
        directions = self.basis.transpose(2, 1, 0).reshape(size * sets, years)
        series = y.reshape(-1, years)
        found = np.empty(series.shape[0])
        many = max(1, PRODUCT // max(1, directions.size))
        for first in range(0, found.size, many):
            along = directions @ series[first : first + many].T
            along *= along
            of_sets = along.reshape(size, sets, along.shape[1]).sum(axis=0)
            of_sets.max(axis=0, out=found[first : first + many])
        return found.reshape(y.shape[:-1])

    def rest(self, y: Floats) -> Floats:
        """Return the squares that a straight line leaves.

        Examples
        --------
        >>> bool(joins(9, 1).rest(np.arange(9.0)) < 1e-20)
        True
        """
        series = y.reshape(-1, y.shape[-1])
        left = series - (series @ self.straight) @ self.straight.T
        return np.asarray(np.einsum("st,st->s", left, left).reshape(y.shape[:-1]))

    def fitted(self, y: Floats, chosen: int) -> Floats:
        """Return the curve of one series with one set of joins.

        Examples
        --------
        >>> y = np.abs(np.arange(9.0) - 4)
        >>> bool(np.allclose(joins(9, 1).fitted(y, 2), y))
        True
        """
        base = np.column_stack([self.straight, self.basis[:, chosen]])
        return np.asarray((y @ base) @ base.T)


@cache
def joins(years: int, size: int) -> Joins:
    """Return every admissible set of joins for so many consecutive years.

    Examples
    --------
    >>> joins(9, 1).at.ravel().tolist(), joins(9, 0).at.shape
    ([2, 3, 4, 5, 6], (1, 0))
    """
    x = np.arange(years, dtype=np.float64)
    straight, _ = np.linalg.qr(np.column_stack([np.ones(years), x - x.mean()]))
    sets = [
        s
        for s in combinations(range(ENDS, years - ENDS), size)
        if all(late - early > BETWEEN for early, late in pairwise(s))
    ]
    at = np.array(sets, dtype=np.int64).reshape(len(sets), size)
    hinges = np.maximum(x[:, None, None] - x[at], 0.0)
    left = hinges - np.einsum("tk,ksj->tsj", straight, np.einsum("tk,tsj->ksj", straight, hinges))
    basis = np.linalg.qr(left.transpose(1, 0, 2))[0].transpose(1, 0, 2) if size else left
    return Joins(at, basis, straight)
