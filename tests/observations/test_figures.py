"""What reading reaches on annotated documents is written down; it may get better, never worse."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from trends.documents import find, read
from trends.observations import evaluate, extract
from trends.observations.gold import read_gold

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
UNSEEN = {path.parent.name: (path.parent, path) for path in HERE.parent.glob("unseen*/gold.jsonl")}
SETS = {"seeds": (SHARED / "seeds", SHARED / "gold" / "seeds.jsonl"), **UNSEEN}
STORED: dict[str, dict[str, float]] = tomllib.loads((HERE / "figures.toml").read_text(encoding="utf-8"))
TOLERANCE = 0.001


def reached(name: str) -> dict[str, float]:
    folder, gold = SETS[name]
    files, _ = find([str(folder)])
    texts, _ = read([f for f in files if f.kind == "document"])
    found = evaluate(extract(texts), read_gold(gold))
    return {"precision": found.precision, "recall": found.recall, "f1": found.f1, **found.fields}


@pytest.mark.parametrize("name", sorted(SETS))
def test_no_figure_is_worse_than_the_stored_one(name: str) -> None:
    if not SETS[name][1].is_file():
        pytest.skip("the annotated documents are not here")
    now = reached(name)
    worse = {k: (now[k], stored) for k, stored in STORED[name].items() if now[k] < stored - TOLERANCE}
    assert worse == {}, "lower than in figures.toml"


def test_every_figure_is_stored() -> None:
    fields = {"precision", "recall", "f1", "value", "subgroup", "unit", "bound", "role", "region", "period"}
    assert {name: set(row) for name, row in STORED.items()} == dict.fromkeys(SETS, fields)
