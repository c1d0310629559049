"""The goals that sources state, of a region itself and of the places it lies in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from trends.catalogue.regions.parts import wholes
from trends.catalogue.units import units
from trends.comparisons.goals import STATED, Goal

Key = tuple[str, ...]
"""Region, indicator and subgroup."""
MEASURES = ("share", "ratio", "difference", "density", "time")
"""Dimensions in which a whole and its parts have one measure: no part has a share of them."""


def stated(panel: pl.DataFrame) -> dict[Key, list[Goal]]:
    """Return the last target and the last benchmark that each region has for itself.

    Parameters
    ----------
    panel : DataFrame
        PANEL; a range and a bound are goals as they are, an uncertain year is no date to meet one by.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> row = {"region": "甲县", "indicator": "x", "subgroup": "", "role": "target"}
    >>> bound = row | {"year": 2010, "value": 8.0, "upper": 8.0, "status": "only a bound"}
    >>> [goal[:5] for goal in stated(PANEL.build([bound]))["甲县", "x", ""]]
    [('target', -inf, 8.0, 2010, '')]
    """
    keys = ("region", "indicator", "subgroup", "role")
    said = panel.filter(
        pl.col("role").is_in(STATED)
        & pl.col("status").is_in(["ok", "range", "only a bound"])
        & pl.col("value").is_finite()
        & (pl.col("year_low") == pl.col("year_high")).fill_null(True)
    ).with_columns(pl.col("role").cast(pl.String))
    last = said.sort(*keys, "year").unique(keys, keep="last", maintain_order=True)
    found: dict[Key, list[Goal]] = {}
    for row in last.iter_rows(named=True):
        found.setdefault(tuple(row[c] for c in keys[:3]), []).append(_goal(row))
    return found


def _goal(row: dict[str, Any]) -> Goal:
    low, high = row["value"], row["value"]
    if row["status"] != "ok":
        low = -np.inf if row["lower"] is None else row["lower"]
        high = np.inf if row["upper"] is None else row["upper"]
    place = next(iter(row["observations"] or ()), row["source"] or "")
    unit = units().get(row["unit"] or "")
    shared = unit is not None and unit.dimension in MEASURES
    return Goal(row["role"], low, high, row["year"], place, shared=shared)


def of_wholes(key: Key, said: dict[Key, list[Goal]]) -> Iterator[Goal]:
    """Yield the goal of the nearest whole that states one, of each kind that a region has not for itself.

    Parameters
    ----------
    key : tuple of str
        The region's.
    said : dict
        From `stated`.

    Examples
    --------
    >>> whole = {("全国", "x", ""): [Goal("target", 8.0, 8.0, 2010)]}
    >>> [goal.called for goal in of_wholes(("福建省", "x", ""), whole)]
    ['target of 全国']
    """
    region, *measured = key
    known = {goal.name for goal in said.get(key, [])}
    for whole in wholes(region):
        for goal in said.get((whole, *measured), []):
            if goal.name not in known:
                known.add(goal.name)
                yield goal._replace(whole=whole)
