"""The sums of a run close: on the shipped data, on the annotated documents, and on spoiled folders."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from trends.accounts import Account, accounts
from trends.pipeline import Plan, Run, run
from trends.publish import compose, write

ROOT = Path(__file__).parents[1]
FUZZ = ROOT / "tests" / "fuzz"
SEEDS = ROOT.parent / "shared" / "seeds"
sys.path.insert(0, str(FUZZ))

from mutations import mutated  # noqa: E402


def open_sums(done: Run) -> list[Account]:
    return [account for account in accounts(done) if account.missing]


@pytest.fixture(scope="module")
def done() -> Run:
    return run(Plan(sources=(str(ROOT / "data" / "documents"), str(ROOT / "data" / "tables" / "us_states*"))))


def test_the_sums_of_the_shipped_data_close(done: Run) -> None:
    assert open_sums(done) == []
    told = {account.of: account for account in accounts(done)}
    counted = {"files", "characters", "observations", "values", "series", "comparisons"}
    assert set(told) == counted
    assert all(account.total > 20 for account in told.values())
    assert told["observations"].parts["set_aside"] > 0


def test_what_is_lost_leaves_a_sum_open(done: Run) -> None:
    """The parts are counted on their own: take a row away anywhere and its sum is open."""
    fewer = replace(done, panel=done.panel.filter(done.panel["observations"].list.len() == 0))
    assert {account.of for account in open_sums(fewer)} >= {"observations", "series"}
    silent = replace(done, faults=done.faults.clear())
    assert [account.of for account in open_sums(silent)] == ["observations"]


def test_what_is_corrected_and_what_contradicts_is_counted(tmp_path: Path) -> None:
    for name, births in {"a": 3021, "b": 3121, "c": 3021}.items():
        text = f"甲县2010年工作总结\n2010年，全县出生人口{births}人，人口出生率9.{births % 7}‰。"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    match = 'match = {document = "b.txt", indicator = "crude_birth_rate"}'
    (tmp_path / "corrections.toml").write_text(
        f'[[correction]]\n{match}\nexpect = 9.6\naction = "set"\nset = {{value = 9.4}}\nreason = "a slip"\n'
    )
    done = run(Plan(sources=(str(tmp_path),)))
    assert open_sums(done) == []
    parts = {a.of: a for a in accounts(done)}["observations"].parts
    assert {name: n for name, n in parts.items() if n} == {
        "corrected": 1,
        "in_the_panel": 3,
        "in_conflict": 1,
        "said_again": 3,
        "set_aside": 1,
    }


def test_every_value_of_the_panel_has_its_place_on_the_page(done: Run) -> None:
    of, total, parts = compose(done).content.accounts[-1]
    assert (of, total) == ("on_the_page", sum(parts.values()))
    assert parts["drawn"] > 0
    assert parts["listed"] > 0


def test_the_short_text_prints_the_accounts_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2010年全县出生人口3021人，人口出生率9.7‰。", encoding="utf-8")
    told = write(run(Plan(sources=(str(tmp_path),))), tmp_path / "out", fmt="markdown").read_text("utf-8")
    last = told.rsplit("## ", 1)[1]
    assert last.startswith("What became of everything")
    assert "| Figures of the texts, and what follows from them | 3 | in the panel 3 |" in last


def test_a_choice_is_accounted_for(done: Run) -> None:
    plan = replace(done.plan, indicators=("crude_birth_rate",), regions=("福建省",))
    few = run(plan)
    assert open_sums(few) == []
    assert {a.of: a for a in accounts(few)}["observations"].parts["not_asked_for"] > 0


@pytest.mark.slow
def test_the_sums_of_the_annotated_documents_close() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the annotated documents are not at hand")
    done = run(Plan(sources=(str(SEEDS),)))
    assert open_sums(done) == []
    assert all(total == sum(parts.values()) for _, total, parts in compose(done).content.accounts)


def spoiled(folder: Path, source: random.Random) -> Plan:
    """A folder of a few spoiled documents and tables."""
    for kind in ("documents", "tables"):
        good = [path.read_bytes() for path in sorted((FUZZ / "corpus" / kind).iterdir())]
        suffixes = sorted({path.suffix for path in (FUZZ / "corpus" / kind).iterdir()})
        for k in range(source.randint(0, 3)):
            (folder / f"{kind}{k}{source.choice(suffixes)}").write_bytes(mutated(source, good))
    (folder / "whole.txt").write_text("甲县2011年人口出生率为11.3‰。\n", encoding="utf-8")
    return Plan(sources=(str(folder),))


def close_on(folders: range, tmp_path: Path) -> None:
    for k in folders:
        folder = tmp_path / f"{k}"
        folder.mkdir()
        assert open_sums(run(spoiled(folder, random.Random(f"accounts/{k}")))) == [], k


def test_the_sums_of_spoiled_folders_close(tmp_path: Path) -> None:
    close_on(range(10), tmp_path)


@pytest.mark.slow
def test_the_sums_of_a_thousand_spoiled_folders_close(tmp_path: Path) -> None:
    close_on(range(1000), tmp_path)


def test_the_page_prints_the_accounts_and_what_it_was_made_from(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2010年全县出生人口3021人，人口出生率9.7‰。", encoding="utf-8")
    told = write(run(Plan(sources=(str(tmp_path),))), tmp_path / "out").read_text(encoding="utf-8")
    last = told.split('data-section="made"')[1].split("</section>")[0]
    assert "every sum closes" in last
    assert "NOT ACCOUNTED FOR" not in last
    assert sha256((tmp_path / "a.txt").read_bytes()).hexdigest() in last
    for what in ("Characters of the documents", "Values of the panel on this page", "only listed"):
        assert what in last
    assert "<section" not in told.split('data-section="made"')[1], "it is the last"
