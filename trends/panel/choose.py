"""Which statement stands for a region, indicator, subgroup, role and year; the others are listed."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from trends.schema import FAULTS, PANEL

_KEY = list(PANEL.key)


def choose(statements: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the PANEL and, in FAULTS, every statement that does not stand in it.

    The order of preference: a certain year over an uncertain one, a whole year over a part of one,
    an official table over prose, exact over hedged, a source that speaks for the place over one that
    speaks of it, a later source (of more recent years) over an earlier one, then the order of
    sources. The observations of a row are those of all its statements, the chosen one's first.

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
    panel = panel.with_columns(break_before=pl.lit(None, pl.String))
    return PANEL.check(panel.select(PANEL.columns.keys()).sort(_KEY)), _others(ranked)


def _preference() -> list[pl.Expr]:
    return [
        pl.col("year_low") != pl.col("year_high"),
        (pl.col("months") - 12).abs().fill_null(0),
        ~pl.col("table"),
        pl.col("hedged"),
        ~pl.col("own"),
        -pl.col("as_of"),
        pl.col("document"),
        pl.col("place").str.extract(r"(\d+)").cast(pl.Int64),
        pl.col("observations").list.first().fill_null(""),
        pl.col("value"),
    ]


def _others(ranked: pl.DataFrame) -> pl.DataFrame:
    chosen = ("value", "document", "place", "unit")
    stands = [pl.col(c).first().over(_KEY).alias(f"chosen_{c}") for c in chosen]
    nth = pl.int_range(pl.len()).over(_KEY).alias("nth")
    beaten = ranked.with_columns(*stands, nth).filter(pl.col("nth") > 0)
    same = (pl.col("value") == pl.col("chosen_value")) & pl.col("unit").eq_missing(pl.col("chosen_unit"))
    beaten = beaten.filter(~same)
    why = beaten.select(_why().alias("why"))["why"]
    beaten = beaten.with_columns(why, agrees=pl.Series(_agree(beaten), dtype=pl.Boolean))
    faults = beaten.select(
        "document",
        "place",
        kind=pl.when((pl.col("why") != "") | pl.col("agrees"))
        .then(pl.lit("set_aside"))
        .otherwise(pl.lit("conflict")),
        reason=_reason(),
    )
    return faults.select(FAULTS.columns.keys()).unique()


def _why() -> pl.Expr:
    # another period, another kind of statement: it differs without contradicting
    tests = {
        " (year uncertain)": pl.col("year_low") != pl.col("year_high"),
        " (only a bound)": pl.col("status") == "only a bound",
        " (another statement of its role)": pl.col("role").cast(pl.String) != "observed",
    }
    months = pl.when((pl.col("months") != 12).fill_null(False)).then(pl.format(" (over {} months)", "months"))
    said = [pl.when(test).then(pl.lit(words)) for words, test in tests.items()]
    return pl.coalesce(*said, months, pl.lit(""))


def _agree(beaten: pl.DataFrame) -> list[bool]:
    pairs = beaten.select("value", "chosen_value", pl.col("unit").eq_missing(pl.col("chosen_unit")))
    return [alike and agree(one, other) for one, other, alike in pairs.iter_rows()]


def agree(one: float, other: float) -> bool:
    """Whether two figures can be one figure printed with different numbers of digits.

    Examples
    --------
    >>> agree(14.78, 14.7798), agree(224000.0, 224312.0), agree(14.7, 14.78)
    (True, True, False)
    """
    half = max(half_digit(one), half_digit(other))
    return abs(one - other) <= half * (1 + 1e-9)


def half_digit(value: float) -> float:
    """Return half a unit of the last digit of a figure; a count printed in full is exact.

    Examples
    --------
    >>> half_digit(14.78), half_digit(224000.0), half_digit(2647.0)
    (0.005, 500.0, 0.0)
    """
    digits = Decimal(repr(value)).normalize().as_tuple()
    exponent = int(digits.exponent) if any(digits.digits) else 0
    # fewer than three noughts at the end of a count may well be counted
    return 0.5 * 10.0**exponent if exponent < 0 or exponent >= 3 else 0.0


def _reason() -> pl.Expr:
    subgroup = pl.when(pl.col("subgroup") != "").then(pl.format(" ({})", "subgroup")).otherwise(pl.lit(""))
    rounded = pl.when(pl.col("agrees")).then(pl.lit(" (the same, rounded)")).otherwise(pl.lit(""))
    values = [pl.col(c).cast(pl.String).str.strip_suffix(".0") for c in ("value", "chosen_value")]
    units = [pl.col(c).fill_null("") for c in ("unit", "chosen_unit")]
    return pl.format(
        "{} {}{} {}: {} {}{}{}; {} {} ({}, {}) stands",
        *("region", "indicator", subgroup, "year", values[0], units[0], "why", rounded),
        *(values[1], units[1], "chosen_document", "chosen_place"),
    )
