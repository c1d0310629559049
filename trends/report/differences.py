"""The comparisons that a view shows, their paces in the unit that its fits are shown in."""

from __future__ import annotations

from math import expm1
from typing import Any

import polars as pl

from trends.report.content import Content
from trends.report.views import View

ALPHA = 0.05
MOST = 40
"""Regions up to which every pair is shown in a matrix."""
Row = dict[str, Any]


def differences(content: Content, view: View) -> list[Row]:
    """Return the comparisons of a view's judged regions that succeeded, as dictionaries.

    ``estimate``, ``lower`` and ``upper`` are percent a year on the log scale, units on the linear one.
    """
    mine = _of(content.comparisons, view)
    if len(view.judged) > MOST:
        mine = mine.filter(pl.col("comparison") != "pairs")
    return [_in_units(row, log=view.percent) for row in mine.iter_rows(named=True)]


def every_pair(comparisons: pl.DataFrame, view: View) -> pl.DataFrame:
    """Return the rows of COMPARISONS on every two of a view's judged regions, however many.

    Examples
    --------
    >>> from trends.catalogue.indicators import indicators
    >>> from trends.catalogue.regions.cohorts import Cohort
    >>> nothing = View("x", indicators()["crude_birth_rate"], Cohort(), "", (), None, (), (), 1)
    >>> every_pair(Content().comparisons, nothing).height
    0
    """
    regions = [line.region for line in view.judged]
    return _of(comparisons.filter(pl.col("comparison") == "pairs"), view).filter(
        pl.col("reference").is_in(regions)
    )


def _of(comparisons: pl.DataFrame, view: View) -> pl.DataFrame:
    regions = [line.region for line in view.judged]
    model = next((line.fit.model for line in view.lines if line.fit), "")
    partners = [*regions, view.benchmark.region] if view.benchmark else regions
    return comparisons.filter(
        (pl.col("indicator") == view.indicator.id)
        & (pl.col("subgroup") == view.subgroup)
        & (pl.col("model") == model)
        & pl.col("region").is_in(regions)
        & pl.col("reference").is_in(partners)
        & (pl.col("status").cast(pl.String) == "ok")
        & pl.col("estimate").is_not_null()
    )


def _in_units(row: Row, *, log: bool) -> Row:
    ends = {name: _percent(row[name]) if log else row[name] for name in ("estimate", "lower", "upper")}
    return {**row, **ends}


def _percent(slope: float | None) -> float | None:
    return None if slope is None else 100 * expm1(slope)


def differs(row: Row) -> bool:
    """Whether a comparison, adjusted for the number of comparisons, tells the two apart."""
    p = row["p_adjusted"] if row["p_adjusted"] is not None else row["p_value"]
    return p is not None and p < ALPHA
