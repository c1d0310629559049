"""A command writes its output and nothing else, and never over what it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import SPEECH, run, table

CALLS = [
    ("report {in} --out {to}", {"report.html"}),
    ("report {in} --format markdown --out {to}", {"report.md"}),
    ("extract {in} --out {to}/observations.csv", {"observations.csv"}),
    ("panel {in} --out {to}/panel.parquet", {"panel.parquet"}),
    ("fit {in}/rates.csv --model linear --out {to}/fits.csv", {"fits.csv"}),
    ("compare {in}/rates.csv --comparison pairs --out {to}/pairs.jsonl", {"pairs.jsonl"}),
    ("chart {in}/rates.csv --chart lines --out {to}/lines.svg", {"lines.svg"}),
]
OVER = [
    ("report {in} --out {in}", "report.html"),
    ("report {in}/report.html {in} --out {in}", "report.html"),
    ("report {in} --format markdown --out {in}", "report.md"),
    ("extract {in} --out {in}/rates.csv", "rates.csv"),
    ("extract {in}/rates.csv {in}/speech.txt --out {in}/../in/rates.csv", "rates.csv"),
    ("panel {in} --out {in}/rates.csv", "rates.csv"),
    ("panel {in} --out {in}/datapackage.json", "panel.csv"),
    ("fit {in}/rates.csv --model linear --out {in}/rates.csv", "rates.csv"),
    ("compare {in}/rates.csv --out {in}/rates.csv", "rates.csv"),
    ("extract {in} --out {beside}", "beside.csv"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    at = tmp_path / "in"
    at.mkdir()
    (at / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (at / "rates.csv").write_text(table(), encoding="utf-8")
    return at


def standing(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def words(call: str, folder: Path) -> list[str]:
    places = {"in": folder, "to": folder.parent / "to", "beside": folder.parent / "beside.csv"}
    return call.format(**places).split()


@pytest.mark.parametrize(("call", "written"), CALLS, ids=[call for call, _ in CALLS])
def test_nothing_is_written_but_the_output(
    call: str, written: set[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / "here").mkdir()
    monkeypatch.chdir(folder.parent / "here")
    before = standing(folder.parent)
    for _ in range(2):  # an earlier output is replaced
        assert run(*words(call, folder)) == 0
    after = standing(folder.parent)
    assert {name for name in after if after[name] != before.get(name)} == {f"to/{n}" for n in written}
    assert before.keys() <= after.keys()


@pytest.mark.parametrize(("call", "name"), OVER, ids=[call for call, _ in OVER])
def test_an_input_is_never_overwritten(
    call: str, name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for page in ("report.html", "report.md"):
        (folder / page).write_text(f"<p>{SPEECH}</p>", encoding="utf-8")
    (folder / "panel.csv").write_text(table(), encoding="utf-8")
    (folder / "link.csv").symlink_to(folder.parent / "beside.csv")
    (folder.parent / "beside.csv").write_text(table(), encoding="utf-8")
    before = standing(folder.parent)
    assert run(*words(call, folder)) == 2
    assert standing(folder.parent) == before
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.startswith("trends: --out: ")
    assert told.endswith(f"{name} is one of the sources and is not overwritten\n")
