"""The rows a chart is drawn from: one series a region, one model, numbers as short as the eye needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import floor, log10

import polars as pl

from trends.errors import TrendsError, unknown
from trends.schema import FITS, PANEL

SHARED = 0.9
"""The share of regions that a year needs for change to be measured from it."""
ROLES = ("observed", "derived")
"""What is drawn as a value; targets, benchmarks and means are never points of a series."""


def observed(panel: pl.DataFrame, indicator: str) -> pl.DataFrame:
    """Return one row per region and year of an indicator, observed before derived.

    Parameters
    ----------
    panel : pl.DataFrame
        PANEL.
    indicator : str
        An id that occurs in it.

    Returns
    -------
    pl.DataFrame
        PANEL's columns and `key`, sorted by region and year; where no whole-population row exists,
        the subgroup with most rows.

    Raises
    ------
    TrendsError
        When the panel has no such indicator or no value to draw.

    Examples
    --------
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed"}
    >>> observed(PANEL.build([row | {"year": 1990, "value": 9.0}]), "births")["key"].to_list()
    ['a|births||observed|1990']
    """
    known = panel["indicator"].unique().to_list()
    if indicator not in known:
        raise unknown("indicator", indicator, known, where="charts")
    rows = panel.filter(
        pl.col("indicator") == indicator,
        pl.col("role").cast(pl.String).is_in(ROLES),
        pl.col("value").is_finite(),
    )
    if rows.is_empty():
        raise TrendsError(f"no observed value of '{indicator}'", where="charts")
    rank = pl.col("role").cast(pl.String).replace_strict({r: i for i, r in enumerate(ROLES)})
    return (
        rows.filter(pl.col("subgroup") == _subgroup(rows))
        .sort("region", "year", rank)
        .unique(["region", "year"], keep="first", maintain_order=True)
        .with_columns(_key(PANEL.key))
    )


def estimates(fits: pl.DataFrame, values: pl.DataFrame) -> pl.DataFrame:
    """Return the fit of each region that `values` shows, by one model: linear where it is there.

    Parameters
    ----------
    fits : pl.DataFrame
        FITS or FITTED.
    values : pl.DataFrame
        From `observed`.

    Examples
    --------
    >>> shown = pl.DataFrame({"region": ["a"], "indicator": ["births"], "subgroup": [""]})
    >>> estimates(FITS.empty(), shown).height
    0
    """
    of = values.select("indicator", "subgroup").row(0)
    rows = fits.filter(
        pl.col("indicator") == of[0],
        pl.col("subgroup") == of[1],
        pl.col("role").cast(pl.String).is_in(ROLES),
        pl.col("region").is_in(values["region"].unique().implode()),
    )
    models = sorted(rows["model"].unique())
    model = "linear" if "linear" in models else (models[0] if models else "")
    keep = ["region", *(["year"] if "year" in fits.columns else [])]
    rank = pl.col("role").cast(pl.String).replace_strict({r: i for i, r in enumerate(ROLES)}, default=9)
    return (
        rows.filter(pl.col("model") == model)
        .sort(*keep, rank)
        .unique(keep, keep="first", maintain_order=True)
        .with_columns(_key(FITS.key))
    )


def broken(series: pl.DataFrame) -> frozenset[int]:
    """Return the years from which one series is made another way than before.

    Examples
    --------
    >>> broken(pl.DataFrame({"year": [2019, 2020], "break_before": [None, "revised"]}))
    frozenset({2020})
    """
    return frozenset(series.filter(pl.col("break_before").is_not_null())["year"])


def runs(years: Iterable[int], step: int, breaks: Collection[int] = ()) -> list[int]:
    """Count off the stretches of a series without a gap or a break.

    Parameters
    ----------
    years : iterable of int
        Ascending.
    step : int
        Years between neighbours of an unbroken series.
    breaks : collection of int
        Years that begin a stretch, for the number before was made another way.

    Examples
    --------
    >>> runs([2000, 2001, 2004, 2005], 1)
    [0, 0, 1, 1]
    """
    numbered: list[int] = []
    before: int | None = None
    run = 0
    for year in years:
        run += before is not None and (year - before > step or year in breaks)
        numbered.append(run)
        before = year
    return numbered


def usual_step(values: pl.DataFrame) -> int:
    """Return the commonest distance in years between neighbouring values (1 when there is none).

    Examples
    --------
    >>> usual_step(pl.DataFrame({"region": ["a"] * 3, "year": [1980, 1990, 2000]}))
    10
    """
    steps = values.select(pl.col("year").diff().over("region").alias("step")).drop_nulls()
    common = steps.group_by("step").len().sort("len", "step", descending=[True, False])
    return int(common["step"][0]) if common.height else 1


def span(values: pl.DataFrame) -> tuple[int, int]:
    """Return the first and the last year.

    Examples
    --------
    >>> span(pl.DataFrame({"year": [1990, 1980]}))
    (1980, 1990)
    """
    first, last = values.select(pl.col("year").min(), pl.col("year").max().alias("last")).row(0)
    return int(first), int(last)


def base_year(values: pl.DataFrame) -> int | None:
    """Return the year that change is measured from; None where no value is positive.

    It is the first in which nine of ten regions, of those in the year with most, have a positive value.

    Examples
    --------
    >>> frame = pl.DataFrame({"year": [1990, 1991, 1991, 1992, 1992], "value": [1.0] * 5})
    >>> base_year(frame)
    1991
    """
    counted = values.filter(pl.col("value") > 0)["year"].value_counts()
    enough = counted.filter(pl.col("count") >= SHARED * pl.col("count").max())["year"]
    return int(str(enough.min())) if enough.len() else None


def largest(values: pl.DataFrame) -> float:
    """Return the largest absolute value.

    Examples
    --------
    >>> largest(pl.DataFrame({"value": [-3.0, 2.0]}))
    3.0
    """
    return float(values.select(pl.col("value").abs().max()).item())


def short(value: float | None, digits: int = 5) -> float | None:
    """Round to significant digits; ``None`` stays ``None``.

    Examples
    --------
    >>> short(12.3456789), short(1412345678.0), short(0.0)
    (12.346, 1412300000.0, 0.0)
    """
    if value is None or value == 0:
        return value
    return round(value, digits - 1 - floor(log10(abs(value))))


def slim(row: Mapping[str, object]) -> dict[str, object]:
    """Return a row without its empty fields, for fewer bytes in the page.

    Examples
    --------
    >>> slim({"region": "a", "ring": None, "run": 0})
    {'region': 'a', 'run': 0}
    """
    return {k: v for k, v in row.items() if v is not None and v is not False}


def _subgroup(rows: pl.DataFrame) -> str:
    counted = rows.group_by("subgroup").len().sort("len", "subgroup", descending=[True, False])
    found = counted["subgroup"].to_list()
    return "" if "" in found else str(found[0])


def _key(columns: Iterable[str]) -> pl.Expr:
    return pl.concat_str([pl.col(c).cast(pl.String) for c in columns], separator="|").alias("key")
