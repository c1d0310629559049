from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.catalogue import regions
from trends.catalogue.regions import LEVELS, NATION, parent, place, places, stem, stems, township
from trends.catalogue.regions.english import english

CODES = sorted(regions._rows())


@pytest.mark.parametrize(
    ("name", "year", "path", "code"),
    [
        ("闽清县", 2006, "福建省福州市闽清县", "350124"),
        ("仙桃市", 2017, "湖北省仙桃市", "429004"),
        ("仙桃市", 1990, "湖北省荆州地区仙桃市", "422401"),
        ("海安县", 2013, "江苏省南通市海安县", "320621"),
        ("海安市", 2024, "江苏省南通市海安市", "320685"),
        ("宣汉县", 1995, "四川省达川地区宣汉县", "513022"),
        ("宣汉县", 1990, "四川省达县地区宣汉县", "513022"),
        ("东城区", 2000, "北京市东城区", "110101"),
        ("安徽省", 1987, "安徽省", "340000"),
        ("全国", 2000, "全国", "100000"),
    ],
)
def test_a_full_name_gives_path_and_code_of_the_year(name: str, year: int, path: str, code: str) -> None:
    assert (path, code) in [(p.path, p.code) for p in places(name, year=year)]


@pytest.mark.parametrize(
    ("name", "year"), [("海安县", 2019), ("海安市", 2017), ("陇南市", 2003), ("桃市", 2010), ("", 2010)]
)
def test_no_place_of_that_name_in_that_year(name: str, year: int) -> None:
    assert places(name, year=year) == ()


def test_a_name_held_by_several_places_gives_all_of_them() -> None:
    assert {p.code[:2] for p in places("鼓楼区", year=2010)} == {"32", "35", "41"}


@pytest.mark.parametrize(
    ("bare", "full"),
    [
        ("仙桃", "仙桃市"),
        ("壶关", "壶关县"),
        ("恩施", "恩施土家族苗族自治州"),
        ("内蒙古", "内蒙古自治区"),
        ("大兴安岭", "大兴安岭地区"),
    ],
)
def test_a_stem_finds_its_place(bare: str, full: str) -> None:
    assert full in [p.name for p in stems(bare, year=2010)]
    assert stem(full) == bare


def test_a_name_of_two_characters_has_no_stem() -> None:
    assert stem("文县") == ""
    assert stems("文") == ()
    assert stems("") == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("和县", True),
        ("文县", True),
        ("资源", True),
        ("公安", True),
        ("惠民", True),
        ("合作", True),
        ("安居", True),
        ("仙桃", False),
        ("公安县", False),
    ],
)
def test_words_that_are_also_places(name: str, expected: bool) -> None:
    assert regions.ambiguous(name) is expected


def test_a_township_stands_only_under_its_own_county() -> None:
    county = places("宣汉县", year=2011)[0]
    found = township("南坝镇", county)
    assert found is not None
    assert (found.path, found.code, found.level) == (
        "四川省达州市宣汉县南坝镇",
        "",
        "township",
    )
    assert township("凉风乡", county) is None
    assert township("", county) is None


@given(st.sampled_from(CODES), st.integers(1900, 2100))
def test_a_place_lies_under_its_parents_up_to_the_nation(code: str, year: int) -> None:
    held = place(code, year)
    if held is None:
        return
    assert held in places(held.name, year=year)
    above = parent(held)
    assert above is not None
    assert LEVELS.index(above.level) < LEVELS.index(held.level)
    assert above == NATION or held.path == above.path + held.name


@pytest.mark.parametrize(
    ("name", "path", "code", "level"),
    [
        ("China", "全国", "100000", "country"),
        ("Inner Mongolia", "内蒙古自治区", "150000", "province"),
        ("Ohio", "Ohio", "39", "province"),
        ("Bayern", "Bayern", "DE2", "province"),
        ("France", "France", "FR", "country"),
    ],
)
def test_an_english_name_gives_path_and_code(name: str, path: str, code: str, level: str) -> None:
    held = english()[name]
    assert (held.path, held.code, held.level) == (path, code, level)
