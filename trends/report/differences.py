"""The comparisons that a view shows, their paces in the unit that its fits are shown in."""

from __future__ import annotations

from math import expm1
from typing import Any

import polars as pl

from trends.report.content import Content
from trends.report.views import View

ALPHA = 0.05
MOST = 60
"""Regions up to which every pair is shown in a matrix."""
Row = dict[str, Any]


def differences(content: Content, view: View) -> list[Row]:
    """Return the comparisons of a view's judged regions that succeeded, as dictionaries.

    ``estimate``, ``lower`` and ``upper`` are percent a year on the log scale, units on the linear one.
    """
    regions = [line.region for line in view.judged]
    model = next((line.fit.model for line in view.lines if line.fit), "")
    partners = [*regions, view.benchmark.region] if view.benchmark else regions
    mine = content.comparisons.filter(
        (pl.col("indicator") == view.indicator.id)
        & (pl.col("subgroup") == view.subgroup)
        & (pl.col("model") == model)
        & pl.col("region").is_in(regions)
        & pl.col("reference").is_in(partners)
        & (pl.col("status").cast(pl.String) == "ok")
        & pl.col("estimate").is_not_null()
    )
    if len(regions) > MOST:
        mine = mine.filter(pl.col("comparison") != "pairs")
    return [_in_units(row, log=view.percent) for row in mine.iter_rows(named=True)]


def _in_units(row: Row, *, log: bool) -> Row:
    ends = {name: _percent(row[name]) if log else row[name] for name in ("estimate", "lower", "upper")}
    return {**row, **ends}


def _percent(slope: float | None) -> float | None:
    return None if slope is None else 100 * expm1(slope)


def differs(row: Row) -> bool:
    """Whether a comparison, adjusted for the number of comparisons, tells the two apart."""
    p = row["p_adjusted"] if row["p_adjusted"] is not None else row["p_value"]
    return p is not None and p < ALPHA
