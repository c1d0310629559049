"""How far regions are from what is normal or was set as a target, and when their line gets there."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from trends.catalogue.indicators import indicators
from trends.comparisons.asked import Asked
from trends.comparisons.fieller import Line, reach
from trends.comparisons.goals import Goal, ahead, chance, logarithmic
from trends.comparisons.growth import answer
from trends.comparisons.lines import levels_at, lines
from trends.comparisons.rows import build
from trends.comparisons.slopes import FAMILY
from trends.comparisons.stated import of_wholes, stated

Row = dict[str, object]


def targets(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Hold the line of every region against the catalogue's normal range and the targets in the panel.

    For each goal (`reference` "normal", "target" or "benchmark"; of several years the last) there is a
    row with the gap: fitted level in the region's own last year less the nearest end of the goal. "normal:
    years" has the years from then until the line meets it; "target: pace" the actual less the required
    pace where the goal's year is still to come; "target: chance" the probability that the line has met it
    by then, and "normal: chance" by the year that was asked for. All on the scale of the fits. A goal
    "within 8" or "at least 90" is met on its whole side.

    A region without a target of its own stands beside that of the nearest whole that states one, as "target
    of 全国" and never as its own: a rate or ratio that a country sets itself is a measure for its parts,
    while their shares of a total no source states. These rows are a family of their own.

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
    said = stated(panel)
    made: list[Row] = []
    for row, level in zip(rows.iter_rows(named=True), levels.iter_rows(named=True), strict=True):
        key = (row["region"], row["indicator"], row["subgroup"])
        for goal in [*_normal(row["indicator"], asked.year), *said.get(key, ()), *of_wholes(key, said)]:
            made += [{**_head(row, goal), **told} for told in _rows({**row, **level}, goal)]
    return build(made)


def _head(row: Row, goal: Goal) -> Row:
    named = {c: row[c] for c in (*FAMILY, "region")}
    family = f"{row['cohort']} {goal.whole}" if goal.whole else row["cohort"]
    return {**named, "comparison": "targets", "family": family}


def _normal(indicator: str, year: int | None) -> list[Goal]:
    known = indicators().get(indicator)
    return [Goal("normal", *known.normal, year)] if known is not None and known.normal is not None else []


def _rows(row: Row, goal: Goal) -> Iterator[Row]:
    why = _why_not(row, goal)
    if why:
        yield {"reference": goal.called, "status": "skipped", "reason": why}
        return
    numbers = ("level", "level_se", "slope", "slope_se", "centre", "df", "last_year")
    level, level_se, slope, slope_se, centre, df, year = (
        np.inf if row[c] is None else float(str(row[c])) for c in numbers
    )
    line = Line(level, level_se, slope, slope_se, slope_se**2 * (year - centre), df)
    yield from _held(line, logarithmic(goal) if row["scale"] == "log" else goal, int(year))


def _why_not(row: Row, goal: Goal) -> str:
    if goal.whole and not goal.shared:
        return f"the {goal.name} of {goal.whole} for {goal.year} is of the whole and not of each region in it"
    if row["scale"] == "log" and (goal.high <= 0 or -np.inf < goal.low <= 0):
        return "a goal not above zero has no logarithm"
    if row["status"] != "ok" or row["level_se"] is None:
        return str(row["reason"] or f"the model gives no standard error: {row['model']}")
    return ""


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
    reason = "; ".join(filter(None, (f"{word} in {year}", goal.source)))
    yield {
        "reference": goal.called,
        **gap._asdict(),
        "p_value": p_value,
        "status": "ok",
        "reason": reason,
    }
    there = f"the line is there in {year}" if within else ""
    yield {"reference": f"{goal.called}: years", **_years(line, near, there=there, year=year)}
    if goal.year is not None:
        yield {"reference": f"{goal.called}: pace", **_pace(line, near, (year, goal.year), there=there)}
        yield {"reference": f"{goal.called}: chance", **_chance(line, goal, year)}


def _word(lower: float, upper: float, goal: Goal) -> str:
    if lower > goal.high:
        return "above"
    if upper < goal.low:
        return "below"
    return "within" if goal.low <= lower and upper <= goal.high else "not told apart"


def _years(line: Line, near: float, *, there: str, year: int) -> Row:
    found = reach(line, near)
    if there:
        return {"status": "skipped", "reason": there}
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


def _pace(line: Line, near: float, years: tuple[int, int], *, there: str) -> Row:
    last, due = years
    left = due - last
    if left <= 0 or there:
        return {"status": "skipped", "reason": there or f"its year, {due}, is not after {last}"}
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
