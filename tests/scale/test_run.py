"""Partitions: nothing lost, nothing doubled, a killed run goes on, and the same table as in one go."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import partition_work as work
import polars as pl
import pytest

from trends import storage
from trends.errors import TrendsError
from trends.scale import Job, Way, run
from trends.scale.run import Make
from trends.schema import FAULTS

PARTS, ROWS = 6, 5
NO_ROOM = "No space left on device"


def job(out: Path, make: Make = work.rows, *more: object, **plan: object) -> Job:
    return Job(out, FAULTS, make, [(k, ROWS, *more) for k in range(PARTS)], plan)


def in_one_go(make: Make) -> pl.DataFrame:
    return FAULTS.check(pl.concat([make(k, ROWS) for k in range(PARTS)]).sort(FAULTS.key))


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl"])
@pytest.mark.parametrize("make", [work.rows, work.shuffled], ids=["in order", "interleaved"])
def test_the_parts_are_the_table_that_one_go_makes(tmp_path: Path, make: Make, suffix: str) -> None:
    done = run(job(tmp_path / f"faults{suffix}", make))
    assert (done.rows, done.done, done.before, done.failed) == (PARTS * ROWS, PARTS, 0, ())
    assert storage.load(tmp_path / f"faults{suffix}", FAULTS).equals(in_one_go(make))
    assert [p.name for p in tmp_path.iterdir()] == [f"faults{suffix}"]


def test_a_csv_has_the_same_bytes_as_from_one_go(tmp_path: Path) -> None:
    run(job(tmp_path / "parts.csv", work.shuffled))
    storage.save(in_one_go(work.shuffled), tmp_path / "whole.csv")
    assert (tmp_path / "parts.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_no_partition_makes_an_empty_table(tmp_path: Path) -> None:
    assert run(Job(tmp_path / "faults.csv", FAULTS, work.rows, [], {})).rows == 0
    assert storage.load(tmp_path / "faults.csv", FAULTS).is_empty()


def test_a_partition_that_fails_is_named_and_the_others_stay(tmp_path: Path) -> None:
    out = tmp_path / "faults.parquet"
    done = run(job(out, work.broken))
    assert [(o.path.name, o.reason) for o in done.failed] == [
        ("part-00002.parquet", "ValueError: this one always fails")
    ]
    assert (done.done, done.before) == (PARTS - 1, 0)
    assert not out.exists()
    again = run(job(out, work.rows), Way(resume=True))
    assert (again.done, again.before, again.rows) == (1, PARTS - 1, PARTS * ROWS)
    assert storage.load(out, FAULTS).equals(in_one_go(work.rows))


def test_a_finished_partition_is_not_made_again(tmp_path: Path) -> None:
    out, marks = tmp_path / "faults.parquet", tmp_path / "marks"
    marks.mkdir()

    def stop(done: int, _: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(job(out, work.leaves_a_mark, str(marks)), say=stop)
    assert not out.exists()
    done = run(job(out, work.leaves_a_mark, str(marks)), Way(resume=True))
    assert (done.before, done.done) == (3, PARTS - 3)
    assert {p.name: p.read_text() for p in marks.iterdir()} == {str(k): "." for k in range(PARTS)}


def test_parts_in_the_way_are_neither_mixed_nor_thrown_away(tmp_path: Path) -> None:
    out = tmp_path / "faults.parquet"
    run(job(out, work.broken, models="linear"))
    with pytest.raises(TrendsError, match="--resume goes on with them"):
        run(job(out, work.rows, models="linear"))
    with pytest.raises(TrendsError, match="cannot resume: models changed since"):
        run(job(out, work.rows, models="sen"), Way(resume=True))
    assert len(list((tmp_path / "faults.parquet.parts").glob("*.parquet"))) == PARTS - 1


def test_wrong_calls_are_told_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(TrendsError, match=r"--engine: no engine 'spark'; possible: dask, local, processes"):
        run(job(tmp_path / "faults.parquet"), Way("spark"))
    with pytest.raises(TrendsError, match=r"cannot write '\.docx'"):
        run(job(tmp_path / "faults.docx"))
    assert not list(tmp_path.iterdir())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB; making one needs the right to mount."""
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.slow
def test_a_full_disk_fails_the_parts_that_found_no_room(small_disk: Path) -> None:
    done = run(Job(small_disk / "faults.parquet", FAULTS, work.rows, [(k, 9000) for k in range(PARTS)], {}))
    assert all(NO_ROOM in o.reason for o in done.failed), done.failed
    assert done.done + len(done.failed) == PARTS
    assert 0 < len(done.failed) < PARTS
    kept = sorted((small_disk / "faults.parquet.parts").iterdir())
    assert len(kept) == done.done + 1, "finished parts and the plan, and no half part"


@pytest.mark.slow
def test_a_disk_that_is_full_for_the_whole_only_keeps_every_part(small_disk: Path) -> None:
    out = small_disk / "faults.csv"
    with pytest.raises(TrendsError, match="cannot be written"):
        run(Job(out, FAULTS, work.rows, [(k, 900) for k in range(PARTS)], {}))
    assert not out.exists()
    assert len(list((small_disk / "faults.csv.parts").glob("part-*"))) == PARTS
