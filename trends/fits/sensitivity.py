"""Whether a trend hangs on a single year, or on where the series begins: its parts, all fitted at once."""

from __future__ import annotations

import polars as pl

from trends.fits.many import fit_rows
from trends.fits.registry import JUMPING
from trends.fits.series import INTERVALS
from trends.fits.verdicts import MINIMUM
from trends.schema import PANEL, SERIES

_BETWEEN = pl.any_horizontal(
    (pl.col("status") == status) & (pl.col(low) < pl.col(high)) for status, (low, high) in INTERVALS.items()
)
_USED = (
    ((pl.col("status") == "ok") | (_BETWEEN & (pl.col("role").cast(pl.String) != "mean")))
    & pl.col("value").is_finite()
    & pl.col("year").is_not_null()
)
_BREAK = pl.col("break_before").replace("", None)
_PART = "\x1f"
"""What stands between a region and the part of its series in the name of that part."""


def refits(panel: pl.DataFrame, model: str) -> pl.DataFrame:
    """Fit a model to every series without each of its years, and from each later beginning.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    model : str
        A name in `MODELS`.

    Returns
    -------
    DataFrame
        A row a part: the key of the series, ``later`` (whether the part begins later), ``year`` (the year
        left out, or the first one), ``slope`` (null without a fit) and ``verdict``.

    Examples
    --------
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed", "status": "ok"}
    >>> panel = PANEL.build([row | {"year": 2000 + n, "value": 9.0 + n % 3} for n in range(7)])
    >>> refits(panel, "linear").group_by("later", maintain_order=True).len().rows()
    [(False, 7), (True, 1)]
    """
    whole = pl.col("region").alias("whole")
    named = pl.concat_str("region", pl.lit(_PART), "later", pl.lit(_PART), "gone")
    kept = _parts(panel, jumping=model in JUMPING).with_columns(whole, named)
    said = fit_rows(kept.select(list(PANEL.columns)), [model]).select(*SERIES, "slope", "verdict")
    names = kept.select(*SERIES, "whole", "later", pl.col("left").alias("year")).unique()
    made = names.join(said, on=SERIES).with_columns(pl.col("whole").alias("region"))
    return made.sort(*SERIES, "later", "year").select(*SERIES, "later", "year", "slope", "verdict")


def _parts(panel: pl.DataFrame, *, jumping: bool) -> pl.DataFrame:
    """Return the used rows of every series once for each of its parts.

    Only a line that jumps knows of breaks; a break at the year that is left out is one at the next.
    """
    at, n = pl.int_range(pl.len()).over(SERIES), pl.len().cast(pl.Int64).over(SERIES)
    ordered = panel.filter(_USED).sort(*SERIES, "year")
    used = ordered.with_columns(at.alias("at"), n.alias("n")).filter(pl.col("n") > MINIMUM)
    one = used.select(*SERIES, pl.col("year").alias("left"), pl.col("at").alias("gone"), "n")
    late = pl.col("gone").is_between(1, pl.col("n") - MINIMUM)
    parts = pl.concat([one.with_columns(later=pl.lit(False)), one.filter(late).with_columns(later=True)])
    every = parts.drop("n").join(used.drop("n"), on=SERIES).sort(*SERIES, "later", "gone", "at")
    moved = pl.coalesce(_BREAK, pl.when(pl.col("gone") == pl.col("at") - 1).then(_BREAK.shift()))
    broken = every.with_columns(break_before=moved if jumping else pl.lit(None, dtype=pl.String))
    return broken.filter(
        pl.when("later").then(pl.col("at") >= pl.col("gone")).otherwise(pl.col("at") != pl.col("gone"))
    )
