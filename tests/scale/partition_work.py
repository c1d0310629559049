"""What the workers of these tests are given to do; a module of its own, so that they can import it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import polars as pl

from trends.schema import FAULTS


def rows(number: int, count: int) -> pl.DataFrame:
    """A partition of faults whose names sort in the order of the partitions."""
    return FAULTS.build([fault(number, k) for k in range(count)])


def fault(number: int, k: int) -> dict[str, object]:
    return {"document": f"{number:03d}.txt", "place": f"{k:04d}", "kind": "x", "reason": f"{number * k}"}


def shuffled(number: int, count: int) -> pl.DataFrame:
    """A partition whose rows lie between those of the others."""
    return FAULTS.build([fault(k, number) for k in range(count)])


def broken(number: int, count: int) -> pl.DataFrame:
    if number == 2:
        raise ValueError("this one always fails")
    return rows(number, count)


def leaves_a_mark(number: int, count: int, folder: str) -> pl.DataFrame:
    with (Path(folder) / f"{number}").open("a") as mark:
        mark.write(".")
    return rows(number, count)


def kills_its_worker_once(number: int, count: int, folder: str) -> pl.DataFrame:
    mark = Path(folder) / "killed"
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return rows(number, count)


def kills_every_worker(number: int, count: int) -> pl.DataFrame:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return rows(number, count)


def rows_slowly(number: int, count: int) -> pl.DataFrame:
    time.sleep(0.3)
    return rows(number, count)
