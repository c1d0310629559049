"""Tables from anywhere: long and wide, Chinese and English, with the marks that printed tables carry."""

from __future__ import annotations

import polars as pl
import pytest

from trends.errors import UnreadableError
from trends.panel import read_table
from trends.schema import PANEL

KEYS = ("region", "indicator", "year", "value", "unit")
A, B = ("A", "crude_birth_rate", 2001, 9.5, "‰"), ("B", "crude_birth_rate", 2001, 10.25, "‰")

READ = [
    (
        "tidy",
        "region,indicator,year,value,unit\nA,crude_birth_rate,2001,9.5,‰\nB,crude_birth_rate,2001,10.25,‰\n",
    ),
    ("chinese header", "地区,指标,年份,数值\nA,人口出生率,2001年,9.5\nB,出生率,2001,10.25\n"),
    (
        "tabs",
        "region\tindicator\tyear\tvalue\nA\tcrude_birth_rate\t2001\t9.5\nB\tcrude_birth_rate\t2001\t10.25\n",
    ),
    (
        "semicolons and decimal comma",
        "region;indicator;year;value\nA;birth rate;2001;9,5\nB;birth rate;2001;10,25\n",
    ),
    ("years across", "region,indicator,2000,2001\nA,crude_birth_rate,…,9.5\nB,crude_birth_rate,-,10.25\n"),
    ("years across with 年", "地区,指标,2001年\nA,出生率,9.5\nB,出生率,10.25\n"),
    ("indicators across", "年份,地区,人口出生率（‰）\n2001,A,9.5\n2001,B,10.25\n"),
    ("regions across", "year,indicator,A,B\n2001,crude_birth_rate,9.5,10.25\n"),
    (
        "a title above",
        "Table 4-2\n\nregion,indicator,year,value\nA,birth rate,2001,9.5\nB,birth rate,2001,10.25\n",
    ),
    (
        "another unit",
        "region,indicator,year,value,unit\nA,crude_birth_rate,2001,0.95,%\nB,crude_birth_rate,2001,1.025,%\n",
    ),
    ("a sign in the cell", "region,indicator,year,value\nA,birth rate,2001,9.5‰\nB,birth rate,2001,10.25‰\n"),
    ("footnote marks", "region,indicator,year,value\nA,birth rate,2001,9.5①\nB,birth rate,2001,10.25 b\n"),
    ("full width", "region,indicator,year,value\nA,birth rate,2001,９．５\nB,birth rate,2001,１０．２５\n"),
    (
        "Eurostat's packed key",
        "freq,indic_de,geo\\TIME_PERIOD\t2000\t2001\nA,GBIRTHRT,A\t:\t9.5 b\nA,GBIRTHRT,B\t:\t10.25\n",
    ),
    (
        "World Bank",
        "Country Name,Country Code,Indicator Name,2001\n"
        'A,AA,"Birth rate, crude (per 1,000 people)",9.5\nB,BB,SP.DYN.CBRT.IN,10.25\n',
    ),
    (
        "SDMX names",
        "DATAFLOW,indic_de,geo,TIME_PERIOD,OBS_VALUE\nx,birth rate,A,2001,9.5\nx,birth rate,B,2001,10.25\n",
    ),
    (
        "blank lines",
        "\n\nregion,indicator,year,value\n\nA,birth rate,2001,9.5\n\nB,birth rate,2001,10.25\n\n",
    ),
    (
        "quoted",
        'region,indicator,year,value\n"A","birth rate","2001","9.5"\n"B","birth rate","2001","10.25"\n',
    ),
]


@pytest.mark.parametrize("text", [case[1] for case in READ], ids=[c[0] for c in READ])
def test_one_panel_from_every_form(table, text) -> None:
    file = table(text)
    rows = read_table(file.path, file.name)[0].select(KEYS).rows()
    assert [(*r[:3], pytest.approx(r[3]), r[4]) for r in rows] == [A, B]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding(table, encoding) -> None:
    file = table("地区,指标,年份,数值\n福建省,人口出生率,2001,9.5\n", encoding=encoding)
    assert read_table(file.path, file.name)[0]["region"].to_list() == ["福建省"]


TWO_ROWS = [
    ("years above", "单位：‰\n地区,2001,,2002,\n,出生率,死亡率,出生率,死亡率\nA,9.5,6.1,9.4,6.2\n"),
    ("indicators above", "地区,出生率,,死亡率,\n,2001年,2002年,2001年,2002年\nA,9.5,9.4,6.1,6.2\n"),
    ("units in the heads", "地区,出生率(‰),,死亡率(‰),\n,2001,2002,2001,2002\nA,9.5,9.4,6.1,6.2\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in TWO_ROWS], ids=[c[0] for c in TWO_ROWS])
def test_a_header_of_two_rows(table, text) -> None:
    rows = read_table(*_pair(table(text)))[0].select("indicator", "year", "value", "unit").rows()
    births = [("crude_birth_rate", 2001, 9.5, "‰"), ("crude_birth_rate", 2002, 9.4, "‰")]
    assert rows == [*births, ("crude_death_rate", 2001, 6.1, "‰"), ("crude_death_rate", 2002, 6.2, "‰")]


def test_the_file_can_name_the_indicator(table) -> None:
    file = table("area,2001\nA,9.5\n", name="crude_birth_rate_by_area.csv")
    assert read_table(file.path, file.name)[0].select(KEYS).rows() == [A]


def test_parquet(tmp_path) -> None:
    path = tmp_path / "t.parquet"
    pl.DataFrame(
        {"region": ["A"], "indicator": ["birth rate"], "year": [2001], "value": [9.5]}
    ).write_parquet(path)
    assert read_table(path, path.name)[0].select(KEYS).rows() == [A]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *[('"1,234,567"', 1234567.0), ("1 234 567", 1234567.0), ("1234567.0", 1234567.0), ("1.2e6", 1.2e6)],
        *[("-5", -5.0), ("−5", -5.0), ("12†", 12.0), ("12[3]", 12.0), ("12(p)", 12.0), ("0", 0.0)],
    ],
)
def test_numbers_as_they_are_printed(table, cell, value) -> None:
    file = table(f"region,indicator,year,value\nA,births,2001,{cell}\n")
    assert read_table(file.path, file.name)[0]["value"].to_list() == [value]


@pytest.mark.parametrize("cell", ["", "…", "...", "-", "—", "NA", "n/a", "空", ":", "无", " . "])
def test_missing_marks_are_counted_never_read(table, cell) -> None:
    file = table(f"region,indicator,year,value\nA,births,2001,{cell}\nA,births,2002,7\n")
    panel, faults = read_table(file.path, file.name)
    assert panel["value"].to_list() == [7.0]
    assert faults.select("kind", "reason").rows() == [("missing_value", "1 cell is marked as missing")]


def test_a_mark_stays_in_the_source(table) -> None:
    file = table("region,indicator,year,value,source\nA,births,2001,7①,Yearbook 2002\n")
    assert read_table(file.path, file.name)[0]["source"].to_list() == [
        "table.csv line 2 · Yearbook 2002 · mark ①"
    ]


def test_a_bad_row_is_named_by_its_line_and_the_rest_goes_on(table) -> None:
    file = table(
        "region,indicator,year,value\nA,births,2001,many\n,births,2001,3\nA,births,20xx,4\nA,births,2002,5\n"
    )
    panel, faults = read_table(file.path, file.name)
    assert panel["value"].to_list() == [5.0]
    assert faults.select("place", "kind", "reason").rows() == [
        ("line 2", "row_skipped", "value 'many' is not a number"),
        ("line 3", "row_skipped", "no region"),
        ("line 4", "row_skipped", "year '20xx' is not a year"),
    ]


def test_lines_are_those_of_the_file(table) -> None:
    text = 'title\n\nregion,indicator,year,value\n"A\nwith a break",births,2001,1\n\nB,births,2001,x\n'
    assert read_table(*_pair(table(text)))[1]["place"].to_list() == ["line 7"]


def test_an_unknown_indicator_is_kept_and_said(table) -> None:
    panel, faults = read_table(*_pair(table("region,indicator,year,value,unit\nA,rainfall,2001,3,mm\n")))
    assert panel.select("indicator", "unit").rows() == [("rainfall", "mm")]
    assert faults.select("place", "kind").rows() == [("indicator rainfall", "unknown_indicator")]


def test_the_catalogue_gives_a_count_its_unit(table) -> None:
    rows = "A,births,2001,3,person\nA,总人口,2001,2,万人\n"
    panel, _ = read_table(*_pair(table("region,indicator,year,value,unit\n" + rows)))
    expected = [("births", 3.0, "birth"), ("population", 2e4, "person")]
    assert panel.select("indicator", "value", "unit").rows() == expected


def test_uncertainty_and_denominators_are_carried(table) -> None:
    columns = ["se", "lower", "upper", "numerator", "denominator"]
    text = f"region,indicator,year,value,{','.join(columns)}\nA,birth rate,2001,9.5,0.2,9.1,9.9,95,10000\n"
    panel, _ = read_table(*_pair(table(text)))
    assert panel.select(columns).rows() == [(0.2, 9.1, 9.9, 95.0, 10000.0)]


def test_two_places_of_one_name_are_told_apart_by_code(table) -> None:
    text = "region,code,indicator,year,value\nMalta,MT,birth rate,2001,10.1\nMalta,MT0,birth rate,2001,9.8\n"
    panel, faults = read_table(*_pair(table(text)))
    assert panel.select("region", "value").rows() == [("Malta", 10.1), ("Malta (MT0)", 9.8)]
    assert faults["kind"].to_list() == ["shared_name"]


def test_a_place_that_changed_its_code_stays_one(table) -> None:
    text = "region,region_code,indicator,year,value\nA,1,birth rate,2001,10.1\nA,2,birth rate,2002,9.8\n"
    assert read_table(*_pair(table(text)))[0]["region"].to_list() == ["A", "A"]


UNREADABLE = [
    (b"", "table.csv", "is empty"),
    (b"\n \n", "table.csv", "is empty"),
    (b"\x00\x01\x02PK", "table.csv", "is binary"),
    (b"colour,size\nred,3\n", "table.csv", "needed: region, indicator, year, value.*found colour, size"),
    (b"region,year,value\nA,2001,3\n", "table.csv", "lacks columns.*found region, year, value"),
    (b"not parquet", "table.parquet", "is not a table"),
    (b"anything", "table.dta", "no table reader for '.dta'; possible: .csv"),
]


@pytest.mark.parametrize(("data", "name", "message"), UNREADABLE)
def test_what_is_no_table_says_why(table, data, name, message) -> None:
    file = table(data, name=name)
    with pytest.raises(UnreadableError, match=message):
        read_table(file.path, file.name)


def test_a_missing_file_says_so(tmp_path) -> None:
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read_table(tmp_path / "none.csv", "none.csv")


def test_every_shipped_row_can_be_found_again(shipped) -> None:
    for file in shipped:
        panel, faults = read_table(file.path, file.name)
        lines = file.path.read_text(encoding="utf-8").splitlines()
        assert PANEL.check(panel).equals(panel)
        assert set(faults["kind"]) <= {"shared_name"}
        place = panel["source"].str.extract(r" line (\d+) · ").cast(pl.Int64).to_list()
        cells = panel.select("region", "indicator", "year").rows()
        for (region, indicator, year), line in zip(cells, place, strict=True):
            assert region.partition(" (")[0].split(",")[0] in lines[line - 1]
            assert f",{indicator},{year}," in lines[line - 1]


def _pair(file) -> tuple[object, str]:
    return file.path, file.name
