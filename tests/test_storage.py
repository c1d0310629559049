"""Every table goes to a file and comes back as it was; a broken write leaves the old file whole."""

from __future__ import annotations

import csv
import datetime
import re
from pathlib import Path

import polars as pl
import pytest

from trends import storage
from trends.errors import TableError, TrendsError, UnreadableError
from trends.schema import CHECKS, FAULTS, OBSERVATIONS, TABLES

SAMPLES: dict[type, list[object]] = {
    int: [7],
    float: [12.25],
    str: ['比“例”,"x"\n=1+1'],
    list: [["a.txt:1:5", "a.txt:1:9"]],
    datetime.date: [datetime.date(2011, 9, 5)],
}
KEYS: dict[type, list[object]] = {str: ["a", ""], int: [0, 1], list: [["x"], ["x", "y"]]}
ABSENT: dict[type, object] = {list: []}


def sample(name: str) -> pl.DataFrame:
    """Two rows of a table: one full, one with every null that the contract allows."""
    table = TABLES[name]
    rows: list[dict[str, object]] = [{}, {}]
    for column, kind in table.columns.items():
        words = kind.categories.to_list()[:2] if isinstance(kind, pl.Enum) else None
        python = str if words else pl.Series([], dtype=kind).dtype.to_python()
        filled = [(words or SAMPLES[python])[0], ABSENT.get(python)]
        values = (words or KEYS[python]) if column in table.key else filled
        for row, value in zip(rows, values, strict=True):
            row[column] = value
    return table.build(rows)


@pytest.mark.parametrize("suffix", sorted(storage.WRITERS))
@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_comes_back_as_it_went(name: str, suffix: str, tmp_path: Path) -> None:
    frame = sample(name)
    path = storage.save(frame, tmp_path / f"t{suffix}")
    assert storage.load(path, TABLES[name]).equals(frame)


FORMULAS = [
    *("=1+1", "-1.2‰", "+cmd", "@sum", "'=1+1", "''-x", "\tx", "\n=1", "＝1+1", "－1.2"),
    *("'quoted'", "a=b", ""),
]


def test_text_that_a_spreadsheet_would_carry_out_is_shown_as_text(tmp_path: Path) -> None:
    rows = [(text, f"{k}", text, "") for k, text in enumerate(FORMULAS)]
    frame = FAULTS.build([dict(zip(FAULTS.columns, row, strict=True)) for row in rows])
    path = storage.save(frame, tmp_path / "faults.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)]
    assert storage.load(path, FAULTS).equals(frame)


@pytest.mark.parametrize("suffix", sorted(storage.WRITERS))
def test_an_empty_table_comes_back_too(suffix: str, tmp_path: Path) -> None:
    path = storage.save(CHECKS.empty(), tmp_path / f"t{suffix}")
    assert storage.load(path, CHECKS).height == 0


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    frame = sample("observations")
    for suffix in storage.WRITERS:
        one, two = (storage.save(frame, tmp_path / f"{n}{suffix}").read_bytes() for n in "ab")
        assert one == two


def test_a_write_that_breaks_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")

    def breaks(part: Path) -> None:
        part.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(TrendsError, match=r"report.html: cannot be written \(No space left on device\)"):
        storage.replace(path, breaks)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_a_file_of_another_table_is_refused_by_its_columns(tmp_path: Path) -> None:
    path = storage.save(sample("faults"), tmp_path / "t.parquet")
    with pytest.raises(TableError, match="observations: no column 'id'; possible: document, place"):
        storage.load(path, OBSERVATIONS)


@pytest.mark.parametrize("suffix", sorted(storage.READERS))
def test_a_broken_file_is_one_line(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t{suffix}"
    path.write_bytes(b"\x89PNG\x00\x01\xff")
    with pytest.raises(TrendsError) as caught:
        storage.load(path, OBSERVATIONS)
    assert "\n" not in str(caught.value)


def test_an_unknown_suffix_is_named_with_the_choices(tmp_path: Path) -> None:
    with pytest.raises(TrendsError, match=r"cannot read '.docx'; possible: .csv, .jsonl, .parquet"):
        storage.load(tmp_path / "t.docx", OBSERVATIONS)
    with pytest.raises(UnreadableError, match="no such file"):
        storage.load(tmp_path / "t.csv", OBSERVATIONS)
