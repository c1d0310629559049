"""Every admissible set of joins at once, for many series of values on the same years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.fits.joins import Joins, admissible
from trends.fits.kernels.bends import ENDS
from trends.fits.sample import Floats

CHUNK = 400
DEPENDENT = 1e-9


class Hinges(NamedTuple):
    """What the sets are made of, all times the root of the weights.

    Attributes
    ----------
    at : (c,) array
        Where the line may bend.
    columns : (n, c) array
        Hinges that begin there, less what the fixed columns explain of them, of length one.
    basis : (n, f) array
        Orthonormal, of the columns that are always in: a line, and jumps where they are known.
    root : (n,) array
        Square roots of the weights.
    """

    at: Floats
    columns: Floats
    basis: Floats
    root: Floats

    def rest(self, y: Floats) -> Floats:
        """Return what the fixed columns leave of values, (n,) or (n, m), weighted.

        Examples
        --------
        >>> x = np.arange(6.0)
        >>> bool(np.abs(hinges(x, np.ones(6)).rest(3 * x)).max() < 1e-12)
        True
        """
        weighted = (y.T * self.root).T
        left: Floats = weighted - self.basis @ (self.basis.T @ weighted)
        return left


def hinges(x: Floats, weights: Floats, steps: Floats | None = None, *, at: Floats | None = None) -> Hinges:
    """Return the hinges of a series.

    Parameters
    ----------
    x, weights : (n,) arrays
        Rising x; 1/variance.
    steps : (n, b) array, optional
        Further columns that are always in.
    at : (c,) array, optional
        Where a single join may be; without it, on all values but those at the ends.

    Examples
    --------
    >>> hinges(np.arange(7.0), np.ones(7)).at
    array([2., 3., 4.])
    """
    root = np.sqrt(weights)
    fixed = np.column_stack([np.ones_like(x), x - x.mean(), *([] if steps is None else [steps])])
    basis, _ = np.linalg.qr(fixed * root[:, None])
    at = x[ENDS : x.size - ENDS] if at is None else at
    whole = np.maximum(x[:, None] - at, 0.0) * root[:, None]
    left = whole - basis @ (basis.T @ whole)
    length = np.sqrt((left**2).sum(axis=0))
    # a hinge that jumps explain altogether stays as a column of zeros: no set with it is taken
    spans = length > DEPENDENT * np.sqrt((whole**2).sum(axis=0))
    return Hinges(at, np.where(spans, left / np.where(spans, length, 1.0), 0.0), basis, root)


def sets(given: Hinges, k: int) -> Iterator[tuple[NDArray[np.intp], Floats]]:
    """Yield admissible sets of k joins, (s, k), with an orthonormal basis of each, (s, n, k).

    Examples
    --------
    >>> [(chosen.shape, basis.shape) for chosen, basis in sets(hinges(np.arange(9.0), np.ones(9)), 2)]
    [((3, 2), (3, 9, 2))]
    """
    every = admissible(given.at.size, k)
    for start in range(0, every.shape[0], CHUNK):
        part = every[start : start + CHUNK]
        basis, triangle = np.linalg.qr(given.columns[:, part].transpose(1, 0, 2))
        sound = np.abs(np.diagonal(triangle, axis1=1, axis2=2)).min(axis=1) > DEPENDENT
        yield part[sound], basis[sound]


def least(given: Hinges, y: Floats, k: int) -> Floats:
    """Return the smallest sum of squares with k joins for each column of values.

    Parameters
    ----------
    given : Hinges
        Of the years they share.
    y : (n, m) array
        A series a column.
    k : int
        Number of joins; zero is the line alone.

    Examples
    --------
    >>> x = np.arange(9.0)
    >>> least(hinges(x, np.ones(9)), np.abs(x - 4)[:, None], 1).round(9)
    array([0.])
    """
    rest = given.rest(y)
    gain = np.zeros(y.shape[1])
    for _, basis in sets(given, k) if k else ():
        rows = basis.transpose(0, 2, 1).reshape(-1, rest.shape[0])
        explained = ((rows @ rest) ** 2).reshape(-1, k, rest.shape[1]).sum(axis=1)
        gain = np.maximum(gain, explained.max(axis=0, initial=0.0))
    sums: Floats = np.maximum((rest**2).sum(axis=0) - gain, 0.0)
    return sums


def landscape(given: Hinges, y: Floats, k: int) -> tuple[Floats, Floats]:
    """Return every admissible set of k joins, (s, k), and the sum of squares with it, (s,).

    Examples
    --------
    >>> x = np.arange(7.0)
    >>> at, sums = landscape(hinges(x, np.ones(7)), np.abs(x - 3), 1)
    >>> at[sums.argmin()]
    array([3.])
    """
    rest = given.rest(y)
    total = float(rest @ rest)
    found = [(part, total - (np.einsum("snk,n->sk", b, rest) ** 2).sum(axis=1)) for part, b in sets(given, k)]
    if not found:
        return np.empty((0, k)), np.empty(0)
    return given.at[np.concatenate([p for p, _ in found])], np.maximum(
        np.concatenate([s for _, s in found]), 0.0
    )


def best_with(given: Hinges, y: Floats, most: int) -> list[Joins]:
    """Return the best joins for 0, 1, … `most` of them, as `best_joins`, with the fixed columns in.

    Examples
    --------
    >>> x = np.arange(12.0)
    >>> jump = (x >= 6).astype(float)
    >>> y = np.abs(x - 3) + 5 * jump
    >>> [j.at.tolist() for j in best_with(hinges(x, np.ones(12), jump[:, None]), y, 1)]
    [[], [3.0]]
    """
    rest = given.rest(y)
    found = [Joins(np.array([]), float(rest @ rest))]
    for k in range(1, most + 1):
        at, sums = landscape(given, y, k)
        if not sums.size:
            break
        top = int(sums.argmin())
        found.append(Joins(at[top], float(sums[top])))
    return found
