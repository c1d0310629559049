"""Documents a chunk at a time: the observations and faults of one go, by any engine, after an end too."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from trends import reading, storage
from trends.cli import main
from trends.pipeline import Plan, read
from trends.scale import Way, extract_sources
from trends.schema import OBSERVATIONS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve documents, one of them unreadable, in chunks of about two."""
    monkeypatch.setattr(reading.chunks, "__defaults__", (300,))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for k in range(12):
        place = "甲乙丙丁戊己庚辛壬癸子丑"[k]
        births = f"{place}县{2000 + k}年出生人口{3000 + k}人，比上年减少{k + 2}人，"
        said = f"{births}人口出生率为{9 + k / 10}‰。流动人口人。\n"
        (tmp_path / "in" / f"{k:02d}.txt").write_text(said, encoding="utf-8")
    (tmp_path / "in" / "05.txt").write_bytes(b"")
    return tmp_path


def run(*words: object) -> object:
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in words])
    return left.value.code


def test_chunks_say_what_one_go_says(folder: Path) -> None:
    whole = read(Plan(sources=("in",)))
    done = extract_sources(["in"], folder / "observations.parquet")
    assert done.done > 2
    assert storage.load(folder / "observations.parquet", OBSERVATIONS).equals(whole.observations)
    assert done.faults.equals(whole.faults)
    assert done.faults.filter(pl.col("kind") == "not_read")["document"].to_list() == ["05.txt"]


def test_no_observation_follows_from_two_documents(folder: Path) -> None:
    """What makes chunks possible: whatever is derived is derived within its document."""
    derived = read(Plan(sources=("in",))).observations.filter(pl.col("role") == "derived")
    assert derived.height > 0
    for document, sources in derived.select("document", "derived_from").iter_rows():
        assert all(source.startswith(f"{document}:") for source in sources)


@pytest.mark.slow
def test_a_cluster_gives_the_same_file(folder: Path) -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    extract_sources(["in"], folder / "here.csv")
    extract_sources(["in"], folder / "there.csv", way=Way("dask"))
    assert (folder / "here.csv").read_bytes() == (folder / "there.csv").read_bytes()


def test_a_run_that_was_ended_goes_on_by_the_command_line(folder: Path, capsys, monkeypatch) -> None:
    def ends(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_sources(["in"], Path("observations.csv"), say=ends)
    assert run("extract", "in", "--out", "observations.csv", "--resume") == 0
    said = capsys.readouterr()
    assert said.out == "observations.csv\n"
    assert "not read: 05.txt: the file " in said.err
    whole = read(Plan(sources=("in",))).observations
    assert storage.load(Path("observations.csv"), OBSERVATIONS).equals(whole)
    assert sorted(path.name for path in folder.iterdir()) == ["in", "observations.csv"]


KILLED = """
import os, signal
from pathlib import Path
from trends import reading, scale

def kill(done, _):
    if done == 2:
        os.kill(os.getpid(), signal.SIGKILL)

reading.chunks.__defaults__ = (300,)
scale.extract_sources(["in"], Path("observations.csv"), say=kill)
"""


@pytest.mark.slow
def test_after_a_kill_the_same_bytes(folder: Path) -> None:
    """Nothing can be tidied up when the process is killed: what stands then is all there is to go on with."""
    killed = subprocess.run([sys.executable, "-c", KILLED], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not Path("observations.csv").exists()
    assert len(list(Path("observations.csv.parts").glob("part-*"))) == 2
    assert run("extract", "in", "--out", "observations.csv", "--resume") == 0
    extract_sources(["in"], Path("whole.csv"))
    assert Path("observations.csv").read_bytes() == Path("whole.csv").read_bytes()
    assert not Path("observations.csv.parts").exists()


def test_a_wrong_engine_is_one_line(folder: Path, capsys) -> None:
    assert run("extract", "in", "--out", "observations.csv", "--engine", "spark") == 2
    assert (
        capsys.readouterr().err == "trends: --engine: no engine 'spark'; possible: dask, local, processes\n"
    )
