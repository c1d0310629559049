"""What is built installs into an environment of its own, outside the checkout, and keeps its promises there.

The other packages are lent by the environment that runs the tests, so that no network is needed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from sysconfig import get_path

import pytest

ROOT = Path(__file__).parents[1]
SPEECH = "石笋县2011年人口和计划生育工作总结\n2011年，全县出生人口性别比为118.2，人口出生率为11.3‰。\n"

pytestmark = pytest.mark.slow


def call(*words: object, at: Path) -> str:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    done = subprocess.run(
        [str(w) for w in words], cwd=at, env=bare, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(source: Path, to: Path, *targets: str) -> None:
    pytest.importorskip("hatchling", reason="the group 'build' is not installed")
    call(
        sys.executable,
        "-m",
        "hatchling",
        "build",
        *(w for t in targets for w in ("-t", t)),
        "-d",
        to,
        at=source,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("built")
    build(ROOT, to, "sdist", "wheel")
    return to


@pytest.fixture(scope="module")
def source(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked source distribution."""
    to = tmp_path_factory.mktemp("source")
    with tarfile.open(next(built.glob("*.tar.gz"))) as packed:
        packed.extractall(to, filter="data")
    return next(to.iterdir())


@pytest.fixture(scope="module")
def programs(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which only the wheel is installed."""
    at = tmp_path_factory.mktemp("environment")
    call(sys.executable, "-m", "venv", "--without-pip", at, at=at)
    python = at / "bin" / "python"
    quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index")
    call(sys.executable, "-m", "pip", "--python", python, "install", *quiet, next(built.glob("*.whl")), at=at)
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", at=at).strip())
    # a path is lent, not its own .pth files: an editable install of the checkout stays out
    (site / "lent.pth").write_text(get_path("purelib") + "\n", encoding="utf-8")
    return python.parent


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def test_the_wheel_holds_every_file_of_the_package(built: Path) -> None:
    files = {p.relative_to(ROOT).as_posix() for p in (ROOT / "trends").rglob("*") if p.is_file()}
    files = {name for name in files if "__pycache__" not in name}
    assert {name for name in names(next(built.glob("*.whl"))) if name.startswith("trends/")} == files
    assert "trends/py.typed" in files


def test_the_source_distribution_builds_the_same_wheel(built: Path, source: Path, tmp_path: Path) -> None:
    build(source, tmp_path, "wheel")
    again, first = next(tmp_path.glob("*.whl")), next(built.glob("*.whl"))
    assert again.name == first.name
    assert again.read_bytes() == first.read_bytes()


def test_the_installed_program_is_its_own_and_answers(programs: Path, tmp_path: Path) -> None:
    where = call(programs / "python", "-c", "import trends; print(trends.__file__)", at=tmp_path)
    assert Path(where.strip()).is_relative_to(programs.parent)
    assert "report" in call(programs / "trends", "--help", at=tmp_path)


def test_a_newcomers_first_report_takes_one_command(
    programs: Path, tmp_path: Path, unpacked: Callable[[Path], str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "speech.txt").write_text(SPEECH, encoding="utf-8")
    told = call(programs / "trends", "report", "in", "--out", "out", at=tmp_path)
    assert told.splitlines()[-1] == str(Path("out") / "report.html")
    assert "全县出生人口性别比为" in unpacked(tmp_path / "out" / "report.html")


def test_the_tutorial_goes_as_it_is_written(programs: Path, source: Path, tmp_path: Path) -> None:
    """On the data of the source distribution, by the program of the wheel."""
    shutil.copytree(source / "data", tmp_path / "data")
    tutorial = (source / "docs" / "pages" / "tutorial.md").read_text(encoding="utf-8")
    lines = [line[2:] for line in tutorial.splitlines() if line.startswith("$ trends ")]
    assert len(lines) >= 3
    for line in lines:
        words = shlex.split(line, comments=True)
        if words[1] != "check":  # it ends with 1: the data have faults
            call(programs / words[0], *words[1:], at=tmp_path)
