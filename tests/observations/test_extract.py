"""What every observation keeps, and what surrounds a figure in longer passages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trends.observations import extract, faults
from trends.schema import OBSERVATIONS, Document, Part

PIECES = [
    "2010年全县出生人口3021人，",
    "人口出生率9.7‰；",
    "計劃生育率達91.5%。",
    "其中男孩1412人，",
    "出生人口性别比为115.2，",
    "比上年下降2.1个百分点。",
    "一、",
    "全县流动人口人，",
    "\n",
    "The birth rate was 9.5 per thousand in 2010. ",
    "梅城镇\t310\t9.8\n",
    "力争达到95%以上",
    "１２.５‰",
    "&permil;",
]


def document(text: str, **known: object) -> Document:
    about = {"region": "福建省福州市闽清县", "region_level": "county", "year_low": 2011, "year_high": 2011}
    part = Part(number=1, start=0, end=len(text), **{**about, **known})
    return Document("d/a.txt", Path("a.txt"), text, "utf-8", "zh", (part,))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_every_quote_is_its_slice_and_every_id_its_own(pieces: list[str]) -> None:
    text = "".join(pieces)
    rows = extract([document(text)])
    assert OBSERVATIONS.check(rows).equals(rows)
    for row in rows.iter_rows(named=True):
        assert row["quote"] == text[row["start"] : row["end"]]
        assert row["id"].split("#")[0] == f"d/a.txt:1:{row['start']}"
        assert (row["year"] is None) == (row["year_low"] is None or row["year_low"] != row["year_high"])


def test_no_document_gives_no_row() -> None:
    assert extract([]).equals(OBSERVATIONS.empty())


def test_the_same_text_gives_the_same_bytes() -> None:
    text = "".join(PIECES) * 3
    assert extract([document(text)]).equals(extract([document(text)]))


def test_offsets_count_from_the_document_and_not_from_the_part() -> None:
    text = "前言。\n全县出生人口3021人。"
    part = Part(number=2, start=4, end=len(text), region="@a-2")
    row = extract([Document("a", Path("a"), text, "utf-8", "zh", (part,))]).row(0, named=True)
    assert (row["quote"], row["start"], row["id"], row["region"]) == ("3021人", 10, "a:2:10", "@a-2")


def test_a_period_governs_on_until_the_paragraph_ends() -> None:
    text = "今年上半年，全县出生1320人。计划生育率93.1%。\n综合避孕率90.2%。"
    rows = extract([document(text)]).sort("start")
    assert rows["period_end"].to_list() == [date(2011, 6, 30), date(2011, 6, 30), None]


def test_a_place_at_the_head_of_a_paragraph_governs_its_sentences() -> None:
    text = "浙江省年末常住人口5212万人。人口出生率为10.20‰。\n全省人口死亡率5.6‰。"
    rows = extract([document(text, region="@a-1", region_level="")]).sort("start")
    assert rows["region"].to_list() == ["浙江省", "浙江省", "@a-1"]


def test_a_heading_names_the_place_of_what_stands_below() -> None:
    text = "一、四川省\n全省人口出生率9.89‰。\n二、甘肃省\n全省人口出生率12.11‰。"
    rows = extract([document(text, region="@a-1", region_level="")]).sort("start")
    assert rows["region"].to_list() == ["四川省", "甘肃省"]


def test_a_text_that_says_its_year_dates_what_has_none() -> None:
    rows = extract([document("全省人口出生率9.89‰。", subject_year=2012)])
    assert rows["year"].to_list() == [2012]


def test_a_masked_year_is_damage_and_no_year() -> None:
    text = "2025年，全县出生人口性别比为111.6。"
    row = extract([document(text, masks=frozenset({"2025"}))]).row(0, named=True)
    assert row["damage"] == "masked_year"
    assert row["year_low"] == 2010
    assert row["period_text"] == "2025年"


def test_a_lost_number_is_named_as_a_fault() -> None:
    texts = [document("全县流动人口人，其中流入人。")]
    found = faults(texts, extract(texts))
    assert found["kind"].to_list() == ["missing_number", "missing_number"]
    assert set(found["place"]) == {"characters 2-7", "characters 10-13"}
    assert "floating_population: a number is missing here" in found["reason"].to_list()


def test_every_damaged_passage_is_a_fault_once() -> None:
    text = "2025年，全县出生2980人，其中男孩2025人。\n走访慰问户。提示查看更多资源网。"
    texts = [document(text, masks=frozenset({"2025"}))]
    found = faults(texts, extract(texts)).sort("place")
    kinds = sorted(zip(found["place"], found["kind"], strict=True))
    assert ("characters 0-5", "masked_year") in kinds
    assert [kind for _, kind in kinds].count("corrupted_number") == 1
    assert {kind for _, kind in kinds} == {
        "masked_year",
        "corrupted_number",
        "missing_number",
        "ocr_intrusion",
    }
    assert all("2025" not in r or "mask" in r for r in found["reason"])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("人口出生率9.7‰。", "named before"),
        ("发放1500万元奖励扶助资金。", "named after"),
        ("出生率和死亡率分别为10.4‰和4.9‰。", "parallel"),
        ("出生2615人，男孩1412人。", "governed by the figure before"),
        ("出生2615人，其中男孩1412人。", "part of what was counted"),
        ("年末常住人口：310万人。", "named in the clause before"),
        ("乡镇\t出生人口\t出生率\n梅城镇\t310\t9.8\n坂东镇\t255\t8.7", "cell of a table"),
    ],
)
def test_an_observation_names_the_rule_that_linked_it(text: str, rule: str) -> None:
    assert extract([document(text)]).sort("start")["rule"].to_list()[-1] == rule


@pytest.mark.parametrize(
    ("title", "text", "dates"),
    [
        (
            "某镇2008年10月—2009年9月报表",
            "全镇出生人口210人。\n\n人口出生率9.7‰。",
            (date(2008, 10, 1), date(2009, 9, 30)),
        ),
        ("某乡2009年第三季度统计表", "出生人口52人。", (date(2009, 7, 1), date(2009, 9, 30))),
        (
            "某镇2009年工作小结",
            "本年度（去年10月1日至今年9月30日）已经过去。\n\n本年度出生人口88人。",
            (date(2008, 10, 1), date(2009, 9, 30)),
        ),
        ("某镇2009年工作小结", "出生人口88人。", (date(2009, 1, 1), date(2009, 12, 31))),
    ],
)
def test_the_period_of_a_report_is_that_of_what_has_none(
    title: str, text: str, dates: tuple[date, date]
) -> None:
    whole = f"{title}\n\n{text}\n"
    found = extract([document(whole, title=title, subject_year=2009, year_low=2009, year_high=2009)])
    assert {(r["period_start"], r["period_end"]) for r in found.iter_rows(named=True)} == {dates}


def test_a_title_with_half_a_year_dates_the_table_below_it() -> None:
    title = "某乡2009年上半年进度表"
    text = f"{title}\n\n村名\t出生人口(人)\t结扎(例)\n青竹村\t31\t4\n石坎村\t25\t2\n白茅村\t9\t1\n"
    found = extract([document(text, title=title, subject_year=2009)])
    assert found["period_end"].unique().to_list() == [date(2009, 6, 30)]


def test_figures_take_the_years_of_a_list_in_its_order() -> None:
    rows = extract([document("2006年、2008年和2009年人口出生率分别为9.1‰、9.6‰和10.2‰。")])
    assert rows.sort("start")["year"].to_list() == [2006, 2008, 2009]
    rows = extract([document("浙江、江苏、山东三省2008年的死亡率依次是5.6‰、7.0‰和6.2‰。", region="@a-1")])
    assert rows.sort("start")["region"].to_list() == ["浙江省", "江苏省", "山东省"]
