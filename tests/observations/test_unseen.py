"""The gold of the documents nobody tuned for agrees with them, in every set."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]
COLUMN_NAMES = (
    "document part start end quote indicator subgroup value value_high unit bound role region"
    " year_low year_high period_start period_end period_text damage core optional"
)
CLOSED: dict[str, set[str | None]] = {
    "role": {"observed", "target", "benchmark", "change", "mean", "claim", "tariff"},
    "bound": {"=", "~", "<", "<=", ">", ">="},
    "damage": {None, "masked_year", "corrupted_number", "missing_number"},
}
SILENT = {"unseen": {"13_notice_nothing.txt"}, "unseen_english": {"48_notice.txt"}}
SETS = sorted(path.parent.name for path in TESTS.glob("unseen*/gold.jsonl"))


def gold(name: str) -> list[dict[str, Any]]:
    text = (TESTS / name / "gold.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def documents(name: str) -> dict[str, str]:
    paths = sorted((TESTS / name).glob("[0-9]*"))
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def test_every_set_is_there() -> None:
    assert SETS == ["unseen", "unseen_autumn", "unseen_communiques", "unseen_english", "unseen_prose"]


@pytest.mark.parametrize("name", SETS)
def test_every_quote_equals_its_slice(name: str) -> None:
    texts = documents(name)
    for row in gold(name):
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"], row


@pytest.mark.parametrize("name", SETS)
def test_every_row_has_every_column_and_known_words(name: str) -> None:
    rows = gold(name)
    assert {tuple(row) for row in rows} == {tuple(COLUMN_NAMES.split())}
    for column, allowed in CLOSED.items():
        assert {row[column] for row in rows} <= allowed


@pytest.mark.parametrize("name", SETS)
def test_a_number_is_absent_only_where_it_was_lost(name: str) -> None:
    for row in gold(name):
        assert (row["value"] is None) == (row["damage"] in {"corrupted_number", "missing_number"}), row


@pytest.mark.parametrize("name", SETS)
def test_no_statement_stands_twice_and_none_overlap(name: str) -> None:
    rows = gold(name)
    for document in documents(name):
        spans = sorted((row["start"], row["end"]) for row in rows if row["document"] == document)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("name", SETS)
def test_every_document_states_something_but_those_that_shall_not(name: str) -> None:
    texts = documents(name)
    rows = gold(name)
    assert {row["document"] for row in rows} == set(texts) - SILENT.get(name, set())
    assert len(texts) >= 10
    assert sum(row["core"] for row in rows) >= 120
