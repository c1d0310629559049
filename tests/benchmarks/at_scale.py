"""Jobs too large for `make bench`: two workers beside one process, and the memory of ten million series.

Run it from the checkout on a machine with nothing else to do, since it compares wall times:
``python tests/benchmarks/at_scale.py fits|joins|documents|memory [--count N]``. Each side is the command as
a user gives it, start-up included, its modules compiled, as installing leaves them; one thread a process.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WAYS: dict[str, tuple[str, ...]] = {
    # a part after the other: without `--resume` extraction starts processes
    "one process": ("--engine", "local", "--resume"),
    "workers": ("--engine", "dask"),
    "processes": ("--engine", "processes"),
    "no partitions": (),
}
BESIDE = ("one process", "workers")
ONE_THREAD = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Kind:
    """A job: a function of `invented` that makes its input, how large, and the command."""

    make: str
    named: str
    count: int
    command: tuple[str, ...]
    ways: tuple[str, ...] = BESIDE


def models(*names: str) -> tuple[str, ...]:
    return ("fit", *(word for name in names for word in ("--model", name)))


THREE = models("linear", "hac", "mann_kendall")
KINDS = {
    "fits": Kind("panel", "panel.parquet", 1_000_000, THREE),
    "joins": Kind("panel", "panel.parquet", 100_000, models("linear", "hac", "mann_kendall", "joinpoint")),
    "documents": Kind(
        "documents", "documents", 20_000, ("extract",), (*BESIDE, "processes", "no partitions")
    ),
    "memory": Kind("panel", "panel.parquet", 10_000_000, THREE, ("one process",)),
}


INSIDE = """
import json, pathlib, resource, sys
from trends.cli import main
try:
    main(sys.argv[2:])
finally:
    own, others = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    peak = pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    told = {"own": own.ru_utime + own.ru_stime, "workers": others.ru_utime + others.ru_stime}
    pathlib.Path(sys.argv[1]).write_text(json.dumps(told | {"memory": int(peak) / 1024}))
"""
"""The command line, and what it took: of the process itself and of its workers."""


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock, of the processor by the process itself and by its workers; megabytes at most."""

    wall: float
    own: float
    workers: float
    memory: float
    made: str

    def path(self) -> float:
        """Seconds of the processor that could not run beside others, were the two workers' shares equal."""
        return self.own + self.workers / 2


def invent(what: str, path: Path, count: int) -> Path:
    # a process of its own, so that its memory is gone before anything is measured
    code = f"import pathlib, sys, invented; invented.{what}(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", code, str(path), str(count)], check=True, cwd=Path(__file__).parent)
    return path


def spent(command: Sequence[str], made: Path, environment: dict[str, str]) -> Spent:
    told, begun = made.with_suffix(".json"), time.perf_counter()
    call = [sys.executable, "-c", INSIDE, str(told), *command]
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL, env=compiled(made.parent) | environment)
    return Spent(time.perf_counter() - begun, made=digest(made), **json.loads(told.read_text()))


def compiled(folder: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once, wherever that is put off otherwise."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("kind", choices=KINDS)
    asked.add_argument("--count", type=int, help="series or documents")
    asked.add_argument("--folder", type=Path, help="where the input is made; a temporary one unless named")
    given = asked.parse_args()
    kind = KINDS[given.kind]
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        count = given.count or kind.count
        at = Path(folder).absolute()
        few = invent(kind.make, at / f"few {kind.named}", 1)
        for way in kind.ways:
            measured(kind.command, few, way)  # whatever is compiled at first use
        source = invent(kind.make, at / kind.named, count)
        say(f"{given.kind}: {count:,}")
        one, *others = (told(way, measured(kind.command, source, way)) for way in kind.ways)
        for way, took in zip(kind.ways[1:], others, strict=True):
            compared(way, one, took)


def measured(command: Sequence[str], source: Path, way: str) -> Spent:
    out = source.with_name(f"made by {way}.parquet")
    threads = ONE_THREAD if way == "one process" else {}  # of the workers, the engine sees to it
    return spent((*command, str(source), "--out", str(out), *WAYS[way]), out, threads)


def told(way: str, took: Spent) -> Spent:
    say(
        f"{way}: {took.wall:.1f} s wall, {took.own:.1f} s CPU and {took.workers:.1f} s of workers', "
        f"{took.memory:.0f} MB, {took.made}"
    )
    return took


def compared(way: str, one: Spent, two: Spent) -> None:
    same = "the same bytes" if one.made == two.made else "OTHER BYTES"
    cpu = one.path() / two.path()
    say(f"{way}: ratio of wall {one.wall / two.wall:.2f}, of what cannot run side by side {cpu:.2f}; {same}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
