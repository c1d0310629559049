"""The gold of the unseen documents agrees with the documents."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
COLUMN_NAMES = (
    "document part start end quote indicator subgroup value value_high unit bound role region"
    " year_low year_high period_start period_end period_text damage core optional"
)
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]
DOCUMENTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("[0-9]*"))}


def test_every_quote_equals_its_slice() -> None:
    for row in GOLD:
        assert DOCUMENTS[row["document"]][row["start"] : row["end"]] == row["quote"], row


def test_every_row_has_every_column() -> None:
    for row in GOLD:
        assert list(row) == COLUMN_NAMES.split()


def test_the_words_of_closed_columns() -> None:
    words: dict[str, set[str | None]] = {
        "role": {"observed", "target", "benchmark", "change", "mean", "claim"},
        "bound": {"=", "~", "<", "<=", ">", ">="},
        "damage": {None, "masked_year", "corrupted_number", "missing_number"},
    }
    for column, allowed in words.items():
        assert {row[column] for row in GOLD} <= allowed


def test_a_number_is_absent_only_where_it_was_lost() -> None:
    for row in GOLD:
        assert (row["value"] is None) == (row["damage"] in {"corrupted_number", "missing_number"}), row


def test_no_statement_stands_twice_and_none_overlap() -> None:
    for document in DOCUMENTS:
        spans = sorted((row["start"], row["end"]) for row in GOLD if row["document"] == document)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_there_is_enough_to_measure() -> None:
    assert len(DOCUMENTS) == 14
    assert sum(row["core"] for row in GOLD) >= 120


@pytest.mark.parametrize("name", ["13_notice_nothing.txt"])
def test_a_notice_without_figures_has_no_statement(name: str) -> None:
    assert name in DOCUMENTS
    assert not [row for row in GOLD if row["document"] == name]
