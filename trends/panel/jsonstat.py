"""A JSON-stat dataset (versions 1 and 2) as a grid of text cells: one row a value."""

from __future__ import annotations

import json
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import polars as pl

from trends.errors import UnreadableError
from trends.limits import beyond, limit
from trends.panel import names

ROLES = {"time": "year", "geo": "region", "metric": "indicator"}
"""What the format's own roles of dimensions are called in a table."""
DAMAGED = (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError)


def read_dataset(path: Path, name: str) -> pl.DataFrame:
    """Return the first dataset of a file: a header, then one row for each cell of the cube.

    A dimension is a column by its role, else by its name; the others together are the subgroup.

    Parameters
    ----------
    path : Path
        A ``.json`` file.
    name : str
        How it is named in messages.

    Returns
    -------
    polars.DataFrame
        Text columns ``c0`` … .

    Raises
    ------
    UnreadableError
        When the file is no JSON-stat dataset, or has more than DATASET_VALUES of `trends.limits`.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "t.json"
    >>> _ = path.write_text('{"class": "dataset", "label": "births", "id": ["geo", "time"], "size": [1, 2], '
    ...     '"dimension": {"geo": {"category": {"index": ["A"]}}, "time": {"category": {"index": '
    ...     '["2001", "2002"]}}}, "value": [9, 8]}')
    >>> read_dataset(path, "t.json").rows()[:2]
    [('value', 'unit', 'flag', 'region', 'year', 'indicator'), ('9', None, None, 'A', '2001', 'births')]
    """
    try:
        data = _dataset(json.loads(path.read_bytes()))
        inner = data["dimension"]
        ids, sizes = data.get("id") or inner["id"], data.get("size") or inner["size"]
        if (count := prod(sizes)) > limit("DATASET_VALUES"):
            raise UnreadableError(f"has {count:,} values; {beyond('DATASET_VALUES')}", where=name)
        dimensions = {key: _categories(inner[key], size) for key, size in zip(ids, sizes, strict=True)}
        columns = _named(dimensions, data.get("role") or inner.get("role") or {})
        return _grid(data, dimensions, columns)
    except DAMAGED:
        raise UnreadableError("is no JSON-stat dataset", where=name) from None


Categories = list[tuple[str, str, str | None]]
"""Of a dimension, in the order of the cube: code, label, unit."""


def _dataset(data: Any) -> dict[str, Any]:
    if data.get("class") in (None, "bundle") and "dimension" not in data:
        data = next(iter(data.values()))  # version 1: datasets by name
    if data.get("class", "dataset") != "dataset":
        raise ValueError("another class of response")
    return dict(data)


def _categories(dimension: dict[str, Any], size: int) -> Categories:
    category = dimension["category"]
    labels, units = category.get("label") or {}, category.get("unit") or {}
    index = category.get("index") or list(labels)
    codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else list(index)
    if len(codes) != size:
        raise ValueError("size and categories differ")
    named = [(str(code), str(labels.get(code, code)), units.get(code) or {}) for code in codes]
    return [(code, label, unit.get("symbol") or unit.get("label")) for code, label, unit in named]


def _named(dimensions: dict[str, Categories], roles: dict[str, list[str]]) -> dict[str, str]:
    by_role = {key: ROLES[role] for role, keys in roles.items() if role in ROLES for key in keys}
    found: dict[str, str] = {}
    for key in dimensions:
        called = by_role.get(key) or names.column(key)
        found[key] = called if called and called not in found.values() else "subgroup"
    return found


def _grid(data: dict[str, Any], dimensions: dict[str, Categories], columns: dict[str, str]) -> pl.DataFrame:
    count = prod(len(held) for held in dimensions.values())
    values, flags = _listed(data["value"], count), _listed(data.get("status"), count)
    whole = {} if "indicator" in columns.values() else {"indicator": str(data.get("label") or "")}
    kept = {called: [k for k, c in columns.items() if c == called] for called in columns.values()}
    header = ["value", "unit", "flag", *kept, *whole]
    rows: list[list[str | None]] = [[*header]]
    for value, flag, cell in zip(values, flags, product(*dimensions.values()), strict=True):
        at = dict(zip(dimensions, cell, strict=True))
        unit = next((place[2] for place in cell if place[2]), None)
        said = [_said(called, [at[key] for key in keys], dimensions, keys) for called, keys in kept.items()]
        rows.append([value, unit, flag, *said, *whole.values()])
    schema = {f"c{n}": pl.String for n in range(len(header))}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _said(called: str, held: Categories, dimensions: dict[str, Categories], keys: list[str]) -> str:
    if called == "subgroup":
        # a dimension of one category says how the data were cut, not which of them is meant
        several = [label for key, (_, label, _) in zip(keys, held, strict=True) if len(dimensions[key]) > 1]
        return " · ".join(several)
    code, label, _ = held[0]
    coded = called == "year" or (called == "indicator" and names.indicator(code)[2])
    return code if coded and not (called == "year" and label.isdigit()) else label


def _listed(values: Any, count: int) -> list[str | None]:
    if isinstance(values, dict):  # a sparse cube names its cells by their number
        values = [values.get(str(n)) for n in range(count)]
    elif isinstance(values, str) or values is None:
        values = [values] * count
    if len(values) != count:
        raise ValueError("another number of values than cells")
    return [None if value is None else str(value) for value in values]
