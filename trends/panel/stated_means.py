"""Stated means of several years beside the years themselves: the panel says which mean each is."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import polars as pl

from trends.catalogue.indicators import indicators
from trends.panel.periods import period_means, which_mean

SAID = {
    "pooled": "all events over all years lived",
    "annual": "the mean of the yearly rates",
    "weighted": "the yearly rates by population",
}
"""How `source` names a mean."""


def name_means(panel: pl.DataFrame) -> pl.DataFrame:
    """Say in `source` which mean a stated mean of several years is, where the panel has the years.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> name_means(PANEL.empty()).height
    0
    """
    several = (pl.col("role").cast(pl.String) == "mean") & (pl.col("year_low") < pl.col("year_high"))
    stated = panel.with_row_index("row").filter(several & (pl.col("subgroup") == ""))
    ok = panel.filter(pl.col("role").cast(pl.String) == "observed", pl.col("status") == "ok")
    ok = ok.filter(pl.col("subgroup") == "", pl.col("region").is_in(stated["region"].implode()))
    values = {(r, i, y): v for r, i, y, v in ok.select("region", "indicator", "year", "value").iter_rows()}
    wanted = stated.select("row", "region", "indicator", "value", "year_low", "year_high").iter_rows()
    notes = {
        row: _note(values, (region, indicator), value, low=low, high=high)
        for row, region, indicator, value, low, high in wanted
    }
    said = pl.Series("note", [notes.get(row, "") for row in range(panel.height)], dtype=pl.String)
    return panel.with_columns(source=pl.col("source") + said)


Values = dict[tuple[str, str, int], float]


def _note(values: Values, series: tuple[str, str], stated: float, *, low: int, high: int) -> str:
    region, indicator = series
    entry = indicators().get(indicator)
    if entry is None or not entry.numerator or not entry.denominator:
        return ""
    names = (entry.numerator, entry.denominator, indicator)
    years = range(low, high + 1)
    lines = [np.array([values.get((region, name, year), np.nan) for year in years]) for name in names]
    half = 0.5 * 10.0 ** int(Decimal(repr(stated)).as_tuple().exponent)
    found = which_mean(stated, half, period_means(lines[0], lines[1], lines[2], per=entry.per))
    return f" · {' or '.join(SAID[name] for name in found)}, {low}–{high}" if found else ""
