"""The level of a fitted line in a year, with its error, from the panel's values and the fit's slope."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.comparisons.slopes import FAMILY, replaced, slopes
from trends.comparisons.welch import Estimates, Floats
from trends.schema import PANEL

STRAIGHT = ("ar1", "linear")
"""Models whose curve is one line and whose slope has a standard error."""
SERIES = ("region", "indicator", "subgroup")
Known = dict[tuple[str, ...], pl.DataFrame]
NORMAL_975 = 1.959963984540054
ANOTHER = "the panel is not the one that was fitted"


def lines(panel: pl.DataFrame, fits: pl.DataFrame, year: int | None = None) -> pl.DataFrame:
    """Return the rows of `slopes` with the line's middle and the year that their cohort is compared in.

    New columns: ``centre`` (mean year), ``middle`` (the line's level there, on the scale of the fit),
    ``middle_se``, and ``at``: the year, or else the last one of most of the cohort's fitted series.

    Parameters
    ----------
    panel : DataFrame
        PANEL that was fitted.
    fits : DataFrame
        FITS.
    year : int or None
        In which levels are compared.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> lines(PANEL.empty(), FITS.empty()).columns[-4:]
    ['centre', 'middle', 'middle_se', 'at']
    """
    rows = slopes(fits)
    known = values_of(panel)
    found = [_middle(known, row) for row in rows.iter_rows(named=True)]
    added = pl.DataFrame(
        found, schema=dict.fromkeys(("centre", "middle", "middle_se"), pl.Float64), orient="row"
    )
    last = pl.col("last_year").filter(pl.col("status") == "ok")
    at = last.mode().max().over(*FAMILY, "cohort") if year is None else pl.lit(year, dtype=pl.Int32)
    return rows.hstack(added).with_columns(at=at)


def levels_at(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of `lines` with the level in the year ``at`` in the place of the slope.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> levels_at(lines(PANEL.empty(), FITS.empty())).height
    0
    """
    numbers = ("slope", "slope_se", "df", "at", "centre", "middle", "middle_se")
    slope, se, df, at, centre, middle, middle_se = (
        rows[c].cast(pl.Float64).fill_null(np.inf if c == "df" else np.nan).to_numpy() for c in numbers
    )
    value = middle + slope * (at - centre)
    return replaced(rows, Estimates(value, np.hypot(middle_se, se * (at - centre)), df), _why_not())


def _why_not() -> pl.Expr:
    year, first, last = (pl.col(c) for c in ("at", "first_year", "last_year"))
    return (
        pl.when(pl.col("status") != "ok")
        .then(pl.col("reason").fill_null("not fitted"))
        .when(~pl.col("model").is_in(STRAIGHT))
        .then(pl.format("the model's curve is not one line with an error: {}", "model"))
        .when(pl.col("middle").is_null())
        .then(pl.lit(ANOTHER))
        .when(~year.is_between(first, last))
        .then(pl.format("no value in {}: its years are {}–{}", year, first, last))
    )


def values_of(panel: pl.DataFrame) -> Known:
    """Return the usable observed rows of each series, by region, indicator and subgroup.

    Examples
    --------
    >>> values_of(PANEL.empty())
    {}
    """
    usable = PANEL.check(panel).filter(
        (pl.col("role") == "observed") & (pl.col("status") == "ok") & pl.col("value").is_finite()
    )
    parts = usable.sort(*SERIES, "year").partition_by(*SERIES, as_dict=True)
    return {tuple(map(str, key)): part for key, part in parts.items()}


def _middle(known: Known, row: dict[str, object]) -> tuple[float | None, ...]:
    part = known.get(tuple(str(row[c]) for c in SERIES))
    if row["slope_se"] is None or part is None or part.height != row["n"]:
        return None, None, None
    columns = ("year", "value", "se", "lower", "upper")
    years, values, *stated = (part[c].cast(pl.Float64).fill_null(np.nan).to_numpy() for c in columns)
    return middle(
        years, values, errors(*stated), log=row["scale"] == "log", slope_se=float(str(row["slope_se"]))
    )


def errors(se: Floats, lower: Floats, upper: Floats) -> Floats | None:
    """Return the standard errors that a source states for every value, or None.

    Examples
    --------
    >>> none = np.full(2, np.nan)
    >>> errors(none, np.zeros(2), np.full(2, 3.92)).round(2), errors(none, none, none)
    (array([1., 1.]), None)
    """
    for found in (se, (upper - lower) / (2 * NORMAL_975)):
        if np.isfinite(found).all() and (found > 0).all():
            return found
    return None


def middle(
    years: Floats, values: Floats, stated: Floats | None, *, log: bool, slope_se: float
) -> tuple[float, float, float]:
    """Return the mean year, the level of the line there, and its standard error.

    The error of the level is derived from that of the slope, ``slope_se × sqrt(Σw(year − centre)² / Σw)``:
    exactly least squares' where the errors are independent; where they are not, what widens the slope's
    interval widens the level's as much.

    Parameters
    ----------
    years, values : (n,) arrays
        Usable values.
    stated : (n,) array or None
        Standard errors of the values, in their unit; they weigh.
    log : bool
        Whether the fit is one of logarithms.
    slope_se : float
        Of the fit, a year.

    Examples
    --------
    >>> middle(np.array([2000.0, 2002.0]), np.array([1.0, 3.0]), None, log=False, slope_se=0.5)
    (2001.0, 2.0, 0.5)
    """
    y = np.log(values) if log else values
    weight = np.ones_like(y) if stated is None else (values / stated if log else 1 / stated) ** 2
    share = weight / weight.sum()
    centre = float(share @ years)
    return centre, float(share @ y), slope_se * float(np.sqrt(share @ (years - centre) ** 2))
