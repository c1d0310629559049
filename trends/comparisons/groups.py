"""Regions whose paths have one shape, where such groups are stable and not made by chance."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.balanced import Block, balanced, cohort_panels, logarithmic
from trends.comparisons.breaks import joined
from trends.comparisons.draws import generator
from trends.comparisons.rows import build, head
from trends.comparisons.stability import STABLE, Labels, agreement
from trends.comparisons.welch import Estimates, Floats

REPETITIONS = 100
REGIONS, YEARS = 8, 8
MOST = 6
Row = dict[str, object]


def groups(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Group the regions of each cohort by the shape of their path, only where the groups are stable.

    A row a cohort, `reference` "groups", has their number. A row a region has its group in `reference`
    ("group 1" rose most or fell least) and its stability as the estimate: how like the group stays (mean
    Jaccard) when the years are drawn again. Without a stable grouping there is one row that says so.

    Parameters
    ----------
    panel : DataFrame
        PANEL; a series made anew is moved together first.
    fits : DataFrame
        Not used.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> groups(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return build([row for part in cohort_panels(panel) for row in _of(part)])


def _of(part: pl.DataFrame) -> Iterator[Row]:
    block = balanced(joined(part, log=logarithmic(str(part["indicator"][0]))))
    common = {"indicator": part["indicator"][0], "subgroup": part["subgroup"][0], "model": ""}
    whole = {**common, **head("groups", part["cohort"][0], "groups")}
    why = _why_not(block)
    if why:
        yield {**whole, "status": "skipped", "reason": why}
        return
    labels, sure = grouped(block.values)
    kept = least(labels, sure)
    if kept < STABLE:
        said = f"no grouping is stable: the best keeps {kept:.2f} of its company, {STABLE} is needed"
        yield {**whole, "status": "skipped", "reason": said}
        return
    said = f"{len(block.regions)} regions, {block.years[0]}–{block.years[-1]}; least stability {kept:.2f}"
    yield {**whole, "estimate": float(labels.max() + 1), "status": "ok", "reason": said}
    for region, label, share in zip(block.regions, labels.tolist(), sure.tolist(), strict=True):
        told = {"reference": f"group {label + 1}", "estimate": share, "status": "ok"}
        reason = f"keeps {100 * share:.0f} % of its company when years are drawn again"
        yield {**whole, "region": region, **told, "reason": reason}


def _why_not(block: Block) -> str:
    regions, years = block.values.shape
    if regions < REGIONS or years < YEARS:
        return f"{regions} regions have all of {years} common years; {REGIONS} and {YEARS} are needed"
    return (
        "all paths are parallel" if _shapes(block.values).std() < 1e-12 * np.abs(block.values).max() else ""
    )


def _shapes(values: Floats) -> Floats:
    """Return each path about its own mean and the regions' mean path."""
    away = values - values.mean(axis=1, keepdims=True)
    return np.asarray(away - away.mean(axis=0))


def grouped(values: Floats) -> tuple[Labels, Floats]:
    """Return the finest stable grouping, or else the most stable one, and how stable each region is in it.

    Ward's criterion on the paths about their means; years are drawn again with replacement.

    Parameters
    ----------
    values : (regions, years) array

    Examples
    --------
    >>> slopes = np.repeat([0.5, -0.5], 5)[:, None]
    >>> paths = slopes * np.arange(12.0) + 0.1 * np.cos(np.arange(120.0) ** 2).reshape(10, 12)
    >>> grouped(paths)[0].tolist()
    [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    """
    from scipy.cluster.hierarchy import linkage

    shapes = _shapes(values)
    rng = generator(Estimates(values[:, 0], values[:, -1], np.zeros(values.shape[0])))
    drawn = [shapes[:, rng.integers(0, shapes.shape[1], shapes.shape[1])] for _ in range(REPETITIONS)]
    own, *again = (linkage(one, "ward") for one in (shapes, *drawn))
    best: tuple[Labels, Floats] | None = None
    for count in range(2, min(MOST, values.shape[0] // 3) + 1):
        labels = _cut(own, count)
        sure = agreement(labels, np.stack([_cut(tree, count) for tree in again]))
        if best is None or least(labels, sure) >= min(STABLE, least(*best)):
            best = labels, sure
    assert best is not None
    return _ordered(best[0], values), best[1]


def least(labels: Labels, sure: Floats) -> float:
    """Return the stability of the least stable group; one alone is none.

    Examples
    --------
    >>> least(np.array([0, 0, 1, 1]), np.array([1.0, 1.0, 0.8, 0.6]))
    0.7
    """
    sizes = np.bincount(labels)
    means = np.bincount(labels, weights=sure) / sizes
    return float(np.where(sizes > 1, means, 0.0).min())


def _cut(tree: Floats, count: int) -> Labels:
    from scipy.cluster.hierarchy import fcluster

    found: Labels = fcluster(tree, count, "maxclust").astype(np.int64) - 1
    return found


def _ordered(labels: Labels, values: Floats) -> Labels:
    change = values[:, -1] - values[:, 0]
    means = np.bincount(labels, weights=change) / np.bincount(labels)
    rank = np.argsort(np.argsort(-means, kind="stable"), kind="stable")
    return np.asarray(rank[labels])
