"""Paces, thresholds and years to a target: what a stated speed implies, forward and back."""

from __future__ import annotations

from datetime import date
from math import ceil

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trends.evidence import check, derive
from trends.evidence.arithmetic import beyond, complement, keeps
from trends.evidence.pace import years_verdict
from trends.evidence.printed import says_yearly

RATE = "policy_compliance_rate"
LEVEL, TARGET = (RATE, "75.5%", 75.5, "%"), (RATE, "85%", 85.0, "%", {"role": "benchmark"})
GAP = (RATE, "近10个百分点", 10.0, "pp", {"role": "claim", "bound": "~"})
PACE = (RATE, "4.1 points", 4.1, "pp", {"role": "change", "year": None})
SPAN = {"period_start": date(2006, 1, 1), "period_end": date(2011, 12, 31)}


def years(value: float, bound: str = "=", **fields: object) -> tuple[object, ...]:
    said = {"role": "claim", "bound": bound, "year": None, **fields}
    return ("years_to_target", f"{value:g} years", value, "year", said)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([PACE, LEVEL, TARGET, GAP, years(3)], "holds"),
        ([PACE, LEVEL, TARGET, GAP, years(2)], "within_rounding"),
        ([PACE, LEVEL, TARGET, GAP, years(6)], "fails"),
        ([PACE, LEVEL, TARGET, GAP, years(6, "<=")], "holds"),
        ([PACE, LEVEL, TARGET, GAP, years(1, ">=")], "holds"),
        ([PACE, GAP, years(3)], "holds"),
        ([(*PACE[:2], -4.1, *PACE[3:]), LEVEL, TARGET, GAP, years(3)], "fails"),
    ],
)
def test_years_to_a_target_at_the_stated_pace(state, said, expected) -> None:
    found = check(state(*said)).filter(kind="years")
    assert found["verdict"].to_list() == [expected]


@pytest.mark.parametrize("said", [[PACE, years(3)], [LEVEL, TARGET, GAP, years(3)], [years(3)]])
def test_without_gap_or_pace_there_is_nothing_to_reckon(state, said) -> None:
    assert check(state(*said)).filter(kind="years").height == 0


def test_the_printed_ends_are_taken_before_a_hedged_gap(state) -> None:
    row = check(state(PACE, LEVEL, TARGET, GAP, years(3))).filter(kind="years").row(0, named=True)
    assert row["computed"] == pytest.approx(9.5 / 4.1)
    assert row["observations"] == [f"t.txt:1:{start}" for start in (48, 12, 24, 0)]


@given(st.floats(0.1, 50), st.floats(0.1, 50))
def test_whole_years_rounded_up_always_hold(gap: float, pace: float) -> None:
    needed = gap / pace
    assume(ceil(needed) - needed < 1 - 1e-6)
    assert years_verdict(float(ceil(needed)), needed, "=", 0.0) == "holds"
    assert years_verdict(ceil(needed) + 2.0, needed, "=", 0.0) == "fails"


YEARLY = [
    ("words of the quote", {"role": "change"}, "1.2 points a year"),
    ("words of the period", {"role": "change", "period_text": "2006年以来年均"}, "1.2个百分点"),
    ("a mean of differences", {"role": "mean"}, "1.2个百分点"),
]


@pytest.mark.parametrize(("fields", "quote"), [c[1:] for c in YEARLY], ids=[c[0] for c in YEARLY])
def test_a_pace_leads_back_to_its_beginning(state, fields, quote) -> None:
    pace = (RATE, quote, 1.2, "pp", {"year": None, **SPAN, **fields})
    found = derive(state(LEVEL, pace)).select("rule", "value", "year", "bound", "unit")
    assert found.rows() == [("beginning_of_pace", 69.5, 2006, "~", "%")]


NO_BEGINNING = [
    ("no first year", {"period_start": None}, {}),
    ("a level of another year", {}, {"year": 2009}),
    ("a level at the beginning", {"period_end": None}, {"year": 2006}),
]


@pytest.mark.parametrize(("pace", "level"), [c[1:] for c in NO_BEGINNING], ids=[c[0] for c in NO_BEGINNING])
def test_no_beginning_is_guessed(state, pace, level) -> None:
    said = {"role": "change", "year": None, **SPAN, **pace}
    assert derive(state((*LEVEL, level), (RATE, "1.2 points a year", 1.2, "pp", said))).height == 0


def test_a_change_over_several_years_is_of_no_stated_year(state) -> None:
    change = (RATE, "6 points", 6.0, "pp", {"role": "change", "year": None, **SPAN})
    assert derive(state(LEVEL, change)).select("value", "year").rows() == [(69.5, None)]


@pytest.mark.parametrize(
    ("change", "kinds"), [(-9.6, ["bound", "crossing"]), (-0.2, ["bound"]), (0.3, ["bound"])]
)
def test_a_threshold_that_is_crossed_lies_between_two_years(state, change, kinds) -> None:
    level, unit = ("sex_ratio_at_birth", "117.3", 117.3, "per_100_females"), "points"
    under = ("sex_ratio_at_birth", "118", 118.0, "per_100_females", {"bound": "<"})
    moved = ("sex_ratio_at_birth", f"{change} points", change, unit, {"role": "change"})
    assert check(state(level, under, moved))["kind"].to_list() == kinds


@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3), st.sampled_from(["<", "<=", ">", ">="]))
def test_a_value_keeps_a_threshold_or_its_opposite(value: float, bound: float, kind: str) -> None:
    opposite = {"<": ">=", ">=": "<", "<=": ">", ">": "<="}[kind]
    assert keeps(value, bound, kind) != keeps(value, bound, opposite)
    assert beyond(value, bound, kind) == -beyond(value, bound, opposite)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_share_and_its_complement_make_the_whole(whole: int, rest: int) -> None:
    assume(rest <= whole)
    assert complement(rest, whole) + 100 * rest / whole == pytest.approx(100)


@pytest.mark.parametrize("words", ["平均每年", "逐年", "per year", "annually"])
def test_words_of_a_pace(words: str) -> None:
    assert says_yearly(words)
    assert not says_yearly("今年")
