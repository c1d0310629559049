"""Slopes of the default model, with the tails that a whole cohort shows them to have."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np
import polars as pl

from trends.comparisons.autocorrelation import shared
from trends.comparisons.lines import SERIES, Known, values_of
from trends.comparisons.slopes import families, slopes
from trends.comparisons.welch import Floats

MODEL = "ar1"
LOSS = 0.8
FARTHEST = 0.95


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
    return _shortened(fits, _factors(panel, fits, lambda phi, _: 1 - LOSS * phi**2))


def together(panel: pl.DataFrame, fits: pl.DataFrame) -> pl.DataFrame:
    """Return what `tempered` returns with tails for one question to all slopes of a cohort at once.

    A sum over many slopes shows a small excess of each, which the largest difference does not. ``df
    (1 − high²)`` keeps the 5 % of the test that all are equal, where ``high`` is the upper end of what the
    common autocorrelation may be, ``phi + 2 sqrt((1 − phi²) / pairs)`` from so many pairs of years: few
    regions do not tell it well either.

    Parameters
    ----------
    panel : DataFrame
        PANEL that was fitted.
    fits : DataFrame
        From `tempered`.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> together(PANEL.empty(), FITS.empty()).height
    0
    """
    return _shortened(fits, _factors(panel, fits, _at_most))


def _at_most(phi: float, pairs: int) -> float:
    high = min(phi + 2 * sqrt((1 - phi**2) / pairs), FARTHEST) if pairs else phi
    return (1 - high**2) / (1 - LOSS * phi**2)


def _factors(
    panel: pl.DataFrame, fits: pl.DataFrame, factor: Callable[[float, int], float]
) -> dict[tuple[object, ...], float]:
    """Return for each series a factor that follows from its cohort's autocorrelation and pairs of years."""
    rows = slopes(fits.filter(pl.col("model") == MODEL))
    known = values_of(panel)
    found: dict[tuple[object, ...], float] = {}
    for part in families(rows):
        series = scaled(part, known)
        pairs = sum(int((np.diff(years) == 1).sum()) for years, _ in series)
        found |= dict.fromkeys(part.select(*SERIES).iter_rows(), factor(shared(series), pairs))
    return found


def _shortened(fits: pl.DataFrame, factors: dict[tuple[object, ...], float]) -> pl.DataFrame:
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
