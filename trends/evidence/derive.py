"""OBSERVATIONS → the OBSERVATIONS that follow from them; stated ones are never touched."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from trends.evidence.births import births_of_shares
from trends.evidence.counts import bases, sexes
from trends.evidence.figures import Figure, texts
from trends.evidence.pace import beginnings
from trends.evidence.previous import Derived, previous_values
from trends.evidence.reference import references
from trends.schema import OBSERVATIONS

RULES: dict[str, Callable[[list[Figure]], list[Derived]]] = {
    "previous": previous_values,
    "reference": references,
    "base": bases,
    "sexes": sexes,
    "births": births_of_shares,
    "beginnings": beginnings,
}
"""What can be derived from the figures of one text; a new rule is one function and one line."""


def derive(observations: pl.DataFrame) -> pl.DataFrame:
    """Return what follows from the stated figures, as OBSERVATIONS with the role *derived*.

    Each has the place and quote of the change or gap it follows from, the ids of its origins in
    `derived_from`, and the rule.

    Parameters
    ----------
    observations : polars.DataFrame
        OBSERVATIONS, in any order; derived rows in it are not derived from again.

    Returns
    -------
    polars.DataFrame
        Only the new rows.

    Examples
    --------
    >>> stated = OBSERVATIONS.build([
    ...     {"id": "t:1:9", "document": "t", "part": 1, "start": 9, "indicator": "births", "region": "A",
    ...      "value": 90.0, "unit": "birth", "role": "observed", "year": 2011, "quote": "90"},
    ...     {"id": "t:1:20", "document": "t", "part": 1, "start": 20, "indicator": "births", "region": "A",
    ...      "value": -10.0, "unit": "birth", "role": "change", "year": 2011, "quote": "10"},
    ... ])
    >>> derive(stated).select("id", "value", "year", "derived_from").row(0)
    ('t:1:20#previous_by_difference', 100.0, 2010, ['t:1:9', 't:1:20'])
    """
    found = [d for figures in texts(observations) for rule in RULES.values() for d in rule(figures)]
    if not found:
        return OBSERVATIONS.empty()
    known = observations.unique("id")
    place = known.select("id", *(c for c in known.columns if c not in (*_NEW, *_TIME)))
    time = known.select("id", *_TIME)  # of the level: a change need not repeat its year
    new = pl.DataFrame([_fields(d) for d in found], schema=_NEW).unique(
        "id", keep="first", maintain_order=True
    )
    joined = new.join(place.rename({"id": "source"}), on="source", how="left")
    joined = joined.join(time.rename({"id": "level"}), on="level", how="left")
    shifted = joined.with_columns(pl.col("year", "year_low", "year_high") + pl.col("shift"))
    moved = pl.col("shift").fill_null(1) != 0
    shifted = shifted.with_columns(
        *(pl.when(moved).then(_shifted(c)).otherwise(c).alias(c) for c in ("period_start", "period_end")),
        pl.lit("none").cast(OBSERVATIONS.columns["damage"]).alias("damage"),
    )
    return OBSERVATIONS.check(shifted.select(OBSERVATIONS.columns.keys()).sort("id"))


_OWN = ("id", "indicator", "value", "value_high", "unit", "bound", "subgroup", "role", "rule", "derived_from")
_NEW = {
    **{c: OBSERVATIONS.columns[c] for c in _OWN},
    "shift": pl.Int32,
    "source": pl.String,
    "level": pl.String,
}
_TIME = ("year", "year_low", "year_high", "period_start", "period_end")


def _fields(derived: Derived) -> dict[str, object]:
    return {
        "id": f"{derived.source.id}#{derived.rule}",
        "value": derived.value,
        "value_high": derived.value_high,
        "unit": derived.unit,
        "bound": derived.bound,
        "subgroup": derived.subgroup,
        "indicator": derived.indicator or derived.source.indicator,
        "role": "derived",
        "rule": derived.rule,
        "derived_from": [f.id for f in derived.origins],
        "shift": derived.shift,
        "source": derived.source.id,
        "level": derived.origins[0].id,
    }


def _shifted(column: str) -> pl.Expr:
    # a null shift leaves no period: the text does not say which year is meant
    return pl.col(column).dt.offset_by(pl.format("{}y", pl.col("shift")))
