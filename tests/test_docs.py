"""What the documents of the project say is true."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")) + [ROOT / "data" / "README.md"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def commands(page: Path) -> list[str]:
    lines = [line for block in blocks(page, "console") for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ trends ")]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def beside_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with the project's `data` in it, and boundaries, which none come with."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    areas = [(name, 100.0 + 5 * at) for at, name in enumerate(("北京市", "河北省", "江苏省"))]
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[(west, 30), (west + 4, 30), (west + 4, 34), (west, 34), (west, 30)]],
            },
        }
        for name, west in areas
    ]
    collection = json.dumps({"type": "FeatureCollection", "features": features})
    (tmp_path / "provinces.geojson").write_text(collection, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_inside_resolves(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("line", sorted({line for page in PAGES for line in commands(page)}))
def test_every_command_shown_is_one_that_exists(line: str) -> None:
    from typer.main import get_command

    from trends.cli import app

    words = shlex.split(line, comments=True)
    known = get_command(app).commands  # type: ignore[attr-defined]
    assert words[1] in known
    options = {o for p in known[words[1]].params for o in p.opts}
    assert {w for w in words if w.startswith("--")} <= options


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "console")], ids=name_of)
def test_every_command_shown_runs_in_its_order(page: Path, beside_data: Path) -> None:
    from trends.cli import main

    for line in commands(page):
        words = shlex.split(line, comments=True)
        with pytest.raises(SystemExit) as left:
            main(words[1:])
        assert left.value.code == (1 if words[1] == "check" else 0), line
        if "--out" in words:
            assert Path(words[words.index("--out") + 1]).exists(), line


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python")], ids=name_of)
def test_every_python_block_runs(page: Path, beside_data: Path) -> None:
    for block in blocks(page, "python"):
        exec(compile(block, page.name, "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_toml_block_is_toml(page: Path) -> None:
    for block in blocks(page, "toml"):
        assert tomllib.loads(block)


@pytest.mark.slow
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    """Every link inside resolves, every name of the reference exists; strictness is in its settings."""
    pytest.importorskip("mkdocs", reason="the group 'docs' is not installed")
    call = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", ROOT / "docs" / "mkdocs.yml", "-d", tmp_path]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([str(c) for c in call], env=quiet, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "")
    assert "trends.pipeline.run" in (tmp_path / "reference" / "python.html").read_text(encoding="utf-8")


def test_the_gallery_has_a_picture_of_every_chart() -> None:
    from trends.charts import CHARTS

    told = (ROOT / "docs" / "pages" / "gallery.md").read_text(encoding="utf-8")
    for name in CHARTS:
        assert f"## {name}\n" in told
        if name == "map":  # no boundaries come with the program, so there is nothing to draw one of
            continue
        assert f"(pictures/{name}.svg)" in told
        assert (ROOT / "docs" / "pages" / "pictures" / f"{name}.svg").read_text("utf-8").startswith("<svg")


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


def test_changelog_and_citation_know_this_version() -> None:
    number = PROJECT["project"]["version"]
    assert f"## {number}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\nversion: {number}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_every_file_of_data_is_named_with_its_source() -> None:
    told = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "data").rglob("*")):
        if path.is_file() and path.name != "README.md":
            assert path.name in told or re.sub(r"\d{4}", "YYYY", path.name) in told, path.name
