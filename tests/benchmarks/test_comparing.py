"""Every comparison of a country's provinces at once, and the study of what the comparisons promise."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from trends.calibrate import fitted
from trends.comparisons import COMPARERS, Asked, compare
from trends.comparisons.calibration.panels import Cell, draw
from trends.comparisons.calibration.study import run
from trends.fits import fit
from trends.pipeline import Plan, assemble, read

DATA = Path(__file__).parents[2] / "data"
PROVINCES = "every comparison of 31 provinces 2005–2023, made anew in 2020"
STUDY = "the study of the promises, a panel of 30 regions"
PANELS = 4


@pytest.fixture(scope="module")
def provinces(tmp_path_factory) -> pl.DataFrame:
    folder = tmp_path_factory.mktemp("provinces")
    for file in (DATA / "tables" / "cn_province_nbs_2005_2023.csv", DATA / "breaks.toml"):
        (folder / file.name).write_bytes(file.read_bytes())
    plan = Plan(sources=(str(folder),), indicators=("crude_birth_rate",))
    return assemble(read(plan), plan).panel


@pytest.mark.benchmark(group=PROVINCES)
def test_every_comparison(benchmark, provinces: pl.DataFrame) -> None:
    fits, asked = fit(provinces).fits, Asked("全国", event=2016)
    found = benchmark.pedantic(
        lambda: compare(provinces, fits, comparisons=tuple(COMPARERS), asked=asked), rounds=1
    )
    assert set(found["comparison"]) == set(COMPARERS) - {"targets"}


@pytest.mark.benchmark(group=PROVINCES)
def test_floor_fit_them(benchmark, provinces: pl.DataFrame) -> None:
    assert benchmark.pedantic(lambda: fit(provinces).fits.height, rounds=1) == 32


@pytest.mark.benchmark(group=STUDY)
def test_study(benchmark) -> None:
    rows = benchmark.pedantic(lambda: run(Cell(30, 0.3), fitted, PANELS), rounds=1)
    benchmark.extra_info["per"] = PANELS
    said = {row["promise"]: f"{row['share']:.0f} %" for row in rows}
    kept = ("simultaneous_interval", "rank_interval", "years_to_target", "forecast_80", "forecast_95")
    told = ", ".join(f"{name.replace('_', ' ')} {said[name]}" for name in kept)
    benchmark.extra_info["note"] = f"{PANELS} panels: {told}; the stored table has all"


@pytest.mark.benchmark(group=STUDY)
def test_floor_fit_a_panel(benchmark) -> None:
    panel = draw(Cell(30, 0.3), np.random.default_rng(1)).panel
    assert benchmark(lambda: fitted(panel).height) == 30
