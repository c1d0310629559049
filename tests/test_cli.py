"""The command line: results to files or stdout, one line on stderr and exit 2 when the call is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from trends import storage
from trends.cli import main
from trends.schema import FITS, OBSERVATIONS, PANEL, TABLES

SPEECH = "石笋县2011年人口和计划生育工作总结\n2011年，全县出生人口性别比为118.2，人口出生率为11.3‰。\n"
PLACES = ("甲县", "乙县", "丙县")


def table(start: int = 2004, *, years: int = 10) -> str:
    """A tidy table of three invented counties, one falling, one rising, one going up and down."""
    rows = ["region,indicator,year,value,unit"]
    for k, place in enumerate(PLACES):
        for i in range(years):
            value = 12 + (i * 0.3 * (k - 1) if k != 1 else (-1) ** i * 0.6) + (i * 7919 % 13) / 100
            rows.append(f"{place},crude_birth_rate,{start + i},{value:.2f},‰")
    return "\n".join(rows) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "in" / "rates.csv").write_text(table(), encoding="utf-8")
    return tmp_path / "in"


def run(*arguments: object) -> int:
    """Call the command line and return its exit code."""
    with pytest.raises(SystemExit) as left:
        main([str(a) for a in arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


WRONG = [
    (("report", "no/such"), "trends: no/such: no such file or folder"),
    (("report", "{in}", "--benchmark", "丁县"), "--benchmark: no "),
    (
        ("report", "{in}", "--indicator", "crude_birthrate"),
        "no indicator 'crude_birthrate'; possible: crude_birth_rate",
    ),
    (("report", "{in}", "--region", "戊县"), "--region: no region '戊县'; possible: "),
    (("report", "{in}", "--lang", "fr"), "--lang: no choice 'fr'; possible: en, zh"),
    (("report", "{in}", "--format", "docx"), "--format: no choice 'docx'; possible: html, markdown"),
    (("report", "{in}", "--out", "/dev/null/x"), "/dev/null/x: cannot be written"),
    (("report", "{in}", "--encoding", "utf-99"), "--encoding: no encoding 'utf-99'; possible: "),
    (("extract", "{in}", "--out", "{in}/x.docx"), "cannot write '.docx'; possible: .csv, .jsonl, .parquet"),
    (("fit", "{in}/none.parquet", "--out", "{in}/x.csv"), "none.parquet: no such file"),
    (
        ("fit", "{in}/rates.csv", "--model", "liner", "--out", "{in}/x.csv"),
        "--model: no model 'liner'; possible: linear",
    ),
    (
        ("compare", "{in}/rates.csv", "--comparison", "pears", "--out", "{in}/x.csv"),
        "no comparison 'pears'; possible: pairs",
    ),
    (
        ("chart", "{in}/rates.csv", "--chart", "pie", "--out", "{in}/x.svg"),
        "--chart: no chart 'pie'; possible: ",
    ),
    (
        ("chart", "{in}/rates.csv", "--chart", "lines", "--out", "{in}/x.bmp"),
        "no format '.bmp'; possible: .png, .pdf, .html",
    ),
    (("evaluate", "{in}", "--gold", "{in}/none.jsonl"), "none.jsonl: no such file"),
    (("extract", "{in}", "--out", "x" * 300 + ".csv"), "x" * 80 + ": cannot be used (File name too long)"),
    (("frobnicate",), "No such command 'frobnicate'"),
    (("report", "--colour", "red"), "No such option: --colour"),
    (("fit", "{in}/rates.csv"), "Missing option '--out'"),
]


@pytest.mark.parametrize(("call", "line"), WRONG, ids=[" ".join(c) for c, _ in WRONG])
def test_a_wrong_call_is_one_line_and_exit_2(
    call: tuple[str, ...], line: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = () if "--out" in call or call[0] != "report" else ("--out", folder.parent / "out")
    assert run(*(a.replace("{in}", str(folder)) for a in call), *out) == 2
    told = capsys.readouterr()
    assert line in told.err
    assert told.err.count("\n") == 1, told.err
    assert told.out == ""
    assert "Traceback" not in told.err


def test_the_report_ends_with_its_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder.parent / "out"
    assert run("report", folder, "--out", out) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(out / "report.html")
    page = (out / "report.html").read_text(encoding="utf-8")
    for place in PLACES:
        assert place in page


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    pages = []
    for name in ("one", "two"):
        assert run("report", folder, "--out", folder.parent / name) == 0
        pages.append((folder.parent / name / "report.html").read_bytes())
    assert pages[0] == pages[1]


def test_each_stage_runs_alone_from_the_table_before_it(folder: Path) -> None:
    to = folder.parent
    assert run("extract", folder, "--out", to / "observations.parquet") == 0
    assert run("panel", folder, "--out", to / "panel.parquet") == 0
    assert run("fit", to / "panel.parquet", "--model", "linear", "--out", to / "fits.csv") == 0
    assert run("agreement", to / "panel.parquet", "--model", "linear", "--out", to / "agreement.csv") == 0
    assert "verdict_unflagged" in (to / "agreement.csv").read_text(encoding="utf-8")
    assert run("compare", to / "panel.parquet", "--comparison", "pairs", "--out", to / "pairs.jsonl") == 0
    assert run("chart", to / "panel.parquet", "--chart", "lines", "--out", to / "lines.svg") == 0
    observed = storage.load(to / "observations.parquet", OBSERVATIONS)
    assert {"sex_ratio_at_birth", "crude_birth_rate"} <= set(observed["indicator"])
    assert set(PLACES) <= set(storage.load(to / "panel.parquet", PANEL)["region"])
    fits = storage.load(to / "fits.csv", FITS).filter(pl.col("region") == "丙县")
    assert fits["verdict"].to_list() == ["rising"]
    pairs = storage.load(to / "pairs.jsonl", TABLES["comparisons"])
    assert pairs.filter(pl.col("status") == "ok").height == 3
    assert set(pairs.filter(pl.col("status") != "ok")["reason"]) == {"reference: only 1 year"}
    assert (to / "lines.svg").read_text(encoding="utf-8").startswith("<svg")


def test_explain_prints_the_sentence_with_the_number_marked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", folder, "--region", "石笋县", "--indicator", "sex_ratio_at_birth") == 0
    told = capsys.readouterr().out
    assert "speech.txt" in told
    assert "118.2" in told
    assert "全县出生人口性别比为" in told


def test_check_exits_1_when_there_is_a_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken.csv").write_bytes(b"\x89PNG\x00\x00")
    assert run("check", folder) == 1
    assert "broken.csv" in capsys.readouterr().out


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / "columns.csv").write_text("a,b\n1,2\n")
    assert run("report", folder, "--out", folder.parent / "out") == 0
    told = capsys.readouterr()
    page = (folder.parent / "out" / "report.html").read_text(encoding="utf-8")
    for name in ("empty.txt", "binary.txt", "columns.csv"):
        assert f"not read: {name}: " in told.err
        assert name in page
    assert "甲县" in page


def test_the_catalogue_can_be_searched(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("catalogue", "性别比") == 0
    assert "sex_ratio_at_birth" in capsys.readouterr().out


def test_nothing_is_named_or_asked_for_at_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    told = capsys.readouterr().out
    for command in ("report", "extract", "panel", "fit", "compare", "chart", "explain", "check", "evaluate"):
        assert command in told


def test_what_would_steer_a_terminal_is_shown_as_a_code(folder: Path, capsys) -> None:
    hostile = SPEECH + "2012年，全县\x1b[2J\u202e出生人口性别比为117.9。\n"
    (folder / "hostile.txt").write_text(hostile, encoding="utf-8")
    (folder / "x\x1b]0;y.bin").write_bytes(b"")
    run("explain", folder, "--region", "石笋县", "--indicator", "sex_ratio_at_birth")
    run("check", folder)
    said = capsys.readouterr()
    assert "117.9" in said.out
    assert not {"\x1b", "\u202e"} & set(said.out + said.err)
    assert "\\x1b" in said.out


def test_a_report_of_one_indicator_and_region_speaks_of_no_other(folder: Path, tmp_path: Path) -> None:
    for year in range(2010, 2016):
        speech = "".join(f"{place}{year}年总人口{year}人，人口出生率为11.3‰。\n" for place in PLACES)
        (folder / f"{year}.txt").write_text(speech, encoding="utf-8")
    words = ("--indicator", "crude_birth_rate", "--region", "甲县", "--region", "乙县")
    assert run("report", folder, *words, "--out", tmp_path / "out") == 0
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "crude_birth_rate@" in page
    assert not [word for word in ("population@", "sex_ratio_at_birth@", "118.2") if word in page]


@pytest.mark.parametrize(
    ("words", "offered"),
    [("fit --model sen_t", "sen_trend_free"), ("report --indicator crude_birth", "crude_birth_rate")],
)
def test_a_shell_is_offered_the_names(words: str, offered: str) -> None:
    line = {"_TRENDS_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": f"trends {words}"}
    code = "from trends.cli import app; app(prog_name='trends')"
    asked = {**os.environ, **line}
    answer = subprocess.run(
        [sys.executable, "-c", code], env=asked, capture_output=True, text=True, check=False
    )
    assert offered in answer.stdout
