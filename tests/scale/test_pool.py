"""Processes of one machine: the same table, and a killed one takes nothing that is done with it."""

from pathlib import Path

import partition_work as work
from test_run import PARTS, ROWS, in_one_go, job

from trends import storage
from trends.scale import Way, run
from trends.schema import FAULTS


def test_processes_make_the_same_table(tmp_path: Path) -> None:
    done = run(job(tmp_path / "faults.parquet", work.shuffled), Way("processes"))
    assert (done.rows, done.done, done.failed) == (PARTS * ROWS, PARTS, ())
    assert storage.load(tmp_path / "faults.parquet", FAULTS).equals(in_one_go(work.shuffled))


def test_a_killed_process_ends_the_run_and_what_is_done_stays(tmp_path: Path) -> None:
    out = tmp_path / "faults.parquet"
    done = run(job(out, work.kills_every_worker), Way("processes"))
    assert done.done + len(done.failed) == PARTS
    assert done.failed
    assert not out.exists()
    assert {o.reason.split(":")[0] for o in done.failed} == {"BrokenProcessPool"}
    again = run(job(out, work.rows), Way("processes", resume=True))
    assert (again.before, again.rows) == (done.done, PARTS * ROWS)
    assert storage.load(out, FAULTS).equals(in_one_go(work.rows))


def test_a_partition_that_fails_is_named(tmp_path: Path) -> None:
    done = run(job(tmp_path / "faults.parquet", work.broken), Way("processes"))
    assert [(o.path.name, o.reason) for o in done.failed] == [
        ("part-00002.parquet", "ValueError: this one always fails")
    ]
