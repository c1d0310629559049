"""The component texts of the shared seeds: where they begin, whose they are, when they were written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from trends.documents import find, read
from trends.schema import Document, Part

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "parts.jsonl"
EXACT = {("000", 3), ("000", 4), ("001", 1), ("001", 2), ("002", 1), ("004", 1), ("004", 2), ("004", 5)}

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the shared seeds are not here")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    files, _ = find([SHARED / "seeds"])
    return {document.id: document for document in read(files)[0]}


def gold() -> list[dict[str, Any]]:
    return (
        [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()] if GOLD.exists() else []
    )


def part(documents: dict[str, Document], row: dict[str, Any]) -> Part:
    return documents[row["document"]].parts[row["part"] - 1]


@pytest.mark.parametrize("row", gold(), ids=lambda row: f"{row['document'][:3]}-{row['part']}")
def test_a_part_is_found_placed_and_dated(documents: dict[str, Document], row: dict[str, Any]) -> None:
    found = part(documents, row)
    assert (found.start, found.end) == (row["start"], row["end"])
    assert found.region == row["region"]
    assert found.year_low is not None
    assert found.year_high is not None
    assert found.year_low <= row["year_low"]
    assert row["year_high"] <= found.year_high
    if (row["document"][:3], row["part"]) in EXACT:
        assert found.year_low == found.year_high


def test_there_are_no_other_parts(documents: dict[str, Document]) -> None:
    assert sum(len(d.parts) for d in documents.values()) == len(gold())


def test_every_part_has_its_masks(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        for found in document.parts:
            assert found.masks & {"2025", "20xx"}, (name, found.number)
