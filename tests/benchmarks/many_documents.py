"""A folder of many documents, read as `trends extract` does it: memory of all processes, CPU and wall time.

Run it from the checkout, on a machine that has nothing else to do where the wall time is to say something:
``python tests/benchmarks/many_documents.py 2000 6000 20000``. A document has ten kilobytes, most of it prose.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from trends import pipeline, storage

PROSE = "各乡镇认真落实责任制，干部进村入户开展宣传，服务质量稳步提高，群众比较满意。\n"
PROCESSES = (1, 2)
EVERY = 0.2
"""Seconds between two looks at the memory."""


def documents(folder: Path, many: int) -> None:
    """Write documents of ten kilobytes, each with figures of its own."""
    for k in range(many):
        said = f"闽清县2011年人口工作总结\n2011年，全县出生{3000 + k}人，出生率9.{k % 10}‰。\n" + PROSE * 85
        (folder / f"{k:05}.txt").write_text(said, encoding="utf-8")


def read(folder: str, out: str, processes: str) -> None:
    """Do what `trends extract` does."""
    plan = pipeline.Plan(sources=(folder,), processes=int(processes))
    storage.save(pipeline.read(plan, quoting=False).observations, Path(out))


def measured(folder: Path, out: Path, processes: int) -> tuple[float, float, int]:
    """Return wall time, CPU time of all processes and the most bytes that all held at one time."""
    begun, most = time.perf_counter(), 0
    command = [sys.executable, __file__, "--read", str(folder), str(out), str(processes)]
    with subprocess.Popen(command) as run:
        while True:
            ended, status, used = os.wait4(run.pid, os.WNOHANG)
            if ended:
                run.returncode = os.waitstatus_to_exitcode(status)
                break
            most = max(most, held(run.pid))
            time.sleep(EVERY)
    if run.returncode:
        raise SystemExit(f"reading ended with {run.returncode}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, most


def held(pid: int) -> int:
    """Return the bytes that a process and those it started hold, pages they share counted once."""
    at = Path("/proc") / str(pid)
    try:
        lines = (at / "smaps_rollup").read_text().splitlines()
        children = (at / "task" / str(pid) / "children").read_text().split()
    except OSError:
        return 0  # it has just ended
    own = sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return own + sum(held(int(child)) for child in children)


def main(sizes: list[int]) -> None:
    """Print a line for each number of documents and processes."""
    say("documents", "processes", "wall", "CPU", "CPU a document", "most memory")
    say(*["---:"] * 6)
    for many in sizes:
        with tempfile.TemporaryDirectory() as at:
            folder = Path(at) / "texts"
            folder.mkdir()
            documents(folder, many)
            for processes in PROCESSES:
                wall, cpu, most = measured(folder, Path(at) / "observations.parquet", processes)
                each, size = f"{cpu / many * 1e3:.2f} ms", f"{most / 2**20:.0f} MB"
                say(f"{many:,}", str(processes), f"{wall:.1f} s", f"{cpu:.1f} s", each, size)


def say(*cells: str) -> None:
    """Print a line of the table."""
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(*sys.argv[2:])
    else:
        main([int(size) for size in sys.argv[1:]] or [2000, 6000])
