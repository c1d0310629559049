"""The annotated documents: never below what was once reached."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from trends.observations import evaluate, extract
from trends.schema import Document, Part

SHARED = Path(__file__).parents[3] / "shared"
LEVELS = {"county-level city": "county", "town": "township", "prefecture-level city": "prefecture"}
FLOORS = {"value": 0.97, "unit": 0.97, "bound": 0.97, "role": 0.97, "region": 0.97, "period": 0.95}

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated documents are not here")


def lines(name: str) -> list[dict[str, object]]:
    text = (SHARED / "gold" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def documents() -> list[Document]:
    """The documents with the parts, places and years that people found."""
    parts: dict[str, list[Part]] = {}
    for row in lines("parts.jsonl"):
        level = str(row["region_level"])
        known = {key: row[key] for key in ("start", "end", "region", "year_low", "year_high")}
        masks = frozenset({"2025", "20xx", "XX"})
        part = Part(number=row["part"], region_level=LEVELS.get(level, level), masks=masks, **known)  # type: ignore[arg-type]
        parts.setdefault(str(row["document"]), []).append(part)
    paths = {name: SHARED / "seeds" / name for name in sorted(parts)}
    return [
        Document(name, path, path.read_text(encoding="utf-8"), "utf-8", "zh", tuple(parts[name]))
        for name, path in paths.items()
    ]


def test_core_statements_are_found_and_little_else() -> None:
    texts = documents()
    rows = extract(texts)
    found = evaluate(rows, pl.DataFrame(lines("seeds.jsonl"), infer_schema_length=None))
    assert found.f1 >= 0.95, (found.misses, found.false_alarms)
    assert {k: v for k, v in found.fields.items() if v < FLOORS.get(k, 0.8)} == {}
    text = {document.id: document.text for document in texts}
    assert all(r["quote"] == text[r["document"]][r["start"] : r["end"]] for r in rows.iter_rows(named=True))
