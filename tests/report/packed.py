"""What the page's script makes of packed columns, once more in Python."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any


def unpack(packed: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: column(values, packed["n"]) for name, values in packed["columns"].items()}


def column(packed: Any, n: int) -> list[Any]:
    if isinstance(packed, list):
        return packed
    if "same" in packed:
        return [packed["same"]] * n
    if "words" in packed:
        return [packed["words"][at] for at in column(packed["at"], n)]
    if "steps" in packed:
        return list(accumulate(packed["steps"]))
    ends = list(accumulate(column(packed["of"], n), initial=0))
    members = column(packed["all"], ends[-1])
    return [members[low:high] for low, high in pairwise(ends)]


def rows(packed: dict[str, Any]) -> list[dict[str, Any]]:
    tables = [
        iter([dict(zip(t["columns"], row, strict=True)) for row in zip(*unpack(t).values(), strict=True)])
        for t in packed["tables"]
    ]
    return [next(tables[at]) for at in unpack(packed["order"])["table"]]
