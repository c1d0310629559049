"""Quantities without an entry are proposed as entries, with their words, counts and sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from trends.cli import main
from trends.observations.candidates import Candidate, candidates
from trends.schema import Document, Part


def proposed(text: str, language: str = "zh") -> list[Candidate]:
    return candidates([Document("a", Path("a"), text, "utf-8", language, (Part(1, 0, len(text)),))])


def test_the_most_frequent_comes_first_and_keeps_its_sentences() -> None:
    text = "学前三年入园率为81%。城镇登记失业率3.2%。学前三年入园率达到79%。人口出生率9.7‰。"
    first, *others = proposed(text)
    assert (first.words, first.unit, first.count) == ("学前三年入园率", "%", 2)
    assert first.examples[0] == "学前三年入园率为81%"
    assert "城镇登记失业率" in [other.words for other in others]


def test_english_names_give_their_entry_a_key() -> None:
    (found,) = proposed("The literacy rate was 91.2 per cent in 2010. The birth rate was 9.7‰.", "en")
    entry = tomllib.loads(found.entry("new_1"))
    assert entry["literacy_rate"]["unit"] == "%"
    assert entry["literacy_rate"]["names"] == {"en": ["literacy rate"]}


@pytest.mark.parametrize("text", ["", "人口出生率9.7‰，计划生育率92%。", "参加人员40人。"])
def test_what_is_known_or_nameless_is_not_proposed(text: str) -> None:
    assert proposed(text) == []


def test_the_command_prints_entries_that_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("全县学前三年入园率为81%，城镇登记失业率3.2%。", encoding="utf-8")
    with pytest.raises(SystemExit) as done:
        main(["catalogue", "--candidates", str(tmp_path)])
    assert done.value.code == 0
    entries = tomllib.loads(capsys.readouterr().out)
    assert [entry["names"]["zh"] for entry in entries.values()] == [["城镇登记失业率"], ["学前三年入园率"]]
