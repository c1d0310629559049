from __future__ import annotations

import pytest

from trends.documents.masks import masks, uses
from trends.languages.view import simplify


@pytest.mark.parametrize(
    ("text", "latest", "expected"),
    [
        ("20xx年全乡出生12人", None, {"20xx": "is struck out"}),
        ("20XX年度与ＸＸ年相比", None, {"20XX": "is struck out", "XX": "is struck out"}),
        ("20__年全乡出生12人", None, {"20__": "is struck out"}),
        ("从2025年至2025年连续8年达标", None, {"2025": "runs from 2025 to 2025"}),
        ("2024年是“十二五”规划的第二年", None, {"2024": "is said of 2012"}),
        (
            "总结2025年的工作，研究存在的问题，部署2025年的任务",
            None,
            {"2025": "is both the year reviewed and the year planned"},
        ),
        (
            "2025年，全县出生3206人",
            2013,
            {"2025": "is later than 2013, when the text was written at the latest"},
        ),
        ("石委发〔2025〕7号", 2013, {"2025": "is later than 2013, when the text was written at the latest"}),
        (
            "到2050年达到目标，2050年出生了12人",
            2013,
            {"2050": "is later than 2013, when the text was written at the latest"},
        ),
    ],
)
def test_a_mask_gives_itself_away(text: str, latest: int | None, expected: dict[str, str]) -> None:
    assert {m.year: m.reason for m in masks(simplify(text), "zh", latest=latest)} == expected


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("2011年全县出生3206人", 2014),
        ("2011年全县出生3206人", None),
        ("到2020年控制在10‰以内", 2011),
        ("2015年目标任务", 2011),
        ("2012年底前完成", 2011),
        ("2010年至2012年连续3年达标", 2013),
        ("2011年是“十二五”规划的第一年", 2012),
        ("总结2011年的工作，部署2012年的任务", 2012),
        ("xx县人民政府，男孩2025人", 2013),
        ("罚款2025.00元", 2013),
    ],
)
def test_a_true_year_is_no_mask(text: str, latest: int | None) -> None:
    assert masks(simplify(text), "zh", latest=latest) == []


def test_english_masks() -> None:
    assert [
        m.year for m in masks("In 20XX births fell. From 2025 to 2025 they rose.", "en", latest=None)
    ] == ["20XX", "2025"]
    assert masks("By 2030 births will fall; the 2020 targets stand.", "en", latest=2014) == []


def test_each_mask_stands_where_it_was_seen() -> None:
    text = "全镇在20xx年达标"
    mask = masks(text, "zh", latest=None)[0]
    assert text[mask.start : mask.end] == mask.year == "20xx"


def test_a_number_that_equals_the_mask_is_no_use_of_the_year() -> None:
    assert uses("2025年，男孩2025人，2025全镇", "zh", "2025") == [(0, 4), (14, 18)]
