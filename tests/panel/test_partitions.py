"""A table in partitions, and a cube of data, each as one source of a folder."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from trends.documents import find
from trends.errors import UnreadableError
from trends.panel import build, read_table
from trends.schema import OBSERVATIONS


def partitioned(root: Path) -> Path:
    for year in (2010, 2011, 2012):
        for region in ("A", "B"):
            folder = root / "births" / f"year={year}" / f"region={region}"
            folder.mkdir(parents=True)
            rows = {"indicator": ["births", "deaths"], "value": [year * 1.0, 1.0], "noise": ["x", "y"]}
            pl.DataFrame(rows).write_parquet(folder / "0.parquet")
    return root / "births"


@pytest.mark.parametrize("named", [".", "births"])
def test_partitions_are_one_table(tmp_path: Path, named: str) -> None:
    partitioned(tmp_path)
    files, faults = find([tmp_path / named])
    assert [(f.name, f.kind) for f in files] == [("births", "table")]
    panel, said = build(OBSERVATIONS.empty(), files)
    assert (panel.height, faults.height, said.height) == (12, 0, 0)
    births = panel.filter(pl.col("indicator") == "births", pl.col("region") == "B")
    assert births["value"].to_list() == [2010.0, 2011.0, 2012.0]


def test_the_order_of_files_does_not_matter_and_no_other_column_is_read(tmp_path: Path) -> None:
    root = partitioned(tmp_path)
    first = read_table(root, "births")[0]
    (root / "year=2010" / "region=A" / "0.parquet").rename(root / "year=2010" / "region=A" / "9.parquet")
    assert read_table(root, "births")[0].equals(first)


def test_partitions_that_do_not_fit_are_named(tmp_path: Path) -> None:
    root = partitioned(tmp_path)
    (root / "year=2012" / "region=B" / "0.parquet").write_bytes(b"no parquet")
    with pytest.raises(UnreadableError, match=r"births: is not a table"):
        read_table(root, "births")


CUBE = (
    '{"class": "dataset", "label": "births", "id": ["geo", "time"], "size": [1, 2], "dimension": {"geo": '
    '{"category": {"index": ["C"]}}, "time": {"category": {"index": ["2001", "2002"]}}}, "value": [9, 8]}'
)


def test_a_cube_of_a_folder_is_read_and_settings_are_not(tmp_path: Path) -> None:
    (tmp_path / "cube.json").write_text(CUBE)
    (tmp_path / "package.json").write_text('{"name": "x"}')
    files, faults = find([tmp_path])
    assert [f.name for f in files] == ["cube.json"]
    assert faults.is_empty()
    assert build(OBSERVATIONS.empty(), files)[0]["value"].to_list() == [9.0, 8.0]
