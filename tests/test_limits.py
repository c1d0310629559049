"""Each limit can be set, is named where it is met, and what is set by mistake is said at once."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path

import pytest

from tests.test_cli import run
from trends import documents, limits, panel
from trends.documents import READERS, SourceFile
from trends.documents.plain import Read
from trends.errors import UnreadableError
from trends.provenance import read_provenance

ROOT = Path(__file__).parents[1]
SPEECH = "石笋县2011年人口和计划生育工作总结\n2011年，全县出生人口性别比为118.2，人口出生率为11.3‰。\n"


def endless(raw: bytes, *, encoding: str | None = None) -> Read:
    while True:
        pass


def told(path: Path) -> list[str]:
    return documents.read([SourceFile(path, path.name, "document")])[1]["reason"].to_list()


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    monkeypatch.setenv("TRENDS_LIMIT_SECONDS", "1")
    monkeypatch.setitem(READERS, ".txt", endless)
    assert told(tmp_path / "a.txt") == [
        "takes too long to read; the limit is 1 (to raise it, set TRENDS_LIMIT_SECONDS in the environment)"
    ]


def test_time_is_not_watched_where_it_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    answers: list[list[str]] = []
    thread = threading.Thread(target=lambda: answers.append(told(tmp_path / "a.txt")))
    thread.start()
    thread.join()
    assert answers == [[]]


def test_tables_deeper_than_told_apart_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text(f"<table><tr><td><table><tr><td>{SPEECH}", encoding="utf-8")
    assert told(tmp_path / "a.html") == []
    monkeypatch.setenv("TRENDS_LIMIT_TABLE_DEPTH", "1")
    assert "the limit is 1 (to raise it, set TRENDS_LIMIT_TABLE_DEPTH" in told(tmp_path / "a.html")[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("TABLE_MB", "region,indicator,year,value\n" + "A,births,2010,12\n" * 70_000),
        ("DATASET_VALUES", json.dumps({"dimension": {}, "id": ["a"], "size": [2]})),
    ],
)
def test_a_table_beyond_a_limit_names_it(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ("t.csv" if name == "TABLE_MB" else "t.json")
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv(f"TRENDS_LIMIT_{name}", "1")
    with pytest.raises(UnreadableError, match=rf"^{path.name}: .*; the limit is 1 .*TRENDS_LIMIT_{name} "):
        panel.read_table(path, path.name)


MISTAKES = {
    ("FILE_MB", "12 MB"): "TRENDS_LIMIT_FILE_MB: '12 MB' is no positive whole number\n",
    ("FILE_MB", "0"): "TRENDS_LIMIT_FILE_MB: '0' is no positive whole number\n",
    ("FILE", "12"): "environment: no limit 'TRENDS_LIMIT_FILE'; possible: TRENDS_LIMIT_FILE_MB, ",
}


@pytest.mark.parametrize("mistake", MISTAKES, ids="=".join)
def test_a_limit_set_by_mistake_is_one_line(
    mistake: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    monkeypatch.setenv(f"TRENDS_LIMIT_{mistake[0]}", mistake[1])
    assert run("check", str(tmp_path)) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"trends: {MISTAKES[mistake]}")
    assert said.count("\n") == 1


def test_a_report_carries_the_limits_it_was_made_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    monkeypatch.setenv("TRENDS_LIMIT_FILE_MB", "128")
    assert run("report", "a.txt", "--out", "out") == 0
    assert read_provenance(tmp_path / "out" / "report.html").options["limits"] == {"FILE_MB": 128}
    monkeypatch.delenv("TRENDS_LIMIT_FILE_MB")
    assert run("report", "--from", "out/report.html", "--out", "again") == 1
    assert "TRENDS_LIMIT_FILE_MB was 128 and is not set now" in capsys.readouterr().err


def test_the_documentation_lists_every_limit() -> None:
    page = (ROOT / "docs" / "pages" / "reference" / "commands.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `TRENDS_LIMIT_(\w+)` \| ([\d,]+) \| (.*) \|$", page, re.MULTILINE)
    assert rows == [(name, f"{one.value:,}", one.of) for name, one in limits.LIMITS.items()]
