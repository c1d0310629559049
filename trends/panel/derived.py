"""Stated over derived: a derived value of a year that is stated elsewhere is kept, and not fitted."""

from __future__ import annotations

import polars as pl

from trends.panel.choose import agree, half_digit
from trends.panel.statements import faults_of

_CELL = ["region", "indicator", "subgroup", "year"]
OF_A_DAY = 0.01
"""Two populations of one year may be of two days of it, and differ by so much."""
CONFIRMED, CONTRADICTED = "stated as well", "stated otherwise"


def stated_first(panel: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Mark derived rows whose year is stated too; where the two differ, list it in FAULTS.

    A change on the year before is thereby checked against the year before, in whatever document or
    table that is stated.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> row = {"region": "A", "indicator": "births", "subgroup": "", "year": 2001, "status": "ok"}
    >>> stated, derived = {"role": "observed", "value": 9.0}, {"role": "derived", "value": 8.0}
    >>> marked, faults = stated_first(PANEL.build([{**row, **stated}, {**row, **derived}]))
    >>> marked["status"].to_list(), faults["kind"].to_list()
    (['ok', 'stated otherwise'], ['conflict'])
    """
    role = pl.col("role").cast(pl.String)
    stated = panel.filter((role == "observed") & (pl.col("status") == "ok"))
    stated = stated.select(*_CELL, stated="value", stated_source="source", stated_unit="unit")
    joined = panel.join(stated, on=_CELL, how="left", maintain_order="left")
    doubled = (role == "derived") & (pl.col("status") == "ok") & pl.col("stated").is_not_null()
    alike = pl.col("unit").eq_missing(pl.col("stated_unit"))
    ends = ("value", "stated", "unit", "lower", "upper")
    found = joined.select(doubled.alias("doubled"), alike.alias("alike"), *ends)
    status = [
        None if not both else CONFIRMED if one_unit and _agree(*figures) else CONTRADICTED
        for both, one_unit, *figures in found.iter_rows()
    ]
    marked = joined.with_columns(pl.coalesce(pl.Series("status", status, dtype=pl.String), "status"))
    return marked.select(panel.columns), _faults(marked.filter(pl.col("status") == CONTRADICTED))


def _agree(value: float, stated: float, unit: str | None, *ends: float | None) -> bool:
    close = abs(value - stated) <= OF_A_DAY * abs(stated)
    low, high = (value if end is None else end for end in ends)
    half = half_digit(stated) * (1 + 1e-9)
    return agree(value, stated) or low - half <= stated <= high + half or (unit == "person" and close)


def _faults(rows: pl.DataFrame) -> pl.DataFrame:
    said = "{region} {indicator} {year}: {value:g} follows from {origin}; {stated:g} ({stated_source}) stands"
    found = []
    for row in rows.iter_rows(named=True):
        origin = next(iter(row["observations"] or ()), "other figures")
        found.append((row["source"] or "", origin, "conflict", said.format(origin=origin, **row)))
    return faults_of(found)
