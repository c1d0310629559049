"""Whether what is said of straight lines holds: false pairs, intervals, ranks, years to a goal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from trends.comparisons.calibration.panels import Cell, Drawn, draw
from trends.comparisons.driver import compare
from trends.comparisons.fieller import Line, reach
from trends.comparisons.lines import levels_at, lines
from trends.comparisons.tempered import tempered
from trends.schema import FITS

AHEAD = 8.0
"""Years after the last one in which the true line of a region meets its goal."""
Fit = Callable[[pl.DataFrame], pl.DataFrame]
"""PANEL → FITS by the default model."""
Cases = dict[str, list[bool]]
"""For each promise, in which cases it happened."""


def slopes(cell: Cell, rng: np.random.Generator, fit: Fit) -> Cases:
    """Return what happened in one panel without trend.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> slopes(Cell(0, 0.0), np.random.default_rng(1), lambda panel: FITS.empty())["family_wise_error"]
    [False]
    """
    drawn = draw(cell, rng)
    return held(drawn, FITS.check(fit(drawn.panel)))


def equal_slopes(cell: Cell, rng: np.random.Generator, fit: Fit) -> Cases:
    """Return whether the slopes of one panel without trend are called unequal.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> equal_slopes(Cell(0, 0.0), np.random.default_rng(1), lambda panel: FITS.empty())
    {'false_equality': []}
    """
    drawn = draw(cell, rng)
    found = compare(drawn.panel, FITS.check(fit(drawn.panel)), comparisons=["equality"])
    return {"false_equality": (found["p_value"].drop_nulls() < 0.05).to_list()}


def held(drawn: Drawn, fits: pl.DataFrame) -> Cases:
    """Return, for each promise, in which cases it happened in one panel.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> sorted(held(Drawn(PANEL.empty(), np.empty(0), np.empty(0)), FITS.empty()))[0]
    'family_wise_error'
    """
    found = compare(drawn.panel, fits, comparisons=["pairs", "ranks", "simultaneous"])
    pairs = found.filter(pl.col("comparison") == "pairs")["p_adjusted"]
    ranked = found.filter((pl.col("comparison") == "ranks") & (pl.col("reference") == "all"))
    true = 1.0 + (drawn.levels[:, None] < drawn.levels).sum(axis=1)
    lower, upper = (ranked.sort("region")[c].to_numpy() for c in ("lower", "upper"))
    rows = lines(drawn.panel, tempered(drawn.panel, fits)).sort("region")
    together = found.filter(pl.col("comparison") == "simultaneous").select("lower", "upper")
    return {
        "family_wise_error": [bool((pairs < 0.05).any())],
        "simultaneous_interval": [bool(((together["lower"] <= 0) & (together["upper"] >= 0)).all())],
        "rank_interval": ((lower <= true) & (true <= upper)).tolist() if true.size else [],
        "years_to_target": _years(drawn, rows),
    }


def _years(drawn: Drawn, rows: pl.DataFrame) -> list[bool]:
    """Put a slope under each series (every fit moves with it) and a goal on its true line."""
    levels = levels_at(rows.with_columns(at=pl.col("last_year")))
    covered = []
    for row, level, true, spread in zip(
        rows.iter_rows(named=True), levels.iter_rows(named=True), drawn.levels, drawn.spreads, strict=True
    ):
        slope = 0.2 * spread
        covariance = row["slope_se"] ** 2 * (row["last_year"] - row["centre"])
        line = Line(
            level["slope"], level["slope_se"], row["slope"] + slope, row["slope_se"], covariance, row["df"]
        )
        answer = reach(line, float(true + AHEAD * slope))
        covered.append(answer.lower <= AHEAD <= answer.upper)
    return covered
