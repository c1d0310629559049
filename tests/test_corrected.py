"""A correction reaches what was derived from the number."""

from __future__ import annotations

import polars as pl
import pytest

from trends.panel import build
from trends.pipeline import Plan, read, run

TEXT = "2011年石笋县统计公报\n2011年，石笋县出生人口8200人，比上年减少300人。全县人口出生率为11.2‰。\n"
ENTRY = """[[correction]]
match = {{ indicator = "births", role = "observed", year = 2011 }}
expect = 8200
action = "{action}"
reason = "two digits are swapped in this print"
{more}
"""


@pytest.fixture
def folder(tmp_path):
    def write(action=None, more=""):
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        if action:
            (tmp_path / "corrections.toml").write_text(
                ENTRY.format(action=action, more=more), encoding="utf-8"
            )
        return Plan(sources=(str(tmp_path),))

    return write


def derived(panel, year=2010):
    return panel.filter(role="derived", indicator="births", year=year)


def test_a_derived_value_follows_the_corrected_number_and_says_so(folder):
    assert derived(run(folder()).panel)["value"].to_list() == [8500.0]
    done = run(folder("set", "set = { value = 8020 }"))
    row = derived(done.panel)
    assert row.select("value", "lower", "upper", "status").row(0) == (8320.0, 8320.0, 8320.0, "ok")
    assert row["source"][0] == "a.txt · follows from a corrected number: two digits are swapped in this print"
    observed = done.panel.filter(role="observed", indicator="births")
    assert observed["source"].to_list() == ["a.txt · corrected: two digits are swapped in this print"]


def test_what_a_text_says_stays_and_only_what_follows_is_new(folder):
    plain, done = run(folder()).reading, run(folder("set", "set = { value = 8020 }")).reading
    role = pl.col("role") == "derived"
    assert done.observations.filter(~role).equals(plain.observations.filter(~role))
    changed = done.observations.filter(role, indicator="births", year=2010)
    assert changed["value"].to_list() == [8320.0]
    assert changed["quote"].to_list() == plain.observations.filter(id=changed["id"][0])["quote"].to_list()
    for row in done.observations.iter_rows(named=True):
        assert TEXT[row["start"] : row["end"]] == row["quote"]


def test_what_follows_from_a_dropped_number_goes_with_it(folder):
    assert derived(run(folder("drop")).panel).is_empty()


def test_a_correction_that_is_not_applied_changes_nothing_that_follows(folder, tmp_path):
    plan = folder("set", "set = { value = 8020 }")
    file = tmp_path / "corrections.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("8200", "8201"), encoding="utf-8")
    assert derived(run(plan).panel)["value"].to_list() == [8500.0]


def test_a_panel_built_without_deriving_again_does_not_fit_the_number_before(folder, tmp_path):
    observations = read(folder("set", "set = { value = 8020 }")).observations
    panel, _ = build(observations, corrections=tmp_path / "corrections.toml")
    assert derived(panel).select("value", "status").row(0) == (8500.0, "from a number before its correction")
