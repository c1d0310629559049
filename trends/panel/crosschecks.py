"""What several sources state of one thing: text against text, text against table, derived against stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from trends.panel import names
from trends.panel.choose import half_digit
from trends.panel.derived import CONFIRMED, CONTRADICTED, OF_A_DAY
from trends.schema import CHECKS

HEDGE = 0.1
"""A figure said to be *about* so much is taken to lie within a tenth of it."""
STATED = ("observed", "mean")
COMPARED = ("ok", "part of a year", "more than a year")
_NEEDED = (
    *("id", "document", "part", "indicator", "value", "value_high", "unit", "bound", "damage"),
    *("year", "period_start", "period_end"),
)


def cross_checks(panel: pl.DataFrame, observations: pl.DataFrame) -> pl.DataFrame:
    """Compare every statement with the one that stands for its region, indicator and period in the panel.

    Three kinds: *table*, a text against a table; *twice*, a text against another; *derived*, what
    follows from a text (a change on the year before) against what another source states. Statements
    of another number of months, ranges, bounds and uncertain years are not of the same thing.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL, as `build` gives it.
    observations : polars.DataFrame
        OBSERVATIONS, with the derived ones among them.

    Returns
    -------
    polars.DataFrame
        CHECKS; in `observations` the compared one first, then the one that stands, if a text's.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS, PANEL
    >>> cross_checks(PANEL.empty(), OBSERVATIONS.empty()).height
    0
    """
    said = {row["id"]: row for row in observations.select(_NEEDED).iter_rows(named=True)}
    found = [_row(pair) for pair in (*_stated(panel, said), *_followed(panel, said))]
    unique = {(row["kind"], str(row["observations"])): row for row in found}
    return CHECKS.build([unique[key] for key in sorted(unique)])


Said = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Pair:
    """A statement and the value that stands: of which text it is, and how far it may be off."""

    kind: str
    one: dict[str, Any]
    stands: float
    texts: tuple[str, ...]
    off: float


def _stated(panel: pl.DataFrame, said: Said) -> Iterator[Pair]:
    role = pl.col("role").cast(pl.String)
    rows = panel.filter(role.is_in(STATED) & pl.col("status").is_in(COMPARED) & pl.col("value").is_not_null())
    for row in rows.filter(pl.col("observations").list.len() > 0).iter_rows(named=True):
        known = [said[i] for i in row["observations"] if i in said]
        first = known[0] if known else None
        if first is None:
            continue
        text = first if row["source"].startswith(first["document"]) and not _is_table(row, first) else None
        for one in known:
            kind = "table" if text is None else "twice"
            place = (one["document"], one["part"])
            same = _months(one) in (row["months"], None) or row["months"] is None
            if same and _plain(one) and (text is None or place != (text["document"], text["part"])):
                yield Pair(kind, one, row["value"], (text["id"],) if text else (), _off(row["value"], text))


def _is_table(row: dict[str, Any], first: dict[str, Any]) -> bool:
    return str(row["source"]).startswith(f"{first['document']} line ")


def _followed(panel: pl.DataFrame, said: Said) -> Iterator[Pair]:
    cell = ["region", "indicator", "subgroup", "year"]
    stands = panel.filter(pl.col("role").cast(pl.String) == "observed", pl.col("status") == "ok")
    stands = stands.select(*cell, stated="value", ids="observations")
    derived = panel.filter(pl.col("status").is_in([CONFIRMED, CONTRADICTED])).join(stands, on=cell)
    for row in derived.iter_rows(named=True):
        for one in (said[i] for i in row["observations"][:1] if i in said):
            texts = tuple(i for i in row["ids"] or () if i in said)[:1]
            ends = [abs(end - row["value"]) for end in (row["lower"], row["upper"]) if end is not None]
            yield Pair(
                "derived", one, row["stated"], texts, half_digit(row["stated"]) + max(ends, default=0.0)
            )


def _row(pair: Pair) -> dict[str, object]:
    one, stands = pair.one, pair.stands
    value = one["value"] * names.unit(one["unit"] or "", one["indicator"])[1]
    half = half_digit(value)
    people = OF_A_DAY * abs(stands) if one["unit"] == "person" else 0.0
    tolerance = half + pair.off + people + (HEDGE * abs(value) if one["bound"] == "~" else 0.0)
    distance = round(abs(value - stands), 9)
    close = "within_rounding" if distance <= tolerance * (1 + 1e-9) else "fails"
    counted = people and half + pair.off < distance <= tolerance
    return {
        "document": one["document"],
        "part": one["part"],
        "kind": pair.kind,
        "observations": [one["id"], *pair.texts],
        "stated": value,
        "computed": stands,
        "tolerance": round(tolerance, 9),
        "verdict": "holds" if distance <= half * (1 + 1e-9) else close,
        "note": "the two may be counted on two days of the year" if counted else "",
    }


def _plain(one: dict[str, Any]) -> bool:
    exact = one["bound"] in ("=", "~", None) and one["value_high"] is None and one["damage"] in ("none", None)
    return exact and one["value"] is not None and one["year"] is not None


def _months(one: dict[str, Any]) -> int | None:
    start, end = one["period_start"], one["period_end"]
    return (
        None if start is None or end is None else (end.year - start.year) * 12 + end.month - start.month + 1
    )


def _off(value: float, text: dict[str, Any] | None) -> float:
    hedged = text is not None and text["bound"] == "~"
    return half_digit(value) + (HEDGE * abs(value) if hedged else 0.0)
