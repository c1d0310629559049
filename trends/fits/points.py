"""A panel without the points that are flagged, and with those that only follow from others."""

from __future__ import annotations

import polars as pl

from trends.fits.many import fit_rows
from trends.fits.series import INTERVALS
from trends.schema import PANEL, SERIES, VERDICT

MARK = " · mark "
"""How a row's source ends where its table has a mark (provisional, estimated …) on the value."""
_CELL = ("region", "indicator", "subgroup")
_FLAGGED = pl.col("status").is_in(list(INTERVALS)) | pl.col("source").fill_null("").str.contains(
    MARK, literal=True
)
_FITTED = pl.col("status").is_in(["ok", *INTERVALS]) & pl.col("value").is_finite()


def without_flagged(panel: pl.DataFrame) -> pl.DataFrame:
    """Return the rows without a flag: no uncertain year, no range, no mark beside the value in its table.

    Parameters
    ----------
    panel : DataFrame
        PANEL.

    Examples
    --------
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed", "value": 9.0}
    >>> said = [{"status": "ok"}, {"status": "ok", "source": "t.csv · mark p"}, {"status": "range"}]
    >>> panel = PANEL.build([row | {"year": 2000 + n} | rest for n, rest in enumerate(said)])
    >>> without_flagged(panel)["year"].to_list()
    [2000]
    """
    return panel.filter(~_FLAGGED.fill_null(False))


def with_derived(panel: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with observed series completed by derived values, in years that have none stated.

    Parameters
    ----------
    panel : DataFrame
        PANEL.

    Examples
    --------
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "status": "ok", "value": 9.0}
    >>> rows = [{"role": "observed", "year": 2000}, {"role": "derived", "year": 2001}]
    >>> with_derived(PANEL.build([row | r for r in rows])).filter(role="observed")["year"].to_list()
    [2000, 2001]
    """
    return pl.concat([panel, added(panel)])


def added(panel: pl.DataFrame) -> pl.DataFrame:
    """Return what `with_derived` adds: the derived values as rows of the observed series.

    Examples
    --------
    >>> added(PANEL.empty()).height
    0
    """
    role = pl.col("role").cast(pl.String)
    stated = panel.filter(role == "observed", _FITTED)
    derived = panel.filter(role == "derived", pl.col("status") == "ok", pl.col("value").is_finite())
    inside = derived.join(stated, on=_CELL, how="semi").join(stated, on=[*_CELL, "year"], how="anti")
    return inside.with_columns(pl.lit("observed").cast(PANEL.columns["role"]).alias("role"))


def with_and_without(panel: pl.DataFrame, model: str) -> pl.DataFrame:
    """Return what a model says of each series without its flagged points, and with derived ones.

    Returns
    -------
    DataFrame
        The key of a series; ``flagged`` and ``derived``, how many points these are; ``slope_unflagged``,
        ``verdict_unflagged``, ``slope_with_derived``, ``verdict_with_derived``.

    Examples
    --------
    >>> with_and_without(PANEL.empty(), "linear").columns[4:8]
    ['flagged', 'derived', 'slope_unflagged', 'verdict_unflagged']
    """
    every = panel.select(SERIES).unique()
    counts = {"flagged": panel.filter(_FITTED, _FLAGGED), "derived": added(panel)}
    for name, rows in counts.items():
        count = rows.group_by(SERIES).agg(pl.len().cast(pl.Int32).alias(name))
        every = every.join(count, on=SERIES, how="left").with_columns(pl.col(name).fill_null(0))
    for name, rows in (("unflagged", without_flagged(panel)), ("with_derived", with_derived(panel))):
        said = fit_rows(rows, [model]).select(
            *SERIES, pl.col("slope").alias(f"slope_{name}"), pl.col("verdict").alias(f"verdict_{name}")
        )
        nothing = pl.col(f"verdict_{name}").fill_null(pl.lit("too_few_points", dtype=VERDICT))
        every = every.join(said, on=SERIES, how="left").with_columns(nothing)
    return every.sort(SERIES)
