"""The level of a fitted line in a year, with its error, from the panel's values and the fit's slope."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.comparisons.slopes import FAMILY, replaced, slopes
from trends.comparisons.welch import Estimates, Floats
from trends.schema import PANEL

STRAIGHT = ("ar1", "linear")
"""Models whose curve is one line and whose slope has a standard error."""
SERIES = ("region", "indicator", "subgroup")
Parts = tuple[NDArray[np.int64], int]
"""The number of each value's series, and how many series there are."""
Known = dict[tuple[str, ...], tuple[Floats, Floats]]
"""Years and values of each series."""
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
    added = _middles(_usable(panel), rows)
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
    """Return years and values of the usable observed rows of each series, by region, indicator and subgroup.

    Examples
    --------
    >>> values_of(PANEL.empty())
    {}
    """
    usable = _usable(panel)
    series = usable.group_by(SERIES, maintain_order=True).len()
    ends = np.cumsum(series["len"].to_numpy())[:-1]
    parts = (np.split(usable[c].cast(pl.Float64).to_numpy(), ends) for c in ("year", "value"))
    return dict(zip(series.select(SERIES).iter_rows(), zip(*parts, strict=True), strict=False))


def _usable(panel: pl.DataFrame) -> pl.DataFrame:
    usable = PANEL.check(panel).filter(
        (pl.col("role") == "observed") & (pl.col("status") == "ok") & pl.col("value").is_finite()
    )
    return usable.sort(*SERIES, "year")


def _middles(usable: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Return centre, middle and its error for each row; null where the panel is another than was fitted."""
    fitted = rows.select(*SERIES, "scale", "n", "slope_se").with_row_index("row")
    values = usable.select(*SERIES, "year", "value", "se", "lower", "upper", size=pl.len().over(SERIES))
    met = fitted.filter(pl.col("slope_se").is_not_null()).join(values, on=SERIES, maintain_order="left_right")
    met = met.filter(pl.col("size") == pl.col("n"))
    numbers = (
        pl.col(c).cast(pl.Float64).fill_null(np.nan) for c in ("year", "value", "se", "lower", "upper")
    )
    years, value, *stated = (column.to_numpy() for column in met.select(*numbers))
    of, count = met["row"].cast(pl.Int64).to_numpy(), rows.height
    log = (met["scale"] == "log").to_numpy()
    centre, level, spread = middles((of, count), years, value, errors((of, count), *stated), log)
    se = spread * rows["slope_se"].cast(pl.Float64).fill_null(np.nan).to_numpy()
    made = {"centre": centre, "middle": level, "middle_se": se}
    return pl.DataFrame({name: pl.Series(column, nan_to_null=True) for name, column in made.items()})


def errors(of: Parts, se: Floats, lower: Floats, upper: Floats) -> Floats:
    """Return the standard errors that a source states for every value of a series, NaN elsewhere.

    Examples
    --------
    >>> none = np.full(2, np.nan)
    >>> errors((np.zeros(2, dtype=int), 1), none, np.zeros(2), np.full(2, 3.92)).round(2)
    array([1., 1.])
    """
    found = np.full(se.size, np.nan)
    for stated in ((upper - lower) / (2 * NORMAL_975), se):
        with np.errstate(invalid="ignore"):
            lacks = np.bincount(of[0][~(np.isfinite(stated) & (stated > 0))], minlength=of[1]) > 0
        found = np.where(lacks[of[0]], found, stated)
    return found


def middles(
    of: Parts, years: Floats, values: Floats, stated: Floats, log: NDArray[np.bool_]
) -> tuple[Floats, Floats, Floats]:
    """Return the mean year of each series, the level of its line there, and the spread of its years.

    The error of the level is that of the slope times the spread, ``sqrt(Σw(year − centre)² / Σw)``: exactly
    least squares' where the errors are independent; where they are not, what widens the slope's interval
    widens the level's as much.

    Parameters
    ----------
    of : (n,) array and int
        Which series a value belongs to, and how many there are.
    years, values : (n,) arrays
        Usable values.
    stated : (n,) array
        Standard errors of the values, in their unit, NaN where a series has none; they weigh.
    log : (n,) array
        Whether the fit is one of logarithms.

    Returns
    -------
    three (s,) arrays
        NaN for a series without values.

    Examples
    --------
    >>> one, none = (np.zeros(2, dtype=int), 1), np.full(2, np.nan)
    >>> middles(one, np.array([2000.0, 2002.0]), np.array([1.0, 3.0]), none, np.zeros(2, dtype=bool))
    (array([2001.]), array([2.]), array([1.]))
    """
    series, count = of
    y = np.log(values, out=values.copy(), where=log)
    known = np.isfinite(stated)
    weight = np.where(known, (np.where(log, values, 1.0) / np.where(known, stated, 1.0)) ** 2, 1.0)
    share = weight / np.bincount(series, weight, count)[series]
    found = np.bincount(series, minlength=count) > 0
    centre, level = (np.where(found, np.bincount(series, share * v, count), np.nan) for v in (years, y))
    away = np.bincount(series, share * (years - centre[series]) ** 2, count)
    return centre, level, np.where(found, np.sqrt(away), np.nan)
