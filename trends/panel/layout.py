"""Where a table's header stands and which way it spreads: years, indicators or regions across."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from trends.errors import UnreadableError
from trends.panel import cells, names
from trends.panel.grid import LINE

DEEPEST = 15
"""A header is looked for in this many rows: titles and units may stand above it."""


@dataclass(frozen=True)
class Layout:
    """How a table is laid out.

    Attributes
    ----------
    row : int
        The header's row in the grid.
    columns : dict of str to str
        The grid's column of each name of the contract.
    spread : dict of str to str
        What each value column holds: its column in the grid, its heading.
    across : str
        The name of the contract that the headings of `spread` are values of; "" in a tidy table.
    """

    row: int
    columns: dict[str, str]
    spread: dict[str, str]
    across: str


def find_layout(grid: pl.DataFrame, name: str, *, indicator: str = "") -> Layout:
    """Return the first row that can be a header, and what it says.

    Parameters
    ----------
    grid : polars.DataFrame
        As `read_grid` gives it.
    name : str
        How the file is named in messages.
    indicator : str
        What the whole table shows, where no column says it.

    Raises
    ------
    UnreadableError
        Naming the columns found and those needed.

    Examples
    --------
    >>> grid = pl.DataFrame({"c0": ["Births", "area"], "c1": [None, "2001"], LINE: [1, 2]})
    >>> find_layout(grid, "t.csv", indicator="births")
    Layout(row=1, columns={'region': 'c0'}, spread={'c1': '2001'}, across='year')
    """
    heads = grid.head(DEEPEST).drop(LINE)
    for row, values in enumerate(heads.iter_rows()):
        layout = _layout(row, dict(zip(heads.columns, values, strict=True)), bool(indicator))
        if layout:
            return layout
    # a title has one filled cell, so the fullest row is the nearest thing to a header
    found = max(heads.iter_rows(), key=lambda values: sum(v is not None for v in values))
    listed = ", ".join(str(v) for v in found if v is not None)[:200]
    needed = "region, indicator, year, value, or region and one column a year"
    raise UnreadableError(f"lacks columns (needed: {needed})", where=name, choices=[f"found {listed}"])


def _layout(row: int, heads: dict[str, str | None], named: bool) -> Layout | None:
    columns: dict[str, str] = {}
    rest: dict[str, str] = {}
    for cell, head in heads.items():
        called = names.column(head or "")
        if called and called not in columns:
            columns[called] = cell
        elif head and head.strip() and not called:
            rest[cell] = head.strip()
    across = _across(columns, _year_heads(rest), rest, named)
    if across is None:
        return None
    spread = {"": {}, "year": _year_heads(rest)}.get(across, rest)
    return Layout(row, columns, spread, across)


def _across(columns: dict[str, str], years: dict[str, str], rest: dict[str, str], named: bool) -> str | None:
    says_what = named or "indicator" in columns
    tests = {
        "": {"region", "year", "value"} <= columns.keys() and says_what,
        "year": "region" in columns and "year" not in columns and bool(years) and says_what,
        "indicator": {"region", "year"} <= columns.keys() and "indicator" not in columns and bool(rest),
        "region": "year" in columns and "region" not in columns and bool(rest) and says_what,
    }
    return next((across for across, holds in tests.items() if holds), None)


def _year_heads(rest: dict[str, str]) -> dict[str, str]:
    if not rest:
        return {}
    heads = pl.DataFrame({"cell": list(rest), "head": list(rest.values())})
    found = heads.filter(cells.year(pl.col("head")).is_not_null())
    return dict(found.iter_rows())
