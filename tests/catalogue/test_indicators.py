"""The catalogue of indicators: complete, consistent, and wide enough for the data at hand."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from trends.catalogue import indicators as package
from trends.catalogue.indicators import Indicator, indicators
from trends.catalogue.units import units
from trends.errors import TrendsError

SHARED = Path(__file__).parents[3] / "shared"
ENTRIES = list(indicators().values())
UNITS = {unit.id for unit in units().values()} | {""}


def test_there_are_enough_and_none_twice() -> None:
    assert len(ENTRIES) >= 45
    folder = Path(package.__file__).parent
    heads = [h for f in folder.glob("*.toml") for h in re.findall(r"(?m)^\[(\w+)\]$", f.read_text("utf-8"))]
    assert [name for name, count in Counter(heads).items() if count > 1] == []
    assert len(heads) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_an_entry_is_whole(entry: Indicator) -> None:
    assert all(entry.label[lang] and entry.short[lang] for lang in ("en", "zh"))
    assert {entry.unit, *entry.units, *entry.written} <= UNITS
    related = {entry.share, entry.each, entry.numerator, entry.denominator} - {""}
    assert related <= set(indicators())
    assert entry.margin > 0
    assert entry.unit != "%" or entry.scale == "linear", "a bounded share has no annual percent change"
    if entry.numerator and entry.denominator:
        assert entry.per > 0


def test_a_name_belongs_to_one_indicator() -> None:
    names = Counter(
        (lang, name.lower())
        for entry in ENTRIES
        for lang, words in entry.names.items()
        for name in set(words)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_names_are_written_as_the_view_is() -> None:
    from trends.languages.view import simplify

    for entry in ENTRIES:
        for words in (*entry.names.values(), *entry.cues.values()):
            assert all(simplify(word) == word.strip() for word in words if not word.isascii()), entry.id


def test_a_wrong_entry_names_itself() -> None:
    with pytest.raises(TrendsError, match=r"indicator 'x': scale is 'cubic'"):
        package._indicator("x", "t", {"label": {}, "short": {}, "unit": "%", "scale": "cubic"})
    with pytest.raises(TrendsError, match=r"indicators/t.toml: indicator 'x': .*'colour'"):
        package._indicator("x", "t", {"label": {}, "short": {}, "unit": "%", "colour": "red"})


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the shared tables are not here")
def test_every_indicator_of_the_shared_tables_is_known() -> None:
    found: set[str] = set()
    for path in sorted((SHARED / "data").glob("*.csv")):
        with path.open(encoding="utf-8") as lines:
            found |= {row["indicator"] for row in csv.DictReader(lines) if row.get("indicator")}
    assert found
    assert found - set(indicators()) == set()


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated documents are not here")
def test_every_core_indicator_of_the_gold_is_known() -> None:
    text = (SHARED / "gold" / "seeds.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    assert {row["indicator"] for row in rows if row["core"]} - set(indicators()) == set()
