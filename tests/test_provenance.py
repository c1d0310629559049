"""A report says what it was made from, can be made again to the byte, or says what would differ."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from trends.cli import main
from trends.errors import UnreadableError
from trends.provenance import read_provenance

SPEECH = "石笋县2011年人口和计划生育工作总结\n2011年，全县出生人口性别比为118.2，人口出生率为11.3‰。\n"


def run(*arguments: object) -> object:
    with pytest.raises(SystemExit) as left:
        main([str(a) for a in arguments])
    return left.value.code


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a report of yesterday: its sources in `in`, the page in `old`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "in" / "corrections.toml").write_text("")
    assert run("report", "in", "--out", "old", "--lang", "zh", "--title", "石笋</script>") == 0
    return tmp_path


def test_a_report_is_made_again_to_the_byte(made: Path) -> None:
    assert run("report", "--from", "old/report.html", "--out", "new") == 0
    assert (made / "new" / "report.html").read_bytes() == (made / "old" / "report.html").read_bytes()


def test_it_carries_versions_options_and_hashes(made: Path) -> None:
    told = read_provenance(made / "old" / "report.html")
    assert {"trends", "polars", "statsmodels", "altair"} <= set(told.versions)
    assert (told.options["sources"], told.options["lang"]) == (["in"], "zh")
    assert set(told.inputs) == {"in/speech.txt", "in/corrections.toml"}


def test_what_changed_is_said_and_nothing_written(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (made / "in" / "speech.txt").write_text(SPEECH.replace("118.2", "117.2"), encoding="utf-8")
    (made / "in" / "more.txt").write_text(SPEECH, encoding="utf-8")
    (made / "in" / "corrections.toml").unlink()
    capsys.readouterr()
    assert run("report", "--from", "old/report.html", "--out", "new") == 1
    assert capsys.readouterr().err.splitlines() == [
        "old/report.html: in/corrections.toml is gone",
        "old/report.html: in/more.txt is new",
        "old/report.html: in/speech.txt has changed",
    ]
    assert not list((made / "new").iterdir())


def test_another_version_is_said(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = made / "old" / "report.html"
    page.write_text(
        re.sub(r'("polars":)"[^"]+"', r'\1"0.1"', page.read_text(encoding="utf-8")), encoding="utf-8"
    )
    capsys.readouterr()
    assert run("report", "--from", page, "--out", "new") == 1
    assert "polars 0.1 is " in capsys.readouterr().err


WRONG = [
    (("--from", "none.html"), "trends: none.html: no such file"),
    (("--from", "in/speech.txt"), "trends: in/speech.txt: is no report that says what it was made from"),
    (("in", "--from", "old/report.html"), "trends: --from: takes sources and options from the report"),
]


@pytest.mark.parametrize(("words", "line"), WRONG)
def test_a_wrong_call_is_one_line(made: Path, capsys: pytest.CaptureFixture[str], words, line) -> None:
    capsys.readouterr()
    assert run("report", *words, "--out", "new") == 2
    assert capsys.readouterr().err.startswith(line)


@pytest.mark.parametrize("block", ["{", "[]", json.dumps({"versions": {}}), json.dumps({"a": 1})])
def test_a_spoiled_block_is_no_provenance(tmp_path: Path, block: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f'<script type="application/json" id="provenance">{block}</script>')
    with pytest.raises(UnreadableError, match="is no report that says what it was made from"):
        read_provenance(page)
