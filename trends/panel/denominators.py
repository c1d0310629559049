"""The counts that rates and shares were taken of, where the same text prints them or they follow."""

from __future__ import annotations

import polars as pl

from trends.catalogue.indicators import indicators
from trends.schema import PANEL

WHOLE = ("base_of_rate", "births_of_shares", "smallest_of_shares")
"""Rules of derived observations whose value is what their origins are shares or rates of."""
UNITS = ("%", "‰")
SAID = {">=": "denominator {} or more", "~": "denominator about {}", "=": "denominator {}"}
"""How `source` says that the count is a lower bound, approximate, or follows exactly."""
_PLACE = ["region", "role", "year", "source", "subgroup"]


def with_denominators(panel: pl.DataFrame, observations: pl.DataFrame) -> pl.DataFrame:
    """Fill the denominators of rates and shares that come from prose.

    First with what the same document states of the same place and period, then with what follows
    from the row's own observations. Where several counts fit, it is the smallest, which weighs the
    value least; `source` says so.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL.
    observations : polars.DataFrame
        OBSERVATIONS, with the derived ones among them.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS
    >>> with_denominators(PANEL.empty(), OBSERVATIONS.empty()).height
    0
    """
    stated, derived = _stated(panel), _derived(observations)
    open_to = pl.col("unit").is_in(UNITS) & pl.col("denominator").is_null()
    open_to &= pl.col("role").cast(pl.String) != "derived"
    numbered = panel.with_row_index("row")
    found = numbered.filter(open_to).select("row", *_PLACE, "months", "indicator", "observations")
    found = found.join(stated, on=[*_PLACE, "indicator"], how="left")
    same = (pl.col("stated_months").eq_missing(pl.col("months"))) | pl.col("stock")
    first = pl.col("observations").list.first()
    found = found.with_columns(origin=first, stated=pl.when(same).then("stated"))
    found = found.join(derived, on=["origin", "source"], how="left")
    found = found.select("row", "stated", "count", "said").sort("row")
    joined = numbered.join(found, on="row", how="left", maintain_order="left")
    follows = pl.col("stated").is_null() & pl.col("count").is_not_null()
    return joined.with_columns(
        denominator=pl.coalesce("denominator", "stated", "count"),
        source=pl.when(follows).then(pl.format("{} · {}", "source", "said")).otherwise("source"),
    ).select(PANEL.columns.keys())


def _stated(panel: pl.DataFrame) -> pl.DataFrame:
    of = [(key, entry.denominator) for key, entry in indicators().items() if entry.denominator]
    names = pl.DataFrame(of, schema={"share": pl.String, "indicator": pl.String}, orient="row")
    prose = panel.filter((pl.col("observations").list.len() > 0) & (pl.col("status") != "range"))
    prose = prose.filter(pl.col("status").is_in(["ok", "part of a year"]), pl.col("value") > 0)
    joined = prose.join(names, on="indicator", how="inner")
    return joined.select(
        *_PLACE,
        indicator="share",
        stated="value",
        stated_months="months",
        stock=(pl.col("unit") == "person").fill_null(False),
    )


def _derived(observations: pl.DataFrame) -> pl.DataFrame:
    rules = observations.filter(pl.col("rule").is_in(WHOLE), pl.col("value") > 0)
    bound = pl.col("bound").cast(pl.String).fill_null("=")
    count = pl.col("value").cast(pl.Int64)
    ranged = pl.format("denominator {} to {}", count, pl.col("value_high").cast(pl.Int64))
    said = pl.coalesce(
        pl.when(pl.col("value_high").is_not_null()).then(ranged),
        *(pl.when(bound == kind).then(pl.format(words, count)) for kind, words in SAID.items()),
    )
    kept = rules.select("derived_from", source="document", count="value", said=said).explode("derived_from")
    kept = kept.rename({"derived_from": "origin"}).drop_nulls("origin").sort("origin", "count", "said")
    return kept.unique(["origin", "source"], keep="first", maintain_order=True)
