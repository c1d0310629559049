"""Precision, recall and agreement by field."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from trends.observations import evaluate, extract
from trends.schema import Document, Part

TEXT = "2010年全县出生人口3021人，人口出生率9.7‰，计划生育率91.5%。"


def observations() -> pl.DataFrame:
    part = Part(number=1, start=0, end=len(TEXT), region="福建省福州市闽清县", year_low=2011, year_high=2011)
    return extract([Document("folder/a.txt", Path("a.txt"), TEXT, "utf-8", "zh", (part,))])


def statement(quote: str, indicator: str, value: float, unit: str, **other: object) -> dict[str, object]:
    start = TEXT.index(quote)
    said = {
        "document": "a.txt",
        "part": 1,
        "start": start,
        "end": start + len(quote),
        "indicator": indicator,
        "value": value,
        "value_high": None,
        "unit": unit,
        "bound": "=",
        "role": "observed",
        "region": "福建省福州市闽清县",
        "year_low": 2010,
        "year_high": 2010,
        "period_start": None,
        "period_end": "2010-12-31",
        "core": True,
        "optional": False,
    }
    return {**said, **other}


ALL = [
    statement("3021人", "births", 3021, "birth"),
    statement("9.7‰", "crude_birth_rate", 9.7, "‰"),
    statement("91.5%", "policy_compliance_rate", 91.5, "%"),
]


def test_all_found_and_alike() -> None:
    found = evaluate(observations(), pl.DataFrame(ALL))
    assert (found.precision, found.recall, found.f1) == (1.0, 1.0, 1.0)
    assert set(found.fields.values()) == {1.0}
    assert found.to_frame().columns == ["measure", "value"]


def test_what_matches_nothing_is_a_false_alarm_and_what_is_not_found_a_miss() -> None:
    other = statement("3021人", "deaths", 3021, "person")
    found = evaluate(observations(), pl.DataFrame([other, *ALL[1:]]))
    assert (found.found, found.missed, found.false) == (2, 1, 1)
    assert found.f1 == pytest.approx(2 / 3)
    assert [row["indicator"] for row in found.misses] == ["deaths"]
    assert [row["indicator"] for row in found.false_alarms] == ["births"]


@pytest.mark.parametrize("free", [{"core": False}, {"optional": True}])
def test_optional_and_other_statements_count_neither_way(free: dict[str, bool]) -> None:
    found = evaluate(observations(), pl.DataFrame([{**ALL[0], **free}, *ALL[1:]]))
    assert (found.found, found.missed, found.false) == (2, 0, 0)


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("value", {"value": 3020.0}),
        ("unit", {"unit": "person"}),
        ("bound", {"bound": "~"}),
        ("role", {"role": "target"}),
        ("region", {"region": "福建省"}),
        ("period", {"year_low": 2009, "year_high": 2009}),
        ("period", {"period_end": "2010-06-30"}),
    ],
)
def test_each_field_is_compared(field: str, other: dict[str, object]) -> None:
    found = evaluate(observations(), pl.DataFrame([{**ALL[0], **other}, *ALL[1:]], infer_schema_length=None))
    assert found.fields.pop(field) == pytest.approx(2 / 3)
    assert set(found.fields.values()) == {1.0}
    assert [row["field"] for row in found.differences] == [field]


def test_a_place_without_a_name_equals_any_of_its_part() -> None:
    rows = observations().with_columns(region=pl.lit("@a-1:province"))
    gold = pl.DataFrame([{**one, "region": "@000-1"} for one in ALL])
    assert evaluate(rows, gold).fields["region"] == 1.0
    assert evaluate(observations(), gold).fields["region"] == 0.0


def test_a_derived_value_was_not_read_and_is_not_counted() -> None:
    derived = observations().with_columns(derived_from=pl.lit(["x"]))
    assert evaluate(derived, pl.DataFrame(ALL)).found == 0
