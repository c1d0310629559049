"""Whether what is said of whole paths holds: parallel courses, effects of an event."""

from __future__ import annotations

from typing import NamedTuple

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


class Courses(NamedTuple):
    """A panel of one straight course and one whose lines bend in one year, each region with its spread."""

    spreads: Floats
    straight: Floats
    bent: Floats
    at: int


def paths(cell: Cell, rng: np.random.Generator, fit: Fit) -> Cases:
    """Return what happened in a panel of one course that bends.

    Examples
    --------
    >>> sorted(paths(Cell(3, 0.0), np.random.default_rng(1), lambda panel: panel))[:3]
    ['false_coincident', 'false_jump', 'false_parallel']
    """
    bent = drawn(cell, rng).bent
    same = compared(bent, "parallel")
    return {
        "false_parallel": called(same, "rest: parallel"),
        "false_coincident": called(same, "rest: coincident"),
        **_events(bent),
    }


def drawn(cell: Cell, rng: np.random.Generator) -> Courses:
    """Return two panels of which the truth is known.

    Examples
    --------
    >>> drawn(Cell(3, 0.0), np.random.default_rng(1)).bent.shape
    (3, 19)
    """
    spreads = 10 ** rng.uniform(size=(cell.regions, 1))
    straight, own = (spreads * autoregression(cell.phi, (cell.regions, YEARS), rng) for _ in range(2))
    at = int(rng.integers(*BEND))
    return Courses(spreads, straight, own + rng.normal(0, STEEP) * bend(at), at)


def bend(at: int) -> Floats:
    """Return a line that turns from level to one a year.

    Examples
    --------
    >>> bend(15)[-5:]
    array([0., 0., 1., 2., 3.])
    """
    line: Floats = np.maximum(np.arange(float(YEARS)) - at, 0)
    return line


def compared(values: Floats, comparison: str) -> pl.DataFrame:
    """Return the rows of one comparison of a panel, a region a row.

    Examples
    --------
    >>> compared(np.zeros((0, YEARS)), "parallel").height
    0
    """
    made = pl.DataFrame(
        [(f"r{r:02}", y, float(v)) for (r, y), v in np.ndenumerate(values)],
        schema={"region": pl.String, "year": pl.Int32, "value": pl.Float64},
        orient="row",
    )
    return compare(panel_of(made), FITS.empty(), comparisons=[comparison], asked=Asked(event=EVENT))


def called(rows: pl.DataFrame, reference: str) -> list[bool]:
    """Return which rows of a reference are called unlike.

    Examples
    --------
    >>> called(compared(np.zeros((0, YEARS)), "parallel"), "rest: parallel")
    []
    """
    return (rows.filter(pl.col("reference") == reference)["p_value"].drop_nulls() < 0.05).to_list()


def _events(values: Floats) -> Cases:
    rows = compared(values, "before_after")
    years = np.arange(float(YEARS))
    series = {str(number): (years, y) for number, y in enumerate(values)}
    gaps = [difference(name, series, {}) for name in series]
    phi = shared(gaps, EVENT)
    early = np.concatenate([placebos(*gap, EVENT, phi) for gap in gaps])
    return {
        "false_jump": called(rows, f"{EVENT}: level"),
        "false_turn": called(rows, f"{EVENT}: slope"),
        "false_placebo": (early < 0.05).tolist(),
    }
