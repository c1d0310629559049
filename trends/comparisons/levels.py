"""Where regions stand in one year: above, similar to or below the benchmark, or their cohort."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.benchmark import against
from trends.comparisons.draws import errors
from trends.comparisons.lines import levels_at, lines
from trends.comparisons.rows import adjusted
from trends.comparisons.slopes import FAMILY, between, estimates, replaced
from trends.comparisons.welch import Estimates, Floats

DRAWS = 2000
ALPHA = 0.05
ALONE = "no other region of its kind has a level in that year"


def levels(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Compare the fitted level of every region in one year with the benchmark's.

    Without a benchmark the `reference` is "median": the median of the other regions of the cohort. The
    year is the one asked for, or else the last one of most of the cohort. On the log scale the estimate
    is a difference of logarithms. `reason` begins with "above", "below" (the adjusted p is under 0.05)
    or "similar", and names the year.

    Parameters
    ----------
    panel : DataFrame
        PANEL that was fitted.
    fits : DataFrame
        FITS; models other than those of `STRAIGHT` give rows with a reason.
    asked : Asked
        Its `benchmark` and `year`.

    Raises
    ------
    UnknownNameError
        A benchmark that is no region of `fits`.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> levels(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    rows = lines(panel, fits, asked.year)
    if asked.benchmark is None:
        parts = rows.partition_by(*FAMILY, "cohort", "scale", maintain_order=True) if rows.height else [rows]
        return _worded(
            pl.concat([between("levels", levels_at(p), _median(levels_at(p))) for p in parts]), rows
        )
    first, second = against(rows, asked.benchmark)
    held, year = rows[first], rows[first]["at"]
    made = between("levels", levels_at(held), levels_at(rows[second].with_columns(year)))
    return _worded(made, held)


def _median(part: pl.DataFrame) -> pl.DataFrame:
    found = median_of_others(estimates(part))
    alone = pl.Series("alone", ~np.isfinite(found.value))
    return replaced(part, found, pl.when(alone).then(pl.lit(ALONE)), reference="median")


def _worded(made: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Put the word, the year and what the fit's reader should know into `reason`."""
    ok, note = pl.col("status") == "ok", rows["reason"].fill_null("")
    told = made.with_columns(
        year=rows["at"], note=pl.when(note != "").then("; " + note).otherwise(pl.lit(""))
    )
    said = pl.format("{} in {}{}", stands(), "year", "note")
    return adjusted(told).with_columns(reason=pl.when(ok).then(said).otherwise("reason"))


def stands() -> pl.Expr:
    """Return the word for a level less another, by the estimate and the adjusted p.

    Examples
    --------
    >>> rows = pl.DataFrame({"estimate": [-1.0, 2.0, 2.0], "p_adjusted": [0.01, 0.01, 0.2]})
    >>> rows.select(stands().alias("word"))["word"].to_list()
    ['below', 'above', 'similar']
    """
    return (
        pl.when(pl.col("p_adjusted") >= ALPHA)
        .then(pl.lit("similar"))
        .when(pl.col("estimate") > 0)
        .then(pl.lit("above"))
        .otherwise(pl.lit("below"))
    )


def median_of_others(given: Estimates) -> Estimates:
    """Return, for each estimate, the median of all the others, its standard error by simulation.

    Its degrees of freedom are the median of theirs. An estimate that is not finite counts nowhere.

    Parameters
    ----------
    given : Estimates of (n,) arrays
        Independent of each other.

    Examples
    --------
    >>> found = median_of_others(Estimates(np.array([1.0, 2.0, 6.0, 7.0]), np.full(4, 0.1), np.full(4, 8.0)))
    >>> found.value
    array([6., 6., 2., 2.])
    """
    usable = np.isfinite(given.value) & np.isfinite(given.se)
    kept = Estimates(*(v[usable] for v in given))
    count = kept.value.size
    value, se = np.full((2, usable.size), np.nan)
    if count:
        drawn = np.vstack([kept.value, kept.value + errors(kept, DRAWS)])
        whole = np.median(drawn, axis=1)
        value[~usable], se[~usable] = whole[0], whole[1:].std()
    if count > 1:
        every = _left_out(drawn)
        value[usable], se[usable] = every[0], every[1:].std(axis=0)
    df = float(np.median(kept.df)) if count else np.nan
    return Estimates(value, se, np.full(usable.size, df))


def _left_out(values: Floats) -> Floats:
    """Return the median of each row without each of its elements in turn."""
    below, above = (values.shape[1] - 2) // 2, (values.shape[1] - 1) // 2
    ranked = np.partition(values, (below, above, above + 1), axis=1)[:, :, None]
    ends = [np.where(values <= ranked[:, k], ranked[:, k + 1], ranked[:, k]) for k in (below, above)]
    middle: Floats = (ends[0] + ends[1]) / 2
    return middle
