"""Faults by document: every one once, in the order of the text, failed arithmetic among them."""

from __future__ import annotations

from pathlib import Path

from tests.test_cli import run
from trends.listing import listing, summary
from trends.schema import CHECKS, FAULTS, OBSERVATIONS

ROW = {"document": "b.txt", "part": 1, "kind": "parts", "observations": ["i", "j", "k"], "note": ""}
FAILS = {**ROW, "stated": 1637.0, "computed": 1635.0, "tolerance": 0.0, "verdict": "fails"}
QUOTES = OBSERVATIONS.build(
    [{"id": i, "quote": q} for i, q in zip("ijk", ("1637人", "1070人", "565人"), strict=True)]
)
NOTES = [("b.txt", "characters 10-12"), ("b.txt", "characters 9-10"), ("a.csv", "line 2")]


def test_faults_are_grouped_and_in_order() -> None:
    faults = FAULTS.build([{"document": d, "place": p, "kind": "k", "reason": "r"} for d, p in NOTES])
    holds = {**FAILS, "observations": ["k"], "verdict": "holds"}
    assert listing(QUOTES, CHECKS.build([FAILS, holds]), faults) == [
        "a.csv",
        "  line 2: k: r",
        "b.txt",
        "  part 1: parts: states 1637人, computed 1635 (from 1070人, 565人)",
        "  characters 9-10: k: r",
        "  characters 10-12: k: r",
    ]


def test_what_differs_between_sources_is_listed_once_as_a_conflict() -> None:
    assert listing(QUOTES, CHECKS.build([{**FAILS, "kind": "twice"}]), FAULTS.empty()) == []


def test_verdicts_are_counted() -> None:
    checks = CHECKS.build([FAILS, {**FAILS, "kind": "sum", "verdict": "untestable"}])
    assert summary(checks) == "2 checks: 0 hold, 0 hold within rounding, 1 fail, 1 untestable"


def test_check_groups_by_document_and_says_how_a_table_was_understood(tmp_path: Path, capsys) -> None:
    text = "石笋县2011年工作总结\n2011年，全县出生4912人，其中男孩2591人，女孩2231人。\n"
    (tmp_path / "speech.txt").write_text(text, encoding="utf-8")
    (tmp_path / "rates.csv").write_text("region,indicator,2010,2011\nA,births,9,8\n", encoding="utf-8")
    assert run("check", tmp_path) == 1
    told = capsys.readouterr()
    assert told.out.splitlines()[:2] == [
        "speech.txt",
        "  part 1: parts: states 4912人, computed 4822 (from 2591人, 2231人)",
    ]
    assert "rates.csv: header in line 1, years across; " in told.err
    assert "1 fail" in told.err


def test_sources_without_a_fault_exit_0(tmp_path: Path) -> None:
    (tmp_path / "rates.csv").write_text("region,indicator,2010,2011\nA,births,9,8\n", encoding="utf-8")
    assert run("check", tmp_path) == 0
