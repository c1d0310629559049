"""Slopes of the default model, with the tails that a whole cohort shows them to have."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.comparisons.autocorrelation import shared
from trends.comparisons.lines import SERIES, Known, values_of
from trends.comparisons.slopes import FAMILY, slopes
from trends.comparisons.welch import Floats

MODEL = "ar1"
LOSS = 0.8


def tempered(panel: pl.DataFrame, fits: pl.DataFrame) -> pl.DataFrame:
    """Return FITS whose autocorrelated slopes have fewer degrees of freedom where years resemble each other.

    A single short series cannot tell its autocorrelation, and where it is strong the far tails of its
    slope are longer than it knows: the largest of many differences is the first to show that. All series
    of a cohort together tell it well, and ``df (1 − 0.8 phi²)`` makes intervals of all pairs hold in 95 %
    of cases; the factor is the result of the calibration, as the prior of the model is.

    Parameters
    ----------
    panel : DataFrame
        PANEL that was fitted.
    fits : DataFrame
        FITS; other models are returned as they are.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> tempered(PANEL.empty(), FITS.empty()).height
    0
    """
    rows = slopes(fits.filter(pl.col("model") == MODEL))
    known = values_of(panel)
    parts = rows.partition_by(*FAMILY, "cohort", maintain_order=True) if rows.height else []
    factors: dict[tuple[object, ...], float] = {}
    for part in parts:
        factor = 1 - LOSS * shared(scaled(part, known)) ** 2
        factors |= dict.fromkeys(part.select(*SERIES).iter_rows(), factor)
    if not factors:
        return fits
    found = [factors.get(row, 1.0) for row in fits.select(*SERIES).iter_rows()]
    kept = pl.when(pl.col("model") == MODEL).then(pl.col("df") * pl.Series(found)).otherwise("df")
    return fits.with_columns(df=kept)


def scaled(part: pl.DataFrame, known: Known) -> list[tuple[Floats, Floats]]:
    """Return the years and values of what was fitted, on the scale of the fits.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> scaled(FITS.empty(), {})
    []
    """
    series = []
    for row in part.filter(pl.col("status") == "ok").iter_rows(named=True):
        held = known.get(tuple(str(row[c]) for c in SERIES))
        if held is not None:
            years, values = held
            usable = values > 0 if row["scale"] == "log" else np.isfinite(values)
            kept = values[usable]
            series.append((years[usable], np.log(kept) if row["scale"] == "log" else kept))
    return series
