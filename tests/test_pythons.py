"""A report is the same to the byte on every Python that is promised.

`make pythons` sets up the other ones from the same lock beside this checkout.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OTHERS = sorted(ROOT.glob(".venv-3.*/bin/python"))
CALLS = {
    "report.html": ["report", "--benchmark", "mean:全国", "--indicator", "crude_birth_rate"],
    "report.md": ["report", "--format", "markdown", "--lang", "zh"],
    "observations.csv": ["extract"],
    "datapackage.json": ["panel"],
}


def written(python: Path, name: str, folder: Path) -> dict[str, bytes]:
    command, *options = CALLS[name]
    out = folder if command == "report" else folder / name
    call = [str(python), "-m", "trends", command, "data", *options, "--out", str(out)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.slow
@pytest.mark.parametrize("name", CALLS)
def test_every_python_writes_the_same_bytes(name: str, tmp_path: Path) -> None:
    if not OTHERS:
        pytest.skip("no other Python is set up: make pythons")
    (tmp_path / "this").mkdir()
    this = written(Path(sys.executable), name, tmp_path / "this")
    for python in OTHERS:
        folder = tmp_path / python.parents[1].name
        folder.mkdir()
        other = written(python, name, folder)
        assert {n for n in {*this, *other} if this.get(n) != other.get(n)} == set(), folder.name
