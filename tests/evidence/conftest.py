"""OBSERVATIONS to test with: written by hand, or the annotated ones where they stand beside the project."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from trends.schema import OBSERVATIONS

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "seeds.jsonl"
State = Callable[..., pl.DataFrame]


@pytest.fixture(scope="session")
def state() -> State:
    return stated


def stated(*said: tuple[object, ...], **common: object) -> pl.DataFrame:
    """One row for each (indicator, quote, value, unit, fields…), twelve characters apart."""
    rows = []
    for place, (indicator, quote, value, unit, *more) in enumerate(said):
        start = 12 * place
        row = {"id": f"t.txt:1:{start}", "document": "t.txt", "part": 1, "start": start, "end": start + 8}
        row |= {"indicator": indicator, "quote": quote, "value": value, "unit": unit, "subgroup": ""}
        row |= {"region": "A", "bound": "=", "role": "observed", "damage": "none", "year": 2011}
        row |= {**common, **(more[0] if more else {})}
        row["year_low"] = row["year_high"] = row["year"]
        rows.append(row)
    return OBSERVATIONS.build(rows)


@pytest.fixture(scope="session")
def annotated() -> pl.DataFrame:
    if not GOLD.exists():
        pytest.skip("the annotated statements do not stand beside the project")
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return OBSERVATIONS.build([_row(line) for line in lines])


def _row(line: dict[str, object]) -> dict[str, object]:
    row = {k: v for k, v in line.items() if k in OBSERVATIONS.columns}
    for day in ("period_start", "period_end"):
        row[day] = date.fromisoformat(str(line[day])) if line[day] else None
    year = line["year_low"] if line["year_low"] == line["year_high"] else None
    key = f"{line['document']}:{line['part']}:{line['start']}"
    damage, subgroup = line["damage"] or "none", line["subgroup"] or ""
    return {**row, "id": key, "year": year, "damage": damage, "subgroup": subgroup}
