"""Chunks, processes, and sheets that are texts: how documents are read never shows in what is read."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from multiprocessing import parent_process
from pathlib import Path

import pytest

from trends import reading
from trends.documents import SourceFile, find
from trends.pipeline import Plan, read, run
from trends.reading import Said, chunks, read_chunk, read_documents

TOWNS = "闽清县2011年各乡镇人口出生情况统计表\n乡镇,出生人口(人),出生率(‰)\n梅城镇,310,9.8\n坂东镇,255,8.7\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for k in range(12):
        said = "二〇一一年全县人口工作总结\n结合闽清实际，我县抓好落实。2011年出生人口"
        said += f"{3000 + k}人，出生率9.{k}‰。"
        (tmp_path / f"{k:02}_a.txt").write_text(said, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    return tmp_path


def answer(said: Said) -> tuple[object, ...]:
    return said.sources, said.observations.rows(), said.checks.rows(), said.faults.sort("document").rows()


def quiet(stage: str, done: int = 0, of: int = 0) -> None:
    pass


def test_chunks_are_runs_of_about_one_size(folder: Path) -> None:
    files = find([folder])[0]
    parts = list(chunks(files, size=400))
    assert [file for part in parts for file in part] == files
    assert 3 < len(parts) < 13


@pytest.mark.parametrize("processes", [1, 2])
def test_how_many_read_does_not_show(folder: Path, monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    files = find([folder])[0]
    whole = read_chunk(files)
    assert whole.observations.height >= 24
    monkeypatch.setattr(reading, "chunks", lambda files: chunks(files, size=400))
    told: list[tuple[int, int]] = []
    apart = read_documents(files, processes=processes, say=lambda _, done, of: told.append((done, of)))
    assert answer(apart) == answer(whole)
    assert told[-1] == (13, 13)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_nothing_is_kept_to_quote_where_nothing_is_quoted(folder: Path) -> None:
    plan = Plan(sources=(str(folder),))
    quoted, bare = read(plan), read(plan, quoting=False)
    assert len(quoted.documents) == 12
    assert bare.documents == ()
    assert bare.observations.equals(quoted.observations)
    assert bare.checks.equals(quoted.checks)


def killed_beside(files: Sequence[SourceFile]) -> Said:
    """Read as ever in the first process; any other is killed from outside at its second chunk."""
    if parent_process() is not None and files[0].name >= "04":
        os.kill(os.getpid(), signal.SIGKILL)
    return read_chunk(files)


def test_what_a_killed_process_left_is_read_in_the_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = find([folder])[0]
    monkeypatch.setattr(reading, "chunks", lambda files: chunks(files, size=400))
    monkeypatch.setattr(reading, "partial", lambda function, **named: killed_beside)
    assert answer(read_documents(files, processes=2, say=quiet)) == answer(read_chunk(files))


def test_a_sheet_that_is_a_text_is_read_as_one(folder: Path) -> None:
    (folder / "towns.csv").write_text(TOWNS, encoding="gb18030")
    found = read(Plan(sources=(str(folder),)))
    rows = found.observations.filter(
        (found.observations["document"] == "towns.csv") & (found.observations["role"] == "observed")
    )
    assert rows.select("indicator", "value", "year").rows() == [
        ("births", 310.0, 2011),
        ("crude_birth_rate", 9.8, 2011),
        ("births", 255.0, 2011),
        ("crude_birth_rate", 8.7, 2011),
    ]
    assert found.tables == ()
    told = found.faults.filter(found.faults["kind"] == "read_as_text")
    assert told["document"].to_list() == ["towns.csv"]


def test_a_tidy_table_stays_a_table_and_one_of_neither_kind_says_what_it_lacks(folder: Path) -> None:
    (folder / "tidy.csv").write_text("region,indicator,year,value\nA,births,2011,12\n")
    (folder / "odd.csv").write_text("a,b\nc,d\n")
    done = run(Plan(sources=(str(folder),)))
    assert [table.name for table in done.reading.tables] == ["odd.csv", "tidy.csv"]
    odd = done.faults.filter(done.faults["document"] == "odd.csv")
    assert odd["kind"].to_list() == ["not_read"]
    assert "lacks columns" in odd["reason"][0]


def test_only_the_passages_of_a_text_are_kept(folder: Path) -> None:
    long = folder / "long.txt"
    long.write_text("各项工作抓好落实。\n" * 2000 + "2011年全县出生人口3021人。\n" + "工作平稳。\n" * 2000)
    source = read_chunk([file for file in find([folder])[0] if file.name == "long.txt"]).sources[0]
    assert source.size > 20_000
    assert sum(len(passage.text) for passage in source.passages.values()) < 500
