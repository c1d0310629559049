"""OBSERVATIONS → the OBSERVATIONS that follow from them; stated ones are never touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import polars as pl

from trends.evidence.births import births_of_shares
from trends.evidence.counts import bases, sexes
from trends.evidence.exposure import whole_years
from trends.evidence.figures import Figure, texts
from trends.evidence.pace import beginnings
from trends.evidence.previous import Derived, previous_values
from trends.evidence.quotients import counts_of_rates, rates_of_counts
from trends.evidence.reference import references
from trends.evidence.totals import remainders, totals
from trends.schema import OBSERVATIONS

RULES: dict[str, Callable[[list[Figure]], list[Derived]]] = {
    "previous": previous_values,
    "reference": references,
    "base": bases,
    "sexes": sexes,
    "births": births_of_shares,
    "beginnings": beginnings,
    "rates": rates_of_counts,
    "counts": counts_of_rates,
    "totals": totals,
    "remainders": remainders,
    "whole_years": whole_years,
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
    found = _agreeing(d for figures in texts(observations) for rule in RULES.values() for d in rule(figures))
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
    shifted = shifted.with_columns(
        *(_period(c, month, day) for c, month, day in (("period_start", 1, 1), ("period_end", 12, 31))),
        pl.lit("none").cast(OBSERVATIONS.columns["damage"]).alias("damage"),
    )
    return OBSERVATIONS.check(shifted.select(OBSERVATIONS.columns.keys()).sort("id"))


_OWN = (
    "id",
    "indicator",
    "value",
    "value_high",
    "lower",
    "upper",
    "unit",
    "bound",
    "subgroup",
    "role",
    "rule",
    "derived_from",
)
_NEW = {
    **{c: OBSERVATIONS.columns[c] for c in _OWN},
    "shift": pl.Int32,
    "whole_year": pl.Boolean,
    "source": pl.String,
    "level": pl.String,
}
_TIME = ("year", "year_low", "year_high", "period_start", "period_end")


def _agreeing(found: Iterable[Derived]) -> list[Derived]:
    """Leave out values of one thing that exclude each other, and about ones where there is an exact one.

    Where two exclude each other, a figure that one follows from was misread or is wrong.
    """
    groups: dict[tuple[object, ...], list[Derived]] = {}
    for one in found:
        of = one.origins[0]
        about = (of.document, of.part, of.region, one.indicator or one.source.indicator, one.subgroup)
        groups.setdefault((*about, of.year, one.shift, one.whole_year), []).append(one)
    kept = [_exact(group) for group in groups.values() if _compatible(group)]
    return [one for group in kept for one in group]


def _exact(group: list[Derived]) -> list[Derived]:
    return [one for one in group if one.bound == "="] or group


def _compatible(group: list[Derived]) -> bool:
    if len({one.rule for one in group}) == 1:
        return True
    lowest = [one.ends[0] for one in group if one.ends]
    highest = [one.ends[1] for one in group if one.ends and one.ends[1] is not None]
    return not lowest or not highest or max(lowest) <= min(highest)


def _fields(derived: Derived) -> dict[str, object]:
    return {
        "id": f"{derived.source.id}#{derived.rule}",
        "value": derived.value,
        "value_high": derived.value_high,
        "lower": None if derived.ends is None else derived.ends[0],
        "upper": None if derived.ends is None else derived.ends[1],
        "unit": derived.unit,
        "bound": derived.bound,
        "subgroup": derived.subgroup,
        "indicator": derived.indicator or derived.source.indicator,
        "role": "derived",
        "rule": derived.rule,
        "derived_from": [f.id for f in derived.origins],
        "shift": derived.shift,
        "whole_year": derived.whole_year,
        "source": derived.source.id,
        "level": derived.origins[0].id,
    }


def _period(column: str, month: int, day: int) -> pl.Expr:
    # a null shift leaves no period: the text does not say which year is meant
    moved = pl.col(column).dt.offset_by(pl.format("{}y", pl.col("shift")))
    same = pl.when(pl.col("shift").fill_null(1) == 0).then(column).otherwise(moved)
    return pl.when("whole_year").then(pl.date("year", month, day)).otherwise(same).alias(column)
