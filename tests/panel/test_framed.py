"""Frames of Polars and pandas give the panel that the same table gives as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import trends
from trends.errors import UnreadableError
from trends.panel import panel_of, read_table

LONG: dict[str, list[Any]] = {
    "region": ["甲县", "甲县", "乙县", "乙县"],
    "indicator": ["人口出生率"] * 4,
    "year": [2001, 2002, 2001, 2002],
    "value": [9.5, 0.00001, 123456789.25, None],
    "unit": ["‰"] * 4,
}
WIDE: dict[Any, list[Any]] = {
    "region": ["甲县", "乙县"],
    "indicator": ["births"] * 2,
    2001: [9, 8],
    2002: [7, 6],
}
MAKE = {
    "polars": lambda told: pl.DataFrame({str(k): v for k, v in told.items()}),
    "pandas": pd.DataFrame,
    "pandas with its own missing value": lambda told: pd.DataFrame(told).convert_dtypes(),
}


def in_a_file(told: dict[Any, list[Any]], folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    MAKE["polars"](told).write_csv(folder / "frame.csv", float_scientific=False, null_value="NA")
    return read_table(folder / "frame.csv", "frame")


@pytest.mark.parametrize("told", [LONG, WIDE], ids=["long", "wide"])
@pytest.mark.parametrize("library", MAKE)
def test_a_frame_is_read_as_the_same_table_in_a_file(
    library: str, told: dict[Any, list[Any]], tmp_path: Path
) -> None:
    panel, faults = panel_of(MAKE[library](told))
    expected, missing = in_a_file(told, tmp_path)
    assert panel.drop("source").equals(expected.drop("source"))
    assert panel.height == (3 if told is LONG else 4)
    assert faults["kind"].to_list() == missing["kind"].to_list()


def test_years_that_a_missing_one_made_to_decimals_are_years() -> None:
    frame = pd.DataFrame({**LONG, "year": [2001.0, 2002.0, 2001.0, float("nan")]})
    panel, faults = panel_of(frame, "mine")
    assert panel["year"].to_list() == [2001, 2001, 2002]
    assert faults.select("document", "kind").rows() == [("mine", "row_skipped")]


def test_a_panel_is_returned_as_it_is() -> None:
    panel, _ = panel_of(pl.DataFrame(LONG))
    again, faults = panel_of(panel)
    assert again.equals(panel)
    assert faults.is_empty()


def test_the_frame_is_not_changed_and_a_name_that_reads_nan_is_a_name() -> None:
    frame = pd.DataFrame({**LONG, "region": ["nan", "nan", "None", "None"]})
    before = frame.copy()
    assert set(panel_of(frame)[0]["region"]) == {"nan", "None"}
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    ("frame", "line"),
    [
        (pd.DataFrame({"place": ["A"], "x": [1]}), "mine: lacks columns (needed: region, indicator"),
        (pd.DataFrame([["A", 1, 2]], columns=["region", "x", "x"]), "mine: is no frame whose every column"),
        ([1, 2], "mine: is no frame whose every column"),
        (pd.DataFrame(), "mine: is empty"),
        (pl.DataFrame(schema={"region": pl.String}), "mine: is empty"),
    ],
)
def test_what_is_no_table_is_said(frame: Any, line: str) -> None:
    with pytest.raises(UnreadableError) as found:
        panel_of(frame, "mine")
    assert str(found.value).startswith(line)


def test_a_frame_of_pandas_goes_on_to_the_trends() -> None:
    rows = [(place, "births", year, 100 + sign * (year - 2000) * 5)
            for place, sign in (("甲县", 1), ("乙县", -1)) for year in range(2000, 2012)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["region", "indicator", "year", "value"])
    panel, _ = trends.panel_of(frame)
    done = trends.analyse(panel, trends.Plan(models=("linear",), compared=("pairs",)))
    assert dict(done.fits.select("region", "verdict").iter_rows()) == {"甲县": "rising", "乙县": "falling"}
    assert done.comparisons.height > 0
