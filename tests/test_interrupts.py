"""Whatever happens to `trends report` at ten points, a whole report stands there, and the exit says why."""

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
    *("before the file", "before writing", "after writing", "after the file"),
)
REPLACED = "after the file"
"""The point from which the new report stands in the place of the old one."""
OLD = "the report of yesterday"
SPEECH = "石笋县2011年人口和计划生育工作总结\n2011年，全县出生人口性别比为118.2，人口出生率为11.3‰。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "out" / "report.html").write_text(OLD)
    return tmp_path


def ended(
    folder: Path, point: str, what: object, *, out: Path | None = None
) -> subprocess.CompletedProcess[str]:
    script = Path(__file__).with_name("interrupted_report.py")
    call = [sys.executable, script, point, what, "report", folder / "in", "--out", out or folder / "out"]
    return subprocess.run([str(c) for c in call], capture_output=True, text=True, check=False, timeout=600)


def report(folder: Path, *, out: Path | None = None) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", "from trends.cli import main; main()", "report", str(folder / "in")]
    return subprocess.run(
        [*call, "--out", str(out or folder / "out")], capture_output=True, text=True, check=False, timeout=600
    )


def is_whole(page: Path, *, new: bool) -> bool:
    told = page.read_text()
    return told.startswith("<!doctype html>") and told.rstrip().endswith("</html>") if new else told == OLD


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_an_interrupt_leaves_a_whole_report_and_says_so(folder: Path, point: str) -> None:
    done = ended(folder, point, int(signal.SIGINT))
    assert (done.returncode, done.stderr) == (130, "trends: interrupted\n")
    assert [p.name for p in (folder / "out").iterdir()] == ["report.html"]
    assert is_whole(folder / "out" / "report.html", new=point == REPLACED)


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_a_kill_leaves_a_whole_report(folder: Path, point: str) -> None:
    done = ended(folder, point, int(signal.SIGKILL))
    assert done.returncode == -signal.SIGKILL
    assert is_whole(folder / "out" / "report.html", new=point == REPLACED)
    assert report(folder).returncode == 0, "what a killed run left is in nobody's way"
    assert is_whole(folder / "out" / "report.html", new=True)


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_a_termination_leaves_a_whole_report(folder: Path, point: str) -> None:
    done = ended(folder, point, int(signal.SIGTERM))
    assert done.returncode != 0
    assert is_whole(folder / "out" / "report.html", new=point == REPLACED)


def mounted(disk: Path, size: str) -> Iterator[Path]:
    """An output folder of a disk of its own; making one needs the right to mount."""
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk cannot be mounted here")
    (disk / "report.html").write_text(OLD)
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    yield from mounted(folder / "disk", "64k")


@pytest.fixture
def disk(folder: Path) -> Iterator[Path]:
    yield from mounted(folder / "disk", "8m")


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_a_disk_that_fills_leaves_a_whole_report(folder: Path, disk: Path, point: str) -> None:
    written = point in ("after writing", REPLACED)
    done = ended(folder, point, f"full:{disk}", out=disk)
    line = f"trends: {disk / 'report.html'}: cannot be written (No space left on device)\n"
    assert (done.returncode, done.stderr) == ((0, "") if written else (2, line))
    assert sorted(p.name for p in disk.iterdir()) == ["filler", "report.html"]
    assert is_whole(disk / "report.html", new=written)


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_an_output_that_closes_leaves_a_whole_report(folder: Path, disk: Path, point: str) -> None:
    done = ended(folder, point, f"closed:{disk}", out=disk)
    line = f"trends: {disk / 'report.html'}: cannot be written (Read-only file system)\n"
    assert (done.returncode, done.stderr) == ((0, "") if point == REPLACED else (2, line))
    assert is_whole(disk / "report.html", new=point == REPLACED)


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_an_input_that_goes_is_named_where_it_is_missed(folder: Path, point: str) -> None:
    (folder / "in" / "more.txt").write_text(SPEECH.replace("2011", "2012"), encoding="utf-8")
    done = ended(folder, point, f"gone:{folder / 'in' / 'more.txt'}")
    missed = "not read: more.txt: no such file\n" if point == "documents" else ""
    assert (done.returncode, done.stderr) == (0, missed)
    assert is_whole(folder / "out" / "report.html", new=True)


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_report(folder: Path, small_disk: Path) -> None:
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
