from __future__ import annotations

from pathlib import Path

import pytest

from trends.documents import find
from trends.errors import TrendsError


def write(path: Path, text: str = "全县出生12人") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_gives_its_files_by_kind_and_in_order(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a.md", "table.csv", "c.HTML"):
        write(tmp_path / name)
    files, faults = find([tmp_path])
    assert [(f.name, f.kind) for f in files] == [
        ("a.md", "document"),
        ("b/x.txt", "document"),
        ("c.HTML", "document"),
        ("table.csv", "table"),
    ]
    assert faults.is_empty()


def test_what_nothing_reads_in_a_folder_is_a_row_with_the_choices(tmp_path: Path) -> None:
    write(tmp_path / "photo.jpg")
    write(tmp_path / "a.txt")
    files, faults = find([str(tmp_path)])
    assert [f.name for f in files] == ["a.txt"]
    assert faults.row(0)[:3] == ("photo.jpg", "", "not_read")
    assert "'.jpg'" in faults["reason"][0]
    assert ".txt" in faults["reason"][0]


@pytest.mark.parametrize(
    "name", ["README.md", ".hidden.txt", "sub/.git/x.txt", "corrections.toml", "LICENSE"]
)
def test_what_speaks_about_a_folder_is_no_source_in_it(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    files, faults = find([tmp_path])
    assert files == []
    assert faults.is_empty()


def test_a_file_named_itself_has_its_bare_name(tmp_path: Path) -> None:
    readme = write(tmp_path / "README.md")
    files, _ = find([readme])
    assert [f.name for f in files] == ["README.md"]


def test_globs_find_files(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x1.txt")
    write(tmp_path / "a" / "x2.txt")
    files, _ = find([str(tmp_path / "**" / "x?.txt")])
    assert [f.name for f in files] == ["x1.txt", "x2.txt"]


def test_the_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "x.txt")
    files, _ = find([tmp_path, path])
    assert len(files) == 1


def test_equal_names_of_two_folders_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    write(tmp_path / "b" / "x.txt")
    files, _ = find([tmp_path / "a", tmp_path / "b"])
    assert len({f.name for f in files}) == 2
    assert all(f.name.endswith("x.txt") for f in files)


@pytest.mark.parametrize(
    ("source", "says"),
    [("nowhere", "no such file or folder"), ("nowhere/*.txt", "no file matches")],
)
def test_a_source_that_is_not_there_stops_the_call(source: str, says: str) -> None:
    with pytest.raises(TrendsError, match=says) as raised:
        find([source])
    assert str(raised.value).startswith(source)


def test_a_file_without_a_reader_named_itself_stops_the_call(tmp_path: Path) -> None:
    with pytest.raises(TrendsError, match=r"no reader for '\.jpg' files; possible: .*\.txt"):
        find([write(tmp_path / "photo.jpg")])
