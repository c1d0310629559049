"""JSON-stat datasets: both versions, dense and sparse, by role and by name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.errors import UnreadableError
from trends.panel import read_table
from trends.panel.jsonstat import read_dataset

GEO = {"category": {"index": {"B": 1, "A": 0}, "label": {"A": "Aland", "B": "Belmark"}}}
TIME = {"category": {"index": ["2001", "2002"]}}
WHAT = {"category": {"label": {"GBIRTHRT": "rate, crude"}, "unit": {"GBIRTHRT": {"symbol": "‰"}}}}
CUBE: dict[str, Any] = {
    "version": "2.0",
    "class": "dataset",
    "id": ["what", "place", "when"],
    "size": [1, 2, 2],
    "role": {"metric": ["what"], "geo": ["place"], "time": ["when"]},
    "dimension": {"what": WHAT, "place": GEO, "when": TIME},
    "value": [9.5, 9.25, None, 8.0],
}
ROWS = [("Aland", 2001, 9.5), ("Aland", 2002, 9.25), ("Belmark", 2002, 8.0)]
OLD = {key: CUBE[key] for key in ("id", "size", "role")}

FORMS = [
    ("version 2", CUBE),
    ("sparse", {**CUBE, "value": {"0": 9.5, "1": 9.25, "3": 8}}),
    ("version 1", {"rates": {"dimension": {**CUBE["dimension"], **OLD}, "value": CUBE["value"]}}),
    (
        "no roles",
        {
            **{k: v for k, v in CUBE.items() if k != "role"},
            "id": ["indic", "geo", "time"],
            "dimension": {"indic": WHAT, "geo": GEO, "time": TIME},
        },
    ),
    (
        "the whole is one indicator",
        {**CUBE, "label": "出生率", "id": ["place", "when"], "size": [2, 2]},
    ),
    (
        "one category of another dimension",
        {
            **CUBE,
            "id": [*CUBE["id"], "freq"],
            "size": [*CUBE["size"], 1],
            "dimension": {**CUBE["dimension"], "freq": {"category": {"label": {"A": "annual"}}}},
        },
    ),
]


@pytest.mark.parametrize("cube", [c[1] for c in FORMS], ids=[c[0] for c in FORMS])
def test_every_form_gives_one_panel(table, cube) -> None:
    file = table(json.dumps(cube), "cube.json")
    panel, faults = read_table(file.path, file.name)
    assert panel.select("region", "year", "value").rows() == ROWS
    assert set(panel.select("indicator", "unit", "subgroup").rows()) == {("crude_birth_rate", "‰", "")}
    assert panel["source"].to_list() == [f"cube.json line {n}" for n in (1, 2, 4)]
    assert faults["kind"].to_list() == ["missing_value"]


def test_further_dimensions_are_the_subgroup(table) -> None:
    sex = {"category": {"index": ["F", "M"], "label": {"F": "female", "M": "male"}}}
    cube = {**CUBE, "id": [*CUBE["id"], "who"], "size": [1, 2, 2, 2], "value": list(range(8))}
    file = table(json.dumps({**cube, "dimension": {**CUBE["dimension"], "who": sex}}), "cube.json")
    panel = read_table(file.path, file.name)[0]
    assert panel.filter(region="Aland", year=2001).select("subgroup", "value").rows() == [
        ("female", 0.0),
        ("male", 1.0),
    ]


def test_a_status_is_a_mark(table) -> None:
    file = table(json.dumps({**CUBE, "status": {"1": "p"}}), "cube.json")
    panel = read_table(file.path, file.name)[0]
    assert panel["source"].to_list()[1] == "cube.json line 2 · mark p"


DAMAGED = [
    ("no JSON", "{"),
    ("a list", "[1, 2]"),
    ("a number", "7"),
    ("another file", '{"name": "x"}'),
    ("a collection", '{"class": "collection", "link": {}}'),
    ("too few values", json.dumps({**CUBE, "value": [1, 2]})),
    ("a wrong size", json.dumps({**CUBE, "size": [1, 2, 3]})),
    ("no such dimension", json.dumps({**CUBE, "id": ["what", "place", "x"]})),
]


@pytest.mark.parametrize("text", [c[1] for c in DAMAGED], ids=[c[0] for c in DAMAGED])
def test_what_is_no_dataset_is_named(table, text) -> None:
    file = table(text, "cube.json")
    with pytest.raises(UnreadableError, match=r"cube\.json: is no JSON-stat dataset"):
        read_table(file.path, file.name)


def test_a_claim_of_too_many_values_is_refused(table) -> None:
    file = table(json.dumps({**CUBE, "size": [10**4, 10**4, 10**4]}), "cube.json")
    with pytest.raises(UnreadableError, match="values; the limit is 5,000,000"):
        read_table(file.path, file.name)


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_every_value_stands_in_its_cell(tmp_path_factory, places, years, data) -> None:
    values = data.draw(st.lists(st.integers(0, 99), min_size=places * years, max_size=places * years))
    regions, dates = [f"R{n}" for n in range(places)], [str(2000 + n) for n in range(years)]
    cube = {"class": "dataset", "label": "births", "id": ["geo", "time"], "size": [places, years]}
    held = {"geo": {"category": {"index": regions}}, "time": {"category": {"index": dates}}}
    path = tmp_path_factory.mktemp("cubes") / "cube.json"
    path.write_text(json.dumps({**cube, "dimension": held, "value": values}))
    rows = read_dataset(path, "cube.json").rows()[1:]
    expected = [
        (r, d, str(values[i * years + j])) for i, r in enumerate(regions) for j, d in enumerate(dates)
    ]
    assert [(row[3], row[4], row[0]) for row in rows] == expected
