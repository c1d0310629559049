"""Where a table's header stands and which way it spreads: years, indicators or regions across."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from trends.errors import UnreadableError
from trends.panel import cells, names
from trends.panel.grid import LINE

PAIR = "year and indicator"
JOIN = "\x1f"
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
        The name of the contract that the headings of `spread` are values of; "" in a tidy table;
        `PAIR` under a header of two rows, whose headings are a year and an indicator.
    """

    row: int
    columns: dict[str, str]
    spread: dict[str, str]
    across: str


def find_layout(grid: pl.DataFrame, name: str, *, indicator: str = "", year: str = "") -> Layout:
    """Return the first row that can be a header, and what it says.

    Parameters
    ----------
    grid : polars.DataFrame
        As `read_grid` gives it.
    name : str
        How the file is named in messages.
    indicator : str
        What the whole table shows, where no column says it.
    year : str
        The year that the whole table is of, where its title says it.

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
    rows = [dict(zip(heads.columns, values, strict=True)) for values in heads.iter_rows()]
    for row, values in enumerate(rows):
        below = rows[row + 1] if row + 1 < len(rows) else {}
        layout = _paired(row, values, below) or _under_time(row, values, below, bool(indicator))
        layout = layout or _layout(row, values, bool(indicator), bool(year))
        if layout:
            return layout
    # a title has one filled cell, so the fullest row is the nearest thing to a header
    found = max(rows, key=lambda values: sum(bool(v) for v in values.values()))
    listed = ", ".join(" ".join(v.split()) for v in found.values() if v)[:200]
    needed = "region, indicator, year, value, or region and one column a year"
    raise UnreadableError(f"lacks columns (needed: {needed})", where=name, choices=[f"found {listed}"])


def _under_time(
    row: int, top: dict[str, str | None], below: dict[str, str | None], named: bool
) -> Layout | None:
    """Read Eurostat's header: TIME and the years in one line, GEO alone in the line under it."""
    region = next((cell for cell, head in below.items() if names.column(head or "") == "region"), None)
    over = region is not None and names.column(top[region] or "") == "year"
    years = _year_heads({cell: head.strip() for cell, head in top.items() if head and cell != region})
    if region is None or not over or not years or not named:
        return None
    return Layout(row + 1, {"region": region}, years, "year")


def _layout(row: int, heads: dict[str, str | None], named: bool, dated: bool) -> Layout | None:
    columns: dict[str, str] = {}
    rest: dict[str, str] = {}
    for cell, head in heads.items():
        called = names.column(head or "")
        if called and called not in columns:
            columns[called] = cell
        elif head and head.strip() and not called:
            rest[cell] = head.strip()
    of_one_year = dated and "year" not in columns and not _year_heads(rest)
    across = _across(columns, _year_heads(rest), rest, named)
    if across is None and of_one_year and "region" in columns:
        known = {cell: head for cell, head in rest.items() if names.indicator(head)[2]}
        return Layout(row, columns, known, "indicator") if known else None
    if across is None:
        return None
    spread = {"": {}, "year": _year_heads(rest)}.get(across, rest)
    return Layout(row, columns, spread, across)


def _paired(row: int, top: dict[str, str | None], below: dict[str, str | None]) -> Layout | None:
    columns = {called: cell for cell, head in top.items() if (called := names.column(head or ""))}
    region = columns.get("region")
    if region is None or not below or (below[region] or "").strip():
        return None
    pairs: dict[str, tuple[str, str]] = {}
    over = ""
    for cell, head in top.items():
        over = (head or "").strip() or over  # a merged heading stands in its first column only
        under = (below[cell] or "").strip()
        if under and cell not in columns.values():
            pairs[cell] = (over, under)
    for year, indicator in ((0, 1), (1, 0)):
        headed = {cell: pair[year] for cell, pair in pairs.items()}
        named = any(names.indicator(pair[indicator])[2] for pair in pairs.values())
        if pairs and named and len(_year_heads(headed)) == len(pairs):
            spread = {cell: pair[year] + JOIN + pair[indicator] for cell, pair in pairs.items()}
            return Layout(row + 1, {"region": region}, spread, PAIR)
    return None


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
