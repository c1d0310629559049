"""A TOML beside a table says what the table does not."""

from __future__ import annotations

import pytest

from trends.errors import UnreadableError
from trends.panel import build, read_table
from trends.schema import OBSERVATIONS

A = [("A", "births", 2001, 9.0), ("A", "births", 2002, 8.0)]

CASES = [
    (
        "other names",
        "Ort,Was,Jahr,Zahl\nA,births,2001,9\nA,births,2002,8\n",
        '[columns]\nregion = "Ort"\nindicator = "Was"\nyear = "Jahr"\nvalue = "Zahl"\n',
    ),
    (
        "one region in the whole table",
        "year,births\n2001,9\n2002,8\n",
        '[set]\nregion = "A"\n',
    ),
    (
        "the indicator of the whole table",
        "region,2001,2002\nA,9,8\n",
        '[set]\nindicator = "births"\n',
    ),
    (
        "a header among notes",
        "region,indicator,year,value\nsee,the,notes,below\nregion,indicator,year,value\nA,births,2001,9\nA,births,2002,8\n",
        "header = 3\n",
    ),
    (
        "an indicator that the table names otherwise",
        "region,indicator,year,value\nA,X17,2001,9\nA,X17,2002,8\n",
        '[set]\nindicator = "births"\n',
    ),
    (
        "a mark of its own",
        "region,indicator,year,value\nA,births,2001,9\nA,births,2002,8\nA,births,2003,999\n",
        'missing = ["999"]\n',
    ),
]


@pytest.mark.parametrize(("text", "toml"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_table_is_read_as_it_says(table, text, toml) -> None:
    file = table(text, "t.csv")
    table(toml, "t.csv.toml")
    panel, _ = read_table(file.path, file.name)
    assert panel.select("region", "indicator", "year", "value").rows() == A


def test_lines_are_still_those_of_the_file(table) -> None:
    file = table("a title\n\nyear,births\n2001,9\n", "t.csv")
    table('[set]\nregion = "A"\n', "t.csv.toml")
    assert read_table(file.path, file.name)[0]["source"].to_list() == ["t.csv line 4"]


WRONG = [
    ("[set", "is no TOML"),
    ("head = 3\n", "no field 'head'; possible: header, columns, set, missing"),
    ('[columns]\nplace = "Ort"\n', "no field 'place'; possible: region"),
    (
        '[columns]\nregion = "Ort"\n',
        "the table has no column 'Ort'; possible: region, indicator, year, value",
    ),
    ("header = 9\n", "the table has no line 9"),
    ('header = "x"\n', "'header' is no whole number"),
    ('columns = "x"\n', "'columns' is no table"),
    ('missing = "x"\n', "'missing' is no list"),
]


@pytest.mark.parametrize(("toml", "said"), WRONG)
def test_what_it_says_wrongly_is_named(table, toml, said) -> None:
    file = table("region,indicator,year,value\nA,births,2001,9\n", "t.csv")
    table(toml, "t.csv.toml")
    with pytest.raises(UnreadableError) as error:
        read_table(file.path, file.name)
    assert str(error.value).startswith("t.csv.toml: " + said)
    faults = build(OBSERVATIONS.empty(), [file])[1]
    assert faults.select("document", "kind").rows() == [("t.csv", "not_read")]
    assert "t.csv.toml" in faults["reason"][0]
