"""However `trends report` is ended, the report that was there stays whole, and the exit says why."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

POINTS = (
    *("documents", "observations", "panel", "fits", "comparisons", "report"),
    *("before the file", "before writing", "after writing"),
)
OLD = "the report of yesterday"
SPEECH = "石笋县2011年人口和计划生育工作总结\n2011年，全县出生人口性别比为118.2，人口出生率为11.3‰。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "out" / "report.html").write_text(OLD)
    return tmp_path


def ended(folder: Path, point: str, number: int) -> subprocess.CompletedProcess[str]:
    script = Path(__file__).with_name("interrupted_report.py")
    call = [sys.executable, script, point, str(number), "report", folder / "in", "--out", folder / "out"]
    return subprocess.run([str(c) for c in call], capture_output=True, text=True, check=False, timeout=60)


def report(folder: Path, *, out: Path | None = None) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", "from trends.cli import main; main()", "report", str(folder / "in")]
    return subprocess.run(
        [*call, "--out", str(out or folder / "out")], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_an_interrupt_leaves_the_old_report_and_says_so(folder: Path, point: str) -> None:
    done = ended(folder, point, signal.SIGINT)
    assert (done.returncode, done.stderr) == (130, "trends: interrupted\n")
    assert [(p.name, p.read_text()) for p in (folder / "out").iterdir()] == [("report.html", OLD)]


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_a_kill_leaves_the_old_report(folder: Path, point: str) -> None:
    done = ended(folder, point, signal.SIGKILL)
    assert done.returncode == -signal.SIGKILL
    assert (folder / "out" / "report.html").read_text() == OLD
    assert report(folder).returncode == 0, "what a killed run left is in nobody's way"
    assert (folder / "out" / "report.html").read_text().startswith("<!doctype html>")


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_a_termination_leaves_the_old_report(folder: Path, point: str) -> None:
    done = ended(folder, point, signal.SIGTERM)
    assert done.returncode != 0
    assert (folder / "out" / "report.html").read_text() == OLD


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """An output folder of 64 kB; making one needs the right to mount."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_report(folder: Path, small_disk: Path) -> None:
    (small_disk / "report.html").write_text(OLD)
    done = report(folder, out=small_disk)
    path = small_disk / "report.html"
    assert (done.returncode, done.stderr) == (
        2,
        f"trends: {path}: cannot be written (No space left on device)\n",
    )
    assert [(p.name, p.read_text()) for p in small_disk.iterdir()] == [("report.html", OLD)]


@pytest.mark.slow
def test_an_input_that_cannot_be_read_is_named_and_the_rest_goes_on(folder: Path) -> None:
    locked = folder / "in" / "locked.txt"
    locked.write_text(SPEECH, encoding="utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        locked.unlink()
        locked.symlink_to(folder / "in" / "gone.txt")
    done = report(folder)
    assert done.returncode == 0
    assert "not read: locked.txt" in done.stderr


def test_an_output_folder_that_cannot_be_written_is_one_line(folder: Path) -> None:
    (folder / "file").write_text("")
    done = report(folder, out=folder / "file" / "out")
    assert done.returncode == 2
    assert done.stderr == f"trends: {folder}/file/out: cannot be written (Not a directory)\n"
