"""Simulated panels of which the truth is known."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import polars as pl

from trends.comparisons.welch import Floats
from trends.schema import PANEL

SHORTEST, LONGEST = 10, 24
"""Years of a series."""


class Cell(NamedTuple):
    """One setting of the study."""

    regions: int
    phi: float


class Drawn(NamedTuple):
    """A simulated panel and what is true of it."""

    panel: pl.DataFrame
    levels: Floats
    spreads: Floats


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
