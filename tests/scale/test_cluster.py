"""On a Dask cluster: the same table, and every partition accounted for when workers or the scheduler die."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import partition_work as work
import pytest
from test_run import PARTS, ROWS, in_one_go, job

from trends import storage
from trends.errors import TrendsError
from trends.scale import Way, run
from trends.schema import FAULTS

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
pytestmark = pytest.mark.slow


def test_a_cluster_makes_the_same_table(tmp_path: Path) -> None:
    done = run(job(tmp_path / "faults.parquet", work.shuffled), Way("dask"))
    assert (done.rows, done.failed) == (PARTS * ROWS, ())
    assert storage.load(tmp_path / "faults.parquet", FAULTS).equals(in_one_go(work.shuffled))


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    """A worker dies by its pid in the middle of a partition; another makes that partition again."""
    out = tmp_path / "faults.parquet"
    done = run(job(out, work.kills_its_worker_once, str(tmp_path)), Way("dask"))
    assert (tmp_path / "killed").exists()
    assert (done.done, done.failed) == (PARTS, ())
    assert storage.load(out, FAULTS).equals(in_one_go(work.rows))


def test_a_partition_that_kills_every_worker_is_given_up_and_the_rest_is_done(tmp_path: Path) -> None:
    done = run(job(tmp_path / "faults.parquet", work.kills_every_worker), Way("dask"))
    assert [o.path.name for o in done.failed] == ["part-00003.parquet"]
    assert "KilledWorker" in done.failed[0].reason
    assert done.done == PARTS - 1
    assert not (tmp_path / "faults.parquet").exists()


def test_a_partition_that_fails_is_named(tmp_path: Path) -> None:
    done = run(job(tmp_path / "faults.parquet", work.broken), Way("dask"))
    assert [(o.path.name, o.reason) for o in done.failed] == [
        ("part-00002.parquet", "ValueError: this one always fails")
    ]


def test_a_scheduler_that_goes_away_leaves_what_is_done(tmp_path: Path) -> None:
    out = tmp_path / "faults.parquet"
    with scheduler() as (address, process):
        done = run(
            job(out, work.rows_slowly),
            Way("dask", scheduler=address),
            say=lambda n, _: process.kill() if n == 2 else None,
        )
    assert done.failed
    assert done.done + len(done.failed) == PARTS
    parts = sorted((tmp_path / "faults.parquet.parts").glob("*.parquet"))
    assert not {o.path for o in done.failed} - {
        tmp_path / "faults.parquet.parts" / f"part-{k:05d}.parquet" for k in range(PARTS)
    }
    again = run(job(out, work.rows_slowly), Way(resume=True))
    assert again.before >= len(parts)
    assert again.failed == ()
    assert storage.load(out, FAULTS).equals(in_one_go(work.rows))


def test_no_scheduler_at_the_address_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(TrendsError, match=r"--scheduler: no scheduler answers at 'tcp://127\.0\.0\.1:9'"):
        run(job(tmp_path / "faults.parquet"), Way("dask", scheduler="tcp://127.0.0.1:9"))


@contextmanager
def scheduler() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A scheduler with one worker, each a process of its own."""
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("partition_scheduler.py"))],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()
