"""Rows of FITS side by side → rows of COMPARISONS on the difference of their slopes."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.catalogue.regions.cohorts import cohort
from trends.comparisons.welch import Difference, Estimates, difference
from trends.schema import STATUS

FAMILY = ("indicator", "subgroup", "model")
NUMBERS = ("estimate", "se", "lower", "upper", "p_value")


def slopes(fits: pl.DataFrame) -> pl.DataFrame:
    """Return what is compared: the observed series, with their cohort, in a fixed order.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> slopes(FITS.empty()).columns[-2:]
    ['reason', 'cohort']
    """
    observed = with_cohort(fits.filter(pl.col("role") == "observed"))
    return observed.sort(*FAMILY, "cohort", "region")


def with_cohort(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows with the cohort of their region, "country level", beside them.

    Examples
    --------
    >>> with_cohort(pl.DataFrame({"region": ["福建省"]}))["cohort"].to_list()
    ['CN province']
    """
    names = rows["region"].unique().sort().to_list()
    found = [cohort(name) for name in names]
    of = pl.DataFrame(
        {"region": names, "cohort": [f"{c.country} {c.level}" for c in found]},
        schema={"region": pl.String, "cohort": pl.String},
    )
    return rows.join(of, on="region", how="left")


def families(rows: pl.DataFrame) -> list[pl.DataFrame]:
    """Part rows into those of one indicator, subgroup, model and cohort, in their order; none of none.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> families(slopes(FITS.empty()))
    []
    """
    return rows.partition_by(*FAMILY, "cohort", maintain_order=True) if rows.height else []


def contrast(
    name: str, rows: pl.DataFrame, first: NDArray[np.int64], second: NDArray[np.int64]
) -> pl.DataFrame:
    """Return a row of COMPARISONS (and its `family`) for each pair of rows of FITS.

    The estimate is the slope of `region` less that of `reference`, on the scale of the fit: units a
    year on the linear scale; on the log scale a difference of logarithms a year, of which
    ``100 × (exp(estimate) − 1)`` is the percentage by which one grows faster than the other each year.

    Parameters
    ----------
    name : str
        The comparison.
    rows : DataFrame
        From `slopes`.
    first, second : (n,) arrays
        Row numbers of region and reference.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> none = np.array([], dtype=np.int64)
    >>> contrast("pairs", slopes(FITS.empty()), none, none).height
    0
    """
    return between(name, rows[first], rows[second])


def between(name: str, one: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """Return the contrasts of two frames of rows such as `slopes` gives, row by row.

    What is compared stands in ``slope`` and ``slope_se``; that of `other` may be anything with an error.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> rows = slopes(FITS.empty())
    >>> between("rest", rows, rows).columns[:3]
    ['comparison', 'indicator', 'subgroup']
    """
    found = difference(estimates(one), estimates(other))
    numbers = {c: pl.Series(v).fill_nan(None) for c, v in found._asdict().items() if c in NUMBERS}
    reason = _reasons(one, other, found)
    ok = reason == ""
    made = one.select(pl.lit(name).alias("comparison"), *FAMILY, "region", pl.col("cohort").alias("family"))
    made = made.with_columns(reference=other["region"], **numbers, reason=reason)
    status = pl.when(ok).then(pl.lit("ok")).otherwise(pl.lit("skipped")).cast(STATUS)
    return made.with_columns(status.alias("status"), *(pl.when(ok).then(pl.col(c)).alias(c) for c in NUMBERS))


def estimates(rows: pl.DataFrame) -> Estimates:
    """Return what is compared, with NaN where there is none; no degrees of freedom: normal.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> estimates(slopes(FITS.empty())).value.size
    0
    """
    value, se = (rows[c].fill_null(np.nan).to_numpy() for c in ("slope", "slope_se"))
    return Estimates(value, se, rows["df"].fill_null(np.inf).to_numpy())


def replaced(rows: pl.DataFrame, put: Estimates, why: pl.Expr, *, reference: str = "") -> pl.DataFrame:
    """Return rows with other estimates in the place of their slopes.

    Parameters
    ----------
    rows : DataFrame
        From `slopes`.
    put : Estimates of (n,) arrays
        What is compared instead.
    why : Expr
        Of `rows`: why there is no estimate; null where there is one.
    reference : str
        What the rows are called from now on; "" keeps the regions' names.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> none = Estimates(*(np.array([]) for _ in range(3)))
    >>> replaced(slopes(FITS.empty()), none, pl.lit(None, pl.String)).height
    0
    """
    known = rows.select(why.is_null().alias("known"))["known"].to_numpy()
    numbers = {
        name: pl.Series(np.where(known, v, np.nan), dtype=pl.Float64).fill_nan(None)
        for name, v in zip(("slope", "slope_se", "df"), put, strict=True)
    }
    status = pl.when(why.is_null()).then(pl.lit("ok")).otherwise(pl.lit("skipped")).cast(STATUS)
    made = rows.with_columns(status.alias("status"), why.fill_null("").alias("reason"), **numbers)
    return made.with_columns(region=pl.lit(reference)) if reference else made


def _reasons(one: pl.DataFrame, other: pl.DataFrame, found: Difference) -> pl.Series:
    parts = pl.DataFrame(
        {
            "region": _why(one),
            "reference": _why(other),
            "scales": one["scale"] != other["scale"],
            "sure": np.isfinite(found.p_value),
        }
    )
    said = pl.concat_str(
        *(pl.concat_str(pl.lit(f"{c}: "), c) for c in ("region", "reference")),
        separator="; ",
        ignore_nulls=True,
    )
    known = pl.col("region").is_null() & pl.col("reference").is_null()
    why = (
        pl.when(~known)
        .then(said)
        .when("scales")
        .then(pl.lit("one is fitted on the log scale, the other is not"))
        .when(~pl.col("sure"))
        .then(pl.lit("neither slope has a standard error"))
        .otherwise(pl.lit(""))
    )
    return parts.select(why.alias("reason"))["reason"]


def _why(rows: pl.DataFrame) -> pl.Series:
    unfit = pl.col("status") != "ok"
    bare = pl.col("slope_se").is_null()
    why = (
        pl.when(unfit)
        .then(pl.col("reason").fill_null("not fitted"))
        .when(bare)
        .then(pl.concat_str(pl.lit("the model gives no standard error: "), "model"))
    )
    return rows.select(why.alias("why"))["why"]
