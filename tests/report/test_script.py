"""The modules of the page's script, by node's own test runner."""

from __future__ import annotations

import subprocess
from importlib.resources import files
from pathlib import Path
from shutil import copy, which

import pytest

HERE = Path(__file__).parent / "page"


def test_the_modules_of_the_page_keep_their_promises(tmp_path):
    if which("node") is None:
        pytest.skip("node is not here")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    modules = Path(str(files("trends.report"))) / "page"
    for path in (*modules.glob("*.js"), *HERE.glob("*.test.mjs")):
        copy(path, tmp_path / path.name)
    names = sorted(path.name for path in HERE.glob("*.test.mjs"))
    command = ["node", "--test", *names]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "# fail 0" in done.stdout
