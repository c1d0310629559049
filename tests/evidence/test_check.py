"""Ties between printed figures: which hold, hold within rounding or fail, and which are not looked for."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.evidence import check
from trends.evidence.arithmetic import verdict
from trends.evidence.printed import half_unit
from trends.schema import CHECKS, OBSERVATIONS

RATE = "crude_birth_rate"
BIRTHS, PEOPLE = ("births", "2,647", 2647.0, "birth"), ("population", "312,388", 312388.0, "person")
COMPLIANCE, SEXES = "policy_compliance_rate", "sex_ratio_at_birth"
OUTSIDE = ("out_of_plan_births", "720", 720.0, "birth")
COUNTED = [("unreported_births", "800", 800.0, "birth"), OUTSIDE]
ALL = (COMPLIANCE, "80%", 80.0, "%")
HIDDEN = ("birth_underreporting_rate", "5%", 5.0, "%", {"role": "benchmark"})
FAR = ("funding", "9", 9.0, "CNY")
UNDATED = [BIRTHS, (RATE, "8.47‰", 8.47, "‰", {"year": None})]
ABOUT = {"role": "claim", "bound": "~"}
UNDER = (SEXES, "118", 118.0, "per_100_females", {"bound": "<"})


def part(name: str, value: float | None) -> tuple[object, ...]:
    return ("births", f"{value}", value, "birth", {"subgroup": name})


TIES = [
    ("rate", [PEOPLE, BIRTHS, (RATE, "8.47‰", 8.47, "‰")], "holds"),
    ("rate", [PEOPLE, BIRTHS, (RATE, "8.54‰", 8.54, "‰")], "within_rounding"),
    ("rate", [PEOPLE, BIRTHS, (RATE, "8.84‰", 8.84, "‰")], "fails"),
    (
        "rate",
        [("population", "31万", 310000.0, "person"), BIRTHS, (RATE, "8.47‰", 8.47, "‰")],
        "within_rounding",
    ),
    ("rate", [PEOPLE, BIRTHS, (RATE, "about 9‰", 9.0, "‰", {"bound": "~"})], "within_rounding"),
    ("rate", [PEOPLE, ("births", "…", None, "birth"), (RATE, "8.47‰", 8.47, "‰")], "untestable"),
    (
        "rate",
        [("funding", "345万元", 3.45e6, "CNY"), PEOPLE, ("funding_per_capita", "11元", 11.0, "CNY")],
        "holds",
    ),
    (
        "sum",
        [
            ("births", "90", 90.0, "birth"),
            ("deaths", "60", 60.0, "death"),
            ("natural_increase", "30", 30.0, "person"),
        ],
        "holds",
    ),
    (
        "sum",
        [
            (RATE, "9.1‰", 9.1, "‰"),
            ("crude_death_rate", "6.0‰", 6.0, "‰"),
            ("natural_increase_rate", "3.2‰", 3.2, "‰"),
        ],
        "within_rounding",
    ),
    (
        "sum",
        [
            (RATE, "9.10‰", 9.1, "‰"),
            ("crude_death_rate", "6.00‰", 6.0, "‰"),
            ("natural_increase_rate", "-3.10‰", -3.1, "‰"),
        ],
        "fails",
    ),
    ("parts", [part("", 1637.0), part("x", 1070.0), part("y", 565.0)], "fails"),
    ("parts", [part("", 1635.0), part("x", 1070.0), part("y", 565.0)], "holds"),
    ("parts", [part("", 1635.0), part("x", 1070.0), part("y", None)], "untestable"),
    (
        "gap",
        [
            ("policy_compliance_rate", "75.54%", 75.54, "%"),
            ("policy_compliance_rate", "85%", 85.0, "%", {"role": "benchmark"}),
            ("policy_compliance_rate", "近10个百分点", 10.0, "pp", {"role": "claim", "bound": "~"}),
        ],
        "within_rounding",
    ),
    (
        "gap",
        [
            ("policy_compliance_rate", "75.5%", 75.5, "%"),
            ("policy_compliance_rate", "85.0%", 85.0, "%", {"role": "benchmark"}),
            ("policy_compliance_rate", "8.5 points", 8.5, "pp", {"role": "claim"}),
        ],
        "fails",
    ),
    ("complement", [*COUNTED, (COMPLIANCE, "10.0%", 10.0, "%")], "holds"),
    ("complement", [*COUNTED, (COMPLIANCE, "10.4%", 10.4, "%")], "fails"),
    (
        "complement",
        [("births", "8千", 8000.0, "birth"), OUTSIDE, (COMPLIANCE, "90.4%", 90.4, "%")],
        "within_rounding",
    ),
    ("allowance", [ALL, HIDDEN, (COMPLIANCE, "about 73%", 73.0, "%", ABOUT)], "within_rounding"),
    ("allowance", [ALL, HIDDEN, (COMPLIANCE, "75%", 75.0, "%", {"role": "claim"})], "holds"),
    ("allowance", [ALL, HIDDEN, (COMPLIANCE, "78%", 78.0, "%", {"role": "claim"})], "fails"),
    ("bound", [(SEXES, "117.3", 117.3, "per_100_females"), UNDER], "holds"),
    ("bound", [(SEXES, "118.004", 118.004, "per_100_females"), UNDER], "fails"),
    ("bound", [(SEXES, "118.0", 118.0, "per_100_females"), UNDER], "within_rounding"),
]

NO_TIES = [
    ("a bound", [PEOPLE, BIRTHS, (RATE, "under 9‰", 9.0, "‰", {"bound": "<"})]),
    ("a target", [PEOPLE, BIRTHS, (RATE, "9‰", 9.0, "‰", {"role": "target"})]),
    ("another region", [PEOPLE, BIRTHS, (RATE, "9‰", 9.0, "‰", {"region": "B"})]),
    ("another year", [PEOPLE, BIRTHS, (RATE, "9‰", 9.0, "‰", {"year": 2001})]),
    ("no population", [BIRTHS, (RATE, "9‰", 9.0, "‰")]),
    ("of whom", [part("", 1635.0), part("x", 300.0), part("y", 565.0)]),
    ("one part", [part("", 1635.0), part("x", 1635.0)]),
    ("a rest without its whole", [OUTSIDE, (COMPLIANCE, "10%", 10.0, "%")]),
    ("a whole after its rest", [*reversed(COUNTED), (COMPLIANCE, "10%", 10.0, "%")]),
    ("nothing taken off", [ALL, (COMPLIANCE, "75%", 75.0, "%", ABOUT)]),
    (
        "a threshold of towns",
        [
            (COMPLIANCE, "85%", 85.0, "%"),
            (COMPLIANCE, "80%", 80.0, "%", {"bound": "<"}),
            ("subareas_meeting_threshold", "3", 3.0, "town"),
        ],
    ),
    ("a threshold of another year", [(SEXES, "119", 119.0, "per_100_females", {"year": 2009}), UNDER]),
    (
        "an undated rate far from a dated count",
        [(RATE, "8.84‰", 8.84, "‰", {"year": None}), FAR, FAR, FAR, BIRTHS, PEOPLE],
    ),
    ("a population of another year", [("population", "9", 9.0, "person", {"year": 1949}), *UNDATED]),
    (
        "an undated death rate far from a dated increase",
        [
            ("crude_death_rate", "5.1‰", 5.1, "‰", {"year": None}),
            *(FAR, FAR, FAR),
            (RATE, "21.4‰", 21.4, "‰"),
            ("natural_increase_rate", "16.5‰", 16.5, "‰"),
        ],
    ),
    ("births alone", [("births", "90", 90.0, "birth"), ("natural_increase", "30", 30.0, "person")]),
]


@pytest.mark.parametrize(("kind", "said", "expected"), TIES)
def test_a_tie_has_its_verdict(state, kind, said, expected) -> None:
    assert check(state(*said)).select("kind", "verdict").rows() == [(kind, expected)]


@pytest.mark.parametrize("said", [case[1] for case in NO_TIES], ids=[c[0] for c in NO_TIES])
def test_what_is_no_tie(state, said) -> None:
    assert check(state(*said)).height == 0


def test_a_check_names_its_figures_the_checked_one_first(state) -> None:
    row = check(state(PEOPLE, BIRTHS, (RATE, "8.47‰", 8.47, "‰"))).row(0, named=True)
    assert row["observations"] == ["t.txt:1:24", "t.txt:1:12", "t.txt:1:0"]
    assert (row["stated"], row["computed"], row["tolerance"]) == (
        8.47,
        pytest.approx(8.4734368),
        pytest.approx(0.005 + 0.01 * 8.4734368),
    )


def test_shares_of_a_count_by_its_subgroups(state) -> None:
    count = [
        ("married_women", f"{n:g}", n, "person", {"subgroup": s}) for s, n in [("", 65669.0), ("x", 26907.0)]
    ]
    share = ("married_women_share", "40.97%", 40.97, "%", {"subgroup": "x"})
    assert check(state(*count, share))["verdict"].to_list() == ["holds"]


def test_two_texts_are_never_mixed(state) -> None:
    other = state((RATE, "8.47‰", 8.47, "‰"), document="u.txt").with_columns(id=pl.lit("u.txt:1:0"))
    assert check(pl.concat([state(PEOPLE, BIRTHS), other])).height == 0


def test_an_empty_table_gives_an_empty_table() -> None:
    assert check(OBSERVATIONS.empty()).equals(CHECKS.empty())


def test_order_of_rows_does_not_matter(state) -> None:
    said = state(PEOPLE, BIRTHS, (RATE, "8.47‰", 8.47, "‰"), part("", 90.0), part("x", 50.0), part("y", 40.0))
    assert check(said.reverse()).equals(check(said))


@pytest.mark.parametrize(
    ("quote", "value", "half"),
    [
        *[
            ("8.47‰", 8.47, 0.005),
            ("13 .8 ‰", 13.8, 0.05),
            ("７.５%", 7.5, 0.05),
            ("312388人", 312388.0, 0.0),
        ],
        *[
            ("22.4万元", 224000.0, 500.0),
            ("1.26亿", 1.26e8, 5e5),
            ("-9.60", -9.6, 0.005),
            ("三千人", 3000.0, 0.0),
        ],
        *[("0", 0.0, 0.0), ("1,234.5", 1234.5, 0.05), ("1.13 million", 1.13e6, 5000.0)],
    ],
)
def test_rounding_is_found_from_the_print(quote: str, value: float, half: float) -> None:
    assert half_unit(quote, value) == pytest.approx(half)


@given(st.integers(1, 10**6), st.integers(1, 10**8), st.integers(0, 4))
def test_a_truthfully_printed_rate_always_holds(count: int, people: int, places: int) -> None:
    rate = round(1000 * count / people, places)
    half = 0.5 * 10**-places
    assert verdict(rate, 1000 * count / people, half, half) == "holds"


def test_the_annotated_statements(annotated) -> None:
    found = (
        check(annotated)
        .select(pl.col("document").str.slice(0, 3), "part", "kind", "stated", "verdict")
        .rows()
    )
    assert sorted(found) == [
        ("000", 1, "gap", 10.0, "within_rounding"),
        ("000", 1, "years", 3.0, "holds"),
        ("000", 3, "allowance", 75.0, "within_rounding"),
        ("000", 3, "gap", 10.0, "holds"),
        ("000", 4, "complement", 9.74, "holds"),
        ("001", 1, "bound", 130.0, "holds"),
        ("001", 1, "crossing", 130.0, "holds"),
        ("004", 2, "parts", 1637.0, "fails"),
        ("004", 5, "parts", 65669.0, "holds"),
        ("004", 5, "rate", 4.7, "holds"),
        ("004", 5, "rate", 8.47, "holds"),
        ("004", 5, "rate", 11.0, "holds"),
        ("004", 5, "rate", 13.3, "holds"),
        ("004", 5, "rate", 40.97, "holds"),
        ("004", 5, "rate", 40.98, "holds"),
        ("004", 5, "shares", 4.7, "holds"),
        ("004", 5, "sum", 3571.0, "holds"),
    ]


def test_in_a_list_each_total_takes_the_terms_of_its_own_clause(state) -> None:
    one = [(RATE, "9.34‰", 9.34, "‰"), ("crude_death_rate", "7.04‰", 7.04, "‰")]
    two = [(RATE, "10.20‰", 10.2, "‰"), ("crude_death_rate", "5.62‰", 5.62, "‰")]
    increases = [("natural_increase_rate", f"{v}‰", v, "‰") for v in (2.3, 4.58)]
    found = check(state(*one, increases[0], *two, increases[1]))
    assert found["verdict"].to_list() == ["holds", "holds"]


def test_an_incomplete_clause_borrows_nothing_from_its_neighbours(state) -> None:
    whole = [(RATE, "9.34‰", 9.34, "‰"), ("crude_death_rate", "7.04‰", 7.04, "‰")]
    increases = [("natural_increase_rate", f"{v}‰", v, "‰") for v in (2.3, 6.3)]
    found = check(state(*whole, increases[0], (RATE, "12.20‰", 12.2, "‰"), increases[1]))
    assert found["stated"].to_list() == [2.3]
