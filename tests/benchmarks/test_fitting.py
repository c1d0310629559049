"""Fitting and comparing a panel of regions, beside a loop over statsmodels and the time to read the input."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from trends.comparisons import COMPARERS, Asked, compare
from trends.comparisons.adjustment import holm
from trends.comparisons.welch import Estimates, difference
from trends.fits import fit
from trends.fits.kernels.mixtures import ar1s
from trends.fits.kernels.trends import Samples
from trends.panel import read_table
from trends.schema import FITS, PANEL

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


YEARLY = "every two of 172 European series, year by year"


@pytest.mark.benchmark(group=YEARLY)
def test_pair_differences(benchmark, europe: pl.DataFrame) -> None:
    def differences() -> int:
        return compare(europe, FITS.empty(), comparisons=("pair_differences",)).height

    assert benchmark.pedantic(differences, rounds=1) > 16_000


@pytest.mark.benchmark(group=YEARLY)
def test_floor_fit_as_many(benchmark) -> None:
    """As many series as pairs, by the default model."""
    rng = np.random.default_rng(5)
    given = Samples(np.arange(2000.0, 2018.0), rng.normal(size=(8_688, 18)))
    assert np.isfinite(benchmark.pedantic(lambda: ar1s(given).slope, rounds=1)).all()


def slopes_of(regions: int) -> pl.DataFrame:
    rng = np.random.default_rng(regions)
    row = {"indicator": "x", "subgroup": "", "role": "observed", "model": "linear", "scale": "linear"}
    row |= {"slope_se": 0.1, "df": 8.0, "status": "ok", "verdict": "rising", "reason": ""}
    return FITS.build([row | {"region": f"r{n:04}", "slope": float(rng.normal())} for n in range(regions)])


@pytest.mark.benchmark(group="every pair of 300 regions")
def test_pairs_of_300(benchmark) -> None:
    fits = slopes_of(300)
    found = benchmark(lambda: compare(PANEL.empty(), fits, comparisons=("pairs",)))
    assert found.height == 300 * 299 // 2


@pytest.mark.benchmark(group="every pair of 300 regions")
def test_peer_scipy_loop(benchmark) -> None:
    from scipy.stats import ttest_ind_from_stats

    slopes = slopes_of(300)["slope"].to_list()[:30]

    def loop() -> int:
        for n, one in enumerate(slopes):
            for other in slopes[:n]:
                ttest_ind_from_stats(one, 0.3, 9, other, 0.3, 9, equal_var=False)
        return len(slopes) * (len(slopes) - 1) // 2

    assert benchmark(loop) == 435  # a hundredth of the pairs above


@pytest.mark.benchmark(group="differences and Holm's p of every pair of 3,000 regions")
def test_kernel_of_3000(benchmark) -> None:
    rng = np.random.default_rng(3)
    first, second = np.triu_indices(3000, 1)
    every = Estimates(rng.normal(size=3000), np.full(3000, 0.1), np.full(3000, 8.0))

    def pairs() -> int:
        met = (Estimates(*(v[at] for v in every)) for at in (first, second))
        return holm(difference(*met).p_value).size

    assert benchmark.pedantic(pairs, rounds=2) == 3000 * 2999 // 2


@pytest.mark.benchmark(group="differences and Holm's p of every pair of 3,000 regions")
def test_floor_sort_as_many(benchmark) -> None:
    values = np.random.default_rng(4).normal(size=3000 * 2999 // 2)
    assert benchmark.pedantic(lambda: np.argsort(values, kind="stable").size, rounds=2)


@pytest.mark.benchmark(group="every comparison of 172 European series in one run")
def test_every_comparison(benchmark, europe: pl.DataFrame) -> None:
    fits = fit(europe).fits
    asked = Asked(event=2009)
    found = benchmark.pedantic(
        lambda: compare(europe, fits, comparisons=tuple(COMPARERS), asked=asked), rounds=1
    )
    assert set(found["comparison"]) == set(COMPARERS) - {"benchmark", "differences", "targets"}


@pytest.mark.benchmark(group="every comparison of 172 European series in one run")
def test_floor_fit_them(benchmark, europe: pl.DataFrame) -> None:
    assert benchmark.pedantic(lambda: fit(europe).fits.height, rounds=1) >= 170
