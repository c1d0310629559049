"""Damage: masked years, numbers lost or overwritten, intruders; and sound text that has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trends.observations.damage import damage
from trends.observations.mentioned import mentioned
from trends.schema import DAMAGE, Document, Part

MASKS = frozenset({"2025"})

DAMAGED = [
    ("2025年全县出生3021人", [("2025年", "masked_year")]),
    ("20xx年度工作", [("20xx年度", "masked_year")]),
    ("XX年，知晓率达95%", [("XX年", "masked_year")]),
    ("20XX年上半年", [("20XX年上半年", "masked_year")]),
    ("自2025年以来", [("2025年以来", "masked_year")]),
    ("出生3933人，其中男孩2025人", [("2025人", "corrupted_number")]),
    ("2025多名家长到场", [("2025多名", "corrupted_number")]),
    ("每年手术超XX例", [("超XX例", "corrupted_number")]),
    ("补助×万元", [("×万元", "corrupted_number")]),
    ("报表上流动人口人，看不清", [("流动人口人", "missing_number")]),
    ("其中流入人，流出人。", [("流入人", "missing_number"), ("流出人", "missing_number")]),
    ("出生人口性别比为，比上年好", [("性别比为", "missing_number")]),
    ("新增了名保障对象", [("新增了名", "missing_number")]),
    ("悬挂标语条、办简报期", [("标语条", "missing_number"), ("简报期", "missing_number")]),
    ("實際征收撫養費萬元。", [("撫養費萬元", "missing_number")]),
    ("势头很好，自\n22006年以来", [("2", "ocr_intrusion"), ("2006年以来", None)]),
    ("提高认识。1人口素质问题", [("1", "ocr_intrusion")]),
    ("关于社会、\n12\n经济的问题", [("12", "ocr_intrusion")]),
    ("村级投入查看某某范文网逐年增加", [("查看某某范文网", "ocr_intrusion")]),
]
SOUND = [
    "2008年全县出生3021人",
    "流入人口、流出人口都要管",
    "流动人口人数增加",
    "出生人口性别比为112.4，比上年低",
    "新增了3名保障对象",
    "每名干部包一村",
    "标语条幅随处可见",
    "共有5户",
    "政策知晓率达到95%",
    "XX县XX镇",
    "人口素质问题",
    "2006年以来",
    "会员人人参与",
]


def find(text: str, masks: frozenset[str]) -> list[tuple[int, int, str]]:
    part = Part(1, 0, len(text), masks=masks)
    return damage(mentioned(Document("a.txt", Path("a.txt"), text, "utf-8", "zh", (part,)))[0])


@pytest.mark.parametrize(("text", "meaning"), DAMAGED)
def test_damage_is_found_at_its_place(text: str, meaning: list[tuple[str, str | None]]) -> None:
    found = [(text[start:end], kind) for start, end, kind in find(text, MASKS)]
    assert found == [(quote, kind) for quote, kind in meaning if kind]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_has_none(text: str) -> None:
    assert find(text, MASKS) == []


def test_a_year_is_masked_only_where_the_text_masks_it() -> None:
    assert find("2025年出生2025人", frozenset()) == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="流入出生人名，。、为率比新增了标语条期2025xX年自\n1人口素质、 万元%", max_size=60))
def test_every_damage_is_a_slice_of_a_known_kind(text: str) -> None:
    for start, end, kind in find(text, MASKS):
        assert 0 <= start < end <= len(text)
        assert kind in DAMAGE.categories.to_list()
