"""The simulation behind the table of promises; `trends.calibrate` runs it, since it needs the fits.

Every number follows from the cell it stands in, so that the same call writes the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
import polars as pl

from trends.comparisons.backtest import HORIZON
from trends.comparisons.driver import compare
from trends.comparisons.fieller import Line, reach
from trends.comparisons.lines import levels_at, lines
from trends.comparisons.tempered import tempered
from trends.comparisons.welch import Floats
from trends.schema import FITS, PANEL

REGIONS = {10: 300, 30: 100, 50: 10}
"""Regions of a panel, and how many panels: the work grows with the square of the regions."""
PHI = (0.0, 0.3, 0.6)
SHORTEST, LONGEST = 10, 24
AHEAD = 8.0
"""Years after the last one in which the true line of a region meets its goal."""
Fit = Callable[[pl.DataFrame], pl.DataFrame]
"""PANEL → FITS by the default model."""


class Cell(NamedTuple):
    """One setting of the study."""

    regions: int
    phi: float


class Drawn(NamedTuple):
    """A simulated panel and what is true of it."""

    panel: pl.DataFrame
    levels: Floats
    spreads: Floats


def cells() -> Iterator[Cell]:
    """Yield the settings.

    Examples
    --------
    >>> next(cells())
    Cell(regions=10, phi=0.0)
    """
    return (Cell(*one) for one in product(REGIONS, PHI))


def autoregression(phi: float, shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Return stationary errors with unit variance, a series a row.

    Examples
    --------
    >>> autoregression(0.5, (2, 7), np.random.default_rng(0)).shape
    (2, 7)
    """
    fresh = rng.standard_normal(shape)
    out = np.empty(shape)
    out[:, 0] = fresh[:, 0]
    for at in range(1, shape[1]):
        out[:, at] = phi * out[:, at - 1] + np.sqrt(1 - phi**2) * fresh[:, at]
    return out


def draw(cell: Cell, rng: np.random.Generator) -> Drawn:
    """Return a panel without trend: series of 10 to 24 years, spreads up to tenfold, levels as far apart.

    Examples
    --------
    >>> draw(Cell(3, 0.3), np.random.default_rng(0)).panel["region"].n_unique()
    3
    """
    spreads, levels = 10 ** rng.uniform(size=cell.regions), 3 * rng.standard_normal(cell.regions)
    values = levels[:, None] + spreads[:, None] * autoregression(cell.phi, (cell.regions, LONGEST), rng)
    starts = rng.integers(0, LONGEST - SHORTEST + 1, cell.regions)
    rows = [
        (f"r{region:02}", year, values[region, year])
        for region, start in enumerate(starts.tolist())
        for year in range(start, LONGEST)
    ]
    made = pl.DataFrame(
        rows, schema={"region": pl.String, "year": pl.Int32, "value": pl.Float64}, orient="row"
    )
    return Drawn(panel_of(made), levels, spreads)


def panel_of(made: pl.DataFrame) -> pl.DataFrame:
    """Return a PANEL of one observed indicator from region, year and value.

    Examples
    --------
    >>> panel_of(PANEL.empty().select("region", "year", "value")).height
    0
    """
    added: dict[str, object] = {c: None for c in PANEL.columns if c not in made.columns}
    added |= {"indicator": "x", "subgroup": "", "role": "observed", "status": "ok"}
    typed = [pl.lit(v).cast(PANEL.columns[c]).alias(c) for c, v in added.items()]
    return PANEL.check(made.with_columns(typed))


def held(drawn: Drawn, fits: pl.DataFrame) -> dict[str, list[bool]]:
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


def forecasts(cell: Cell, rng: np.random.Generator) -> dict[str, list[bool]]:
    """Return in which forecasts the interval held the value that came, of one panel of 20 years.

    Levels go on by a step of their own every year, with autocorrelated surprises added up.

    Examples
    --------
    >>> sorted(forecasts(Cell(12, 0.3), np.random.default_rng(1)))
    ['forecast_80', 'forecast_95']
    """
    shape = (cell.regions, SHORTEST + HORIZON + 10)
    surprises = autoregression(cell.phi, shape, rng)
    spreads, steps = 10 ** rng.uniform(size=(cell.regions, 1)), rng.choice([-1.0, 1.0], (cell.regions, 1))
    paths = np.cumsum(spreads * (surprises + steps), axis=1)
    seen = pl.DataFrame(
        [(f"r{r:02}", y, float(paths[r, y])) for r in range(shape[0]) for y in range(shape[1] - HORIZON)],
        schema={c: PANEL.columns[c] for c in ("region", "year", "value")},
        orient="row",
    )
    found = compare(panel_of(seen), FITS.empty(), comparisons=["forecast"])
    held: dict[str, list[bool]] = {"forecast_80": [], "forecast_95": []}
    for ahead in range(HORIZON):
        year = shape[1] - HORIZON + ahead
        for name, reference in (("forecast_80", f"{year}: 80 %"), ("forecast_95", f"{year}")):
            rows = found.filter(pl.col("reference") == reference).sort("region")
            at = rows["region"].str.slice(1).cast(pl.Int64).to_numpy()
            lower, upper = (rows[c].to_numpy() for c in ("lower", "upper"))
            held[name] += ((lower <= paths[at, year]) & (paths[at, year] <= upper)).tolist()
    return held


def run(cell: Cell, fit: Fit, simulations: int) -> list[dict[str, object]]:
    """Return the rows of one cell.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> run(Cell(2, 0.0), lambda panel: FITS.empty(), 0)
    []
    """
    rng = np.random.default_rng([cell.regions, round(10 * cell.phi)])
    happened: dict[str, list[bool]] = {}
    for _ in range(simulations):
        drawn = draw(cell, rng)
        for promise, cases in held(drawn, fit(drawn.panel)).items():
            happened.setdefault(promise, []).extend(cases)
    for _ in range(simulations // 5):
        for promise, cases in forecasts(cell, rng).items():
            happened.setdefault(promise, []).extend(cases)
    return [row(promise, cell, cases) for promise, cases in happened.items()]


PROMISED = {
    "family_wise_error": (0.0, 5.0),
    "simultaneous_interval": (94.0, 97.0),
    "rank_interval": (94.0, 100.0),
    "years_to_target": (94.0, 100.0),
    "forecast_80": (77.0, 83.0),
    "forecast_95": (92.0, 98.0),
}


def row(promise: str, cell: Cell, cases: list[bool]) -> dict[str, object]:
    """Return a row of the table.

    Examples
    --------
    >>> row("rank_interval", Cell(10, 0.3), [True, True, False])["share"]
    66.67
    """
    least, most = PROMISED[promise]
    counted = {"cases": len(cases), "share": round(100 * float(np.mean(cases)), 2)}
    return {"promise": promise, **cell._asdict(), **counted, "least": least, "most": most}
