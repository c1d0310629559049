"""All comparisons of real panels in one run: what is produced, and what a break does to it."""

from pathlib import Path

import polars as pl
import pytest

from trends.comparisons import COMPARERS, Asked, compare
from trends.fits import fit
from trends.pipeline import Plan, assemble, read

DATA = Path(__file__).parents[2] / "data"
CHINA, EUROPE = "cn_province_nbs_2005_2023.csv", "eu_nuts0_nuts1_cbr_2000_2017.csv"


def panel(folder, table, *, breaks):
    for file in [DATA / "tables" / table, *([DATA / "breaks.toml"] if breaks else [])]:
        (folder / file.name).write_bytes(file.read_bytes())
    plan = Plan(sources=(str(folder),), indicators=("crude_birth_rate",))
    return assemble(read(plan), plan).panel


def everything(rows, asked):
    return compare(rows, fit(rows).fits, comparisons=list(COMPARERS), asked=asked)


def counted(found):
    grouped = found.group_by("comparison", "status").len().sort("comparison", "status")
    return {(name, status): n for name, status, n in grouped.iter_rows()}


def test_31_provinces_with_the_break_of_2020(tmp_path):
    rows = panel(tmp_path, CHINA, breaks=True)
    assert rows.filter(pl.col("break_before").is_not_null())["year"].unique().to_list() == [2020]
    found = everything(rows, Asked("全国", event=2016))
    assert counted(found) == {
        ("before_after", "ok"): 93,
        ("benchmark", "ok"): 31,
        ("clubs", "ok"): 34,
        ("clubs", "skipped"): 1,
        ("common_break", "ok"): 2,
        ("common_break", "skipped"): 2,
        ("convergence", "ok"): 27,
        ("convergence", "skipped"): 3,
        ("differences", "ok"): 62,
        ("equality", "ok"): 1,
        ("equality", "skipped"): 1,
        ("forecast", "ok"): 3,
        ("forecast", "skipped"): 35,
        ("groups", "skipped"): 2,
        ("levels", "ok"): 31,
        ("overtakings", "ok"): 465,
        ("pair_differences", "ok"): 930,
        ("pairs", "ok"): 465,
        ("parallel", "ok"): 62,
        ("pooling", "ok"): 94,
        ("pooling", "skipped"): 1,
        ("ranks", "ok"): 93,
        ("ranks", "skipped"): 3,
        ("rest", "ok"): 31,
        ("rest", "skipped"): 1,
        ("simultaneous", "ok"): 465,
    }


def test_a_break_is_not_taken_for_regions_growing_apart(tmp_path):
    """The census of 2020 moved provinces apart that had not moved: their spread grew by method alone."""
    told = {}
    for breaks in (False, True):
        folder = tmp_path / str(breaks)
        folder.mkdir()
        rows = panel(folder, CHINA, breaks=breaks).filter(pl.col("region") != "全国")
        found = compare(rows, fit(rows).fits, comparisons=["convergence"])
        told[breaks] = {r["reference"]: r for r in found.iter_rows(named=True)}
    assert told[False]["sigma"]["estimate"] == pytest.approx(0.0118, abs=5e-4)
    assert told[True]["sigma"]["estimate"] == pytest.approx(-0.0016, abs=5e-4)
    assert told[True]["beta"]["reason"].endswith("moved together where made anew: 2020")
    assert told[True]["conditional beta"]["reason"].startswith(
        "those behind catch up; given the part of the country, 31 of 31 regions"
    )
    assert told[True]["conditional beta"]["estimate"] == pytest.approx(-0.0231, abs=5e-4)


@pytest.mark.slow
def test_172_regions_of_europe(tmp_path):
    found = everything(panel(tmp_path, EUROPE, breaks=False), Asked("Germany", event=2009))
    assert set(found["comparison"]) == set(COMPARERS) - {"targets"}
    assert not found["reason"].has_nulls()
    assert found.filter(comparison="overtakings").height == 9741
    wide = found.filter(comparison="simultaneous", status="skipped")
    assert wide["reason"].to_list() == [
        "136 regions: every two are compared up to 50; any number by benchmark, equality or rest"
    ]
