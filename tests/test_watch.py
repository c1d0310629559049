"""`trends report --watch` writes the page again when a source changes, and ends by an interrupt."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path

import pytest

from trends.cli import watch as watching
from trends.cli.watch import State, state, watch
from trends.errors import TrendsError

ONE, TWO, HALF = (frozenset({(Path("a.csv"), size, 0)}) for size in (1, 2, 3))
SPEECH = "石笋县2011年人口和计划生育工作总结\n2011年，全县人口出生率为{rate}‰。\n"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "PAUSE", 0.001)


def made(states: list[State], make: Callable[[], None] = lambda: None) -> tuple[int, list[str]]:
    """Count the runs over a course of states that a Ctrl-C ends, and list what was told."""
    course, runs, told = chain(states, repeat(None)), [], []

    def look() -> State:
        now = next(course)
        if now is None:
            raise KeyboardInterrupt
        return now

    def count() -> None:
        runs.append(1)
        make()

    with pytest.raises(KeyboardInterrupt):
        watch(look, count, tell=told.append)
    return len(runs), told


@pytest.mark.parametrize(
    ("states", "runs"),
    [
        ([ONE], 1),
        ([ONE, ONE, ONE], 1),
        ([ONE, TWO, TWO, TWO], 2),
        ([ONE, HALF, TWO, TWO, TWO], 2),
        ([ONE, TWO, ONE, ONE], 1),
        ([ONE, TWO, TWO, ONE, ONE, ONE], 3),
    ],
)
def test_a_run_for_each_state_that_settles(states: list[State], runs: int) -> None:
    assert made(states)[0] == runs


def test_a_run_that_fails_is_told_and_the_next_change_runs_again() -> None:
    def fail() -> None:
        raise TrendsError("no such file", where="a.csv")

    assert made([ONE, TWO, TWO], fail) == (2, ["trends: a.csv: no such file"] * 2)


def test_a_file_is_known_by_its_size_and_change(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert state([path]) == frozenset()
    path.write_text("1")
    before = state([path])
    path.write_text("12")
    assert state([path]) != before


@pytest.mark.slow
def test_the_page_follows_its_source_until_an_interrupt(
    tmp_path: Path, unpacked: Callable[[Path], str]
) -> None:
    source = tmp_path / "in" / "speech.txt"
    source.parent.mkdir()
    source.write_text(SPEECH.format(rate="11.3"), encoding="utf-8")
    call = [sys.executable, "-c", "from trends.cli import main; main()", "report", str(source.parent)]
    with subprocess.Popen(
        [*call, "--out", str(tmp_path), "--watch"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            assert running.stdout
            lines: Iterator[str] = iter(running.stdout)
            page = Path(next(lines).strip())
            assert "全县人口出生率为11.3" in unpacked(page)
            source.write_text(SPEECH.format(rate="10.75"), encoding="utf-8")
            assert Path(next(lines).strip()) == page
            assert "全县人口出生率为10.75" in unpacked(page)
            running.send_signal(signal.SIGINT)
            running.communicate(timeout=60)
        finally:
            running.kill()
    assert running.returncode == 130
