"""Whether two bent lines are parallel, or one and the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.comparisons.draws import generator
from trends.comparisons.resampling import redrawn
from trends.comparisons.splits import Joins, joins
from trends.comparisons.welch import Estimates, Floats

REPETITIONS = (199, 1999)
"""Series drawn again: more where the first ones leave it open that the curves differ."""
OPEN = 0.1
MOST = 2
"""Joins of a line at most."""
YEARS_A_JOIN = 6


class Alike(NamedTuple):
    """How far two curves lie apart, by pace and by level (root mean square), and the p of not at all."""

    joins: int
    pace: float
    p_parallel: float
    level: float
    p_coincident: float


def alike(y: Floats, autocorrelation: float) -> Alike:
    """Test whether two series follow one bent line, up to a shift or wholly.

    Each has as many joins as Schwarz's criterion gives both together, at places of its own, or at
    shared ones where the curves are the same; each counts by its own variance. Kim, Fay, Yu, Barrett
    and Feuer (2004), Biometrics 60, 1005–1014, whose permutations are replaced by series drawn again
    with their autocorrelation and dependence. The number of joins is chosen anew for each of them:
    autocorrelated years look like joins, and a test that takes those for given finds too much.

    Parameters
    ----------
    y : (2, years) array
        Consecutive years, at least ten.
    autocorrelation : float
        Of neighbouring years.

    Examples
    --------
    >>> rng = np.random.default_rng(3)
    >>> bend = np.maximum(np.arange(16.0) - 8, 0)
    >>> found = alike(np.array([bend, 5 + bend]) + 0.1 * rng.normal(size=(2, 16)), 0.0)
    >>> found.joins, found.p_parallel > 0.05, found.p_coincident < 0.01
    (1, True, True)
    """
    sizes = [joins(y.shape[1], size) for size in range(min(MOST, y.shape[1] // YEARS_A_JOIN) + 1)]
    sets = sizes[int(_chosen(_rests(y, sizes), sizes))]
    own = np.array([sets.fitted(row, int(sets.gains(row).argmax())) for row in y])
    left = (y - own) * np.sqrt(y.shape[1] / _spare(sets))
    rng = generator(Estimates(y[:, 0], y[:, -1], y.std(axis=1)))
    shared, seen = _shared(y, sets), _cost(y[None], sizes)
    for count in REPETITIONS:
        drawn = _cost(shared + redrawn(left, autocorrelation, count, rng), sizes)
        p_values = [(1 + int((d >= s).sum())) / (count + 1) for d, s in zip(drawn, seen, strict=True)]
        if min(p_values) > OPEN:
            break
    apart = own[0] - own[1]
    pace, level = (float(np.sqrt((v**2).mean())) for v in (np.diff(apart), apart))
    return Alike(sets.at.shape[1], pace, p_values[0], level, p_values[1])


def _rests(y: Floats, sizes: Sequence[Joins]) -> list[Floats]:
    """Return what is left of each series with the best joins of each number of them."""
    straight = sizes[0].rest(y)
    return [np.maximum(straight - sets.most(y), 1e-300) for sets in sizes]


def _spare(sets: Joins) -> float:
    years, _, size = sets.basis.shape
    return float(years - 2 * size - 2)


def _chosen(rests: list[Floats], sizes: list[Joins]) -> NDArray[np.int64]:
    """Return which size Schwarz's criterion takes for both series of a pair together."""
    years = sizes[0].basis.shape[0]
    penalty = [4 * sets.at.shape[1] * np.log(years) for sets in sizes]
    found: NDArray[np.int64] = np.argmin(
        [years * np.log(rest).sum(axis=-1) + p for rest, p in zip(rests, penalty, strict=True)], axis=0
    )
    return found


def _together(y: Floats, weights: Floats) -> Floats:
    away = y - y.mean(axis=-1, keepdims=True)
    return np.asarray((weights[..., None] * away).sum(axis=-2) / weights.sum(axis=-1)[..., None])


def _shared(y: Floats, sets: Joins) -> Floats:
    """Return the one curve, about zero, that both follow when they are parallel."""
    mean = _together(y, 1 / _rests(y, [sets])[0])
    return sets.fitted(mean, int(sets.gains(mean).argmax()))


def _cost(y: Floats, sizes: list[Joins]) -> Floats:
    """Return what sharing a curve costs each pair, with as many joins as are chosen for it.

    Two rows: up to a shift, and wholly.
    """
    rests = _rests(y, sizes)
    chosen = _chosen(rests, sizes)
    found = np.empty((2, y.shape[0]))
    for number, (sets, rest) in enumerate(zip(sizes, rests, strict=True)):
        found[:, chosen == number] = _excess(y[chosen == number], rest[chosen == number], sets)
    return found


def _excess(y: Floats, rest: Floats, sets: Joins) -> tuple[Floats, Floats]:
    """Return the cost with one number of joins, in units of each series' own variance."""
    weights = _spare(sets) / rest
    level = y.mean(axis=-1)
    away, mean = y - level[..., None], _together(y, weights)
    apart = (weights * ((away - mean[..., None, :]) ** 2).sum(axis=-1)).sum(axis=-1)
    # the series' own rest, in its own units, is the same number whatever the series
    shifted = apart + weights.sum(axis=-1) * _rests(mean, [sets])[0] - 2 * _spare(sets)
    gap = (level[..., 0] - level[..., 1]) ** 2 * y.shape[-1]
    return shifted, shifted + weights.prod(axis=-1) / weights.sum(axis=-1) * gap
