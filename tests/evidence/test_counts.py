"""Counts that follow from rates, ratios and shares; which whole numbers can have been rounded so."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trends.evidence import derive
from trends.evidence.wholes import LARGEST, admits, admitted, counts_of_rate, smallest_total, split_by_ratio

BIRTHS = ("births", "11,211", 11211.0, "birth")
RATIO = ("sex_ratio_at_birth", "104.54", 104.54, "per_100_females")
RATE = ("crude_birth_rate", "12.7‰", 12.7, "‰")
PEOPLE = ("population", "961,000", 961000.0, "person")
WITHIN, MANY = ("policy_compliance_rate", "90.73%", 90.73, "%"), ("multi_birth_share", "1.99%", 1.99, "%")

CASES = [
    ("boys and girls", [BIRTHS, RATIO], [("births", "female", 5481.0, "="), ("births", "male", 5730.0, "=")]),
    ("a ratio of few digits", [BIRTHS, ("sex_ratio_at_birth", "105", 105.0, "per_100_females")], []),
    ("hedged births", [("births", "11,211", 11211.0, "birth", {"bound": "~"}), RATIO], []),
    ("a population", [("births", "12,207", 12207.0, "birth"), RATE], [("population", "", 961181.0, "~")]),
    ("a printed population", [PEOPLE, ("births", "12,207", 12207.0, "birth"), RATE], []),
    ("a rate of another year", [("births", "9", 9.0, "birth", {"year": 2001}), RATE], []),
    ("births of shares", [WITHIN, MANY], [("births", "", 151.0, ">=")]),
    (
        "births of shares and a rate",
        [
            ("population", "29,000", 29000.0, "person"),
            ("crude_birth_rate", "10.42‰", 10.42, "‰"),
            WITHIN,
            MANY,
        ],
        [("births", "", 302.0, "=")],
    ),
    (
        "no births have shares and rate",
        [
            ("population", "20,000", 20000.0, "person"),
            ("crude_birth_rate", "10.42‰", 10.42, "‰"),
            WITHIN,
            MANY,
        ],
        [("births", "", 208.0, "~")],
    ),
    ("one share", [WITHIN], []),
    (
        "shares of printed births",
        [BIRTHS, WITHIN, MANY],
        [("births", "third_or_later_birth", 223.0, "~"), ("births_within_policy", "", 10172.0, "~")],
    ),
    (
        "round shares",
        [("policy_compliance_rate", "90%", 90.0, "%"), ("multi_birth_share", "2%", 2.0, "%")],
        [],
    ),
]


@pytest.mark.parametrize(("said", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_count_follows_or_not(state, said, expected) -> None:
    found = derive(state(*said)).select("indicator", "subgroup", "value", "bound")
    assert sorted(found.rows()) == expected


def test_the_rule_and_its_origins_are_named(state) -> None:
    row = derive(state(("births", "12,207", 12207.0, "birth"), RATE)).row(0, named=True)
    assert (row["rule"], row["unit"], row["role"], row["year"]) == ("base_of_rate", "person", "derived", 2011)
    assert row["derived_from"] == ["t.txt:1:0", "t.txt:1:12"]


@given(st.integers(1, LARGEST), st.integers(0, LARGEST), st.integers(0, LARGEST))
def test_the_true_total_is_never_excluded(total: int, one: int, other: int) -> None:
    assume(one <= total and other <= total)
    shares = [(round(100 * part / total, 2), 0.005) for part in (one, other)]
    assert all(admits(total, share, half) for share, half in shares)
    smallest = smallest_total(shares)
    assert smallest is not None
    assert smallest <= total


@given(st.integers(1, 20000), st.integers(1, 20000))
def test_the_true_pair_is_found_when_one_is_found(boys: int, girls: int) -> None:
    ratio = round(100 * boys / girls, 2)
    assert split_by_ratio(boys + girls, ratio, 0.005) in (None, (boys, girls))


def test_totals_that_the_print_admits() -> None:
    counts = admitted([(1.99, 0.005), (90.73, 0.005)], high=1100)
    assert counts == [151, 302, 453, 604, 755, 906, 1003, 1057]


def test_where_several_counts_fit_both_ends_are_given(state) -> None:
    people = ("population", "60,000", 60000.0, "person", {"bound": "~"})
    rate = ("crude_birth_rate", "10.4‰", 10.4, "‰")
    row = derive(state(people, rate, WITHIN, MANY)).row(0, named=True)
    assert (row["value"], row["value_high"], row["bound"]) == (604.0, None, "=")
    people = ("population", "79,500", 79500.0, "person", {"bound": "~"})
    row = derive(state(people, rate, WITHIN, MANY)).row(0, named=True)
    assert (row["value"], row["value_high"]) == (755.0, 906.0)


@given(st.integers(0, 10**5), st.integers(1, 10**6), st.integers(0, 3), st.floats(0, 0.05))
def test_the_true_count_is_never_excluded(count: int, people: int, places: int, off: float) -> None:
    rate = round(1000 * count / people, places)
    low, high = counts_of_rate((rate, 0.5 * 10**-places), (people * (1 + off), people * off), 1000)
    assert low <= count <= high
