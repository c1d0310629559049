"""What the panel is chosen from: every statement about a region, indicator and year."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from trends.catalogue.indicators import indicators
from trends.catalogue.relations import stocks
from trends.panel import names
from trends.schema import FAULTS, PANEL

STATEMENTS: dict[str, pl.DataType | type[pl.DataType]] = {
    **{name: kind for name, kind in PANEL.columns.items() if name != "break_before"},
    "document": pl.String,  # where it is said, for a fault's row
    "place": pl.String,
    "table": pl.Boolean,  # an official table, not prose
    "hedged": pl.Boolean,  # nearly, about, more than
    "own": pl.Boolean,  # of the place that its source speaks for
    "as_of": pl.Int32,  # the last year its source knows of
}


def faults_of(rows: Iterable[tuple[str, str, str, str]]) -> pl.DataFrame:
    """Return (document, place, kind, reason) rows as a frame with the columns of FAULTS.

    Examples
    --------
    >>> faults_of([("a.csv", "", "not_read", "is empty")]).height
    1
    """
    return pl.DataFrame(list(rows), schema=FAULTS.columns, orient="row")


def from_observations(observations: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Turn OBSERVATIONS into STATEMENTS, and list in FAULTS those that have no place in a panel.

    A year known only as an interval stands in its middle (rounded down) with the status *year
    uncertain*; a range stands as its middle with both ends as bounds, a goal that is a bound with the
    end that it has.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS
    >>> [frame.height for frame in from_observations(OBSERVATIONS.empty())]
    [0, 0]
    """
    reason = _why_not()
    aside = observations.with_columns(reason=reason).filter(pl.col("reason").is_not_null())
    kept = observations.filter(reason.is_null()).with_columns(_months(), *_years(), *_source())
    faults = aside.select(
        "document",
        place=pl.format("characters {}-{}", pl.col("start").fill_null(0), pl.col("end").fill_null(0)),
        kind=pl.lit("set_aside"),
        reason=pl.format(
            "{} '{}': {}", pl.col("indicator").fill_null(""), pl.col("quote").fill_null(""), "reason"
        ),
    )
    return _statements(kept), faults.unique()


def _why_not() -> pl.Expr:
    tests = {
        "no value can be read": pl.col("value").is_null(),
        "no year": pl.coalesce("year", "year_low", "year_high").is_null(),
        "no region": pl.col("region").is_null(),
        "no indicator": pl.col("indicator").is_null(),
    }
    reason = pl.coalesce(pl.when(test).then(pl.lit(said)) for said, test in tests.items())
    damaged = (pl.col("damage").cast(pl.String) != "none").fill_null(False)
    return (
        pl.when(damaged)
        .then(pl.format("{} ({})", reason, pl.col("damage").cast(pl.String)))
        .otherwise(reason)
    )


def _months() -> pl.Expr:
    start, end = pl.col("period_start").dt, pl.col("period_end").dt
    span = (end.year() - start.year()) * 12 + end.month().cast(pl.Int32) - start.month().cast(pl.Int32) + 1
    return span.alias("months")


def _years() -> list[pl.Expr]:
    low = pl.coalesce("year", "year_low", "year_high")
    high = pl.coalesce("year", "year_high", "year_low")
    return [((low + high) // 2).alias("year"), low.alias("year_low"), high.alias("year_high")]


def _source() -> list[pl.Expr]:
    text = ["document", "part"]
    most = pl.col("region").drop_nulls().mode().sort().first().over(text)
    # a target for a later year makes no later source
    seen = pl.when(pl.col("role").cast(pl.String) == "observed").then("year_high")
    as_of = seen.max().over(text).fill_null(0)
    return [(pl.col("region") == most).alias("own"), as_of.alias("as_of")]


def _statements(kept: pl.DataFrame) -> pl.DataFrame:
    units = _units(kept)
    kept = kept.join(units, on=["indicator", "unit"], how="left", nulls_equal=True, maintain_order="left")
    ranged = pl.col("value_high").is_not_null() & (pl.col("value_high") != pl.col("value"))
    low, high = pl.min_horizontal("value", "value_high"), pl.max_horizontal("value", "value_high")
    middle = pl.when(ranged).then((low + high) / 2).otherwise("value")
    return kept.select(
        "region",
        "indicator",
        "role",
        "year",
        "months",
        "year_low",
        "year_high",
        "document",
        "own",
        "as_of",
        subgroup=pl.col("subgroup").fill_null(""),
        value=middle * pl.col("factor"),
        se=None,
        lower=pl.when(ranged).then(low).when(_open(">", ">=")).then("value").otherwise("lower")
        * pl.col("factor"),
        upper=pl.when(ranged).then(high).when(_open("<", "<=")).then("value").otherwise("upper")
        * pl.col("factor"),
        numerator=None,
        denominator=None,
        unit=pl.when(pl.col("base") != "").then("base"),
        status=_status(ranged),
        source="document",
        observations=pl.concat_list("id"),
        place=pl.format("characters {}-{}", pl.col("start").fill_null(0), pl.col("end").fill_null(0)),
        table=pl.lit(False),
        hedged=(pl.col("bound").cast(pl.String) != "=").fill_null(False) | ranged | _damaged(),
    ).select(pl.col(c).cast(t) for c, t in STATEMENTS.items())


def _units(kept: pl.DataFrame) -> pl.DataFrame:
    said = kept.select("indicator", "unit").unique().sort("indicator", "unit", nulls_last=True)
    rows = [(key, stated, *names.unit(stated or "", key)) for key, stated in said.iter_rows()]
    schema = {"indicator": pl.String, "unit": pl.String, "base": pl.String, "factor": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _status(ranged: pl.Expr) -> pl.Expr:
    bound = pl.col("bound").cast(pl.String)
    # an uncertain year and a range are fitted from their intervals, unless something else forbids it
    tests = {
        "number damaged": _damaged(),
        "only a bound": bound.is_in(["<", "<=", ">", ">="]).fill_null(False),
        "part of a year": _flows() & (pl.col("months") < 12).fill_null(False),
        "more than a year": (pl.col("months") > 12).fill_null(False),
        "range": ranged,
        "year uncertain": pl.col("year_low") != pl.col("year_high"),
    }
    return pl.coalesce(*(pl.when(test).then(pl.lit(said)) for said, test in tests.items()), pl.lit("ok"))


def _open(*bounds: str) -> pl.Expr:
    """Whether a goal is met on one whole side: within 8, at least 90."""
    goal = pl.col("role").cast(pl.String).is_in(["target", "benchmark"])
    return (goal & pl.col("bound").cast(pl.String).is_in(bounds)).fill_null(False)


def _damaged() -> pl.Expr:
    return (pl.col("damage").cast(pl.String) == "corrupted_number").fill_null(False)


def _flows() -> pl.Expr:
    # counts and per-mille rates grow with the time they cover; shares, ratios and stocks do not
    entries = indicators()
    shares = {key for key, entry in entries.items() if entry.unit in ("%", "per_100_females", "pp", "year")}
    return ~pl.col("indicator").is_in(sorted(stocks() | shares))
