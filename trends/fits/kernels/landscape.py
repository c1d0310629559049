"""Every admissible set of joins of one series with its sum of squares."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from trends.fits.kernels.bends import BETWEEN, VANISHED, hinges
from trends.fits.sample import Floats


def landscape(
    data: tuple[Floats, Floats, Floats], places: Floats, k: int, *, steps: Floats | None = None
) -> tuple[Floats, Floats]:
    """Return every admissible set of k joins, (s, k), and the sum of squares with it, (s,).

    Parameters
    ----------
    data : three (n,) arrays
        x, y and weights.
    places : (c,) array
        Where joins may be, rising.
    k : int
        How many there are.
    steps : (n, b) array, optional
        As in `trends.fits.kernels.bends.best_bends`.

    Examples
    --------
    >>> x = np.arange(7.0)
    >>> at, sums = landscape((x, np.abs(x - 3), np.ones(7)), x[2:5], 1)
    >>> at[sums.argmin()]
    array([3.])
    """
    x, y, weights = (column[None, :] for column in data)
    products, with_y, total = hinges(x, y, np.sqrt(weights), places[None, :], steps=steps)
    sets = admissible(places.size, k)
    left, inner = with_y[sets, 0], products[sets[:, :, None], sets[:, None, :], 0]
    gain = np.zeros(len(sets))
    for one in range(k):  # hinge by hinge, each taken off the others
        size = np.maximum(inner[:, one, one], VANISHED)
        gain += left[:, one] ** 2 / size
        share = inner[:, one] / size[:, None]
        left = left - share * left[:, one, None]
        inner = inner - share[:, :, None] * inner[:, one, None, :]
    return places[sets], np.maximum(total[0] - gain, 0.0)


def admissible(candidates: int, k: int) -> NDArray[np.intp]:
    """Return every set of k joins that leaves enough observations between them, a row each.

    Examples
    --------
    >>> admissible(5, 2).tolist()
    [[0, 3], [0, 4], [1, 4]]
    """
    spare = candidates - BETWEEN * (k - 1)
    if spare < k:
        return np.empty((0, k), dtype=np.intp)
    close = np.array(list(combinations(range(spare), k)), dtype=np.intp)
    return close + BETWEEN * np.arange(k)
