"""The comparisons of a view beyond its benchmark and pairs: ranks, levels, targets, and any new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from trends.report.content import Content
from trends.report.views import Line, View
from trends.schema import COMPARISONS

Row = dict[str, Any]
ELSEWHERE = ("benchmark", "pairs")
"""Comparisons with a section of their own kind: see `trends.report.differences`."""
FORECAST_ROWS = 12
"""Regions of a large cohort whose forecasts stand in the page."""
LARGE = 40
"""Regions above which a page holds the forecasts of the first ones only."""
COLUMNS = (*COMPARISONS.key, "estimate", "lower", "upper", "p_value", "p_adjusted", "reason")


def standings(content: Content, view: View) -> dict[str, list[Row]]:
    """Return the rows that succeeded by the comparison's name, those of regions in the view's order.

    A row is of one of the view's regions, or of the whole cohort, whose name then stands as its region.

    Examples
    --------
    >>> from trends.catalogue.indicators import indicators
    >>> from trends.catalogue.regions.cohorts import Cohort
    >>> nothing = View("x", indicators()["crude_birth_rate"], Cohort(), "", (), None, (), (), 1)
    >>> standings(Content(), nothing)
    {}
    """
    order = {line.region: i for i, line in enumerate(view.lines)} | {whole(view): -1}
    mine = content.comparisons.filter(
        (pl.col("indicator") == view.indicator.id)
        & (pl.col("subgroup") == view.subgroup)
        & pl.col("region").is_in(list(order))
        & ~pl.col("comparison").is_in(ELSEWHERE)
        & (pl.col("status").cast(pl.String) == "ok")
        & pl.col("estimate").is_not_null()
    )
    found: dict[str, list[Row]] = {}
    many = len(view.lines) > LARGE
    for row in sorted(mine.iter_rows(named=True), key=lambda r: (order[r["region"]], r["reference"])):
        if many and row["comparison"] == "forecast" and order[row["region"]] >= FORECAST_ROWS:
            continue
        found.setdefault(row["comparison"], []).append(row)
    return found


def unforecast(content: Content, view: View) -> int:
    """Return how many of a view's regions have no forecast of their own.

    Examples
    --------
    >>> from trends.catalogue.indicators import indicators
    >>> from trends.catalogue.regions.cohorts import Cohort
    >>> nothing = View("x", indicators()["crude_birth_rate"], Cohort(), "", (), None, (), (), 1)
    >>> unforecast(Content(), nothing)
    0
    """
    own = (pl.col("indicator") == view.indicator.id) & (pl.col("subgroup") == view.subgroup)
    rows = content.comparisons.filter(own & (pl.col("comparison") == "forecast") & (pl.col("status") == "ok"))
    return len({line.region for line in view.lines} - set(rows["region"]))


def whole(view: View) -> str:
    """Return the name that comparisons of a whole cohort give as their region."""
    return f"{view.cohort.country} {view.cohort.level}".strip() or "unlisted"


def columns(content: Content, views: Iterable[View]) -> dict[str, list[Any]]:
    """Return every row that a page may open, in columns, with what each rests on as keys.

    Examples
    --------
    >>> columns(Content(), [])["comparison"]
    []
    """
    rows = [(view, row) for view in views for found in standings(content, view).values() for row in found]
    made: dict[str, list[Any]] = {name: [short(row[name]) for _, row in rows] for name in COLUMNS}
    stated = {_goal(view, row): place for view, row in rows for place in _places(row)}
    lines = {view.id: {line.region: line for line in view.lines} for view, _ in rows}
    made["inputs"] = [
        [*_inputs(lines[view.id], row), *([stated[of]] if (of := _goal(view, row)) in stated else [])]
        for view, row in rows
    ]
    return made


def _goal(view: View, row: Row) -> tuple[str, ...]:
    """Return which goal a row is on, whatever it says of it."""
    return (view.id, row["comparison"], row["region"], row["reference"].partition(": ")[0])


def _places(row: Row) -> Iterator[str]:
    """Yield the statement of a goal, which its first row ends with."""
    found = re.search(r"\((.*)\)$", row["reason"] or "") if row["comparison"] == "targets" else None
    if found:
        yield found[1]


def _inputs(lines: Mapping[str, Line], row: Row) -> Iterator[str]:
    """Yield a region's fit; for a whole cohort its values of the year in question, or the latest ones."""
    own = lines.get(row["region"])
    if own is not None and row["comparison"] == "forecast":
        yield from (p.key for p in own.points)
    elif own is not None:
        yield own.fit.key if own.fit else own.last.key
    else:
        name, _, year = row["reference"].rpartition(" ")
        for line in lines.values():
            dated = [p.key for p in line.points if year.isdigit() and p.year_low == int(year)]
            yield from dated if name == "sigma" else [line.last.key]


def short(value: Any) -> Any:
    """Round a number to four significant digits; anything else stays.

    Examples
    --------
    >>> short(127343513.2), short("drift")
    (127300000.0, 'drift')
    """
    return float(f"{value:.4g}") if isinstance(value, float) else value
