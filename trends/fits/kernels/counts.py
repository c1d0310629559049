"""Poisson regression of every row of a matrix of counts."""

from __future__ import annotations

import numpy as np

from trends.fits.glm import FARTHEST, SETTLED, STEPS
from trends.fits.kernels.trends import Samples, Trends, by_t, chunked
from trends.fits.poisson import NOTABLE, dispersed
from trends.fits.sample import Floats


def poissons(given: Samples) -> Trends:
    """Fit a log-linear line to the events of every row; the numbers of `poisson`.

    A row without events, or with no finite best slope, is NaN.

    Examples
    --------
    >>> events = np.array([[10.0, 20.0, 40.0, 80.0]])
    >>> found = poissons(Samples(np.arange(2000.0, 2004.0), events, None, events, np.ones((1, 4))))
    >>> bool(np.isclose(found.slope[0], np.log(2)))
    True
    """
    n, slope, variance, dispersion = chunked(_newton, given)
    with np.errstate(invalid="ignore"):
        found = by_t(slope, np.sqrt(np.maximum(dispersion, 1.0) * variance), np.maximum(n - 2, 0))
    notes = np.full(slope.size, "", dtype=object)
    for at in np.flatnonzero(dispersion >= NOTABLE):
        notes[at] = dispersed(float(dispersion[at]))
    return found._replace(notes=notes)


def _newton(given: Samples) -> tuple[Floats, ...]:
    if given.counts is None or given.bases is None:
        return (np.full(len(given), np.nan),) * 4
    known = np.isfinite(given.counts) & np.isfinite(given.bases)
    n = known.sum(axis=1).astype(np.float64)
    counts, bases = (np.where(known, a, 0.0) for a in (given.counts, given.bases))
    with np.errstate(all="ignore"):
        years = given.years - given.years.mean()
        offset = np.where(known, years - ((known @ years) / n)[:, None], 0.0)
        level = np.log(counts.sum(axis=1) / bases.sum(axis=1))
        found = np.full((3, n.size), np.nan)
        usable = np.isfinite(level) & (n > 2) & (counts >= 0).all(axis=1) & (bases[known] > 0).all()
        rows = np.flatnonzero(usable)
        at = np.stack([level, np.zeros_like(level)])[:, rows]
        for _ in range(STEPS):
            at, answer, moved = _step(at, (offset[rows], counts[rows], bases[rows]))
            settled = moved < SETTLED
            found[:, rows[settled]] = answer[:, settled]
            rows, at = rows[~settled], at[:, ~settled]
            if not rows.size:
                break
        found[2] /= n - 2
    return n, *found


def _step(at: Floats, data: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats, Floats]:
    """Return the next coefficients, what stands if these are the last, and how far the line moved."""
    offset, counts, bases = data
    expected = bases * np.exp(at[0][:, None] + at[1][:, None] * offset)
    some, along = expected.sum(axis=1), np.einsum("ij,ij->i", expected, offset)
    across = np.einsum("ij,ij,ij->i", expected, offset, offset)
    left = counts - expected
    score = left.sum(axis=1), np.einsum("ij,ij->i", left, offset)
    determinant = some * across - along**2
    step = np.stack([across * score[0] - along * score[1], some * score[1] - along * score[0]]) / determinant
    ends = (np.abs(step[0] + step[1] * end) for end in (offset.min(axis=1), offset.max(axis=1)))
    moved: Floats = np.maximum(*ends)
    after = at + step * np.where(moved > FARTHEST, FARTHEST / moved, 1.0)
    pearson = np.where(expected > 0, left**2 / expected, 0.0).sum(axis=1)
    return after, np.stack([after[1], some / determinant, pearson]), moved
