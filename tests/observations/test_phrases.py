"""Sentences with what they say, and sentences that say nothing: ``phrases.txt``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trends.observations import extract
from trends.schema import Document, Part

LINES = [
    tuple(field.strip() for field in line.split("|"))
    for line in Path(__file__).with_name("phrases.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
MARKS = {"/": "subgroup", "@": "region"}


def document(text: str, language: str) -> Document:
    part = Part(
        number=1,
        start=0,
        end=len(text),
        region="福建省福州市闽清县",
        region_code="350124",
        region_level="county",
        year_low=2011,
        year_high=2011,
    )
    return Document("a.txt", Path("a.txt"), text, "utf-8", language, (part,))


def meant(said: str) -> dict[str, object]:
    """Read one statement of the table; what it leaves out is not compared."""
    indicator, value, unit, *rest = said.split()
    found: dict[str, object] = {"indicator": indicator, "unit": unit, "role": "observed", "bound": "="}
    found["value"] = None if value == "None" else float(value)
    for word in rest:
        if word[0] in MARKS:
            found[MARKS[word[0]]] = word[1:]
        elif re.fullmatch(r"\d{4}", word):
            found["year"] = int(word)
        else:
            found["bound" if word[0] in "=~<>" else "role"] = word
    return found


@pytest.mark.parametrize(("language", "text", "said"), LINES, ids=[text for _, text, _ in LINES])
def test_a_sentence_says_what_the_table_says(language: str, text: str, said: str) -> None:
    expected = [meant(statement) for statement in said.split(";") if statement.strip()]
    rows = extract([document(text, language)]).sort("start").to_dicts()
    found = [{key: row[key] for key in one} for row, one in zip(rows, expected, strict=False)]
    for row, one in zip(found, expected, strict=False):
        if "region" in one and str(row["region"]).endswith(str(one["region"])):
            row["region"] = one["region"]
        if isinstance(one["value"], float):
            assert row.pop("value") == pytest.approx(one.pop("value"))
    assert found == expected
    assert len(rows) == len(expected), [(row["quote"], row["indicator"]) for row in rows]


@pytest.mark.parametrize(("language", "speaking", "silent"), [("zh", 300, 150), ("en", 200, 80)])
def test_the_table_is_large_enough(language: str, speaking: int, silent: int) -> None:
    said = [bool(said) for spoken, _, said in LINES if spoken == language]
    assert sum(said) >= speaking
    assert len(said) - sum(said) >= silent
