"""Three estimators side by side for every series, and how much each series hangs on single years."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from trends.errors import unknown
from trends.fits.many import fit_rows
from trends.fits.points import with_and_without
from trends.fits.registry import DEFAULT_MODEL, JUMPING, MODELS
from trends.fits.sensitivity import refits
from trends.schema import PANEL, SERIES

ESTIMATORS = (DEFAULT_MODEL, "robust", "sen")


def agreement(panel: pl.DataFrame, *, models: Sequence[str] = ESTIMATORS) -> pl.DataFrame:
    """Set several estimators beside each other, and the first one's sensitivity beside them.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    models : sequence of str
        Names in `MODELS`; the first is the one whose sensitivity is asked.

    Returns
    -------
    DataFrame
        One row a series: the key, ``n``, ``scale``, ``slope_…`` and ``verdict_…`` by model, ``agree``
        (one verdict from all; null unless all are fitted), the range of the first model's slope with
        any one year left out (``without_one_low``, ``without_one_high``), the years without which its
        verdict is another (``hangs_on``), the range with any later beginning that leaves six years
        (``later_start_low``, ``later_start_high``) and the beginnings that change the verdict
        (``turns_from``), and the first model's slope and verdict without flagged points and with
        derived ones, as in `trends.fits.points.with_and_without`.

    Raises
    ------
    UnknownNameError
        A model that is not in `MODELS`.

    Examples
    --------
    >>> agreement(PANEL.empty()).columns[4:9]
    ['n', 'scale', 'slope_ar1', 'verdict_ar1', 'slope_robust']
    """
    names = list(dict.fromkeys(models))
    for name in names:
        if name not in MODELS:
            raise unknown("model", name, MODELS, where="--model")
    PANEL.check(panel.clear())
    if not set(names) & set(JUMPING):
        # what is read of the fits here does not depend on a break
        panel = panel.with_columns(pl.lit(None, dtype=pl.String).alias("break_before"))
    rows = fit_rows(panel, names)
    made = panel.select(SERIES).unique().sort(SERIES)
    for name in names:
        own = rows.filter(pl.col("model") == name)
        shared = ("n", "scale") if name == names[0] else ()
        said = (pl.col("slope").alias(f"slope_{name}"), pl.col("verdict").alias(f"verdict_{name}"))
        made = made.join(own.select(*SERIES, *shared, *said), on=SERIES, how="left")
    first = rows.filter(pl.col("model") == names[0])
    for more in (_agreed(rows), _sensitivity(panel, first, names[0]), with_and_without(panel, names[0])):
        made = made.join(more, on=SERIES, how="left")
    return made.with_columns(pl.col("hangs_on", "turns_from").fill_null([])).sort(SERIES)


def _agreed(rows: pl.DataFrame) -> pl.DataFrame:
    same = pl.when((pl.col("status") == "ok").all()).then(pl.col("verdict").n_unique() == 1)
    return rows.group_by(SERIES).agg(same.alias("agree"))


def _sensitivity(panel: pl.DataFrame, first: pl.DataFrame, name: str) -> pl.DataFrame:
    """Return the range of the slopes of each series' parts, and the years whose part has another verdict."""
    fitted = first.filter(pl.col("status") == "ok").select(*SERIES, pl.col("verdict").alias("whole"))
    fewer, later = ~pl.col("later"), pl.col("later")
    slope, other = pl.col("slope"), pl.col("verdict") != pl.col("whole")
    return (
        refits(panel, name)
        .join(fitted, on=SERIES)
        .group_by(SERIES)
        .agg(
            slope.filter(fewer).min().alias("without_one_low"),
            slope.filter(fewer).max().alias("without_one_high"),
            pl.col("year").filter(fewer & other).sort().alias("hangs_on"),
            slope.filter(later).min().alias("later_start_low"),
            slope.filter(later).max().alias("later_start_high"),
            pl.col("year").filter(later & other).sort().alias("turns_from"),
        )
    )
