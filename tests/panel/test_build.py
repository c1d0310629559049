"""Which statement stands, which are set aside, and that none is lost."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trends.panel import benchmark, build
from trends.panel.statements import from_observations
from trends.schema import OBSERVATIONS, PANEL

JUNE = {"period_start": date(2011, 1, 1), "period_end": date(2011, 6, 30)}
YEAR = {"period_start": date(2011, 1, 1), "period_end": date(2011, 12, 31)}

PREFERRED = [
    ("whole year", {**YEAR, "value": 5.0}, {**JUNE, "value": 3.0}, "set_aside"),
    (
        "certain year",
        {"value": 5.0},
        {"year": None, "year_low": 2010, "year_high": 2012, "value": 3.0},
        "set_aside",
    ),
    ("exact", {"value": 5.0}, {"value": 3.0, "bound": "~"}, "conflict"),
    ("exact over range", {"value": 5.0}, {"value": 3.0, "value_high": 4.0}, "conflict"),
    ("the first of two", {"value": 5.0}, {"value": 3.0}, "conflict"),
]


@pytest.mark.parametrize(
    ("better", "worse", "kind"), [c[1:] for c in PREFERRED], ids=[c[0] for c in PREFERRED]
)
def test_the_better_statement_stands_and_the_other_is_kept(observe, better, worse, kind) -> None:
    panel, faults = build(observe({"id": "b", "start": 1, **better}, {"id": "w", "start": 2, **worse}))
    assert panel.select("value", "status", "observations").rows() == [(5.0, "ok", ["b", "w"])]
    assert faults["kind"].to_list() == [kind]
    assert "A births 2011: 3" in faults["reason"][0]
    assert " 5 birth (t.txt, characters 1-1) stands" in faults["reason"][0]


def test_an_official_table_stands_over_prose(observe, table) -> None:
    file = table("region,indicator,year,value\nA,births,2011,7\n")
    panel, faults = build(observe({"value": 5.0}), [file])
    assert panel.select("value", "source", "observations").rows() == [
        (7.0, "table.csv line 2", ["t.txt:1:0"])
    ]
    assert faults.select("document", "kind").rows() == [("t.txt", "conflict")]


def test_a_later_source_stands_over_an_earlier_one(observe) -> None:
    early = {"id": "e", "document": "a.txt", "value": 5.0}
    late = [{"id": "l", "document": "b.txt", "value": 6.0}, {"id": "m", "document": "b.txt", "year": 2012}]
    panel, faults = build(observe(early, *late))
    assert panel.filter(year=2011).select("value", "observations").rows() == [(6.0, ["l", "e"])]
    assert faults.select("document", "kind").rows() == [("a.txt", "conflict")]


def test_the_places_own_text_stands_over_another_places(observe) -> None:
    of_it = [{"id": i, "document": "a.txt", "region": "B", "year": y} for i, y in (("x", 2011), ("y", 2012))]
    said = observe(*of_it, {"id": "p", "document": "a.txt", "value": 5.0}, {"id": "o", "document": "b.txt"})
    panel, _ = build(said)
    assert panel.filter(region="A").select("value", "observations").rows() == [(100.0, ["o", "p"])]


def test_two_sources_that_agree_are_no_conflict(observe, table) -> None:
    panel, faults = build(
        observe({"value": 7.0}), [table("region,indicator,year,value,unit\nA,births,2011,7,person\n")]
    )
    assert (panel.height, faults.height) == (1, 0)


def test_roles_are_never_mixed(observe) -> None:
    panel, faults = build(
        observe({"value": 5.0}, {"value": 3.0, "role": "target"}, {"value": 4.0, "role": "derived"})
    )
    assert panel.select("role", "value").rows() == [("observed", 5.0), ("target", 3.0), ("derived", 4.0)]
    assert faults["kind"].to_list() == ["conflict"]


STATUS = [
    ("ok", {}, 100.0, None),
    ("ok", YEAR, 100.0, 12),
    ("part of a year", JUNE, 100.0, 6),
    ("part of a year", {**JUNE, "indicator": "crude_birth_rate", "unit": "‰"}, 100.0, 6),
    ("ok", {**JUNE, "indicator": "policy_compliance_rate", "unit": "%"}, 100.0, 6),
    ("ok", {**JUNE, "indicator": "population", "unit": "person"}, 100.0, 6),
    ("more than a year", {"period_start": date(2002, 1, 1), "period_end": date(2011, 12, 31)}, 100.0, 120),
    ("range", {"value_high": 200.0}, 150.0, None),
    ("only a bound", {"bound": "<"}, 100.0, None),
    ("number damaged", {"damage": "corrupted_number"}, 100.0, None),
    ("year uncertain", {"year": None, "year_low": 2010, "year_high": 2013}, 100.0, None),
]


@pytest.mark.parametrize(("status", "fields", "value", "months"), STATUS)
def test_a_status_says_why_a_value_is_not_fitted(observe, status, fields, value, months) -> None:
    panel, _ = build(observe(fields))
    assert panel.select("status", "value", "months").rows() == [(status, value, months)]


def test_an_uncertain_year_stands_in_the_middle_with_its_bounds(observe) -> None:
    panel, _ = build(observe({"year": None, "year_low": 2010, "year_high": 2013}))
    assert panel.select("year", "year_low", "year_high").rows() == [(2011, 2010, 2013)]


def test_a_range_keeps_its_ends(observe) -> None:
    panel, _ = build(observe({"value": 3500.0, "value_high": 4500.0}))
    assert panel.select("value", "lower", "upper").rows() == [(4000.0, 3500.0, 4500.0)]


GOALS = [("<=", "target", (None, 100.0)), (">", "benchmark", (100.0, None)), ("=", "target", (None, None)),
         ("~", "target", (None, None)), ("<=", "observed", (None, None))]  # fmt: skip


@pytest.mark.parametrize(("bound", "role", "ends"), GOALS)
def test_a_goal_that_is_a_bound_keeps_the_end_it_has(observe, bound, role, ends) -> None:
    panel, _ = build(observe({"bound": bound, "role": role}))
    assert panel.select("lower", "upper").row(0) == ends


def test_a_rounded_value_gets_no_bounds(observe) -> None:
    assert build(observe({}))[0].select("lower", "upper", "se").rows() == [(None, None, None)]


ASIDE = [
    ({"value": None, "damage": "corrupted_number"}, "no value can be read (corrupted_number)"),
    ({"year": None, "year_low": None, "year_high": None}, "no year"),
    ({"region": None}, "no region"),
    ({"indicator": None}, "no indicator"),
]


@pytest.mark.parametrize(("fields", "reason"), ASIDE)
def test_what_has_no_place_is_listed(observe, fields, reason) -> None:
    panel, faults = build(observe(fields))
    assert panel.height == 0
    assert faults.select("kind").rows() == [("set_aside",)]
    assert faults["reason"][0].endswith(reason)


def test_a_table_that_cannot_be_read_is_one_row_and_the_rest_goes_on(table) -> None:
    bad, good = table(b"", "bad.csv"), table("region,indicator,year,value\nA,births,2011,7\n")
    panel, faults = build(OBSERVATIONS.empty(), [bad, good])
    assert panel.height == 1
    assert faults.rows() == [("bad.csv", "", "not_read", "is empty")]


def test_nothing_gives_an_empty_panel() -> None:
    assert build(OBSERVATIONS.empty(), [])[0].equals(PANEL.empty())


ROW = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["births", "crude_birth_rate", None]),
        "region": st.sampled_from(["A", "B"]),
        "role": st.sampled_from(["observed", "target"]),
        "value": st.sampled_from([1.0, 2.0, None]),
        "value_high": st.sampled_from([None, 3.0]),
        "bound": st.sampled_from(["=", "~", "<"]),
        "year": st.sampled_from([2010, 2011, None]),
        "year_low": st.sampled_from([2009, None]),
        "year_high": st.sampled_from([2011, None]),
        "period_start": st.sampled_from([date(2011, 1, 1), None]),
        "period_end": st.sampled_from([date(2011, 6, 30), date(2011, 12, 31)]),
    }
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(ROW, max_size=12), seed=st.integers(0, 10**6))
def test_order_does_not_matter_and_no_observation_is_lost(observe, rows, seed) -> None:
    said = observe(*rows)
    panel, faults = build(said)
    again = build(said.sample(fraction=1.0, shuffle=True, seed=seed))
    assert panel.equals(again[0])
    assert faults.equals(again[1])
    used = {i for ids in panel["observations"] for i in ids}
    listed = set(faults.filter(pl.col("kind") == "set_aside")["place"])
    for key, start, end in said.select("id", "start", "end").iter_rows():
        assert key in used or f"characters {start}-{end}" in listed


def test_every_observation_is_a_statement_or_set_aside(observe) -> None:
    said = observe({}, {"value": None}, {"year": None, "year_low": None, "year_high": None}, {"bound": "<"})
    stated, aside = from_observations(said)
    assert (stated.height, aside.height) == (2, 2)


def test_provinces_keep_the_definition_of_natural_increase(shipped) -> None:
    panel, _ = build(OBSERVATIONS.empty(), [f for f in shipped if f.name.startswith("cn_province")])
    rates = panel.pivot("indicator", index=["region", "year"], values="value").drop_nulls("crude_death_rate")
    off = rates["crude_birth_rate"] - rates["crude_death_rate"] - rates["natural_increase_rate"]
    assert rates.height == 609
    assert (off.abs() <= 0.015 + 1e-9).all()  # three figures, each rounded to two digits
    assert (off.abs() < 1e-9).sum() == 606


def test_births_less_deaths_give_the_printed_increase_of_lianyungang(shipped) -> None:
    """Over the mean of two year-ends; in 1954 and 1958 the territory changed."""
    panel, _ = build(OBSERVATIONS.empty(), [f for f in shipped if f.name.startswith("cn_lian")])
    city = (
        panel.filter(pl.col("region") == "连云港市")
        .pivot("indicator", index="year", values="value")
        .sort("year")
    )
    people = (city["population"] + city["population"].shift()) / 2
    off = (city["births"] - city["deaths"]) / people * 1000 - city["natural_increase_rate"]
    assert city.filter(off.abs() > 0.08)["year"].to_list() == [1954]
    assert city.height == 42


def test_the_national_line_of_another_vintage_is_reported(shipped) -> None:
    panel, faults = build(OBSERVATIONS.empty(), shipped)
    found = faults.filter(pl.col("kind") == "vintage")
    assert set(found["document"]) == {"cn_province_nbs_2005_2023.csv"}
    assert (
        "2005–2019 (2012: 14.57 against 11.29)"
        in found.filter(pl.col("place").str.contains("birth"))["reason"][0]
    )
    mean = benchmark(panel, "全国").filter(
        (pl.col("year") == 2011) & (pl.col("indicator") == "crude_birth_rate")
    )
    assert mean["value"].round(2).to_list() == [10.9]


def test_a_rounded_figure_agrees_with_the_full_one(observe, table) -> None:
    row = {"indicator": "crude_birth_rate", "unit": "‰", "value": 9.5}
    _, faults = build(observe(row), [table("region,indicator,year,value\nA,crude_birth_rate,2011,9.4783\n")])
    assert faults.select("kind").rows() == [("set_aside",)]
    assert "(the same, rounded); 9.4783" in faults["reason"][0]


def test_a_bound_does_not_contradict_a_value(observe) -> None:
    panel, faults = build(observe({"value": 123.58}, {"value": 130.0, "bound": "<"}))
    assert panel.select("value", "status").rows() == [(123.58, "ok")]
    assert faults["kind"].to_list() == ["set_aside"]


DERIVED = {"id": "d", "role": "derived", "value": 9.37, "unit": "‰", "indicator": "crude_birth_rate"}


@pytest.mark.parametrize(
    ("stated", "status", "kinds"),
    [
        ("9.37", "stated as well", []),
        ("9.3712", "stated as well", []),
        ("9.73", "stated otherwise", ["conflict"]),
    ],
)
def test_a_change_is_checked_against_the_year_before(observe, table, stated, status, kinds) -> None:
    file = table(f"region,indicator,year,value\nA,crude_birth_rate,2011,{stated}\n")
    panel, faults = build(observe(DERIVED), [file])
    assert panel.select("role", "status").rows() == [("observed", "ok"), ("derived", status)]
    assert faults["kind"].to_list() == kinds


def test_a_derived_value_of_a_year_that_nobody_states_is_ok(observe) -> None:
    assert build(observe(DERIVED))[0].select("role", "status").rows() == [("derived", "ok")]
