"""The whole way on data/: what the main job promises stands in its tables."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from trends.catalogue.regions.cohorts import Cohort, cohort
from trends.pipeline import Plan, Run, run
from trends.schema import CHECKS, COMPARISONS, FAULTS, FITS, OBSERVATIONS, PANEL

DATA = Path(__file__).parents[1] / "data"
TABLE = "tables/cn_province_nbs_2005_2023.csv"


@pytest.fixture(scope="module")
def done() -> Run:
    return run(Plan(sources=(str(DATA),), benchmark="mean:全国"))


def test_every_table_keeps_its_contract(done: Run) -> None:
    OBSERVATIONS.check(done.reading.observations)
    CHECKS.check(done.reading.checks)
    PANEL.check(done.panel)
    FITS.check(done.analysis.fits)
    COMPARISONS.check(done.analysis.comparisons)
    FAULTS.check(done.faults)


def test_every_quote_is_its_slice(done: Run) -> None:
    passages = {d.id: d.passages for d in done.reading.documents}
    rows = done.reading.observations.select("document", "start", "end", "quote").rows()
    assert len(rows) > 700
    for document, start, end, quote in rows:
        passage = passages[document][start, end]
        assert passage.text[start - passage.start : end - passage.start] == quote


def test_prose_alone_gives_the_provinces_of_the_table(done: Run) -> None:
    """The communiqués and the table were written from one source: they must agree to the last digit."""
    said = done.reading.observations.filter(
        (pl.col("document").str.contains("communique"))
        & (pl.col("role") == "observed")
        & (pl.col("indicator") == "crude_birth_rate")
        & pl.col("year").is_not_null()
    ).select("region", "indicator", "year", "value")
    printed = done.panel.filter(pl.col("source").str.contains(TABLE)).select(
        "region", "indicator", "year", "value"
    )
    both = said.join(printed, on=["region", "indicator", "year"], suffix="_table")
    assert both.height >= 140
    assert both.filter((pl.col("value") - pl.col("value_table")).abs() > 1e-9).height == 0
    assert said.group_by("region").len().filter(pl.col("len") >= 11).height == 12


def test_the_provinces_are_compared_and_each_row_has_its_verdict(done: Run) -> None:
    named = (pl.col("indicator") == "crude_birth_rate") & (pl.col("subgroup") == "")
    fits = done.analysis.fits.filter(named & (pl.col("role") == "observed"))
    provinces = [r for r in fits["region"] if cohort(r) == Cohort("CN", "province")]
    assert len(provinces) == 31
    pairs = done.analysis.comparisons.filter(
        (pl.col("comparison") == "pairs")
        & (pl.col("indicator") == "crude_birth_rate")
        & pl.col("region").is_in(provinces)
        & pl.col("reference").is_in(provinces)
    )
    assert pairs.height == 31 * 30 / 2
    assert pairs.filter(pl.col("status") != "ok").height == 0


@pytest.mark.parametrize("indicator", ["crude_birth_rate", "policy_compliance_rate", "sex_ratio_at_birth"])
def test_counties_and_cities_stand_beside_them_with_their_stated_values(done: Run, indicator: str) -> None:
    stated = done.panel.filter((pl.col("indicator") == indicator) & (pl.col("observations").list.len() > 0))
    below = {r for r in stated["region"] if cohort(r).level != "province"}
    assert len(below) >= 2


def test_no_observation_is_lost(done: Run) -> None:
    """Each is in the panel, or a fault names its characters with the reason."""
    used = set(done.panel["observations"].explode().drop_nulls())
    places = set(done.faults.select("document", "place").rows())
    for row in done.reading.observations.iter_rows(named=True):
        place = f"characters {row['start']}-{row['end']}"
        assert row["id"] in used or (row["document"], place) in places, row["id"]


def test_a_masked_year_is_never_read_as_a_year(done: Run) -> None:
    assert done.reading.observations.filter(pl.col("year") == 2025).height == 0


def test_the_national_line_of_another_vintage_is_said(done: Run) -> None:
    told = done.faults.filter(pl.col("kind") == "vintage")["reason"].to_list()
    assert any("crude_birth_rate of 全国 differs" in reason for reason in told)


def test_a_run_shows_its_verdicts_in_a_notebook(done: Run) -> None:
    summary = done.summary()
    counted = summary.drop("indicator", "model").sum().sum_horizontal().item()
    assert counted == done.analysis.fits.height
    assert summary["indicator"][0] in done._repr_html_()
