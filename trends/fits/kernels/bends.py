"""The best one, two and three bends of a line: every admissible set, for many series at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.fits.sample import Floats

ENDS = 2
"""Observations that an end segment has besides the join."""
BETWEEN = 2
"""Observations between two joins, neither counted."""
APART = BETWEEN + 1
AT_ONCE = 512  # series, and
BLOCK = 4  # second hinges at once: their arrays then stay in the cache, as
PROJECTED = 64  # series do whose hinges are made at once
VANISHED = 1e-13  # of a hinge's length: what is left of it after others is an error of rounding
DEPENDENT = 1e-9  # of a hinge's length: what is left of it after a line and jumps is one too


class Bends(NamedTuple):
    """The best set of each size for each series.

    Attributes
    ----------
    at : tuple of (s, k) arrays
        Positions of the joins among the observations, for k = 0, 1, …
    sse : (s, sizes) array
        Weighted sums of squared residuals.
    """

    at: tuple[NDArray[np.intp], ...]
    sse: Floats


def best_bends(
    x: Floats, y: Floats, weights: Floats | None, most: int, *, steps: Floats | None = None
) -> Bends:
    """Return the best joins for 0, 1, … `most` of them (three at the utmost), over every admissible set.

    After the straight line is taken off, what a set of hinges explains follows hinge by hinge: the first
    is taken off the others and the values, the second off the third. What two sets share is worked out
    once, and no set is passed over: searches that go from one set to a neighbour stop at local optima.

    Parameters
    ----------
    x, y : (s, n) arrays
        Rising x without repetition in a row.
    weights : (s, n) array or None
        1/variance.
    most : int
        Fewer sizes come back where n does not admit as many.
    steps : (n, b) array, optional
        Columns that are in every fit beside the line: jumps at known breaks.

    Examples
    --------
    >>> x = np.arange(9.0)[None, :]
    >>> [at.tolist() for at in best_bends(x, np.abs(x - 4), None, 1).at]
    [[[]], [[4]]]
    """
    size = x.shape[1] - 2 * ENDS
    sizes = min(most, (size + BETWEEN) // APART if size > 0 else 0)
    parts = [_part(a, steps, sizes) for a in _cut(x, y, weights)]
    at = tuple(np.concatenate([part.at[k] for part in parts]) for k in range(sizes + 1))
    return Bends(at, np.concatenate([part.sse for part in parts]))


def _cut(x: Floats, y: Floats, weights: Floats | None) -> list[tuple[Floats, Floats, Floats]]:
    alike = bool((x == x[0]).all()) and (weights is None or bool((weights == weights[0]).all()))
    root = np.ones_like(x) if weights is None else np.sqrt(weights)
    step = 4 * AT_ONCE if alike else AT_ONCE
    rows = [slice(at, at + step) for at in range(0, len(x), step)]
    one = slice(0, 1)  # where all have the same years their hinges are worked out once
    return [(x[one if alike else r], y[r], root[one if alike else r]) for r in rows]


def _part(data: tuple[Floats, Floats, Floats], steps: Floats | None, sizes: int) -> Bends:
    x, y, root = data
    places = x[:, ENDS : x.shape[1] - ENDS]
    some = [slice(at, at + PROJECTED) for at in range(0, len(x), PROJECTED)]
    made = [hinges(x[r], y[r] if len(x) > 1 else y, root[r], places[r], steps=steps) for r in some]
    products, with_y, total = (np.concatenate(parts, axis=-1) for parts in zip(*made, strict=True))
    found = _search(products, with_y, sizes)
    at = (np.empty((total.size, 0), dtype=np.intp), *(ENDS + places for _, places in found))
    gains = np.stack([np.zeros_like(total), *(gain for gain, _ in found)], axis=1)
    return Bends(at, np.maximum(total[:, None] - gains, 0.0))


def hinges(
    x: Floats, y: Floats, root: Floats, places: Floats, *, steps: Floats | None = None
) -> tuple[Floats, Floats, Floats]:
    """Take the line and the steps off hinges and values, and return what is left of them multiplied.

    Parameters
    ----------
    x, root : (s, n) or, where all series share them, (1, n) arrays
        Rising x; square roots of the weights.
    y : (s, n) array
        Values.
    places : (s, c) or (1, c) array
        Where the hinges begin.
    steps : (n, b) array, optional
        As in `best_bends`.

    Returns
    -------
    tuple
        Hinges, of length one, with each other (c, c, s or 1) and with the values (c, s), the values with
        themselves (s,). A hinge that line and steps explain altogether is zero.

    Examples
    --------
    >>> x = np.arange(6.0)[None, :]
    >>> products, with_y, total = hinges(x, 3 * x, np.ones((1, 6)), x[:, 2:4])
    >>> products.shape, bool(np.abs(with_y).max() < 1e-12)
    ((2, 2, 1), True)
    """
    basis = _fixed(x, root, steps)
    left, rest = x[:, :, None] - places[:, None, :], (y * root)[:, :, None]
    np.maximum(left, 0.0, out=left)
    left *= root[:, :, None]
    whole = np.linalg.norm(left, axis=1, keepdims=True) if steps is not None else np.zeros(1)
    for _ in range(2):  # twice: a hinge near the beginning is nearly a line
        left -= basis @ (basis.transpose(0, 2, 1) @ left)
        rest = rest - basis @ (basis.transpose(0, 2, 1) @ rest)
    length = np.linalg.norm(left, axis=1, keepdims=True)
    length[length <= DEPENDENT * whole] = np.inf  # with the line alone every hinge spans something
    left /= length
    across = left.transpose(0, 2, 1)
    with_y = rest[:, :, 0] @ left[0] if len(x) == 1 else (across @ rest)[:, :, 0]
    products = np.ascontiguousarray((across @ left).transpose(1, 2, 0))
    return products, np.ascontiguousarray(with_y.T), np.einsum("ijk,ijk->i", rest, rest)


def _fixed(x: Floats, root: Floats, steps: Floats | None) -> Floats:
    """Return an orthonormal basis (s, n, 2 + b) of what is in every fit."""
    level = root / np.linalg.norm(root, axis=1, keepdims=True)
    tilt = (x - x.mean(axis=1, keepdims=True)) * root
    tilt -= level * np.einsum("ij,ij->i", level, tilt)[:, None]
    tilt /= np.linalg.norm(tilt, axis=1, keepdims=True)
    line = np.stack([level, tilt], axis=2)
    if steps is None:
        return line
    basis: Floats = np.linalg.qr(np.concatenate([line, steps * root[:, :, None]], axis=2))[0]
    return basis


def _search(products: Floats, with_y: Floats, sizes: int) -> list[tuple[Floats, NDArray[np.intp]]]:
    """Return gain and places of the best set of each size for each series."""
    c, s = with_y.shape
    best = np.full((3, s), -np.inf)
    leads = np.zeros((3, s), dtype=np.intp)  # the set but for its last hinge, as first × c + second
    with np.errstate(all="ignore"):
        for i in range(c if sizes else 0):
            _keep(best, leads, 0, with_y[i] ** 2 / np.maximum(products[i, i], VANISHED), i * c)
            if sizes > 1:
                _second(products, with_y, i, (best, leads, sizes))
        return [(best[k], _places(products, with_y, leads[k], k)) for k in range(sizes)]


def _second(products: Floats, with_y: Floats, i: int, found: tuple[Floats, NDArray[np.intp], int]) -> None:
    """Go through the sets that begin with hinge i."""
    best, leads, sizes = found
    c = len(with_y)
    first = with_y[i] ** 2 / np.maximum(products[i, i], VANISHED)
    left, row, spread = _without(products, with_y, i)
    gains = left**2 / spread
    if not len(gains):
        return
    _keep(best, leads, 1, first + gains.max(axis=0), i * c)
    if sizes < 3:
        return
    share, later = row / products[i, i], products[i + APART :, i + APART :]
    for start in range(0, len(left) - APART, BLOCK):
        some, rest = slice(start, start + BLOCK), slice(start + APART, None)
        cross = share[some, None] * row[rest]
        np.subtract(later[some, rest], cross, out=cross)
        top = _third(cross, (left[some, None], spread[some, None]), (left[rest], spread[rest]))
        top += first + gains[some][: len(top)]
        _keep(best, leads, 2, top.max(axis=0), i * (c + 1) + APART + start + top.argmax(axis=0))


def _third(cross: Floats, second: tuple[Floats, Floats], third: tuple[Floats, Floats]) -> Floats:
    """Return the most that a third hinge adds to each of a block of second ones, (b, s)."""
    ratio = cross / second[1]
    cross *= ratio
    room = np.subtract(third[1], cross, out=cross)
    np.maximum(room, VANISHED, out=room)
    rest = ratio * second[0]
    np.subtract(third[0], rest, out=rest)
    rest *= rest
    rest /= room
    for at in range(1, len(rest)):
        rest[at, :at] = -np.inf  # too near to the second
    top: Floats = rest.max(axis=1)
    return top


def _without(products: Floats, with_y: Floats, i: int) -> tuple[Floats, Floats, Floats]:
    """Return what hinge i leaves of the values' products, its own products, and what it leaves of lengths."""
    later = slice(i + APART, None)
    row = products[i, later]
    share = row / np.maximum(products[i, i], VANISHED)
    left = with_y[later] - share * with_y[i]
    return left, row, np.maximum(np.einsum("iij->ij", products)[later] - share * row, VANISHED)


def _keep(best: Floats, leads: NDArray[np.intp], k: int, gain: Floats, lead: int | NDArray[np.intp]) -> None:
    better = gain > best[k]
    np.copyto(best[k], gain, where=better)
    np.copyto(leads[k], lead, where=better)


def _places(products: Floats, with_y: Floats, leads: NDArray[np.intp], k: int) -> NDArray[np.intp]:
    """Return the whole best sets (s, k + 1): the last hinge is looked for once more."""
    c, s = with_y.shape
    lead: list[NDArray[np.intp]] = [leads // c, leads % c][:k]
    if k == 0:
        return np.stack([leads // c], axis=1)
    series = np.arange(s)
    table = products.transpose(2, 0, 1)
    shared = np.zeros_like(series) if len(table) == 1 else series
    left, spread = with_y.T.copy(), np.einsum("sii->si", table)[shared]
    taken: list[tuple[Floats, Floats]] = []
    for hinge in lead:
        row = table[shared, hinge]
        for before, size in taken:
            row = row - before[series, hinge][:, None] / size * before
        size = np.maximum(row[series, hinge], VANISHED)[:, None]
        left = left - row / size * left[series, hinge][:, None]
        spread = spread - row**2 / size
        taken.append((row, size))
    gains = left**2 / np.maximum(spread, VANISHED)
    gains[np.arange(c) < (lead[-1] + APART)[:, None]] = -np.inf
    return np.stack([*lead, gains.argmax(axis=1)], axis=1)
