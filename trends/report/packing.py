"""Columns of the page's data block, written short: what repeats once, what grows as steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

Column = Sequence[Any]
Packed = Any
"""A column as JSON: the values, or one of the forms that `pack` lists; ``unpack.js`` reads them."""


def pack(columns: Mapping[str, Column]) -> dict[str, Any]:
    """Return columns of one length, each in the shortest of its forms.

    ``{"same": v}``: every value is v. ``{"steps": [...]}``: whole numbers, each as its distance from the
    one before. ``{"words": [...], "at": column}``: texts as places in the list of those that occur.
    ``{"of": column, "all": column}``: lists, their lengths and their members one after another.

    Parameters
    ----------
    columns : mapping of str to sequence
        Values that JSON knows.

    Examples
    --------
    >>> pack({"year": [2001, 2002, 2003], "unit": ["‰"] * 3, "value": [9.5, 9.0, 8.7]})
    {'n': 3, 'columns': {'year': {'steps': [2001, 1, 1]}, 'unit': {'same': '‰'}, 'value': [9.5, 9, 8.7]}}
    """
    n = len(next(iter(columns.values()), ()))
    return {"n": n, "columns": {name: _column(values) for name, values in columns.items()}}


def table(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return rows whose names differ as packed columns, a table for each set of names, and their order.

    Examples
    --------
    >>> table([{"a": 1, "b": 2}, {"a": 3}, {"a": 1, "b": 4}])["order"]
    {'n': 3, 'columns': {'table': [0, 1, 0]}}
    """
    found: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    order = []
    for row in rows:
        found.setdefault(tuple(row), []).append(row)
        order.append(list(found).index(tuple(row)))
    tables = [pack({name: [row[name] for row in same] for name in names}) for names, same in found.items()]
    return {"order": pack({"table": order}), "tables": tables}


def _column(values: Column) -> Packed:
    if len(values) > 1 and all(type(v) is type(values[0]) and v == values[0] for v in values):
        return {"same": _plain(values[0])}
    if values and all(isinstance(v, list) for v in values):
        members = [member for value in values for member in value]
        return {"of": _column([len(value) for value in values]), "all": _column(members)}
    if all(type(v) is int for v in values):
        return _whole_numbers(values)
    if all(isinstance(v, str) for v in values) and len(set(values)) * 2 <= len(values):
        words = {word: at for at, word in enumerate(dict.fromkeys(values))}
        return {"words": list(words), "at": _column([words[value] for value in values])}
    return [_plain(value) for value in values]


def _whole_numbers(values: Column) -> Packed:
    steps = [*values[:1], *(after - before for before, after in pairwise(values))]
    shorter = sum(map(len, map(str, steps))) < sum(map(len, map(str, values)))
    return {"steps": steps} if shorter else list(values)


def _plain(value: Any) -> Any:
    """Return a number without the decimal point that it does not need."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value
