"""What the documents of the project say is true."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")) + [ROOT / "data" / "README.md"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def commands() -> list[str]:
    lines = [line for page in PAGES for block in blocks(page, "console") for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ trends ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_inside_resolves(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("line", commands())
def test_every_command_shown_is_one_that_exists(line: str) -> None:
    from typer.main import get_command

    from trends.cli import app

    words = shlex.split(line, comments=True)
    known = get_command(app).commands  # type: ignore[attr-defined]
    assert words[1] in known
    options = {o for p in known[words[1]].params for o in p.opts}
    assert {w for w in words if w.startswith("--")} <= options


def test_every_python_block_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for block in blocks(ROOT / "README.md", "python"):
        exec(compile(block, "README.md", "exec"), {})


def test_every_dependency_has_its_reason() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = told.split("## Dependencies", 1)[1]
    wanted = PROJECT["project"]["dependencies"] + [
        d for g in PROJECT["dependency-groups"].values() for d in g
    ]
    for requirement in wanted:
        name = re.split(r"[<>=~ ]", requirement)[0]
        assert re.search(rf"\b{re.escape(name)}\b", table), name


def test_the_lock_pins_every_dependency_with_a_hash_and_names_no_place() -> None:
    lock = (ROOT / ".ci" / "lock.txt").read_text(encoding="utf-8")
    for requirement in PROJECT["project"]["dependencies"]:
        assert re.search(rf"^{re.escape(re.split('[<>=]', requirement)[0])}==", lock, re.MULTILINE)
    entries = re.split(r"\n(?=[a-z])", lock.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in lock
    assert "index" not in lock


def test_the_changelog_knows_this_version() -> None:
    assert f"## {PROJECT['project']['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_file_of_data_is_named_with_its_source() -> None:
    told = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "data").rglob("*")):
        if path.is_file() and path.name != "README.md":
            assert path.name in told or re.sub(r"\d{4}", "YYYY", path.name) in told, path.name
