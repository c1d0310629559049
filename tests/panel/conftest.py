"""Table files and observations to make panels of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from trends.schema import OBSERVATIONS

TABLES = Path(__file__).parents[2] / "data" / "tables"


@dataclass(frozen=True)
class File:
    path: Path
    name: str


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., File]:
    def write(text: str | bytes, name: str = "table.csv", encoding: str = "utf-8") -> File:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return File(path, name)

    return write


@pytest.fixture(scope="session")
def shipped() -> list[File]:
    return [File(path, path.name) for path in sorted(TABLES.glob("*.csv"))]


@pytest.fixture(scope="session")
def observe() -> Callable[..., pl.DataFrame]:
    return observed


def observed(*fields: dict[str, object]) -> pl.DataFrame:
    """One observation for each dict, of births in region A in 2011 unless it says otherwise."""
    rows = []
    for place, given in enumerate(fields):
        row: dict[str, object] = {"id": f"t.txt:1:{place}", "document": "t.txt", "part": 1, "start": place}
        row |= {"end": place + 1, "quote": "…", "indicator": "births", "subgroup": "", "region": "A"}
        row |= {"value": 100.0, "unit": "birth", "bound": "=", "role": "observed", "year": 2011}
        row |= {"damage": "none", **given}
        row = {"year_low": row["year"], "year_high": row["year"], **row}
        rows.append(row)
    return OBSERVATIONS.build(rows)
