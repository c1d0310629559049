"""`trends.report` is one call: it returns what the command writes, and shows, draws and saves itself."""

from __future__ import annotations

import json
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

import trends
from trends.errors import TrendsError
from trends.schema import TABLES

SPEECH = (
    "石笋县{year}年人口和计划生育工作总结\n{year}年，全县出生人口性别比为118.{last}，人口出生率为11.3‰。\n"
)
ORDERS = [
    "import trends; trends.report",
    "import trends; trends.run; trends.report",
    "import trends.report; trends.report",
    "from trends.report import build; from trends import report; report",
    "import trends.report as told; told",
    "import trends.report.page, trends; trends.report",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("in")
    for year in range(2005, 2012):
        (at / f"{year}.txt").write_text(SPEECH.format(year=year, last=year % 10), encoding="utf-8")
    return at


@pytest.fixture(scope="module")
def told(folder: Path) -> trends.Result:
    return trends.report(folder, title="Births & more")


def test_it_carries_every_table(told: trends.Result) -> None:
    assert set(told.tables) <= set(TABLES)
    for name, frame in told.tables.items():
        TABLES[name].check(frame)
    assert told.tables["observations"].height >= 14


def test_it_saves_what_the_command_writes(told: trends.Result, folder: Path, tmp_path: Path) -> None:
    from trends.cli import main

    for name, form in {"report.html": "html", "report.md": "markdown"}.items():
        words = ["report", str(folder), "--title", "Births & more", "--format", form]
        with pytest.raises(SystemExit):
            main([*words, "--out", str(tmp_path / "command")])
        saved = told.save(tmp_path / "call" / name)
        assert saved.read_bytes() == (tmp_path / "command" / name).read_bytes()
    packed = told.save(tmp_path / "packed" / "datapackage.json")
    assert len(json.loads(packed.read_text(encoding="utf-8"))["resources"]) == 8


def test_it_shows_its_page_and_lets_it_do_nothing_outside(told: trends.Result) -> None:
    shown = told._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert unescape(shown.split('"')[1]) == told.page
    assert 'sandbox="allow-scripts allow-downloads"' in shown


def test_it_draws_any_chart(told: trends.Result) -> None:
    drawn = told.chart("lines", "sex_ratio_at_birth").to_dict()
    assert "$schema" in drawn
    with pytest.raises(TrendsError, match="no chart 'pie'; possible: "):
        told.chart("pie")
    with pytest.raises(TrendsError, match="no indicator 'births'; possible: "):
        told.chart(indicator="births")


def test_a_source_is_not_overwritten(told: trends.Result, tmp_path: Path) -> None:
    (tmp_path / "births.html").write_text("<p>2010年全县出生人口3021人。</p>", encoding="utf-8")
    alone = trends.report([tmp_path / "births.html"])
    with pytest.raises(TrendsError, match="is one of the sources and is not overwritten"):
        alone.save(tmp_path / "births.html")
    with pytest.raises(TrendsError, match=r"no format '.pdf'; possible: .*.html"):
        told.save(tmp_path / "report.pdf")


@pytest.mark.parametrize("asked", [{"lang": "fr"}, {"indicators": ["birth"]}, {"benchmark": "nowhere"}])
def test_what_does_not_exist_is_named_with_the_choices(asked: dict[str, object], folder: Path) -> None:
    with pytest.raises(TrendsError, match="possible: "):
        trends.report(folder, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("order", ORDERS)
def test_it_is_stage_and_function_however_it_is_imported(order: str) -> None:
    way, name = order.rsplit(" ", 1)
    code = f"{way} print(callable({name}), callable({name}.build))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["True", "True"]


@pytest.mark.slow
def test_its_type_is_known_to_those_who_read_types(tmp_path: Path) -> None:
    script = tmp_path / "caller.py"
    script.write_text("import trends\n\ntold = trends.report('data')\nreveal_type(told)\n", encoding="utf-8")
    call = [sys.executable, "-m", "mypy", "--no-incremental", "--cache-dir", str(tmp_path), str(script)]
    pytest.importorskip("mypy", reason="mypy is not installed")
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert 'Revealed type is "trends.result.Result"' in done.stdout, done.stdout
