"""The name that a number carries in the page: the key columns of its row, joined by ``|``."""

from __future__ import annotations

from collections.abc import Mapping

from trends.schema import SERIES, TABLES


def key(table: str, row: Mapping[str, object]) -> str:
    """Return the key of a row of one table.

    Examples
    --------
    >>> row = {"region": "甲县", "indicator": "births", "subgroup": "", "role": "observed", "year": 2004}
    >>> key("panel", row)
    '甲县|births||observed|2004'
    """
    return "|".join(str(row[column]) for column in TABLES[table].key)


def tally(indicator: str, verdict: str) -> str:
    """Return the key of a count of regions with one verdict.

    Examples
    --------
    >>> tally("births", "falling")
    'count|births|falling'
    """
    return f"count|{indicator}|{verdict}"


def series(row: Mapping[str, object]) -> str:
    """Return the key of the series that a row belongs to.

    Examples
    --------
    >>> series({"region": "甲县", "indicator": "births", "subgroup": "", "role": "observed", "year": 2004})
    '甲县|births||observed'
    """
    return "|".join(str(row[column]) for column in SERIES)


def bend(name: str, segment: int) -> str:
    """Return the key of one stretch of the line that may bend through a series.

    Examples
    --------
    >>> bend("甲县|births||observed", 2)
    'bend|甲县|births||observed|2'
    """
    return f"bend|{name}|{segment}"
