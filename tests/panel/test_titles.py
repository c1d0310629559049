"""Tables as yearbooks and agencies print them: a title that names the indicator, the year or the unit."""

from __future__ import annotations

import pytest

from trends.panel import read_table, understood

BIRTHS, DEATHS = "crude_birth_rate", "crude_death_rate"
EUROSTAT = (
    "Data extracted on 03/02/2021 12:00:00 from [ESTAT],,,,\n"
    "Dataset:,Crude birth rate [tps00204],,,\n"
    "Last updated:,02/02/2021,,,\n\n"
    "Time frequency,Annual,,,\n\n"
    "TIME,2001,,2002,\nGEO (Labels),,,,\nA,9.5,,9.4,b\nB,10.25,,:,\n"
)
YEARBOOK = "3-2 各地区人口出生率和死亡率（2001年）\n单位：‰\n地区,出生率,死亡率\nA,9.5,6.1\nB,10.25,…\n"
TWO_ROWS = (
    "3-4 分地区人口自然变动\n单位：‰、万人\n地区,2001年,,2002年,\n,出生率,总人口,出生率,总人口\n"
    "A,9.5,31.2,9.4,31.3\nB,10.25,40.1,…,40.2\n"
)
SDMX = (
    "STRUCTURE,STRUCTURE_ID,freq,indic_de,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
    "dataflow,ESTAT:DEMO(1.0),A,GBIRTHRT,A,2001,9.5,\ndataflow,ESTAT:DEMO(1.0),A,GBIRTHRT,B,2001,10.25,b\n"
    "dataflow,ESTAT:DEMO(1.0),A,GBIRTHRT,A,2002,9.4,\n"
)
READ = [
    ("Eurostat", EUROSTAT, [("A", BIRTHS, 2001, 9.5), ("A", BIRTHS, 2002, 9.4), ("B", BIRTHS, 2001, 10.25)]),
    ("SDMX-CSV", SDMX, [("A", BIRTHS, 2001, 9.5), ("A", BIRTHS, 2002, 9.4), ("B", BIRTHS, 2001, 10.25)]),
    (
        "the year in the title",
        YEARBOOK,
        [("A", BIRTHS, 2001, 9.5), ("A", DEATHS, 2001, 6.1), ("B", BIRTHS, 2001, 10.25)],
    ),
    (
        "two header rows, two units",
        TWO_ROWS,
        [
            ("A", BIRTHS, 2001, 9.5),
            ("A", BIRTHS, 2002, 9.4),
            ("A", "population", 2001, 312000.0),
            ("A", "population", 2002, 313000.0),
            ("B", BIRTHS, 2001, 10.25),
            ("B", "population", 2001, 401000.0),
            ("B", "population", 2002, 402000.0),
        ],
    ),
    (
        "a count in another size",
        "2-1 各地区年末总人口\n单位：万人\n地区,2001,2002\nA,31.2,31.3\n",
        [("A", "population", 2001, 312000.0), ("A", "population", 2002, 313000.0)],
    ),
    (
        "a title in English",
        "Table 5. Live births by county\nUnit: thousand\ncounty,2001\nA,3.2\n",
        [("A", "births", 2001, 3200.0)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_a_table_is_read_without_configuration(table, text, expected) -> None:
    file = table(text)
    panel, _ = read_table(file.path, file.name)
    rows = sorted(panel.select("region", "indicator", "year", "value").rows())
    assert [row[:3] for row in rows] == [row[:3] for row in expected]
    assert [row[3] for row in rows] == pytest.approx([row[3] for row in expected])


def test_a_title_of_several_years_dates_nothing(table) -> None:
    file = table("1 出生率 2001 2002\n地区,出生率,死亡率\nA,9.5,6.1\n")
    assert understood(file.path, file.name) == ""


def test_what_was_understood_is_said(table) -> None:
    file = table(TWO_ROWS)
    assert understood(file.path, file.name) == (
        "header in line 4, years and indicators across, in two header rows; "
        'region "地区"; 2 indicators, 2 regions, 2001–2002'
    )


def test_an_override_is_said(table) -> None:
    file = table("Ort,2001\nA,9\n", "t.csv")
    file.path.with_name("t.csv.toml").write_text(
        '[columns]\nregion = "Ort"\n[set]\nindicator = "births"\n', encoding="utf-8"
    )
    assert understood(file.path, file.name).startswith("as t.csv.toml says, header in line 1, years across; ")
