"""Whether what is said of differences of series holds, with shared shocks and a shared bend and without."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.comparisons.asked import Asked
from trends.comparisons.calibration.panels import LONGEST, SHORTEST, Cell, autoregression, panel_of
from trends.comparisons.calibration.slopes import Cases, Fit
from trends.comparisons.driver import compare
from trends.schema import FITS

SHARED = 0.5
"""Part of the variance that regions share, where they share any."""
STEEP = 1.0
"""Standard deviation of the shared bend, in units of the mean spread, a year."""
FASTER = 0.5
"""How much faster the second half of the regions grows, in the same unit, where it does."""


def differences(cell: Cell, rng: np.random.Generator, fit: Fit) -> Cases:
    """Return what happened in two panels of equal regions, and in one where half of them grow faster.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> found = differences(Cell(3, 0.0), np.random.default_rng(1), lambda panel: FITS.empty())
    >>> sorted(found)[:2], len(found["divergence_pairs"])
    (['divergence_benchmark', 'divergence_interval'], 2)
    """
    held: Cases = {}
    for shared in (False, True):
        found = _compared(_drawn(cell, rng, shared=shared), fit)
        for promise, cases in _held(found).items():
            held.setdefault(promise, []).extend(cases)
    faster = np.arange(cell.regions) >= cell.regions // 2
    apart = _compared(_drawn(cell, rng, shared=True, faster=faster), fit)
    truly = pl.col("region").is_in(_names(faster)) != pl.col("reference").is_in(_names(faster))
    for promise, name in (("found_by_differences", "pair_differences"), ("found_by_lines", "pairs")):
        rows = apart.filter((pl.col("comparison") == name) & ~_LEVEL & truly)
        held[promise] = (rows["p_adjusted"].fill_null(1.0) < 0.05).to_list()
    return held


_LEVEL = pl.col("reference").str.contains(r"^\d+: ")


def _names(some: NDArray[np.bool_]) -> list[str]:
    return [f"r{region:02}" for region in np.flatnonzero(some)]


def _drawn(
    cell: Cell, rng: np.random.Generator, *, shared: bool, faster: NDArray[np.bool_] | None = None
) -> pl.DataFrame:
    """Draw series of 10 to 24 years about one level, spreads up to tenfold."""
    spreads = 10 ** rng.uniform(size=(cell.regions, 1))
    values = spreads * autoregression(cell.phi, (cell.regions, LONGEST), rng)
    time = np.arange(LONGEST)
    if shared:
        shock = spreads.mean() * autoregression(cell.phi, (1, LONGEST), rng)
        bend = rng.normal(0, STEEP * spreads.mean()) * np.maximum(time - rng.integers(6, 18), 0)
        values = np.sqrt(1 - SHARED) * values + np.sqrt(SHARED) * shock + bend
    if faster is not None:
        values = values + FASTER * spreads.mean() * faster[:, None] * time
    starts = rng.integers(0, LONGEST - SHORTEST + 1, cell.regions)
    rows = [
        (f"r{region:02}", year, values[region, year])
        for region, start in enumerate(starts.tolist())
        for year in range(start, LONGEST)
    ]
    schema = {"region": pl.String, "year": pl.Int32, "value": pl.Float64}
    return panel_of(pl.DataFrame(rows, schema=schema, orient="row"))


def _compared(panel: pl.DataFrame, fit: Fit) -> pl.DataFrame:
    names = ["differences", "pair_differences", "pairs"]
    return compare(panel, FITS.check(fit(panel)), comparisons=names, asked=Asked("r00"))


def _held(found: pl.DataFrame) -> Cases:
    called = pl.col("p_adjusted").fill_null(1.0) < 0.05
    covers = (pl.col("lower") <= 0) & (pl.col("upper") >= 0)
    every, one = (pl.col("comparison") == name for name in ("pair_differences", "differences"))
    ok = pl.col("status") == "ok"
    return {
        "divergence_pairs": [found.filter(every & ~_LEVEL).select(called.any()).item()],
        "divergence_benchmark": [found.filter(one & ~_LEVEL).select(called.any()).item()],
        "level_pairs": [found.filter(every & _LEVEL).select(called.any()).item()],
        "level_benchmark": [found.filter(one & _LEVEL).select(called.any()).item()],
        "divergence_interval": found.filter(every & ok & ~_LEVEL)
        .select(covers.alias("held"))["held"]
        .to_list(),
        "level_interval": found.filter(every & ok & _LEVEL).select(covers.alias("held"))["held"].to_list(),
    }
