"""Corrections are applied while they match, and say so when they no longer do."""

from __future__ import annotations

from pathlib import Path

import pytest

from trends.errors import TrendsError
from trends.panel import build
from trends.panel.corrections import read_corrections
from trends.schema import OBSERVATIONS

SHIPPED = Path(__file__).parents[2] / "data" / "corrections.toml"
ENTRY = """[[correction]]
match = {{ region = "A", year = 2011 }}
expect = {expect}
action = "{action}"
reason = "the point is lost in this print"
{more}
"""


@pytest.fixture
def corrected(table, observe):
    def run(action: str, more: str = "", *, expect: float = 127.3):
        file = table(ENTRY.format(action=action, more=more, expect=expect), "corrections.toml")
        return build(observe({"value": 127.3}, {"value": 9.0, "year": 2012}), corrections=file.path)

    return run


def test_a_value_is_set_and_the_reason_stays_with_it(corrected) -> None:
    panel, faults = corrected("set", "set = { value = 12.73 }")
    assert panel["value"].to_list() == [12.73, 9.0]
    assert panel["source"].to_list() == ["t.txt · corrected: the point is lost in this print", "t.txt"]
    assert faults.select("document", "place", "kind").rows() == [("t.txt", "characters 0-1", "corrected")]


def test_a_statement_is_dropped_and_listed(corrected) -> None:
    panel, faults = corrected("drop")
    assert panel["value"].to_list() == [9.0]
    assert faults["reason"].to_list() == ["127.3 dropped: the point is lost in this print"]


def test_the_year_can_be_set(corrected) -> None:
    panel, _ = corrected("set", "set = { year = 2010 }")
    assert panel.select("year", "year_low", "value").rows() == [(2010, 2010, 127.3), (2012, 2012, 9.0)]


def test_another_value_than_expected_stops_it(corrected) -> None:
    panel, faults = corrected("drop", expect=128.0)
    assert panel["value"].to_list() == [127.3, 9.0]
    assert faults.select("document", "place", "kind").rows() == [
        ("corrections.toml", "correction 1", "correction_stale")
    ]
    assert "matches 127.3, not the expected 128.0" in faults["reason"][0]


WRONG = [
    ("[[correction]\n", "is no TOML"),
    (ENTRY.format(action="rub", more="", expect=1), "no action 'rub'; possible: drop, set"),
    (ENTRY.format(action="set", more="", expect=1), "correction 1 sets nothing"),
    (
        ENTRY.format(action="set", more="set = { colour = 1 }", expect=1),
        "no set 'colour'; possible: value, year",
    ),
    (
        ENTRY.format(action="drop", more="because = 1", expect=1),
        "no field 'because'; possible: match, action",
    ),
    (
        '[[correction]]\nmatch = { colour = "red" }\naction = "drop"\nreason = ""\nexpect = 1\n',
        "no match 'colour'",
    ),
    ('[[correction]]\nmatch = { year = 1 }\naction = "drop"\nreason = ""\n', "has no 'expect'"),
    ('[[correction]]\nmatch = 3\naction = "drop"\nreason = ""\nexpect = 1\n', "'match' is no table"),
    (
        '[[correction]]\nmatch = { year = 1 }\naction = "drop"\nreason = ""\nexpect = "x"\n',
        "'expect' is no number",
    ),
    (ENTRY.format(action="set", more='set = { value = "x" }', expect=1), "'value' is no number"),
    ("correction = 3\n", "no list of corrections"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_file_is_one_line_that_says_what_is_possible(table, text, message) -> None:
    with pytest.raises(TrendsError, match=message.replace("[", r"\[")) as error:
        read_corrections(table(text, "corrections.toml").path)
    assert str(error.value).startswith("corrections.toml: ")


def test_a_missing_file_says_so(tmp_path) -> None:
    with pytest.raises(TrendsError, match="cannot be opened"):
        build(OBSERVATIONS.empty(), corrections=tmp_path / "none.toml")


def test_the_shipped_file_is_empty_and_its_example_works(table, observe) -> None:
    assert read_corrections(SHIPPED) == ()
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    begin = lines.index("# [[correction]]")
    example = "\n".join(line.removeprefix("# ") for line in lines[begin : begin + 6])
    assert len(read_corrections(table(example, "c.toml").path)) == 1
