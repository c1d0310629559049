"""Units: an entry for everything the statements use, each name with one meaning."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from trends.catalogue import units as catalogue
from trends.errors import TrendsError

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "seeds.jsonl"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_name_belongs_to_one_unit(language: str) -> None:
    listed = Counter(
        name.lower() for unit in catalogue.units().values() for name in unit.names.get(language, ())
    )
    assert [name for name, count in listed.items() if count > 1] == []


def test_the_longest_name_is_tried_first() -> None:
    lengths = [len(name) for name in catalogue.names("zh")]
    assert lengths == sorted(lengths, reverse=True)


def test_another_size_counts_in_its_base() -> None:
    assert catalogue.names("zh")["斤"].id == "kg"
    assert catalogue.names("zh")["斤"].factor == Decimal("0.5")


def test_every_unit_has_a_label_in_both_languages_and_a_known_base() -> None:
    for key, unit in catalogue.units().items():
        assert set(unit.label) == {"en", "zh"}, key
        assert unit.id in catalogue.units(), key


def test_what_must_not_follow_belongs_to_a_name() -> None:
    for key, unit in catalogue.units().items():
        assert set(unit.not_before) <= {name for names in unit.names.values() for name in names}, key


def test_a_faulty_entry_is_named() -> None:
    with pytest.raises(TrendsError, match="unit 'acre' has no 'label'"):
        catalogue._unit("acre", {"dimension": "area"})


@pytest.mark.skipif(not GOLD.exists(), reason="the gold statements are not beside the project")
def test_every_unit_of_the_gold_is_there() -> None:
    used = {json.loads(line)["unit"] for line in GOLD.read_text(encoding="utf-8").splitlines()}
    assert used - set(catalogue.units()) == set()
