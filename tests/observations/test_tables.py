"""Tables inside a text: every way of drawing one, and what heads, lines and titles say."""

from __future__ import annotations

from pathlib import Path

import pytest

from trends.observations import extract
from trends.observations.tables import tables
from trends.observations.tables.grids import grids
from trends.schema import Document, Part

HOME = "福建省福州市闽清县"
TABS = "乡镇\t出生人口（万人）\t出生率（‰）\n梅城镇\t0.31\t9.8\n坂东镇\t0.25\t8.7\n合计\t0.56\t9.3\n"
PIPES = "| 乡镇 | 出生人口 | 出生率 |\n|---|---|---|\n| 梅城镇 | 310 | 9.8‰ |\n| 坂东镇 | 255 | 8.7‰ |\n"
COLUMNS = "年份    出生人口（人）  死亡人口（人）\n2008年  3100  1800\n2009年  3050  1750\n"


def read(text: str, language: str = "zh") -> list[dict[str, object]]:
    region = HOME if language == "zh" else "Northmoor County"
    part = Part(1, 0, len(text), region=region, region_level="county", year_low=2011, year_high=2011)
    rows = extract([Document("a", Path("a"), text, "utf-8", language, (part,))]).sort("start")
    for row in rows.iter_rows(named=True):
        assert row["quote"] == text[row["start"] : row["end"]]
    return rows.to_dicts()


def told(text: str, language: str = "zh") -> list[tuple[object, ...]]:
    columns = ("region", "indicator", "subgroup", "value", "unit", "year", "role")
    return [
        tuple(str(row[c]).removeprefix(HOME) if c == "region" else row[c] for c in columns)
        for row in read(text, language)
    ]


def test_a_head_gives_indicator_unit_and_scale() -> None:
    assert [row[:5] for row in told(TABS)] == [
        ("梅城镇", "births", "", 3100.0, "birth"),
        ("梅城镇", "crude_birth_rate", "", 9.8, "‰"),
        ("坂东镇", "births", "", 2500.0, "birth"),
        ("坂东镇", "crude_birth_rate", "", 8.7, "‰"),
        ("", "births", "", 5600.0, "birth"),
        ("", "crude_birth_rate", "", 9.3, "‰"),
    ]


def test_a_markdown_table_takes_its_year_from_the_title() -> None:
    assert [row[3:6] for row in told("2010年各乡镇情况\n\n" + PIPES)] == [
        (310.0, "birth", 2010),
        (9.8, "‰", 2010),
        (255.0, "birth", 2010),
        (8.7, "‰", 2010),
    ]


def test_years_in_the_first_column_date_the_lines() -> None:
    assert [(row[1], row[3], row[5]) for row in told(COLUMNS)] == [
        ("births", 3100.0, 2008),
        ("deaths", 1800.0, 2008),
        ("births", 3050.0, 2009),
        ("deaths", 1750.0, 2009),
    ]


ZH = [
    pytest.param(
        "单位：人、‰\n乡镇\t总人口\t出生率\n甲坪镇\t5210\t9.8\n",
        [("甲坪镇", "population", "", 5210.0, "person"), ("甲坪镇", "crude_birth_rate", "", 9.8, "‰")],
        id="a line of units above, each where it fits",
    ),
    pytest.param(
        "| 指标 | 单位 | 2009年 | 2010年 |\n|---|---|---|---|\n| 常住人口 | 万人 | 21.2 | 21.4 |\n"
        "| 性别比 | 女=100 | — | 116.5 |\n",
        [
            ("", "population", "", 212000.0, "person", 2009),
            ("", "population", "", 214000.0, "person", 2010),
            ("", "sex_ratio_at_birth", "", 116.5, "per_100_females", 2010),
        ],
        id="indicators by year, a column of units, a dash",
    ),
    pytest.param(
        "| 村 | 出生 | | 死亡 | |\n| | 人数 | 率（‰） | 人数 | 率（‰） |\n| 东湾村 | 12 | 9.1 | 7 | 5.3 |\n",
        [
            ("东湾村", "births", "", 12.0, "birth"),
            ("东湾村", "crude_birth_rate", "", 9.1, "‰"),
            ("东湾村", "deaths", "", 7.0, "person"),
            ("东湾村", "crude_death_rate", "", 5.3, "‰"),
        ],
        id="two lines of heads over each other",
    ),
    pytest.param(
        "<table><tr><th rowspan=2>乡镇<th colspan=2>出生人数（人）</tr>"
        "<tr><th>男<th>女</tr>"
        "<tr><td>甲坪镇<td>31<td>27</tr></table>",
        [("甲坪镇", "births", "male", 31.0, "birth"), ("甲坪镇", "births", "female", 27.0, "birth")],
        id="HTML with spans and without closing tags",
    ),
    pytest.param(
        "指标,甲坪镇,合计\n出生人数,31,58\n死亡人数,20,41\n",
        [
            ("甲坪镇", "births", "", 31.0, "birth"),
            ("", "births", "", 58.0, "birth"),
            ("甲坪镇", "deaths", "", 20.0, "person"),
            ("", "deaths", "", 41.0, "person"),
        ],
        id="commas, places in the head",
    ),
    pytest.param(
        "鄉鎮  出生人數  計劃生育率(%)  位次\n甲坪鎮  31  92.4  1\n乙坑鄉  27  90.1  2\n",
        [
            ("甲坪镇", "births", "", 31.0, "birth"),
            ("甲坪镇", "policy_compliance_rate", "", 92.4, "%"),
            ("乙坑乡", "births", "", 27.0, "birth"),
            ("乙坑乡", "policy_compliance_rate", "", 90.1, "%"),
        ],
        id="traditional characters, ranks are no figures",
    ),
    pytest.param(
        "| 序号 | 乡镇 | 出生人数 | 比上年增减 |\n|--|--|--|--|\n"
        "| 1 | 甲坪镇 | 31* | -4 |\n注：*为快报数。\n",
        [("甲坪镇", "births", "", 31.0, "birth"), ("甲坪镇", "births", "", -4.0, "birth")],
        id="numbers of lines, a footnote's mark, a change",
    ),
    pytest.param(
        "2010年\t\t\n乡镇\t出生人数\t死亡人数\n甲坪镇\t31\t20\n2011年\t\t\n甲坪镇\t29\t21\n",
        [
            ("甲坪镇", "births", "", 31.0, "birth", 2010),
            ("甲坪镇", "deaths", "", 20.0, "person", 2010),
            ("甲坪镇", "births", "", 29.0, "birth", 2011),
            ("甲坪镇", "deaths", "", 21.0, "person", 2011),
        ],
        id="years in lines of their own",
    ),
]
EN = [
    pytest.param(
        "Births by state (thousands)\n\nState       2011    2015\n"
        "Texas      381.7   402.3\nOhio       138.2   139.3\n",
        [
            ("Texas", "births", "", 381700.0, "birth", 2011),
            ("Texas", "births", "", 402300.0, "birth", 2015),
            ("Ohio", "births", "", 138200.0, "birth", 2011),
            ("Ohio", "births", "", 139300.0, "birth", 2015),
        ],
        id="indicator and size in the title, years in the head",
    ),
    pytest.param(
        "Live births per 1,000 inhabitants\n\n| Region | 2005 |\n|---|---|\n"
        "| Germany | 8.3 |\n| – Bayern | 8.6 |\n",
        [
            ("Germany", "crude_birth_rate", "", 8.3, "‰", 2005),
            ("Bayern", "crude_birth_rate", "", 8.6, "‰", 2005),
        ],
        id="counts per thousand are the rate",
    ),
    pytest.param(
        "Fiscal year | Births | Deaths\n2009/10 | 8,930 | 3,811\n2010/11 | 8,702 | 3,790\n",
        [
            ("Northmoor County", "births", "", 8930.0, "birth", 2010),
            ("Northmoor County", "deaths", "", 3811.0, "person", 2010),
            ("Northmoor County", "births", "", 8702.0, "birth", 2011),
            ("Northmoor County", "deaths", "", 3790.0, "person", 2011),
        ],
        id="pipes without a frame, years into the next",
    ),
    pytest.param(
        "Indicator\tUnit\t2012\tTarget 2015\nInfant mortality\tper 1,000 live births\t6.1\t5.0\n",
        [
            ("Northmoor County", "infant_mortality_rate", "", 6.1, "‰", 2012, "observed"),
            ("Northmoor County", "infant_mortality_rate", "", 5.0, "‰", 2015, "target"),
        ],
        id="a target in the head",
    ),
    pytest.param(
        '"County","Live births","Total population"\n"Aldby","1,204","99,310"\n"Total","1,204","99,310"\n',
        [
            ("Aldby", "births", "", 1204.0, "birth"),
            ("Aldby", "population", "", 99310.0, "person"),
            ("Northmoor County", "births", "", 1204.0, "birth"),
            ("Northmoor County", "population", "", 99310.0, "person"),
        ],
        id="quoted fields with commas",
    ),
    pytest.param(
        "| Age group | Births 2012 |\n|---|---|\n| Under 20 | 120 |\n| 20 to 24 | 512 |\n| Total | 632 |\n",
        [("Northmoor County", "births", "", 632.0, "birth", 2012)],
        id="a line of an age is no place",
    ),
]


@pytest.mark.parametrize(("text", "meant"), ZH)
def test_a_chinese_table_says(text: str, meant: list[tuple[object, ...]]) -> None:
    assert [row[: len(one)] for row, one in zip(told(text), meant, strict=True)] == meant


@pytest.mark.parametrize(("text", "meant"), EN)
def test_an_english_table_says(text: str, meant: list[tuple[object, ...]]) -> None:
    assert [row[: len(one)] for row, one in zip(told(text, "en"), meant, strict=True)] == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一行文字。",
        "甲\t乙\n丙\t丁\n",
        "名称\t电话\n甲镇\t1\n乙镇\t2\n",
        "姓名  职务\n某某  主任\n某某  科员\n",
        "| a | b |\n|---|---|\n",
        "<table></table>",
        "Rose, fell, rose again.\nUp, down, up again.\nIn, out, in again.\n",
    ],
)
def test_what_is_no_table_of_indicators_gives_no_cell(text: str) -> None:
    assert tables(text, "zh").cells == () == tables(text, "en").cells


def test_a_table_ends_where_its_lines_do() -> None:
    text = "前言。\n" + TABS + "后记：全县出生5600人。"
    ((start, end),) = tables(text, "zh").spans
    assert text[start:end].startswith("乡镇")
    assert text[start:end].endswith("9.3")


def test_every_cell_is_its_slice_whatever_draws_the_table() -> None:
    for text in (
        TABS,
        PIPES,
        COLUMNS,
        "a,1,2\nb,3,4\nc,5,6\n",
        "<table><tr><td> x </td><td>1</td></tr></table>",
    ):
        for grid in grids(text):
            assert all(text[c.start : c.end] == c.text for row in grid.rows for c in row)


SUMS_OF_SOME = [
    # title, the sum's line, language, whether the sum is the whole's
    ("2010年部分乡镇出生情况", "合计", "zh", False),
    ("2010年部分乡镇出生情况", "合 计", "zh", False),
    ("2010年部分乡镇出生情况", "平均", "zh", False),
    ("2010年部分乡镇出生情况", "全县合计", "zh", True),
    ("全县重点镇2010年出生情况", "小计", "zh", False),
    ("2010年抽样村出生情况", "总计", "zh", False),
    ("2010年若干乡镇出生情况", "合计", "zh", False),
    ("2010年各乡镇出生情况", "合计", "zh", True),
    ("2010年出生情况(部分人口为推算)", "合计", "zh", True),
    ("2010年乡镇重点工作完成情况", "合计", "zh", True),
    ("Births in selected townships, 2010", "Total", "en", False),
    ("Births in some rural towns, 2010", "Average", "en", False),
    ("Births in the surveyed villages, 2010", "Grand total", "en", False),
    ("Births in selected townships, 2010", "County total", "en", True),
    ("Births in all townships, 2010", "Total", "en", True),
    ("Births by township, some of them estimated, 2010", "Total", "en", True),
]


@pytest.mark.parametrize(("title", "line", "language", "whole"), SUMS_OF_SOME)
def test_the_sum_of_some_places_is_not_the_wholes(title: str, line: str, language: str, whole: bool) -> None:
    head, places = (
        ("乡镇 | 出生人口", ("梅城镇", "坂东镇"))
        if language == "zh"
        else ("Township | Births", ("Mill Town", "Low Town"))
    )
    lines = "\n".join(f"{place} | {n}" for place, n in zip((*places, line), (210, 180, 390), strict=True))
    found = {row["value"]: row["region"] for row in read(f"{title}\n\n{head}\n{lines}\n", language)}
    home = HOME if language == "zh" else "Northmoor County"
    assert found[390.0] == (home if whole else None)
    assert None not in (found[210.0], found[180.0])


def test_a_sum_of_some_places_is_listed_with_its_reason_and_in_no_panel() -> None:
    from trends.evidence import derive
    from trends.panel import build
    from trends.schema import OBSERVATIONS

    text = (
        "2010年部分乡镇出生情况\n\n乡镇 | 出生人口 | 计划生育率\n梅城镇 | 210 | 92.1%\n合计 | 390 | 91.3%\n"
    )
    said = OBSERVATIONS.build(read(text))
    panel, faults = build(said.vstack(derive(said)).sort(OBSERVATIONS.key))
    assert panel["region"].unique().to_list() == [HOME + "梅城镇"]
    assert "births '390': no region" in faults["reason"].to_list()
