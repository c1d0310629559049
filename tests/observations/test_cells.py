"""Tables inside a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from trends.observations import extract
from trends.observations.cells import cells, tables
from trends.schema import Document, Part

TABS = "乡镇\t出生人口（万人）\t出生率（‰）\n梅城镇\t0.31\t9.8\n坂东镇\t0.25\t8.7\n合计\t0.56\t9.3\n"
PIPES = "| 乡镇 | 出生人口 | 出生率 |\n|---|---|---|\n| 梅城镇 | 310 | 9.8‰ |\n| 坂东镇 | 255 | 8.7‰ |\n"
COLUMNS = "年份    出生人口（人）  死亡人口（人）\n2008年  3100  1800\n2009年  3050  1750\n"


def read(text: str) -> list[tuple[object, ...]]:
    part = Part(number=1, start=0, end=len(text), region="福建省福州市闽清县", year_low=2011, year_high=2011)
    rows = extract([Document("a", Path("a"), text, "utf-8", "zh", (part,))]).sort("start")
    for row in rows.iter_rows(named=True):
        assert row["quote"] == text[row["start"] : row["end"]]
    return rows.select("region", "indicator", "value", "unit", "year").rows()


def test_a_head_gives_indicator_unit_and_scale() -> None:
    home = "福建省福州市闽清县"
    assert read(TABS) == [
        (home + "梅城镇", "births", 3100.0, "birth", None),
        (home + "梅城镇", "crude_birth_rate", 9.8, "‰", None),
        (home + "坂东镇", "births", 2500.0, "birth", None),
        (home + "坂东镇", "crude_birth_rate", 8.7, "‰", None),
        (home, "births", 5600.0, "birth", None),
        (home, "crude_birth_rate", 9.3, "‰", None),
    ]


def test_a_markdown_table_takes_its_year_from_the_title() -> None:
    assert [row[2:] for row in read("2010年各乡镇情况\n\n" + PIPES)] == [
        (310.0, "birth", 2010),
        (9.8, "‰", 2010),
        (255.0, "birth", 2010),
        (8.7, "‰", 2010),
    ]


def test_years_in_the_first_column_date_the_lines() -> None:
    assert [(row[1], row[2], row[4]) for row in read(COLUMNS)] == [
        ("births", 3100.0, 2008),
        ("deaths", 1800.0, 2008),
        ("births", 3050.0, 2009),
        ("deaths", 1750.0, 2009),
    ]


@pytest.mark.parametrize("text", ["", "一行文字。", "甲\t乙\n丙\t丁\n", "名称\t电话\n甲镇\t1\n乙镇\t2\n"])
def test_what_is_no_table_of_indicators_gives_no_cell(text: str) -> None:
    assert cells(text, "zh") == []


def test_a_table_ends_where_its_lines_do() -> None:
    text = "前言。\n" + TABS + "后记：全县出生5600人。"
    ((start, end),) = tables(text)
    assert text[start:end].startswith("乡镇")
    assert text[start:end].endswith("9.3")
