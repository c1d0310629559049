"""Whether a forecast's intervals hold the values that come."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.comparisons.backtest import HORIZON
from trends.comparisons.calibration.panels import SHORTEST, Cell, autoregression, panel_of
from trends.comparisons.calibration.slopes import Cases, Fit
from trends.comparisons.driver import compare
from trends.schema import FITS, PANEL


def forecasts(cell: Cell, rng: np.random.Generator, fit: Fit) -> Cases:
    """Return in which forecasts the interval held the value that came, of one panel of 20 years.

    Levels go on by a step of their own every year, with autocorrelated surprises added up.

    Examples
    --------
    >>> sorted(forecasts(Cell(12, 0.3), np.random.default_rng(1), lambda panel: panel))
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
    held: Cases = {"forecast_80": [], "forecast_95": []}
    for ahead in range(HORIZON):
        year = shape[1] - HORIZON + ahead
        for name, reference in (("forecast_80", f"{year}: 80 %"), ("forecast_95", f"{year}")):
            rows = found.filter(pl.col("reference") == reference).sort("region")
            at = rows["region"].str.slice(1).cast(pl.Int64).to_numpy()
            lower, upper = (rows[c].to_numpy() for c in ("lower", "upper"))
            held[name] += ((lower <= paths[at, year]) & (paths[at, year] <= upper)).tolist()
    return held
