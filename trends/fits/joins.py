"""Where a piecewise straight line bends best: every admissible set of joins is looked at."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.fits.kernels.bends import ENDS, best_bends
from trends.fits.sample import Floats


class Joins(NamedTuple):
    """The best set of a given size.

    Attributes
    ----------
    at : (k,) array
        Where the line bends, on the axis of x.
    sse : float
        Weighted sum of squared residuals.
    """

    at: Floats
    sse: float


class Choice(NamedTuple):
    """The set of joins that a criterion chooses.

    Attributes
    ----------
    joins : Joins
        The chosen set.
    models : tuple of (Joins, float)
        The best set of each size and how much speaks for it; the shares add up to one.
    """

    joins: Joins
    models: tuple[tuple[Joins, float], ...]


def best_joins(
    x: Floats, y: Floats, weights: Floats, most: int, *, steps: Floats | None = None
) -> list[Joins]:
    """Return the best joins for 0, 1, … `most` of them, by least squares over every admissible set.

    The line is continuous and its joins are observations.

    Parameters
    ----------
    x, y, weights : (n,) arrays
        Rising x without repetition; weights are 1/variance.
    most : int
        Largest number of joins, three at the utmost; fewer come back where n does not admit as many.
    steps : (n, b) array, optional
        Columns that are in every fit beside the line: jumps at known breaks.

    Examples
    --------
    >>> x = np.arange(9.0)
    >>> [found.at.tolist() for found in best_joins(x, np.abs(x - 4), np.ones(9), 1)]
    [[], [4.0]]
    """
    found = best_bends(x[None, :], y[None, :], weights[None, :], most, steps=steps)
    # the search knows sums of squares to a share of the line's: small ones are summed once more
    return [Joins(x[at[0]], _rest((x, y, weights), x[at[0]], steps)) for at in found.at]


def _rest(data: tuple[Floats, Floats, Floats], at: Floats, steps: Floats | None) -> float:
    x, y, weights = data
    root = np.sqrt(weights)
    fixed = [np.ones_like(x), x - x.mean(), *([] if steps is None else [steps])]
    basis, _ = np.linalg.qr(np.column_stack([*fixed, np.maximum(x[:, None] - at, 0.0)]) * root[:, None])
    left = y * root
    for _ in range(2):  # twice: where next to nothing is left, the first round leaves errors of rounding
        left = left - basis @ (basis.T @ left)
    return float(left @ left)


def join_between(x: Floats, y: Floats, weights: Floats) -> Joins | None:
    """Return the best single join that lies between two observations, or None where there is none.

    For each gap the lines through what stands before and after it are fitted apart; where they meet
    inside the gap the optimum is theirs, and otherwise it is an observation, which `best_joins` finds
    (Hudson 1966, JASA 61, 1097–1129).

    Parameters
    ----------
    x, y, weights : (n,) arrays
        Rising x, which may repeat; weights are 1/variance.

    Examples
    --------
    >>> x = np.arange(9.0)
    >>> found = join_between(x, np.abs(x - 4.5), np.ones(9))
    >>> round(float(found.at[0]), 9), round(found.sse, 9)
    (4.5, 0.0)
    """
    best: Joins | None = None
    for cut in np.flatnonzero(np.diff(x) > 0) + 1:
        parts = (slice(None, cut), slice(cut, None))
        if any(np.unique(x[part]).size < ENDS for part in parts):
            continue
        (level, slope, before), (other, steeper, after) = (_line(x[p], y[p], weights[p]) for p in parts)
        place = (level - other) / (steeper - slope) if steeper != slope else np.inf
        inside = x[cut - 1] < place < x[cut]
        if inside and (best is None or before + after < best.sse):
            best = Joins(np.array([place]), before + after)
    return best


def _line(x: Floats, y: Floats, weights: Floats) -> tuple[float, float, float]:
    middle = np.average(x, weights=weights)
    mean = np.average(y, weights=weights)
    slope = float((weights * (x - middle) * (y - mean)).sum() / (weights * (x - middle) ** 2).sum())
    left = y - mean - slope * (x - middle)
    return float(mean - slope * middle), slope, float((weights * left**2).sum())
