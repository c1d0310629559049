"""What forecasts would have been worth: rolling origins, pooled over the regions of a cohort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.comparisons.breaks import Values, spliced
from trends.comparisons.extrapolation import Extrapolation
from trends.comparisons.welch import Floats

HORIZON = 3
SHORTEST = 8
"""Values before the first forecast that counts."""
LEVELS = (0.80, 0.95)
RECENT = 6
"""Origins before the last one known whose errors make the width of an interval: early ones knew less."""
NEEDED = 40
"""Forecasts already checked from which the width of an interval is learnt."""


class Score(NamedTuple):
    """Mean size of a method's errors relative to the naive forecast's, with its 95 % interval."""

    ratio: float
    lower: float
    upper: float
    forecasts: int


class Checked(NamedTuple):
    """Errors of one method: (regions, years, horizon), in units of `scale` (regions, years)."""

    errors: Floats
    scale: Floats


def checked(values: Values, method: Extrapolation) -> Checked:
    """Return the errors of a method from every origin, in units of what a year usually changes.

    The unit is the root mean square of the yearly changes up to the origin. A forecast that reaches
    over a break has no error that means anything.

    Examples
    --------
    >>> from trends.comparisons.extrapolation import naive
    >>> y = np.cumsum(np.ones((2, 14)), axis=1)
    >>> found = checked(Values(y, np.zeros(y.shape, dtype=bool)), naive)
    >>> found.errors[0, 9].tolist(), bool(np.isnan(found.errors[0, 5]).all())
    ([1.0, 2.0, 3.0], True)
    """
    y = spliced(values)
    regions, years = y.shape
    errors, scale = np.full((regions, years, HORIZON), np.nan), np.full((regions, years), np.nan)
    for start, rows in by_start(y):
        series, broken = y[rows, start:], np.cumsum(values.broken[rows, start:], axis=1)
        made, changes = method(series, HORIZON), np.diff(series) ** 2
        known = np.cumsum(changes, axis=1) / np.arange(1, series.shape[1])
        scale[rows, start + 1 :] = np.sqrt(np.where(known > 0, known, np.nan))
        for ahead in range(1, HORIZON + 1):
            left = series[:, ahead:] - made[:, :-ahead, ahead - 1]
            clean = broken[:, ahead:] == broken[:, :-ahead]
            old = np.arange(left.shape[1]) >= SHORTEST - 1
            errors[rows, start : start + left.shape[1], ahead - 1] = np.where(clean & old, left, np.nan)
    return Checked(errors / scale[:, :, None], scale)


def by_start(y: Floats) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Yield each first year of series that has no NaN after it, with the rows that start there.

    Examples
    --------
    >>> y = np.array([[1.0, 2.0], [np.nan, 2.0], [3.0, 4.0]])
    >>> [(start, rows.tolist()) for start, rows in by_start(y)]
    [(0, [0, 2]), (1, [1])]
    """
    starts = np.isfinite(y).argmax(axis=1)
    for start in np.unique(starts).tolist():
        yield start, np.flatnonzero(starts == start)


def score(method: Checked, plain: Checked) -> Score:
    """Return how large a method's errors are beside the naive forecast's.

    Horizons count alike. The interval leaves out one region after the other, and one origin after the
    other, and adds the two variances: years in which all regions went wrong together count as one.

    Examples
    --------
    >>> from trends.comparisons.extrapolation import EXTRAPOLATIONS, naive
    >>> y = np.cumsum(1 + 0.1 * np.cos(np.arange(80.0).reshape(4, 20) ** 2), axis=1)
    >>> values = Values(y, np.zeros(y.shape, dtype=bool))
    >>> found = score(checked(values, EXTRAPOLATIONS["drift"]), checked(values, naive))
    >>> found.upper < 0.5, found.forecasts
    (True, 132)
    """
    both = np.isfinite(method.errors) & np.isfinite(plain.errors)
    ours, theirs = (np.where(both, np.abs(t.errors), 0.0).sum(axis=2) for t in (method, plain))
    if not theirs.sum() > 0:
        return Score(np.nan, np.nan, np.nan, int(both.sum()))
    ratio = float(ours.sum() / theirs.sum())
    variance = 0.0
    for axis in (1, 0):
        counted = both.sum(axis=2).sum(axis=axis) > 0
        one, other = ours.sum(axis=axis)[counted], theirs.sum(axis=axis)[counted]
        left = other.sum() - other
        if counted.sum() < 2 or (left <= 0).any():
            return Score(ratio, np.nan, np.nan, int(both.sum()))
        each = np.log(np.maximum(ours.sum() - one, 1e-300) / left)
        variance += (counted.sum() - 1) / counted.sum() * float(((each - each.mean()) ** 2).sum())
    half = 1.959963984540054 * float(np.sqrt(variance))
    return Score(ratio, ratio * float(np.exp(-half)), ratio * float(np.exp(half)), int(both.sum()))


def widths(errors: Floats, level: float) -> float:
    """Return the size below which such a share of the errors lies, a little above for few of them.

    Examples
    --------
    >>> widths(np.arange(1.0, 100.0), 0.8), widths(np.arange(1.0, 5.0), 0.95)
    (80.0, inf)
    """
    sizes = np.sort(np.abs(errors[np.isfinite(errors)]))
    place = int(np.ceil((sizes.size + 1) * level))
    return float(sizes[place - 1]) if 0 < place <= sizes.size else np.inf


def learnt(errors: Floats, ahead: int, origin: int) -> Floats:
    """Return the errors of one horizon from the latest origins that an origin knows the outcome of.

    Parameters
    ----------
    errors : (regions, years, horizon) array
    ahead : int
        Years ahead less one.
    origin : int
        Position of the last known year.

    Examples
    --------
    >>> learnt(np.zeros((2, 20, 3)), 1, 15).shape
    (2, 6)
    """
    last = origin - ahead
    found: Floats = errors[:, max(last - RECENT, 0) : last, ahead]
    return found


def covered(errors: Floats, level: float) -> tuple[int, int]:
    """Return how many forecasts an interval held that only knew the errors seen by then, and of how many.

    Parameters
    ----------
    errors : (regions, years, horizon) array
    level : float

    Examples
    --------
    >>> held, of = covered(np.random.default_rng(0).normal(size=(30, 20, 3)), 0.8)
    >>> of > 1000, 0.77 < held / of < 0.83
    (True, True)
    """
    held = of = 0
    for ahead in range(errors.shape[2]):
        part = errors[:, :, ahead]
        for origin in range(ahead + 1, part.shape[1]):
            seen, now = learnt(errors, ahead, origin), part[:, origin]
            now = now[np.isfinite(now)]
            if now.size and np.isfinite(seen).sum() >= NEEDED:
                held += int((np.abs(now) <= widths(seen, level)).sum())
                of += now.size
    return held, of
