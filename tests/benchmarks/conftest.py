"""CPU time beside wall time for every benchmark, and the table of them in RESULTS.md.

A run of everything writes the table anew; a run of some replaces the rows of their groups only.
"""

from __future__ import annotations

import math
import os
import platform
import resource
import statistics
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = """# Results of `make bench`

{machine}. A ratio is a time over that of the group's first peer or floor in the same run; CPU time counts
all threads and child processes. Where a job and its peer work through different numbers of series, times are
per series. n^x is the growth from the size before: 1 is in proportion to the input.

| group | what | CPU | ratio of CPU | wall |
|---|---|---:|---:|---:|
"""


def pytest_configure(config):
    # a peer that is not installed is skipped before anything is timed
    config.addinivalue_line("filterwarnings", "ignore:Benchmark fixture was not used")


def cpu() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


class Measured(BenchmarkFixture):
    """pytest-benchmark's fixture, which also keeps the CPU time of each call."""

    def __call__(self, function, *arguments, **named):
        return self._kept(super().__call__, function, *arguments, **named)

    def pedantic(self, function, **named):
        return self._kept(super().pedantic, function, **named)

    def _kept(self, run, function, *arguments, **named):
        spent = []

        def timed(*given, **further):
            cpu_before, wall_before = cpu(), time.perf_counter()
            answer = function(*given, **further)
            spent.append((cpu() - cpu_before, time.perf_counter() - wall_before))
            return answer

        answer = run(timed, *arguments, **named)
        cpus, walls = zip(*spent, strict=True)
        self.extra_info |= {"cpu": min(cpus), "wall": min(walls), "median": statistics.median(cpus)}
        return answer


@pytest.fixture
def benchmark(benchmark):
    benchmark.__class__ = Measured  # the plugin accepts its own object only
    return benchmark


def machine() -> str:
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = lines[0].split(":")[1].strip() if lines else model
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def shown(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def called(mark, growth: str) -> str:
    """A benchmark in words; `note` is what else it measured."""
    words = mark.name.removeprefix("test_").replace("_", " ")
    return " · ".join(filter(None, (words, mark.extra_info.get("note"), growth)))


def growths(marks) -> dict[str, str]:
    """As which power of its `size` a benchmark's time grows from its next smaller size."""
    made = {}
    for less, more in pairwise(sorted(marks, key=lambda m: m.extra_info.get("size", 0))):
        if "size" in less.extra_info and less.name.split("[")[0] == more.name.split("[")[0]:
            times, sizes = (more.extra_info[k] / less.extra_info[k] for k in ("cpu", "size"))
            made[more.name] = f"grows as n^{math.log(times) / math.log(sizes):.2f}"
    return made


def rows(group: str, marks) -> list[str]:
    """The lines of one group; `per` says how many units a round works through."""
    spent = {m.name: m.extra_info["cpu"] / m.extra_info.get("per", 1) for m in marks}
    beside = next((n for n in spent if n.startswith(("test_peer", "test_floor"))), None)
    grown = growths(marks)
    lines = []
    for mark in marks:
        own, wall = spent[mark.name], mark.extra_info["wall"] / mark.extra_info.get("per", 1)
        times = own / spent[beside] if beside else None
        ratio = "" if times is None else f"{times:.3g}" if times > 0.1 else f"1/{1 / times:,.0f}"
        what = called(mark, grown.get(mark.name, ""))
        lines.append(f"| {group} | {what} | {shown(own)} | {ratio} | {shown(wall)} |")
    return lines


def kept(text: str) -> dict[str, list[str]]:
    """The rows of an earlier table by group, in their order; none where another machine made them."""
    groups = defaultdict(list)
    _, _, table = text.partition("|---|")
    for line in table.splitlines()[1:] if machine() in text else ():
        groups[line.split("|")[1].strip()].append(line)
    return groups


def everything(config) -> bool:
    """Whether the run was asked for all benchmarks there are."""
    folder = Path(__file__).parent
    selected = any(config.getoption(option) for option in ("keyword", "markexpr", "deselect"))
    return not selected and all(Path(word).resolve() == folder for word in config.args)


def pytest_sessionfinish(session):
    known = getattr(session.config, "_benchmarksession", None)
    marks = [m for m in getattr(known, "benchmarks", []) if "cpu" in m.extra_info]
    if not marks:
        return
    measured = defaultdict(list)
    for mark in marks:
        measured[mark.group].append(mark)
    earlier = RESULTS.exists() and not everything(session.config)
    groups = kept(RESULTS.read_text(encoding="utf-8")) if earlier else {}
    groups |= {group: rows(group, of) for group, of in measured.items()}
    lines = [line for of in groups.values() for line in of]
    head = HEAD.format(machine=machine())
    RESULTS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
