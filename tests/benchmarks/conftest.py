"""CPU time beside wall time for every benchmark, and the table of them in RESULTS.md."""

from __future__ import annotations

import os
import platform
import resource
import time
from collections import defaultdict
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = """# Results of `make bench`

{machine}. A ratio is a time over that of the group's first peer or floor in the same run; CPU time counts
all threads and child processes. Where a job and its peer work through different numbers of series, times are
per series.

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
        self.extra_info["cpu"], self.extra_info["wall"] = (min(column) for column in zip(*spent, strict=True))
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


def called(mark) -> str:
    """A benchmark in words; `note` is what else it measured."""
    words = mark.name.removeprefix("test_").replace("_", " ")
    return " · ".join(filter(None, (words, mark.extra_info.get("note"))))


def rows(group: str, marks) -> list[str]:
    """The lines of one group; `per` says how many units a round works through."""
    spent = {m.name: m.extra_info["cpu"] / m.extra_info.get("per", 1) for m in marks}
    beside = next((n for n in spent if n.startswith(("test_peer", "test_floor"))), None)
    lines = []
    for mark in marks:
        own, wall = spent[mark.name], mark.extra_info["wall"] / mark.extra_info.get("per", 1)
        times = own / spent[beside] if beside else None
        ratio = "" if times is None else f"{times:.3g}" if times > 0.1 else f"1/{1 / times:,.0f}"
        lines.append(f"| {group} | {called(mark)} | {shown(own)} | {ratio} | {shown(wall)} |")
    return lines


def pytest_sessionfinish(session):
    known = getattr(session.config, "_benchmarksession", None)
    marks = [m for m in getattr(known, "benchmarks", []) if "cpu" in m.extra_info]
    if not marks:
        return
    groups = defaultdict(list)
    for mark in marks:
        groups[mark.group].append(mark)
    lines = [line for group, of in groups.items() for line in rows(group, of)]
    RESULTS.write_text(HEAD.format(machine=machine()) + "\n".join(lines) + "\n", encoding="utf-8")
