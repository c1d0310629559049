"""How much neighbouring years resemble each other, learnt from all regions of a cohort together."""

from __future__ import annotations

from functools import cache

import numpy as np

from trends.comparisons.welch import Floats

STRONGEST = 0.9
GRID = np.linspace(0.0, STRONGEST, 10)
DRAWS = 1000


def shared(series: list[tuple[Floats, Floats]], event: float | None = None) -> float:
    """Return the autocorrelation of neighbouring years about straight lines, one for all regions.

    A single short series cannot tell it; many can. The mean over regions of the ratio of neighbouring
    products to squares, whatever each one's variance, is set beside what it is expected to be for every
    autocorrelation after the coefficients of the line were taken off: fitting them makes it far too small
    on short series (Kendall 1954, Biometrika 41, 403–404, for a mean).

    Parameters
    ----------
    series : list of two (n,) arrays
        Years and values; those of fewer than six years say nothing.
    event : float or None
        The year from which lines may jump and bend.

    Returns
    -------
    float
        From 0 to `STRONGEST`; 0 where there is nothing to learn from.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> noise = rng.standard_normal((200, 20))
    >>> shared([(np.arange(20.0), row) for row in noise]) < 0.1
    True
    """
    seen, expected = [], []
    for years, values in series:
        if years.size < 6 or not (np.diff(years) == 1).any():
            continue
        base = _base(tuple(years.tolist()), event)
        left = values - base @ (base.T @ values)
        if float(left @ left) > 1e-20 * float(values @ values):
            origin = years[0] if event is None else event
            seen.append(_ratio(years, left))
            expected.append(_expected(tuple((years - origin).tolist()), event is not None))
    if not seen:
        return 0.0
    return float(np.interp(np.mean(seen), np.mean(expected, axis=0), GRID))


@cache
def _base(when: tuple[float, ...], event: float | None) -> Floats:
    years = np.array(when)
    apart = years - (years.mean() if event is None else event)
    columns = [np.ones_like(years), apart]
    if event is not None:
        columns += [(apart >= 0).astype(np.float64), np.maximum(apart, 0.0)]
    base, sizes, _ = np.linalg.svd(np.column_stack(columns), full_matrices=False)
    return np.asarray(base[:, sizes > 1e-9 * sizes[0]])


@cache
def _expected(offsets: tuple[float, ...], bent: bool) -> Floats:
    """Return the mean ratio at each autocorrelation of the grid, of series drawn with it."""
    years = np.array(offsets)
    base = _base(offsets, 0.0 if bent else None)
    apart = np.abs(np.subtract.outer(years, years))
    fresh = np.random.default_rng(years.size).standard_normal((years.size, DRAWS))
    found = []
    for phi in GRID:
        made = np.linalg.cholesky(phi**apart) @ fresh
        left = made - base @ (base.T @ made)
        found.append(_ratio(years, left).mean())
    return np.array(found)


def _ratio(years: Floats, left: Floats) -> Floats:
    near = np.diff(years) == 1
    products = (left[1:] * left[:-1])[near].mean(axis=0)
    ratio: Floats = products / (left**2).mean(axis=0)
    return ratio
