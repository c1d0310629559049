"""Packed columns come back as they were, and short."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from packed import rows, unpack

from trends.report.packing import pack, table

ONE = st.one_of(
    st.lists(st.integers(-(2**50), 2**50)),
    st.lists(st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=3))),
    st.lists(st.sampled_from(["", "甲县", "乙县"])),
    st.lists(st.lists(st.integers(0, 9), max_size=3)),
    st.lists(st.lists(st.sampled_from(["a", "b"]), max_size=3)),
    st.lists(st.booleans()),
)


@given(ONE)
def test_a_column_comes_back(values):
    packed = json.loads(json.dumps(pack({"x": values})))
    assert unpack(packed)["x"] == values


@given(
    st.lists(
        st.dictionaries(st.sampled_from("abc"), st.one_of(st.none(), st.integers(), st.text(max_size=2)))
    )
)
def test_rows_with_different_names_come_back_in_their_order(given_rows):
    named = [row for row in given_rows if row]
    assert rows(json.loads(json.dumps(table(named)))) == named


def test_true_is_no_number_and_a_float_is_written_without_its_point():
    assert pack({"x": [True, 1]})["columns"]["x"] == [True, 1]
    assert json.dumps(pack({"x": [121.0, 2.5]})["columns"]["x"]) == "[121, 2.5]"


def test_what_repeats_or_grows_by_one_costs_next_to_nothing():
    columns = {"year": list(range(1000, 2000)), "region": ["a long name"] * 500 + ["another"] * 500}
    assert len(json.dumps(pack(columns))) < 7_000
