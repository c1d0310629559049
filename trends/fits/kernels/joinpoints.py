"""Lines that bend at a few years, through every row of a matrix; how many joins each has is chosen for it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.fits.joinpoint import MOST, YEARS_A_JOIN
from trends.fits.kernels.bends import best_bends
from trends.fits.kernels.trends import CHUNK, Samples, Trends, by_t
from trends.fits.sample import Floats

Places = NDArray[np.intp]
DIGITS_LOST = 1e-7
"""Joins that leave less than this share of what the line leaves are judged one series at a time."""


def joinpoints(given: Samples) -> Trends:
    """Fit a line with up to three joins to every row; the numbers of `joinpoint` by its own criterion.

    NaN where joins leave next to nothing, so that the choice hangs on errors of rounding.

    Examples
    --------
    >>> years = np.arange(2000.0, 2020.0)
    >>> y = np.abs(years - 2008) + np.random.default_rng(1).normal(0, 0.1, 20)
    >>> found = joinpoints(Samples(years, y[None]))
    >>> found.df.tolist(), found.slope.round(2).tolist()
    ([16.0], [0.15])
    """
    known = np.isfinite(given.y)
    n = known.sum(axis=1)
    made = np.full((3, len(given)), np.nan)
    for size in np.unique(n[n > 2]).tolist():
        rows = np.flatnonzero(n == size)
        for at in range(0, rows.size, CHUNK):
            part = rows[at : at + CHUNK]
            here = known[part]
            years = np.broadcast_to(given.years - given.years.mean().round(), here.shape)
            x, y = (column[here].reshape(-1, size) for column in (years, given.y[part]))
            weights = None if given.weights is None else given.weights[part][here].reshape(-1, size)
            made[:, part] = _fitted(x, y, weights)
    return by_t(made[0], made[1], np.nan_to_num(made[2]))


def _fitted(x: Floats, y: Floats, weights: Floats | None) -> Floats:
    """Return slope, its standard error and degrees of freedom, (3, s)."""
    found = best_bends(x, y, weights, min(MOST, max((x.shape[1] - 2) // YEARS_A_JOIN, 0)))
    w = np.ones_like(x) if weights is None else weights
    tilt, left = _straight(x, y, w)
    sums = _Sums.of(x, left, w)
    every = np.arange(len(x))
    slopes, variances, judged = (np.empty((len(found.at), len(x))) for _ in range(3))
    df = x.shape[1] - 2.0 * np.arange(len(found.at)) - 2.0
    for k, at in enumerate(found.at):
        part = sums.part(at)
        slopes[k], of_error, bent = _through(part)
        left_over = left - bent
        rest = np.einsum("ij,ij,ij->i", w, left_over, left_over)
        judged[k], variances[k] = _criterion(rest, part), of_error * rest / df[k]
    chosen = judged.argmin(axis=0)
    slope = slopes[chosen, every]
    variances += (slopes - slope) ** 2
    speaks = np.exp(-x.shape[1] / 2 * (judged - judged.min(axis=0)))
    se = np.sqrt(np.einsum("ki,ki->i", speaks, variances) / speaks.sum(axis=0))
    made = np.stack([tilt + slope, se, df[chosen]])
    nothing = DIGITS_LOST**3 * np.einsum("ij,ij,ij->i", w, y, y)
    made[:, found.sse.min(axis=1) <= np.maximum(DIGITS_LOST * found.sse[:, 0], nothing)] = np.nan
    return made


def _straight(x: Floats, y: Floats, w: Floats) -> tuple[Floats, Floats]:
    """Return the slope of each row's straight line, and what the line leaves of the values."""
    total = w.sum(axis=1)
    apart, above = (v - (np.einsum("ij,ij->i", w, v) / total)[:, None] for v in (x, y))
    tilt = np.einsum("ij,ij,ij->i", w, apart, above) / np.einsum("ij,ij,ij->i", w, apart, apart)
    return tilt, above - tilt[:, None] * apart


class _Sums(NamedTuple):
    """Sums of w, w x, w x², w v, w x v and w v² over stretches of each row, from running totals.

    Attributes
    ----------
    x : (s, n) array
    running : (6, s, n + 1) array
        Totals of what stands before each place.
    edges : (s, k + 2) array
        First value, joins, last value.
    """

    x: Floats
    running: Floats
    edges: Places

    @classmethod
    def of(cls, x: Floats, left: Floats, w: Floats) -> _Sums:
        along, weighted = w * x, w * left
        running = np.zeros((6, len(x), x.shape[1] + 1))
        columns = (w, along, along * x, weighted, weighted * x, weighted * left)
        for row, column in zip(running, columns, strict=True):
            np.cumsum(column, axis=1, out=row[:, 1:])
        return cls(x, running, np.empty((len(x), 0), dtype=np.intp))

    def part(self, at: Places) -> _Sums:
        first, last = (np.full((len(at), 1), end, dtype=np.intp) for end in (0, self.x.shape[1] - 1))
        return self._replace(edges=np.concatenate([first, at, last], axis=1))

    def to(self, number: int, *, inclusive: bool = True) -> Floats:
        """Return the totals (6, s) up to an edge, it itself counted or not."""
        return self.running[:, np.arange(len(self.x)), self.edges[:, number] + inclusive]

    def place(self, number: int) -> Floats:
        return self.x[np.arange(len(self.x)), self.edges[:, number]]


def _moved(sums: Floats, by: Floats) -> Floats:
    """Return sums with x counted from another place."""
    w, x, xx, v, xv, vv = sums
    return np.stack([w, x - by * w, xx - by * (2 * x - by * w), v, xv - by * v, vv])


def _criterion(sse: Floats, sums: _Sums) -> Floats:
    """Return the weighted criterion of each row; see `trends.fits.criteria.weighted_bic`."""
    n, k = sums.x.shape[1], sums.edges.shape[1] - 2
    with np.errstate(divide="ignore", invalid="ignore"):
        judged: Floats = np.log(sse / n) + ((2.0 + _largest_share(sums)) * k + 2) * (np.log(n) / n)
    return judged


def _largest_share(sums: _Sums) -> Floats:
    """Return the largest share that a join explains of what a line over its neighbouring segments leaves."""
    most = np.zeros(len(sums.x))
    for join in range(1, sums.edges.shape[1] - 1):
        end, by = sums.to(join + 1), sums.place(join)
        w, x, xx, v, xv, vv = _moved(end - sums.to(join - 1, inclusive=False), by)
        _, h, hh, _, hv, _ = _moved(end - sums.to(join), by)
        spread, along = xx - x**2 / w, xv - x * v / w
        shared = (hh - x * h / w) / spread
        with np.errstate(divide="ignore", invalid="ignore"):
            straight = vv - v**2 / w - along**2 / spread
            gain = (hv - h * v / w - shared * along) ** 2 / (hh - h**2 / w - shared**2 * spread)
            most = np.fmax(most, np.where(straight > 0, gain / straight, 0.0))
    return most


def _through(sums: _Sums) -> tuple[Floats, Floats, Floats]:
    """Fit the continuous line with the joins at the edges.

    Its levels at the edges solve a tridiagonal system. The mean change rests on the two ends alone, and
    with the places of the joins free each end has the variance of a line through its own segment.

    Returns
    -------
    tuple
        Mean slope (s,), its variance over that of a value of weight one (s,), the line (s, n).
    """
    places = [sums.place(number) for number in range(sums.edges.shape[1])]
    ends = [sums.to(0, inclusive=False), *(sums.to(number) for number in range(1, len(places)))]
    parts = [_moved(b - a, place) for (a, b), place in zip(pairwise(ends), places[:-1], strict=True)]
    lengths = [b - a for a, b in pairwise(places)]
    levels = _levels(parts, lengths)
    whole = places[-1] - places[0]
    variance = _at(parts[0], np.zeros_like(whole)) + _at(parts[-1], lengths[-1])
    if len(parts) == 1:
        w, x, xx, *_ = parts[0]
        variance = whole**2 / (xx - x**2 / w)
    slopes = [(b - a) / length for (a, b), length in zip(pairwise(levels), lengths, strict=True)]
    line = levels[0][:, None] + slopes[0][:, None] * (sums.x - places[0][:, None])
    for (before, after), place in zip(pairwise(slopes), places[1:-1], strict=True):
        line += (after - before)[:, None] * np.maximum(sums.x - place[:, None], 0.0)
    return (levels[-1] - levels[0]) / whole, variance / whole**2, line


def _at(part: Floats, place: Floats) -> Floats:
    """Return the variance of a segment's own line at a place, over that of a value of weight one."""
    w, x, xx, *_ = part
    variance: Floats = 1 / w + (place - x / w) ** 2 / (xx - x**2 / w)
    return variance


def _levels(parts: list[Floats], lengths: list[Floats]) -> list[Floats]:
    """Return the levels at the edges, by elimination from the first to the last and back."""
    diagonal = [np.zeros_like(length) for length in (*lengths, lengths[0])]
    right = [np.zeros_like(length) for length in diagonal]
    beside = []
    for number, ((w, x, xx, v, xv, _), length) in enumerate(zip(parts, lengths, strict=True)):
        u, uu, uv = x / length, xx / length**2, xv / length
        diagonal[number] += w - 2 * u + uu
        diagonal[number + 1] += uu
        right[number] += v - uv
        right[number + 1] += uv
        beside.append(u - uu)
    for number, off in enumerate(beside):
        share = off / diagonal[number]
        diagonal[number + 1] -= share * off
        right[number + 1] -= share * right[number]
    levels = [right[-1] / diagonal[-1]]
    for number in reversed(range(len(beside))):
        levels.insert(0, (right[number] - beside[number] * levels[0]) / diagonal[number])
    return levels
