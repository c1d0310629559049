"""How many joins: what a further one must save to be worth it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from trends.fits.joins import Joins
from trends.fits.sample import Floats

Criterion = Callable[[Floats, Floats, Floats, Joins], float]


def bic(x: Floats, y: Floats, weights: Floats, joins: Joins) -> float:
    """Return Schwarz's criterion, two parameters a join (Kim and others 2009).

    Examples
    --------
    >>> round(bic(np.arange(10.0), np.zeros(10), np.ones(10), Joins(np.array([4.0]), 10.0)), 3)
    0.921
    """
    return _criterion(x.size, joins, 2.0)


def bic3(x: Floats, y: Floats, weights: Floats, joins: Joins) -> float:
    """Return the criterion with three parameters a join, for fewer joins.

    Examples
    --------
    >>> round(bic3(np.arange(10.0), np.zeros(10), np.ones(10), Joins(np.array([4.0]), 10.0)), 3)
    1.151
    """
    return _criterion(x.size, joins, 3.0)


def weighted_bic(x: Floats, y: Floats, weights: Floats, joins: Joins) -> float:
    """Return the criterion between the two: a join costs 2 + R² parameters (Kim and others 2022).

    R² is the largest share that any join explains of what a straight line over its two neighbouring
    segments leaves.

    Examples
    --------
    >>> x = np.arange(10.0)
    >>> joins = Joins(np.array([4.0]), 1e-9)
    >>> round(weighted_bic(x, np.abs(x - 4), np.ones(10), joins) - bic3(x, x, x, joins), 6)
    0.0
    """
    return _criterion(x.size, joins, 2.0 + _largest_share(x, y, weights, joins))


CRITERIA: dict[str, Criterion] = {"weighted_bic": weighted_bic, "bic": bic, "bic3": bic3}


def _criterion(n: int, joins: Joins, cost: float) -> float:
    return float(np.log(joins.sse / n) + (cost * joins.at.size + 2) * np.log(n) / n)


def _largest_share(x: Floats, y: Floats, weights: Floats, joins: Joins) -> float:
    edges = [x[0], *joins.at.tolist(), x[-1]]
    shares = []
    for before, join, after in zip(edges, edges[1:], edges[2:], strict=False):
        part = (x >= before) & (x <= after)
        root = np.sqrt(weights[part])
        line = np.column_stack([np.ones(root.size), x[part] - join]) * root[:, None]
        bent = np.column_stack([line, np.maximum(x[part] - join, 0.0) * root])
        straight, broken = (_rest(design, y[part] * root) for design in (line, bent))
        shares.append(1 - broken / straight if straight > 0 else 0.0)
    return max(shares, default=0.0)


def _rest(design: Floats, y: Floats) -> float:
    basis, _ = np.linalg.qr(design)
    left = y - basis @ (basis.T @ y)
    return float(left @ left)
