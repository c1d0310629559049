"""How far regions are from what is normal or was set as a target, and when their line gets there."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

import numpy as np
import polars as pl

from trends.catalogue.indicators import indicators
from trends.catalogue.regions.parts import wholes
from trends.comparisons.asked import Asked
from trends.comparisons.fieller import Line, reach
from trends.comparisons.goals import Goal, ahead, chance
from trends.comparisons.growth import answer
from trends.comparisons.lines import levels_at, lines
from trends.comparisons.rows import build
from trends.comparisons.slopes import FAMILY

Row = dict[str, object]
Key = tuple[str, ...]
"""Region, indicator and subgroup."""


def targets(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Hold the line of every region against the catalogue's normal range and the targets in the panel.

    For each goal (`reference` "normal", "target" or "benchmark"; of several years the last) there is a
    row with the gap: fitted level in the region's own last year less the nearest end of the goal. "normal:
    years" has the years from then until the line meets it; "target: pace" the actual less the required
    pace where the goal's year is still to come; "target: chance" the probability that the line has met it
    by then, and "normal: chance" by the year that was asked for. All on the scale of the fits. A goal of a
    whole is not applied to the regions in it, whose share of it no source states: they have a row with
    that reason.

    Parameters
    ----------
    panel : DataFrame
        PANEL; rows with the roles "target" and "benchmark" state goals for their own region.
    fits : DataFrame
        FITS.
    asked : Asked
        Its `year`, for a goal without one.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> targets(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    rows = lines(panel, fits).with_columns(at=pl.col("last_year"))
    levels = levels_at(rows).select("status", "reason", level="slope", level_se="slope_se")
    stated = _stated(panel)
    made: list[Row] = []
    for row, level in zip(rows.iter_rows(named=True), levels.iter_rows(named=True), strict=True):
        key = (row["region"], row["indicator"], row["subgroup"])
        for goal in [*_normal(row["indicator"], asked.year), *stated.get(key, [])]:
            made += [{**_head(row), **told} for told in _rows({**row, **level}, goal)]
        made += [{**_head(row), **told} for told in _of_wholes(key, stated)]
    return build(made)


def _head(row: Row) -> Row:
    named = {c: row[c] for c in (*FAMILY, "region")}
    return {**named, "comparison": "targets", "family": row["cohort"]}


def _of_wholes(key: Key, stated: dict[Key, list[Goal]]) -> Iterator[Row]:
    """Yield why a goal of the nearest whole that states one is not held against a region without its own."""
    region, *measured = key
    own = {goal.name for goal in stated.get(key, [])}
    for whole in wholes(region):
        for goal in stated.get((whole, *measured), []):
            if goal.name not in own:
                own.add(goal.name)
                why = (
                    f"the {goal.name} of {whole} for {goal.year} is of the whole and not of each region in it"
                )
                yield {"reference": goal.name, "status": "skipped", "reason": why}


def _normal(indicator: str, year: int | None) -> list[Goal]:
    known = indicators().get(indicator)
    return [Goal("normal", *known.normal, year)] if known is not None and known.normal is not None else []


def _stated(panel: pl.DataFrame) -> dict[Key, list[Goal]]:
    said = panel.filter(
        pl.col("role").is_in(["target", "benchmark"])
        & (pl.col("status") == "ok")
        & pl.col("value").is_finite()
    ).with_columns(pl.col("role").cast(pl.String))
    keys = ("region", "indicator", "subgroup", "role")
    last = said.sort(*keys, "year").unique(keys, keep="last", maintain_order=True)
    found: dict[Key, list[Goal]] = {}
    for region, indicator, subgroup, role, year, value in last.select(*keys, "year", "value").iter_rows():
        found.setdefault((region, indicator, subgroup), []).append(Goal(role, value, value, year))
    return found


def _rows(row: Row, goal: Goal) -> Iterator[Row]:
    if row["scale"] == "log" and goal.low <= 0:
        yield {
            "reference": goal.name,
            "status": "skipped",
            "reason": "a goal not above zero has no logarithm",
        }
    elif row["status"] != "ok" or row["level_se"] is None:
        why = row["reason"] or f"the model gives no standard error: {row['model']}"
        yield {"reference": goal.name, "status": "skipped", "reason": why}
    else:
        scaled = goal._replace(low=log(goal.low), high=log(goal.high)) if row["scale"] == "log" else goal
        numbers = ("level", "level_se", "slope", "slope_se", "centre", "df", "last_year")
        level, level_se, slope, slope_se, centre, df, year = (
            np.inf if row[c] is None else float(str(row[c])) for c in numbers
        )
        line = Line(level, level_se, slope, slope_se, slope_se**2 * (year - centre), df)
        yield from _held(line, scaled, int(year))


def _held(line: Line, goal: Goal, year: int) -> Iterator[Row]:
    near = (
        goal.low
        if line.level < goal.low or abs(line.level - goal.low) < abs(line.level - goal.high)
        else goal.high
    )
    gap = answer(line.level - near, line.level_se, line.df)
    within = goal.low <= line.level <= goal.high
    p_value = np.nan if within else gap.p_value
    word = _word(line.level + gap.lower - gap.estimate, line.level + gap.upper - gap.estimate, goal)
    told = {**gap._asdict(), "p_value": p_value, "status": "ok", "reason": f"{word} in {year}"}
    yield {"reference": goal.name, **told}
    yield {"reference": f"{goal.name}: years", **_years(line, near, within=within, year=year)}
    if goal.year is not None:
        yield {"reference": f"{goal.name}: pace", **_pace(line, near, (year, goal.year))}
        yield {"reference": f"{goal.name}: chance", **_chance(line, goal, year)}


def _word(lower: float, upper: float, goal: Goal) -> str:
    if lower > goal.high:
        return "above"
    if upper < goal.low:
        return "below"
    return "within" if goal.low <= lower and upper <= goal.high else "not told apart"


def _years(line: Line, near: float, *, within: bool, year: int) -> Row:
    found = reach(line, near)
    if within:
        return {"status": "skipped", "reason": f"the line is there in {year}"}
    if found.kind == "not approaching":
        return {"status": "skipped", "reason": found.kind}
    if found.kind == "leads away":
        why = f"not approaching, but not ruled out from {year + found.lower:.1f} on"
        return {"status": "skipped", "reason": why}
    words = {
        "bounded": f"bounded: counted from {year}",
        "unbounded": f"unbounded: counted from {year}; at this pace it may never be met",
    }
    numbers = {"estimate": found.years, "lower": found.lower, "upper": found.upper}
    return {**numbers, "status": "ok", "reason": words[found.kind]}


def _pace(line: Line, near: float, years: tuple[int, int]) -> Row:
    last, due = years
    left = due - last
    if left <= 0:
        return {"status": "skipped", "reason": f"its year, {due}, is not after {last}"}
    required = (near - line.level) / left
    found = answer(line.slope - required, ahead(line, left).level_se / left, line.df)
    told = f"required by {due}: {required:.4g} a year, actual {line.slope:.4g}"
    return {**found._asdict(), "status": "ok", "reason": told}


def _chance(line: Line, goal: Goal, year: int) -> Row:
    left = (goal.year or year) - year
    if left <= 0:
        return {"status": "skipped", "reason": f"its year, {goal.year}, is not after {year}"}
    met = "meets" if goal.low < goal.high else ("falls to" if line.level > goal.low else "rises to")
    told = f"the line {met} the goal by {goal.year}, extended from {year}"
    return {"estimate": chance(line, goal, left), "status": "ok", "reason": told}
