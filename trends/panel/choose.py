"""Which statement stands for a region, indicator, subgroup, role and year; the others are listed."""

from __future__ import annotations

import polars as pl

from trends.schema import FAULTS, PANEL

_KEY = list(PANEL.key)


def choose(statements: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the PANEL and, in FAULTS, every statement that does not stand in it.

    The order of preference: a certain year over an uncertain one, a whole year over a part of one,
    an official table over prose, exact over hedged, then the order of sources. The observations of
    a row are those of all its statements, the chosen one's first.

    Parameters
    ----------
    statements : polars.DataFrame
        STATEMENTS, in any order.

    Examples
    --------
    >>> from trends.panel.statements import STATEMENTS
    >>> [frame.height for frame in choose(pl.DataFrame(schema=STATEMENTS))]
    [0, 0]
    """
    ranked = statements.sort(*_preference())
    chosen = ranked.unique(_KEY, keep="first", maintain_order=True).drop("observations")
    said = ranked.select(*_KEY, "observations").explode("observations").drop_nulls("observations")
    ids = said.group_by(_KEY, maintain_order=True).agg("observations")
    panel = chosen.join(ids, on=_KEY, how="left").with_columns(pl.col("observations").fill_null([]))
    return PANEL.check(panel.select(PANEL.columns.keys()).sort(_KEY)), _others(ranked)


def _preference() -> list[pl.Expr]:
    return [
        pl.col("year_low") != pl.col("year_high"),
        (pl.col("months") - 12).abs().fill_null(0),
        ~pl.col("table"),
        pl.col("hedged"),
        pl.col("document"),
        pl.col("place").str.extract(r"(\d+)").cast(pl.Int64),
        pl.col("observations").list.first().fill_null(""),
        pl.col("value"),
    ]


def _others(ranked: pl.DataFrame) -> pl.DataFrame:
    stands = [
        pl.col(c).first().over(_KEY).alias(f"chosen_{c}") for c in ("value", "document", "place", "unit")
    ]
    nth = pl.int_range(pl.len()).over(_KEY).alias("nth")
    beaten = ranked.with_columns(*stands, nth).filter(pl.col("nth") > 0)
    beaten = beaten.filter(
        (pl.col("value") != pl.col("chosen_value")) | (pl.col("unit") != pl.col("chosen_unit"))
    )
    uncertain = pl.col("year_low") != pl.col("year_high")
    other_time = (pl.col("months") != 12).fill_null(False)
    subgroup = pl.when(pl.col("subgroup") != "").then(pl.format(" ({})", "subgroup")).otherwise(pl.lit(""))
    aside = uncertain | other_time | (pl.col("role").cast(pl.String) != "observed")
    faults = beaten.select(
        "document",
        "place",
        kind=pl.when(aside).then(pl.lit("set_aside")).otherwise(pl.lit("conflict")),
        reason=pl.format(
            "{} {}{} {}: {} {}{}; {} {} ({}, {}) stands",
            *("region", "indicator", subgroup, "year", "value", pl.col("unit").fill_null("")),
            pl.when(uncertain)
            .then(pl.lit(" (year uncertain)"))
            .when(other_time)
            .then(pl.format(" (over {} months)", "months"))
            .otherwise(pl.lit("")),
            *("chosen_value", pl.col("chosen_unit").fill_null(""), "chosen_document", "chosen_place"),
        ),
    )
    return faults.select(FAULTS.columns.keys()).unique()
