"""The gold of the unseen prose agrees with its documents."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]
DOCUMENTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("[0-9]*"))}


def test_every_quote_equals_its_slice() -> None:
    for row in GOLD:
        assert DOCUMENTS[row["document"]][row["start"] : row["end"]] == row["quote"], row


def test_a_number_is_absent_only_where_it_was_lost() -> None:
    for row in GOLD:
        assert (row["value"] is None) == (row["damage"] in {"corrupted_number", "missing_number"}), row


def test_no_statement_stands_twice_and_none_overlap() -> None:
    for document in DOCUMENTS:
        spans = sorted((row["start"], row["end"]) for row in GOLD if row["document"] == document)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_every_document_states_something() -> None:
    assert {row["document"] for row in GOLD} == set(DOCUMENTS)
    assert len(DOCUMENTS) == 17
