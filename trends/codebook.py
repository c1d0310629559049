"""The codebook: every column of every table with its type and what it says, as Markdown."""

from __future__ import annotations

import polars as pl

from trends.package import dictionary
from trends.schema import TABLES, Table


def codebook() -> str:
    """Return a table of columns for each table of `trends.schema`.

    Examples
    --------
    >>> print(codebook().splitlines()[0])
    ## observations
    """
    return "\n".join(_chapter(table, dictionary()[name]) for name, table in TABLES.items())


def _chapter(table: Table, said: dict[str, str]) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    rows = [f"| `{name}` | {_kind(kind)} | {said[name]} |" for name, kind in table.columns.items()]
    head = f"## {table.name}\n\n{said['_']}. Key: {key}.\n\n| column | type | what it says |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def _kind(kind: pl.DataType | type[pl.DataType]) -> str:
    if isinstance(kind, pl.Enum):
        return "one of " + ", ".join(f"`{word}`" for word in kind.categories)
    if isinstance(kind, pl.List):
        return "list of texts"
    return {pl.String: "text", pl.Int32: "whole number", pl.Float64: "number", pl.Date: "date"}[kind]  # type: ignore[index]
