"""Amounts: a table of phrases with what they mean, the gold, and properties of any text."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trends.catalogue.units import units
from trends.errors import UnknownNameError
from trends.languages.view import simplify
from trends.observations.mentions import Quantity
from trends.observations.quantities import quantities

MASKS = frozenset({"2025"})
TABLE = Path(__file__).with_name("quantities.txt")


def phrases() -> list[tuple[str, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ", 2) for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1].removesuffix(" |"), row[2].strip() if len(row) > 2 else "") for row in rows]


def shown(text: str, found: Quantity) -> str:
    value = "?" if found.value is None else plain(found.value)
    high = "" if found.value_high is None else f" to {plain(found.value_high)}"
    damage = "" if found.damage == "none" else f" {found.damage}"
    quote = text[found.start : found.end]
    return f"{quote} => {value}{high} {found.unit or '-'} {found.bound} {found.sign}{damage}"


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


@pytest.mark.parametrize(("language", "phrase", "meaning"), phrases())
def test_a_phrase_means_what_the_table_says(language: str, phrase: str, meaning: str) -> None:
    found = quantities(simplify(phrase), language, MASKS)
    assert " ; ".join(shown(phrase, q) for q in found) == meaning


def test_the_table_is_large_enough_to_trust() -> None:
    rows = phrases()
    assert sum(bool(m) for *_, m in rows) >= 130
    assert sum(not m for *_, m in rows) >= 60


def test_a_count_like_the_mask_is_a_number_where_nothing_is_masked() -> None:
    assert quantities("男孩2025人", "zh")[0].value == 2025


def test_values_are_exact() -> None:
    assert quantities("22.4万元", "zh")[0].value == Decimal("224000")
    assert quantities("0.1角", "zh")[0].value == Decimal("0.01")


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="no language 'fr'; possible: "):
        quantities("5", "fr")


WORDS = (
    "约 近 不低于 10 3.5 二十 百余 万 亿 % ‰ 人 户 个 个乡镇 至 ~ - ： 100 。 ， 年 月 2025 xx 以上 "
    "左右 第 下降 “ ” fell by 12 percent to people per 1,000 and between $ \n １２ 萬 （区） 增长 "
    "&permil; 1,234"
)
PIECES = st.sampled_from(WORDS.split(" "))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)), st.sampled_from(["zh", "en"])
)
def test_any_text_gives_ordered_slices_that_do_not_overlap(text: str, language: str) -> None:
    view = simplify(text)
    assert len(view) == len(text)
    found = quantities(view, language, MASKS)
    ends = [0]
    for q in found:
        assert ends[-1] <= q.start < q.end <= len(text)
        assert q.damage != "none" or q.value is not None
        assert q.value_high is None or (q.value is not None and q.value_high > q.value)
        ends.append(q.end)


GOLD = Path(__file__).parents[3] / "shared" / "gold" / "seeds.jsonl"
COUNTS = {key for key, unit in units().items() if unit.dimension == "count"}


@pytest.mark.skipif(not GOLD.exists(), reason="the gold statements are not beside the project")
def test_the_gold_is_read_with_its_spans_values_units_and_bounds() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    differing = []
    for name in sorted({row["document"] for row in rows}):
        text = (GOLD.parents[1] / "seeds" / name).read_bytes().decode()
        found = {(q.start, q.end): q for q in quantities(simplify(text), "zh", MASKS)}
        for row in (row for row in rows if row["document"] == name):
            if not agrees(found.get((row["start"], row["end"])), row):
                differing.append(f"{name[:3]} {row['quote']}")
    print(differing)
    assert len(differing) <= 0.01 * len(rows), differing


def agrees(found: Quantity | None, row: dict[str, object]) -> bool:
    """Whether value, unit and bound are the gold's; a counter's noun and a bare ratio are the indicator's."""
    if found is None or found.bound != row["bound"]:
        return False
    for mine, theirs in ((found.value, row["value"]), (found.value_high, row["value_high"])):
        if (mine is None) != (theirs is None) or (
            mine is not None and float(mine) != abs(float(str(theirs)))
        ):
            return False
    counted = found.unit in COUNTS and row["unit"] in COUNTS
    bare = row["unit"] == "per_100_females" and found.unit in ("", "points", "pp")
    return found.unit == row["unit"] or counted or bare


@pytest.mark.parametrize("run", ["亿", "1万", "1、2", "1,234", "9", "one two ", "100,200,", "百分之", "“十"])
def test_a_long_run_of_numerals_neither_raises_nor_takes_its_square(run: str) -> None:
    text = run * 4000
    for language in ("zh", "en"):
        assert all(q.value is None or q.value < 10**24 for q in quantities(text, language))
