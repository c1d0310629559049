"""What rates and shares are taken of: printed beside them, or following from their digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.panel import build
from trends.panel.denominators import with_denominators

SHARE = {"indicator": "policy_compliance_rate", "unit": "%", "value": 90.73, "id": "share"}
COUNT = {"indicator": "births", "unit": "birth", "value": 1000.0, "id": "count"}
FOLLOWS = {**COUNT, "role": "derived", "value": 151.0, "derived_from": ["share", "other"]}
SMALLEST = {**FOLLOWS, "rule": "smallest_of_shares", "bound": ">="}

CASES = [
    ("printed beside it", [SHARE, COUNT], 1000.0, "t.txt"),
    ("a lower bound", [SHARE, SMALLEST], 151.0, "t.txt · denominator 151 or more"),
    (
        "between two counts",
        [SHARE, {**FOLLOWS, "rule": "births_of_shares", "value_high": 302.0}],
        151.0,
        "t.txt · denominator 151 to 302",
    ),
    ("one count", [SHARE, {**FOLLOWS, "rule": "births_of_shares"}], 151.0, "t.txt · denominator 151"),
    ("printed before derived", [SHARE, COUNT, {**SMALLEST, "id": "d"}], 1000.0, "t.txt"),
    ("of another year", [SHARE, {**COUNT, "year": 2009}], None, "t.txt"),
    ("of a subgroup", [SHARE, {**COUNT, "subgroup": "male"}], None, "t.txt"),
    ("of another place", [SHARE, {**COUNT, "region": "B"}], None, "t.txt"),
    ("from another document", [SHARE, {**COUNT, "document": "u.txt"}], None, "t.txt"),
    ("only a bound", [SHARE, {**COUNT, "bound": ">"}], None, "t.txt"),
    ("of another origin", [SHARE, {**SMALLEST, "derived_from": ["other"]}], None, "t.txt"),
    ("of another rule", [SHARE, {**SMALLEST, "rule": "previous_by_difference"}], None, "t.txt"),
]


@pytest.mark.parametrize(("said", "denominator", "source"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_share_has_its_denominator_or_none(observe, said, denominator, source) -> None:
    panel, _ = build(observe(*said))
    row = panel.filter(indicator="policy_compliance_rate").row(0, named=True)
    assert (row["denominator"], row["source"]) == (denominator, source)


def test_a_population_about_so_large(observe) -> None:
    rate = {"indicator": "crude_birth_rate", "unit": "‰", "value": 12.7, "id": "share"}
    people = {**FOLLOWS, "indicator": "population", "unit": "person", "value": 961181.0, "bound": "~"}
    panel, _ = build(observe(rate, {**people, "rule": "base_of_rate"}))
    row = panel.filter(indicator="crude_birth_rate").row(0, named=True)
    assert (row["denominator"], row["source"]) == (961181.0, "t.txt · denominator about 961181")


def test_a_tables_own_denominator_stays(observe, table) -> None:
    file = table("region,indicator,year,value,denominator\nA,policy_compliance_rate,2011,90.73,77\n")
    panel, _ = build(observe(SHARE, COUNT), [file])
    assert panel.filter(indicator="policy_compliance_rate")["denominator"].to_list() == [77.0]


def test_a_tables_value_takes_no_count_that_follows_from_prose(observe, table) -> None:
    file = table("region,indicator,year,value\nA,policy_compliance_rate,2011,90.7312\n")
    row = (
        build(observe(SHARE, SMALLEST), [file])[0]
        .filter(indicator="policy_compliance_rate")
        .row(0, named=True)
    )
    assert (row["denominator"], row["source"]) == (None, "table.csv line 2")


@given(
    st.lists(st.sampled_from([SHARE, COUNT, SMALLEST]), max_size=3, unique_by=lambda s: (s["id"], s["value"]))
)
def test_no_row_and_no_value_changes(observe, said) -> None:
    observations = observe(*({**fields, "id": f"{place}"} for place, fields in enumerate(said)))
    panel, _ = build(observations)
    again = with_denominators(panel, observations)
    assert again.drop("denominator", "source").equals(panel.drop("denominator", "source"))
