"""Fitting and comparing a panel of regions, beside a loop over statsmodels and the time to read the input."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from trends.comparisons import compare
from trends.fits import fit
from trends.panel import read_table
from trends.schema import PANEL

EUROPE = "eu_nuts0_nuts1_cbr_2000_2017.csv"
PATH = Path(__file__).parents[2] / "data" / "tables" / EUROPE


@pytest.fixture(scope="module")
def europe() -> pl.DataFrame:
    return PANEL.check(read_table(PATH, EUROPE)[0])


@pytest.mark.benchmark(group="a line through each of 172 European series")
def test_fit(benchmark, europe: pl.DataFrame) -> None:
    assert benchmark(lambda: fit(europe, models=("linear",)).fits.height) >= 170


@pytest.mark.benchmark(group="a line through each of 172 European series")
def test_peer_statsmodels_loop(benchmark, europe: pl.DataFrame) -> None:
    import statsmodels.api as sm

    series = [
        (g["year"].to_numpy(), g["value"].to_numpy()) for _, g in europe.group_by("region") if g.height > 5
    ]

    def loop() -> int:
        for years, values in series:
            sm.OLS(np.log(values), sm.add_constant(years - years.mean())).fit().conf_int()
        return len(series)

    assert benchmark(loop) > 160


@pytest.mark.benchmark(group="a line through each of 172 European series")
def test_floor_read_the_table(benchmark) -> None:
    assert benchmark(lambda: pl.read_csv(PATH).height) > 2000


@pytest.mark.benchmark(group="every pair of 172 European series")
def test_pairs(benchmark, europe: pl.DataFrame) -> None:
    fits = fit(europe, models=("linear",)).fits
    assert benchmark(lambda: compare(europe, fits, comparisons=("pairs",)).height) > 8000
