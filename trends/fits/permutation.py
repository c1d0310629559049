"""How many joins, by a sequence of permutation tests."""

from __future__ import annotations

import numpy as np

from trends.fits.hinges import Hinges, least
from trends.fits.joins import Joins
from trends.fits.sample import Floats

LEVEL = 0.05
PERMUTATIONS = 4499
SEED = 2000


def by_permutation(given: Hinges, y: Floats, found: list[Joins], *, level: float = LEVEL) -> Joins:
    """Return the set of joins that a sequence of permutation tests settles on.

    Beginning with no join against the most, the smaller number grows by one where it is rejected, and the
    larger falls by one where it is not, until they meet. A test of k joins is at ``level / (most − k)``,
    so that more joins than there are come out in at most 5 % of cases, however many there are (Kim, Fay,
    Feuer and Midthune 2000, Statistics in Medicine 19, 335–351; the levels are those of the National
    Cancer Institute's program since version 3).

    Parameters
    ----------
    given : Hinges
        Of the series.
    y : (n,) array
        Values.
    found : list of Joins
        The best set for 0, 1, … most joins.
    level : float
        Bound on the probability of too many joins.

    Examples
    --------
    >>> from trends.fits.hinges import best_with, hinges
    >>> x = np.arange(20.0)
    >>> y = np.abs(x - 8) + np.random.default_rng(1).normal(0, 0.3, 20)
    >>> given = hinges(x, np.ones(20))
    >>> by_permutation(given, y, best_with(given, y, 2)).at
    array([8.])
    """
    fewer, most = 0, len(found) - 1
    more = most
    while fewer < more:
        p = permutation_p(given, y, found[fewer], found[more])
        if p < level / (most - fewer):
            fewer += 1
        else:
            more -= 1
    return found[fewer]


def permutation_p(given: Hinges, y: Floats, null: Joins, other: Joins) -> float:
    """Return the p of fewer joins against more: how often shuffled residuals gain as much from the latter.

    The weighted residuals of the smaller model are shuffled 4,499 times, from the same seed always, and
    both models are fitted to each; the program these tests come from does the same.

    Examples
    --------
    >>> from trends.fits.hinges import best_with, hinges
    >>> x = np.arange(20.0)
    >>> given = hinges(x, np.ones(20))
    >>> y = np.abs(x - 8) + np.random.default_rng(1).normal(0, 0.3, 20)
    >>> round(permutation_p(given, y, *best_with(given, y, 1)), 5) == round(1 / 4500, 5)
    True
    """
    if null.sse <= 0:
        return 1.0
    columns = given.columns[:, np.isin(given.at, null.at)]
    span, _ = np.linalg.qr(columns) if columns.size else (columns, None)
    rest = given.rest(y)
    left = rest - span @ (span.T @ rest)
    fitted = y * given.root - left
    rng = np.random.default_rng(SEED)
    shuffled = rng.permuted(np.tile(left, (PERMUTATIONS, 1)), axis=1).T
    again = (fitted[:, None] + shuffled) / given.root[:, None]
    before, after = (least(given, again, joins.at.size) for joins in (null, other))
    # a ratio of sums of squares, without dividing by one that may vanish
    as_much = before * other.sse >= null.sse * after * (1 - 1e-12)
    return float((1 + as_much.sum()) / (1 + PERMUTATIONS))
