"""Whether what is said of whole paths holds: bends, parallel courses, effects of an event."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.autocorrelation import shared
from trends.comparisons.before_after import difference
from trends.comparisons.calibration.panels import Cell, autoregression, panel_of
from trends.comparisons.calibration.slopes import Cases, Fit
from trends.comparisons.driver import compare
from trends.comparisons.interrupted import placebos
from trends.comparisons.welch import Floats
from trends.schema import FITS

YEARS = 19
EVENT = 12
BEND = (4, 15)
"""The years in which all lines may bend."""
STEEP = 0.3
"""Standard deviation of the common bend, in units of the least of the spreads, a year."""


def paths(cell: Cell, rng: np.random.Generator, fit: Fit) -> Cases:
    """Return what happened in a panel of one straight course and in one whose lines bend in one year.

    Examples
    --------
    >>> sorted(paths(Cell(3, 0.0), np.random.default_rng(1), lambda panel: panel))[:3]
    ['bend_year', 'false_bend', 'false_coincident']
    """
    spreads = 10 ** rng.uniform(size=(cell.regions, 1))
    straight, bent = (spreads * autoregression(cell.phi, (cell.regions, YEARS), rng) for _ in range(2))
    at = int(rng.integers(*BEND))
    size = rng.normal(0, STEEP)
    alone = _rows(straight, "common_break")
    bent = bent + size * np.maximum(np.arange(YEARS) - at, 0)
    same = _rows(bent, "parallel")
    steep = bent + spreads * np.maximum(np.arange(YEARS) - at, 0)
    year = _rows(steep, "common_break")
    return {
        "false_bend": _false(alone, "year"),
        "false_own_years": _false(year, "own years"),
        "bend_year": [
            lower <= at <= upper
            for lower, upper in year.filter(reference="year").select("lower", "upper").iter_rows()
        ],
        "false_parallel": _false(same, "rest: parallel"),
        "false_coincident": _false(same, "rest: coincident"),
        **_events(bent),
    }


def _rows(values: Floats, comparison: str) -> pl.DataFrame:
    made = pl.DataFrame(
        [(f"r{r:02}", y, float(v)) for (r, y), v in np.ndenumerate(values)],
        schema={"region": pl.String, "year": pl.Int32, "value": pl.Float64},
        orient="row",
    )
    return compare(panel_of(made), FITS.empty(), comparisons=[comparison], asked=Asked(event=EVENT))


def _false(rows: pl.DataFrame, reference: str) -> list[bool]:
    return (rows.filter(pl.col("reference") == reference)["p_value"].drop_nulls() < 0.05).to_list()


def _events(values: Floats) -> Cases:
    rows = _rows(values, "before_after")
    years = np.arange(float(YEARS))
    series = {str(number): (years, y) for number, y in enumerate(values)}
    gaps = [difference(name, series, {}) for name in series]
    phi = shared(gaps, EVENT)
    early = np.concatenate([placebos(*gap, EVENT, phi) for gap in gaps])
    return {
        "false_jump": _false(rows, f"{EVENT}: level"),
        "false_turn": _false(rows, f"{EVENT}: slope"),
        "false_placebo": (early < 0.05).tolist(),
    }
