"""The line that half of the values lie above: median regression, found exactly."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from trends.fits.mann_kendall import Sen, ranked
from trends.fits.sample import NORMAL_975, Floats, NotFittedError, Sample
from trends.fits.trend import Trend

TIED = 1e-10
CHUNK = 2_000_000


def median(sample: Sample) -> Trend:
    """Fit the line with the smallest sum of absolute residuals; no weights are used.

    The interval holds the slopes that a test by signs does not reject (Koenker 1994, inversion of rank
    scores), with the variance of a permutation; p is that of the same test. Neighbouring years are
    taken as independent.

    Parameters
    ----------
    sample : Sample
        Evenly spread years allow six, very uneven ones need more.

    Examples
    --------
    >>> years = np.array([2000.0, 2001, 2002, 2004, 2007, 2008, 2009])
    >>> y = 2 * years + np.array([0, 0.1, 0, -0.1, 9.0, 0, 0.1])
    >>> round(median(Sample(years, y, None, years)).slope, 1)
    2.0
    """
    from scipy.special import ndtr

    x, y = sample.years - sample.centre, sample.y - np.median(sample.y)
    lower, upper = _interval(x, y)
    slope = least_absolute(x, y)
    p_value = float(2 * ndtr(-abs(_score(x, y, 0.0))))
    return ranked(p_value, Sen(slope, lower, upper), (sample.years, sample.y, sample.grid))


def least_absolute(x: Floats, y: Floats) -> float:
    """Return the slope of the line with the smallest sum of absolute residuals.

    One such line passes through two points, so every pair is tried; where several are equally good,
    the slope in the middle of theirs.

    Parameters
    ----------
    x, y : (n,) arrays
        No x twice.

    Examples
    --------
    >>> round(least_absolute(np.arange(5.0), np.array([0.0, 1.0, 2.0, 3.0, 40.0])), 9)
    1.0
    """
    i, j = np.triu_indices(x.size, 1)
    slopes = (y[j] - y[i]) / (x[j] - x[i])
    losses = np.empty_like(slopes)
    step = max(CHUNK // x.size, 1)
    for at in range(0, slopes.size, step):
        part = slice(at, at + step)
        moved = y - y[i[part], None] - slopes[part, None] * (x - x[i[part], None])
        losses[part] = np.abs(moved).sum(axis=1)
    best = slopes[losses <= losses.min() * (1 + TIED) + TIED * np.abs(y).max()]
    return float((best.min() + best.max()) / 2)


def _score(x: Floats, y: Floats, slope: float) -> float:
    """Return how far the signs about a line of this slope lean to one end, as a normal deviate."""
    left = y - slope * x
    # rounded: a value on the line must have no sign
    signs = np.sign(np.round(left - np.median(left), 12))
    variance = float(x @ x) * float(signs @ signs) / (x.size - 1)
    return float(x @ signs) / np.sqrt(variance) if variance > 0 else 0.0


def _interval(x: Floats, y: Floats) -> tuple[float, float]:
    i, j = np.triu_indices(x.size, 1)
    slopes = np.unique((y[j] - y[i]) / (x[j] - x[i]))
    tests = np.concatenate([[slopes[0] - 1], (slopes[1:] + slopes[:-1]) / 2, [slopes[-1] + 1]])
    if _score(x, y, tests[0]) <= NORMAL_975 or _score(x, y, tests[-1]) >= -NORMAL_975:
        raise NotFittedError("too few years for an interval of the median line")
    first = _last(lambda at: _score(x, y, tests[at]) > NORMAL_975, slopes.size)
    last = _last(lambda at: _score(x, y, tests[at]) >= -NORMAL_975, slopes.size)
    return float(slopes[first]), float(slopes[last])


def _last(holds: Callable[[int], bool], most: int) -> int:
    """Return the last place where a condition holds that holds at 0, fails at `most` and changes once."""
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
