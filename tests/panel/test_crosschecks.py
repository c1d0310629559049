"""What two sources state of one thing, held against each other."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from trends.panel import build, cross_checks
from trends.schema import CHECKS, OBSERVATIONS, PANEL

RATE = {"indicator": "crude_birth_rate", "unit": "‰"}
JUNE = {"period_start": date(2011, 1, 1), "period_end": date(2011, 6, 30)}
YEAR = {"period_start": date(2011, 1, 1), "period_end": date(2011, 12, 31)}
ONE, TWO = {"id": "a", "document": "a.txt", "start": 1}, {"id": "b", "document": "b.txt", "start": 2}

TEXTS = [
    ("agree", {**RATE, "value": 9.5}, {**RATE, "value": 9.5}, [("twice", "holds")]),
    ("rounded", {**RATE, "value": 9.47}, {**RATE, "value": 9.5}, [("twice", "holds")]),
    (
        "the other one is rounded",
        {**RATE, "value": 9.5},
        {**RATE, "value": 9.47},
        [("twice", "within_rounding")],
    ),
    ("differ", {**RATE, "value": 9.5}, {**RATE, "value": 9.9}, [("twice", "fails")]),
    ("hedged", {"value": 1040.0}, {"value": 980.0, "bound": "~"}, [("twice", "within_rounding")]),
    (
        "populations of two days",
        {"indicator": "population", "unit": "person", "value": 31204.0},
        {"indicator": "population", "unit": "person", "value": 31301.0},
        [("twice", "within_rounding")],
    ),
    ("half a year", {**YEAR, "value": 100.0}, {**JUNE, "value": 52.0}, []),
    ("other years", {"value": 100.0}, {"value": 90.0, "year": 2010}, []),
    ("a bound", {"value": 100.0}, {"value": 90.0, "bound": "<"}, []),
    ("a target", {"value": 100.0}, {"value": 90.0, "role": "target"}, []),
    ("one text", {"value": 100.0}, {"value": 90.0, "document": "a.txt"}, []),
]


def checked(observations: pl.DataFrame, *tables) -> pl.DataFrame:
    return cross_checks(build(observations, tables)[0], observations)


@pytest.mark.parametrize(("one", "two", "expected"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
def test_two_texts(observe, one, two, expected) -> None:
    found = checked(observe({**ONE, **one}, {**TWO, **two}))
    assert found.select("kind", "verdict").rows() == expected


def test_two_texts_name_both(observe) -> None:
    row = checked(observe({**ONE, **RATE, "value": 9.5}, {**TWO, **RATE, "value": 9.9})).row(0, named=True)
    assert (row["document"], row["observations"]) == ("b.txt", ["b", "a"])
    assert (row["stated"], row["computed"]) == (9.9, 9.5)


@pytest.mark.parametrize(("value", "verdict"), [("9.5", "holds"), ("9.4712", "holds"), ("9.9", "fails")])
def test_a_text_against_a_table(observe, table, value, verdict) -> None:
    file = table(f"region,indicator,year,value\nA,crude_birth_rate,2011,{value}\n")
    found = checked(observe({**ONE, **RATE, "value": 9.5}), file)
    assert found.select("kind", "verdict", "observations").rows() == [("table", verdict, ["a"])]


@pytest.mark.parametrize(
    ("value", "verdict"), [("9.37", "holds"), ("9.39", "within_rounding"), ("9.6", "fails")]
)
def test_a_derived_value_against_a_table(observe, table, value, verdict) -> None:
    file = table(f"region,indicator,year,value\nA,crude_birth_rate,2011,{value}\n")
    derived = {**ONE, **RATE, "role": "derived", "value": 9.37, "lower": 9.35, "upper": 9.39}
    assert checked(observe(derived), file).select("kind", "verdict").rows() == [("derived", verdict)]


def test_another_unit_is_turned_into_the_base(observe, table) -> None:
    file = table("region,indicator,year,value\nA,crude_birth_rate,2011,9.5\n")
    found = checked(observe({**ONE, "indicator": "crude_birth_rate", "unit": "%", "value": 0.95}), file)
    assert found["verdict"].to_list() == ["holds"]


def test_order_does_not_matter_and_nothing_gives_nothing(observe) -> None:
    said = observe({**ONE, "value": 9.0}, {**TWO, "value": 8.0})
    panel = build(said)[0]
    assert cross_checks(panel.reverse(), said.reverse()).equals(cross_checks(panel, said))
    assert cross_checks(PANEL.empty(), OBSERVATIONS.empty()).equals(CHECKS.empty())
