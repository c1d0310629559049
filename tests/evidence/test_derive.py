"""What follows from stated figures, and what must not be derived."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.evidence import derive
from trends.evidence.previous import before_difference, before_multiple, before_percent
from trends.schema import OBSERVATIONS

CHANGE, CLAIM = {"role": "change"}, {"role": "claim"}
RATIO = ("sex_ratio_at_birth", "121.40", 121.4, "per_100_females")

DERIVED = [
    ("difference", [RATIO, ("sex_ratio_at_birth", "3.1 points", -3.1, "points", CHANGE)], 124.5, 2010),
    (
        "points",
        [
            ("policy_compliance_rate", "91.2%", 91.2, "%"),
            ("policy_compliance_rate", "1.7 points", 1.7, "pp", CHANGE),
        ],
        89.5,
        2010,
    ),
    (
        "count",
        [("births", "8,680", 8680.0, "birth"), ("births", "1,492", 1492.0, "birth", CHANGE)],
        7188.0,
        2010,
    ),
    ("percent", [("births", "1,100", 1100.0, "birth"), ("births", "10%", 10.0, "%", CHANGE)], 1000.0, 2010),
    (
        "fall in percent",
        [("births", "900", 900.0, "birth"), ("births", "10%", -10.0, "%", CHANGE)],
        1000.0,
        2010,
    ),
    (
        "multiple",
        [("funding", "15 million", 1.5e7, "CNY"), ("funding", "3 times", 3.0, "times", CHANGE)],
        5e6,
        None,
    ),
    (
        "level after",
        [("births", "100", 100.0, "birth", CHANGE), ("births", "1,100", 1100.0, "birth")],
        1000.0,
        2010,
    ),
    ("gap below", [RATIO, ("sex_ratio_at_birth", "6 points", -6.0, "per_100_females", CLAIM)], 127.4, 2011),
    ("gap above", [RATIO, ("sex_ratio_at_birth", "2 points", 2.0, "per_100_females", CLAIM)], 119.4, 2011),
]

NOTHING = [
    ("no level", [("births", "100", 100.0, "birth", CHANGE)]),
    (
        "another region",
        [("births", "9", 9.0, "birth"), ("births", "1", 1.0, "birth", {**CHANGE, "region": "B"})],
    ),
    ("another indicator", [("deaths", "9", 9.0, "death"), ("births", "1", 1.0, "birth", CHANGE)]),
    ("another year", [("births", "9", 9.0, "birth", {"year": 2009}), ("births", "1", 1.0, "birth", CHANGE)]),
    (
        "only a bound",
        [("births", "under 9", 9.0, "birth", {"bound": "<"}), ("births", "1", 1.0, "birth", CHANGE)],
    ),
    ("lost level", [("births", "…", None, "birth"), ("births", "1", 1.0, "birth", CHANGE)]),
    ("lost change", [("births", "9", 9.0, "birth"), ("births", "…", None, "birth", CHANGE)]),
    (
        "per cent of a share, or points",
        [("policy_compliance_rate", "90%", 90.0, "%"), ("policy_compliance_rate", "3%", 3.0, "%", CHANGE)],
    ),
    ("a level, not a gap", [RATIO, ("sex_ratio_at_birth", "120", 120.0, "per_100_females", CLAIM)]),
    (
        "its benchmark is printed",
        [
            ("policy_compliance_rate", "75%", 75.0, "%"),
            ("policy_compliance_rate", "85%", 85.0, "%", {"role": "benchmark"}),
            ("policy_compliance_rate", "10 points", 10.0, "pp", CLAIM),
        ],
    ),
]


@pytest.mark.parametrize(
    ("said", "value", "year"), [case[1:] for case in DERIVED], ids=[c[0] for c in DERIVED]
)
def test_a_value_follows(state, said, value, year) -> None:
    found = derive(state(*said))
    assert found.select("value", "year").rows() == [(pytest.approx(value), year)]
    assert found["role"].to_list() == ["derived"]


@pytest.mark.parametrize("said", [case[1] for case in NOTHING], ids=[c[0] for c in NOTHING])
def test_nothing_is_guessed(state, said) -> None:
    assert derive(state(*said)).height == 0


def test_a_derived_row_says_where_it_comes_from(state) -> None:
    change = ("sex_ratio_at_birth", "3.1 points", -3.1, "points", CHANGE)
    row = derive(state(RATIO, change)).row(0, named=True)
    assert row["id"] == "t.txt:1:12#previous_by_difference"
    assert row["derived_from"] == ["t.txt:1:0", "t.txt:1:12"]
    assert (row["quote"], row["start"], row["unit"]) == ("3.1 points", 12, "per_100_females")


def test_the_period_moves_a_year_back(state) -> None:
    half = {"period_start": date(2012, 1, 1), "period_end": date(2012, 6, 30)}
    said = [("births", "90", 90.0, "birth"), ("births", "10", 10.0, "birth", CHANGE)]
    found = derive(state(*said, year=2012, **half))
    row = found.row(by_predicate=pl.col("rule") == "previous_by_difference", named=True)
    assert (row["period_start"], row["period_end"]) == (date(2011, 1, 1), date(2011, 6, 30))
    assert (row["year"], row["year_low"], row["year_high"]) == (2011, 2011, 2011)


def test_a_leap_day_moves_back_without_failing(state) -> None:
    said = [("births", "90", 90.0, "birth"), ("births", "10", 10.0, "birth", CHANGE)]
    row = derive(state(*said, year=2012, period_start=date(2012, 2, 29), period_end=date(2012, 2, 29)))
    assert row["period_end"].to_list() == [date(2011, 2, 28)]


def test_what_is_compared_with_is_never_the_place_itself(state) -> None:
    gap = ("sex_ratio_at_birth", "6 points", -6.0, "per_100_females", CLAIM)
    assert derive(state(RATIO, gap))["subgroup"].to_list() == ["reference"]


def test_a_hedge_and_a_range_are_handed_on(state) -> None:
    level = ("births", "900 to 1,000", 900.0, "birth", {"value_high": 1000.0, "bound": "~"})
    row = derive(state(level, ("births", "100", 100.0, "birth", CHANGE))).row(0, named=True)
    assert (row["value"], row["value_high"], row["bound"]) == (800.0, 900.0, "~")


def test_derived_rows_are_not_derived_from_again(state) -> None:
    first = state(RATIO, ("sex_ratio_at_birth", "3.1 points", -3.1, "points", CHANGE))
    once = derive(first)
    assert derive(pl.concat([first, once])).equals(once)


def test_an_empty_table_gives_an_empty_table() -> None:
    assert derive(OBSERVATIONS.empty()).equals(OBSERVATIONS.empty())


def test_order_of_rows_does_not_matter(state) -> None:
    said = state(*DERIVED[0][1], *DERIVED[2][1], *DERIVED[7][1])
    assert derive(said.reverse()).equals(derive(said))


LEVELS = st.floats(0.01, 1e8)


@given(LEVELS, st.floats(-1e6, 1e6))
def test_a_difference_leads_back(level: float, change: float) -> None:
    assert before_difference(level, change) + change == pytest.approx(level, abs=1e-6)


@given(LEVELS, st.floats(-99, 1000))
def test_a_percentage_leads_back(level: float, percent: float) -> None:
    assert before_percent(level, percent) * (1 + percent / 100) == pytest.approx(level, rel=1e-6, abs=1e-6)


@given(LEVELS, st.floats(0.1, 1000))
def test_a_multiple_leads_back(level: float, multiple: float) -> None:
    assert before_multiple(level, multiple) * multiple == pytest.approx(level, rel=1e-6, abs=1e-5)


def test_the_annotated_statements(annotated) -> None:
    """What a reader with a pencil gets from the same figures."""
    found = derive(annotated).select("region", "indicator", "value", "year").rows()
    assert ("湖北省仙桃市", "sex_ratio_at_birth", 133.18, 2015) in found
    assert ("湖北省仙桃市", "sex_ratio_at_birth", 130.5, 2016) in found
    assert ("河南省商丘市", "sex_ratio_at_birth", 116.0, 2013) in found
    assert ("@000-4", "reward_beneficiaries", 7188.0, 2010) in found
    assert ("四川省自贡市富顺县", "population", 961181.0, None) in found
    assert ("@002-1", "births", 151.0, 2008) in found


def test_a_change_without_a_year_takes_its_levels(state) -> None:
    change = ("sex_ratio_at_birth", "3.1 points", -3.1, "points", {**CHANGE, "year": None})
    assert derive(state(RATIO, change))["year"].to_list() == [2010]
