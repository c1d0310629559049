"""What sets the level that each region tends to: its part of the country, and first levels that are named."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.catalogue.regions.parts import part
from trends.comparisons.balanced import Block, logarithmic
from trends.comparisons.welch import Floats


class Conditions(NamedTuple):
    """What growth is held against besides the first level.

    Attributes
    ----------
    kept : (regions,) array of bool
        Regions of which all is known and whose part of the country has another one.
    columns : (kept, k) array
        Without a constant.
    said : str
        What is given, in words; "" for nothing.
    """

    kept: NDArray[np.bool_]
    columns: Floats
    said: str


Firsts = dict[str, dict[str, float]]
"""For each indicator the first levels of the regions."""


def conditions(block: Block, firsts: Firsts) -> Conditions:
    """Return the columns that a conditional test of convergence holds growth against.

    Parts of the country are dummies, as the four parts of the United States are in Barro and
    Sala-i-Martin (1992), JPE 100, 223–251: regions of one part are taken to tend to one level.

    Parameters
    ----------
    block : Block
        The regions that are compared.
    firsts : dict
        From `first_levels`.

    Examples
    --------
    >>> block = Block(["辽宁省", "吉林省", "江苏省", "浙江省", "四川省"], [2000], np.ones((5, 1)))
    >>> found = conditions(block, {})
    >>> found.kept.tolist(), found.columns.ravel().tolist(), found.said
    ([True, True, True, True, False], [1.0, 1.0, 0.0, 0.0], 'the part of the country')
    """
    known = [region for region in block.regions if all(region in levels for levels in firsts.values())]
    sizes = Counter(part(region) for region in known)
    shared = sorted(name for name, size in sizes.items() if name and size > 1)
    parts = shared if len(shared) > 1 else []
    kept = [r for r in known if not parts or part(r) in parts]
    columns = [[float(part(r) == name) for r in kept] for name in parts[1:]]
    columns += [[levels[r] for r in kept] for levels in firsts.values()]
    said = ["the part of the country"] * bool(parts) + list(firsts)
    mask = np.isin(block.regions, kept) if block.regions else np.empty(0, dtype=np.bool_)
    return Conditions(mask, np.array(columns).reshape(len(columns), len(kept)).T, ", ".join(said))


def first_levels(panel: pl.DataFrame, names: tuple[str, ...], year: int) -> Firsts:
    """Return the observed levels of whole populations in one year, in logarithms where trends are percent.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> first_levels(PANEL.empty(), ("crude_death_rate",), 2005)
    {'crude_death_rate': {}}
    """
    at = (pl.col("year") == year) & (pl.col("status") == "ok") & (pl.col("subgroup") == "")
    rows = panel.filter(at & (pl.col("role") == "observed") & pl.col("value").is_finite())
    return {name: _levels(rows.filter(indicator=name), log=logarithmic(name)) for name in names}


def _levels(rows: pl.DataFrame, *, log: bool) -> dict[str, float]:
    found = rows.filter(pl.col("value") > 0).with_columns(pl.col("value").log()) if log else rows
    return dict(found.select("region", "value").iter_rows())
