"""The place above the others, by code."""

from __future__ import annotations

import pytest

from trends.errors import TrendsError
from trends.panel import build, with_mean
from trends.panel.parents import parent
from trends.schema import OBSERVATIONS, PANEL


def panel(*regions: str):
    rows = [
        {"indicator": "births", "subgroup": "", "role": "observed", "year": 2001, "region": r}
        for r in regions
    ]
    return PANEL.build(rows)


ABOVE = [
    (("江苏省", "江苏省南通市海安县", "江苏省南通市如东县"), "江苏省"),
    (("江苏省南通市", "海安县", "如东县"), "江苏省南通市"),
    (("江苏省", "江苏省南通市", "海安县", "如东县"), "江苏省"),
    (("全国", "江苏省", "浙江省"), "全国"),
    (("连云港市", "连云港市/东海县", "连云港市/灌云县"), "连云港市"),
    (("Germany", "Bayern", "Hessen"), "Germany"),
    (("江苏省", "福建省福州市闽清县", "石笋县", "江苏省南通市海安县"), "江苏省"),
]


@pytest.mark.parametrize(("regions", "expected"), ABOVE)
def test_the_place_that_most_others_lie_in(regions, expected) -> None:
    assert parent(panel(*regions)) == expected
    assert with_mean(panel(*regions), "parent")[1] == expected


def test_order_does_not_matter() -> None:
    one = panel("江苏省", "江苏省南通市", "海安县", "如东县")
    assert parent(one) == parent(one.reverse())


@pytest.mark.parametrize("regions", [("江苏省", "浙江省"), ("石笋县", "青石县"), ()])
def test_places_beside_one_another_have_none(regions) -> None:
    with pytest.raises(TrendsError, match="--benchmark parent: no region of the panel lies in another"):
        parent(panel(*regions))


def test_of_several_countries_one_is_named(shipped) -> None:
    with pytest.raises(TrendsError, match=r"'parent' can be of several countries.*United States, 全国"):
        parent(build(OBSERVATIONS.empty(), shipped)[0])
