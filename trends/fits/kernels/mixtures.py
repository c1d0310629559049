"""Lines averaged over their autocorrelation: series with the same years share all but their values."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.fits.ar1 import FAR, STRONG, WANDERING, grid, prior, whiten
from trends.fits.kernels.tails import farther, matching_df
from trends.fits.kernels.trends import Samples, Trends, chunked
from trends.fits.sample import Floats

LEFT = 1e-5
"""Values that leave less than this share of themselves about the line have lost digits: one at a time."""
LONGEST = 128  # years; the maps of a longer series outgrow the cache
AT_ONCE = 256


def ar1s(given: Samples) -> Trends:
    """Fit a line averaged over its autocorrelation to every row; the numbers of `ar1`.

    Examples
    --------
    >>> years = np.arange(2000.0, 2012.0)
    >>> found = ar1s(Samples(years, (3 - 0.2 * years + 0.1 * np.cos(7 * years))[None]))
    >>> found.slope.round(2).tolist(), found.df.round(1).tolist()
    ([-0.21], [8.5])
    """
    slope, se, lower, upper, p_value, df, middle, level, level_se, strong = chunked(_averaged, given)
    notes = np.where(strong > 0.5, WANDERING, "").astype(np.object_)
    curve = (middle, level, level_se)
    return Trends(slope, se, lower, upper, p_value, df, None, notes, curve)


def _averaged(given: Samples) -> tuple[Floats, ...]:
    made = np.full((10, len(given)), np.nan)
    sizes: dict[int, list[tuple[NDArray[np.intp], _Mixtures]]] = {}
    for rows, known in _alike(given):
        n = int(known.sum())
        for at in range(0, rows.size, AT_ONCE) if 3 <= n <= LONGEST else ():
            some = rows[at : at + AT_ONCE]
            weights = None if given.weights is None else given.weights[some[0], known]
            sizes.setdefault(n, []).append(
                (some, _mixtures(given.years[known], given.y[some][:, known], weights))
            )
    for n, parts in sizes.items():
        rows = np.concatenate([rows for rows, _ in parts])
        found = _Mixtures(*(np.concatenate(c) for c in zip(*(found for _, found in parts), strict=True)))
        made[:, rows] = _summed(found, n - 2)
    return tuple(made)


def _alike(given: Samples) -> list[tuple[NDArray[np.intp], NDArray[np.bool_]]]:
    """Return the rows that have the same years and weights, and those years."""
    finite = np.isfinite(given.y)
    weights = finite if given.weights is None else np.where(finite, given.weights, 0.0)
    alike: dict[bytes, list[int]] = {}
    for row in range(len(given)):
        alike.setdefault(weights[row].tobytes(), []).append(row)
    return [(np.array(rows), finite[rows[0]]) for rows in alike.values()]


class _Mixtures(NamedTuple):
    """Of each series: the line that was taken off, and for every autocorrelation what is left of it."""

    middle: Floats
    level: Floats
    level_se: Floats
    slope: Floats
    weight: Floats
    mean: Floats
    scale: Floats


def _mixtures(years: Floats, y: Floats, weights: Floats | None) -> _Mixtures:
    n, middle = years.size, float(years.mean())
    root = np.ones(n) if weights is None else np.sqrt(weights / weights.mean())
    design = np.column_stack([np.ones(n), years - middle])
    average = y.mean(axis=1)
    start, left = _taken_off(design, root, y - average[:, None])
    lost = np.abs(left).max(axis=1) <= LEFT * np.abs(y).max(axis=1)
    solve, remain, inverse, log_determinant = _maps(design, root)
    count = len(inverse)
    coefficients = (left @ solve.reshape(-1, n).T).reshape(-1, count, 2)
    rest = np.square(left @ remain.reshape(-1, n).T).reshape(-1, count, n).sum(axis=2)
    log_weight = log_determinant - 0.5 * (n - 2) * np.log(rest)
    weight = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    variance = rest / (n - 2)
    half = (weight.cumsum(axis=1) < 0.5).sum(axis=1)
    level_se = np.sqrt(variance[np.arange(half.size), half] * inverse[half, 0, 0])
    level = average + start[:, 0] + np.einsum("sk,sk->s", weight, coefficients[:, :, 0])
    slope = np.where(lost, np.nan, start[:, 1])
    scale = np.sqrt(variance * inverse[:, 1, 1])
    return _Mixtures(
        np.full(slope.size, middle), level, level_se, slope, weight, coefficients[:, :, 1], scale
    )


def _taken_off(design: Floats, root: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return the lines by least squares (s, 2), and what they leave."""
    basis, triangle = np.linalg.qr(design * root[:, None])
    start = y @ (root[:, None] * basis) @ np.linalg.inv(triangle).T
    return start, y - start @ design.T


def _maps(design: Floats, root: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Return for every autocorrelation what any values are multiplied by, and what does not depend on them.

    Coefficients (k, 2, n), whitened residuals (k, n, n), covariance up to a factor (k, 2, 2), logarithm
    of the weight (k,).
    """
    phi, spread = grid()
    n = root.size
    columns, log_determinant = whiten(np.diag(root), np.rint(np.diff(design[:, 1])), phi)
    white = columns.transpose(0, 2, 1)
    lines = white @ design
    basis, triangle = np.linalg.qr(lines)
    back = np.linalg.inv(triangle)
    solve = back @ (basis.transpose(0, 2, 1) @ white)
    size = np.log(np.abs(np.diagonal(triangle, axis1=1, axis2=2))).sum(axis=1)
    log_weight = -0.5 * log_determinant - size + prior(phi, n) + spread
    return solve, white - lines @ solve, back @ back.transpose(0, 2, 1), log_weight


def _summed(found: _Mixtures, df: int) -> Floats:
    from scipy.special import stdtr, stdtrit

    weight, mean, scale = found.weight, found.mean, found.scale
    upper, far = (farther((weight, mean, scale), df, tail) for tail in (0.025, 1 - FAR))
    lower, near = (-farther((weight, -mean, scale), df, tail) for tail in (0.025, 1 - FAR))
    matched = matching_df((far - near) / (upper - lower))
    se = (upper - lower) / 2 / stdtrit(matched, 0.975)
    apart = (found.slope[:, None] + mean) / scale
    # both sides by themselves: one less the other would lose the far tail
    sides = [np.einsum("sk,sk->s", weight, stdtr(df, side * apart)) for side in (1.0, -1.0)]
    p_value = np.minimum(2 * np.minimum(*sides), 1.0)
    slope = found.slope + np.einsum("sk,sk->s", weight, mean)
    strong = weight[:, grid()[0] > STRONG].sum(axis=1)
    ends = found.slope + lower, found.slope + upper
    return np.stack([slope, se, *ends, p_value, matched, found.middle, found.level, found.level_se, strong])
