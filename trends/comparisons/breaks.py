"""Series that were made anew in some year, moved together there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.comparisons.balanced import Block, balanced
from trends.comparisons.welch import Floats


class Values(NamedTuple):
    """Values of regions, all up to one last year, and where a series was made anew.

    Attributes
    ----------
    y : (regions, years) array
        NaN before the first year of a region.
    broken : (regions, years) array of bool
        The first year of a new way.
    """

    y: Floats
    broken: NDArray[np.bool_]


def spliced(values: Values) -> Floats:
    """Shift what lies before a break so that the change across it is the median of those around it.

    Examples
    --------
    >>> y = np.array([[1.0, 2.0, 3.0, 14.0, 15.0, 16.0]])
    >>> spliced(Values(y, np.array([[0, 0, 0, 1, 0, 0]], dtype=bool))).tolist()
    [[11.0, 12.0, 13.0, 14.0, 15.0, 16.0]]
    """
    y = values.y.copy()
    for row, at in zip(*np.nonzero(values.broken), strict=True):
        if at == 0 or not np.isfinite(y[row, at - 1]):
            continue
        changes = np.diff(y[row])
        around = [changes[n] for n in (at - 3, at - 2, at, at + 1) if 0 <= n < changes.size]
        usual = float(np.median([c for c in around if np.isfinite(c)] or [0.0]))
        y[row, :at] += changes[at - 1] - usual
    return y


def joined(part: pl.DataFrame, *, log: bool) -> pl.DataFrame:
    """Return a cohort's rows with values on the scale of fits, spliced at breaks; unusable ones are left out.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> row = {"region": "a", "indicator": "x", "subgroup": "", "role": "observed", "status": "ok"}
    >>> rows = [row | {"year": y, "value": v} for y, v in ((0, 1.0), (1, 2.0), (2, 13.0), (3, 14.0))]
    >>> rows[2]["break_before"] = "census"
    >>> joined(PANEL.build(rows), log=False)["value"].to_list()
    [11.0, 12.0, 13.0, 14.0]
    """
    usable = (pl.col("status") == "ok") & pl.col("value").is_finite()
    kept = part.filter(usable & (pl.col("value") > 0) if log else usable).sort("region", "year")
    scaled = kept.with_columns(pl.col("value").log() if log else pl.col("value"))
    if scaled["break_before"].null_count() == scaled.height:
        return scaled
    moved = []
    for own in scaled.partition_by("region", maintain_order=True):
        y, broken = own["value"].to_numpy(), own["break_before"].is_not_null().to_numpy()
        moved.append(own.with_columns(value=pl.Series(spliced(Values(y[None], broken[None]))[0])))
    return pl.concat(moved)


def moved(part: pl.DataFrame, block: Block, *, log: bool) -> tuple[Floats, str]:
    """Return the levels of a block on the scale of fits, spliced where made anew, with a word on that.

    Parameters
    ----------
    part : DataFrame
        The rows that the block is of.
    block : Block
        From `balanced`; above zero where `log`.
    log : bool
        Whether levels are logarithms.

    Returns
    -------
    tuple of (regions, years) array and str
        "" where nothing is moved.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> row = {"region": "a", "indicator": "x", "subgroup": "", "role": "observed", "status": "ok"}
    >>> rows = [row | {"year": y, "value": v} for y, v in ((0, 1.0), (1, 2.0), (2, 13.0), (3, 14.0))]
    >>> rows[2]["break_before"] = "census"
    >>> moved(PANEL.build(rows), balanced(PANEL.build(rows)), log=False)
    (array([[11., 12., 13., 14.]]), 'moved together where made anew: 2')
    """
    kept = part.filter(pl.col("region").is_in(block.regions) & pl.col("year").is_in(block.years))
    anew = kept.filter(pl.col("break_before").is_not_null() & (pl.col("year") > min(block.years, default=0)))
    if anew.is_empty():
        return (np.log(block.values) if log else block.values), ""
    years = ", ".join(map(str, anew["year"].unique().sort().to_list()))
    return balanced(joined(kept, log=log)).values, f"moved together where made anew: {years}"
