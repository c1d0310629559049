"""How many joins, by a sequence of permutation tests."""

from __future__ import annotations

import numpy as np

from trends.fits.joins import Joins
from trends.fits.kernels.bends import best_bends
from trends.fits.sample import Floats, Sample

LEVEL = 0.05
PERMUTATIONS = 4499
SEED = 2000


def by_permutation(sample: Sample, weights: Floats, found: list[Joins], *, level: float = LEVEL) -> Joins:
    """Return the set of joins that a sequence of permutation tests settles on.

    Beginning with no join against the most, the smaller number grows by one where it is rejected, and the
    larger falls by one where it is not, until they meet. A test of k joins is at ``level / (most − k)``,
    so that more joins than there are come out in at most 5 % of cases, however many there are (Kim, Fay,
    Feuer and Midthune 2000, Statistics in Medicine 19, 335–351; the levels are those of the National
    Cancer Institute's program since version 3).

    Parameters
    ----------
    sample, weights : Sample, (n,) array
        The series.
    found : list of Joins
        The best set for 0, 1, … most joins.
    level : float
        Bound on the probability of too many joins.

    Examples
    --------
    >>> from trends.fits.joins import best_joins
    >>> x, one = np.arange(-8.0, 13.0), np.ones(21)
    >>> y = np.abs(x) + np.random.default_rng(1).normal(0, 0.3, 21)
    >>> by_permutation(Sample(x, y, None, x), one, best_joins(x - 2, y, one, 2)).at + 2
    array([0.])
    """
    fewer, most = 0, len(found) - 1
    more = most
    while fewer < more:
        p = permutation_p(sample, weights, found[fewer], found[more])
        if p < level / (most - fewer):
            fewer += 1
        else:
            more -= 1
    return found[fewer]


def permutation_p(sample: Sample, weights: Floats, null: Joins, other: Joins) -> float:
    """Return the p of fewer joins against more: how often shuffled residuals gain as much from the latter.

    The weighted residuals of the smaller model are shuffled 4,499 times, from the same seed always, and
    both models are fitted to each; the program these tests come from does the same.

    Examples
    --------
    >>> from trends.fits.joins import best_joins
    >>> x, one = np.arange(-8.0, 13.0), np.ones(21)
    >>> y = np.abs(x) + np.random.default_rng(1).normal(0, 0.3, 21)
    >>> p = permutation_p(Sample(x, y, None, x), one, *best_joins(x - 2, y, one, 1))
    >>> round(p, 5) == round(1 / 4500, 5)
    True
    """
    if null.sse <= 0:
        return 1.0
    x, steps, root = sample.years - sample.centre, sample.steps, np.sqrt(weights)
    columns = [np.ones_like(x), x, np.maximum(x[:, None] - null.at, 0.0), *([] if steps is None else [steps])]
    span, _ = np.linalg.qr(np.column_stack(columns) * root[:, None])
    fitted = span @ (span.T @ (sample.y * root))
    rng = np.random.default_rng(SEED)
    shuffled = rng.permuted(np.tile(sample.y * root - fitted, (PERMUTATIONS, 1)), axis=1)
    again = (fitted + shuffled) / root
    shared = [np.broadcast_to(column, again.shape) for column in (x, weights)]
    sums = best_bends(shared[0], again, shared[1], other.at.size, steps=steps).sse
    before, after = sums[:, null.at.size], sums[:, other.at.size]
    # a ratio of sums of squares, without dividing by one that may vanish
    as_much = before * other.sse >= null.sse * after * (1 - 1e-12)
    return float((1 + as_much.sum()) / (1 + PERMUTATIONS))
