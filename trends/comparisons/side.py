"""The observed series of a panel side by side, on the scale of the fits."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import polars as pl

from trends.comparisons.balanced import logarithmic
from trends.comparisons.paired import Side
from trends.comparisons.slopes import with_cohort
from trends.comparisons.welch import Floats
from trends.schema import PANEL

KEY = ("indicator", "subgroup", "cohort", "region")
MODEL = "ar1"
"""What a line through a difference is called: its errors are those of the default model."""


class Beside(NamedTuple):
    """A row for each series, and its values in the same order.

    Attributes
    ----------
    rows : DataFrame
        ``row`` (its number), `KEY`, ``model``, ``at`` (the year in which levels are compared) and ``why``
        a series cannot be used; null where it can.
    side : Side
    """

    rows: pl.DataFrame
    side: Side


def beside(panel: pl.DataFrame, year: int | None = None) -> Beside:
    """Return the observed series of a panel.

    Without a year levels are compared in the last one of most of a cohort's series.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> beside(PANEL.empty()).rows.columns
    ['row', 'indicator', 'subgroup', 'cohort', 'region', 'model', 'at', 'why']
    """
    own = PANEL.check(panel).filter((pl.col("role") == "observed") & pl.col("year").is_not_null())
    observed = with_cohort(own).sort(*KEY, "year")
    log = pl.col("indicator").is_in([i for i in observed["indicator"].unique() if logarithmic(i)])
    below = log & (pl.col("value") <= 0)
    usable = (pl.col("status") == "ok") & pl.col("value").is_finite()
    told = observed.filter(usable).group_by(KEY, maintain_order=True)
    counts = told.agg(n=pl.len(), below=below.sum(), last=pl.col("year").max())
    at = (
        pl.col("last").drop_nulls().mode().max().over(*KEY[:3])
        if year is None
        else pl.lit(year, dtype=pl.Int32)
    )
    why = (
        pl.when(pl.col("n").is_null())
        .then(pl.lit("no usable year"))
        .when(pl.col("below") > 0)
        .then(pl.format("{} of {} values not above zero: no logarithm", "below", "n"))
    )
    whole = observed.select(KEY).unique(maintain_order=True)
    joined = whole.with_row_index("row").join(counts, on=KEY, how="left", maintain_order="left")
    rows = joined.select("row", *KEY, pl.lit(MODEL).alias("model"), at.alias("at"), why.alias("why"))
    scaled = pl.when(log).then(pl.col("value").log()).otherwise("value")
    y = pl.when(usable & ~below).then(scaled).alias("y")
    known = observed.join(rows.select("row", *KEY, "why"), on=KEY).with_columns(y)
    return Beside(rows, _matrix(known, rows.height))


def _matrix(known: pl.DataFrame, count: int) -> Side:
    """Spread rows over the years; what was made anew counts even in a year without a value."""
    years = known["year"].cast(pl.Int64).to_numpy()
    axis = np.arange(years.min(), years.max() + 1) if years.size else np.empty(0, dtype=np.int64)
    place = known["row"].cast(pl.Int64).to_numpy(), years - (axis[0] if axis.size else 0)
    values: Floats = np.full((count, axis.size), np.nan)
    values[place] = known.select(pl.when(pl.col("why").is_null()).then("y")).to_series().to_numpy()
    anew = np.zeros(values.shape, dtype=np.bool_)
    anew[place] = known.select(pl.col("break_before").fill_null("") != "").to_series().to_numpy()
    return Side(axis.astype(np.float64), values, anew)
