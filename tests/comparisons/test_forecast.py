"""Forecasts that beat the last value, intervals that hold, and silence where neither is to be had."""

import numpy as np
import polars as pl
import pytest

from trends.comparisons import compare
from trends.comparisons.backtest import checked, covered, learnt, score, widths
from trends.comparisons.breaks import Values, spliced
from trends.comparisons.extrapolation import EXTRAPOLATIONS, followed, naive, theta
from trends.schema import FITS

YEARS = np.arange(2000, 2020)


def walks(regions, step, seed=1, years=YEARS.size):
    rng = np.random.default_rng(seed)
    return 100 + np.cumsum(step + rng.normal(size=(regions, years)), axis=1)


def made(panel, values, **more):
    return panel(
        {f"r{n:02}": dict(zip(YEARS.tolist(), v.tolist(), strict=True)) for n, v in enumerate(values)}, **more
    )


def forecasts(panel):
    found = compare(panel, FITS.empty(), comparisons=["forecast"])
    return {(r["region"], r["model"], r["reference"]): r for r in found.iter_rows(named=True)}


@pytest.mark.parametrize(("level", "slope"), [(0.5, 0.1), (1.0, 0.0), (0.01, 10.0)])
def test_the_local_linear_trend_is_that_of_statsmodels(level, slope):
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    y = np.cumsum(np.random.default_rng(3).normal(0.5, 1, 25))
    model = UnobservedComponents(y, "lltrend", use_exact_diffuse=True)
    peer = model.smooth([1.0, level, slope]).forecast(3)
    np.testing.assert_allclose(followed(y, 3, np.array([[level, slope]]))[-1], peer, rtol=1e-6)


def test_theta_is_that_of_statsmodels_at_its_weight():
    from statsmodels.tsa.forecasting.theta import ThetaModel

    y = np.cumsum(np.random.default_rng(5).normal(0.5, 1, 30))
    peer = ThetaModel(y, deseasonalize=False).fit()
    np.testing.assert_allclose(theta(y, 3)[-1], peer.forecast(3), rtol=0.02)


def test_no_method_knows_what_comes_after():
    y = walks(1, 0.5)[0]
    for method in (naive, *EXTRAPOLATIONS.values()):
        np.testing.assert_allclose(method(y, 3)[11], method(y[:12], 3)[11], rtol=1e-9)


def test_a_steady_change_is_forecast_and_its_intervals_hold(panel):
    found = forecasts(made(panel, walks(20, 2.0)))
    model = next(m for _, m, r in found if r == "2020")
    error = found["unlisted", model, "error"]
    assert error["upper"] < 0.8
    row, narrow = found["r00", model, "2020"], found["r00", model, "2020: 80 %"]
    assert row["lower"] < narrow["lower"] < row["estimate"] < narrow["upper"] < row["upper"]
    assert {r for n, _, r in found if n == "r00"} == {
        f"{y}{m}" for y in (2020, 2021, 2022) for m in ("", ": 80 %")
    }
    assert found["unlisted", model, "coverage 80 %"]["estimate"] == pytest.approx(0.80, abs=0.06)
    assert found["unlisted", model, "coverage 95 %"]["estimate"] == pytest.approx(0.95, abs=0.04)
    assert (
        found["r00", model, "2022"]["upper"] - found["r00", model, "2022"]["lower"]
        > row["upper"] - row["lower"]
    )


def test_a_random_walk_is_not_forecast(panel):
    found = forecasts(made(panel, walks(20, 0.0, seed=2)))
    assert {r["status"] for (n, _, _), r in found.items() if n != "unlisted"} == {"skipped"}
    assert found["r00", "", "forecast"]["reason"].startswith("no method beats repeating the last value: ")
    assert sum(r["status"] == "ok" for r in found.values()) == len(EXTRAPOLATIONS)


def test_on_the_log_scale_forecasts_are_in_the_unit_of_the_values(panel):
    values = np.exp(0.05 * walks(15, 2.0) - 5)
    found = forecasts(made(panel, values).with_columns(indicator=pl.lit("crude_birth_rate")))
    row = next(r for (n, _, r_), r in found.items() if n == "r00" and r_ == "2020")
    assert 0 < row["lower"] < row["estimate"] < row["upper"]
    assert row["estimate"] == pytest.approx(values[0, -1] * np.exp(0.1), rel=0.05)


def test_a_break_is_no_change(panel):
    values = walks(15, 2.0)
    stepped = values.copy()
    stepped[:, :12] -= 50
    frames = [made(panel, v) for v in (values, stepped)]
    frames[1] = frames[1].with_columns(
        break_before=pl.when(pl.col("year") == 2012).then(pl.lit("census")).otherwise(None)
    )
    one, other = (forecasts(f) for f in frames)
    key = next(k for k in one if k[0] == "r00" and k[2] == "2020")
    assert other[key]["estimate"] == pytest.approx(one[key]["estimate"], abs=0.5)
    moved = spliced(Values(stepped, np.tile(YEARS == 2012, (15, 1))))
    assert np.abs(np.diff(moved, axis=1)).max() < 7


def test_too_few_say_so(panel):
    found = forecasts(made(panel, walks(1, 2.0)))
    assert "can be checked" in found["r00", "", "forecast"]["reason"]


def test_a_cohort_without_two_years_in_a_row_says_so(panel):
    found = forecasts(panel({name: {2000: 1.0, 2004: 2.0} for name in ("a", "b")}))
    assert found["a", "", "forecast"]["reason"] == "no two values up to 2004"
    assert found["unlisted", "drift", "error"]["status"] == "skipped"


def test_the_interval_of_the_ratio_counts_common_years_once():
    """Twenty regions with the same surprises are one witness, not twenty."""
    rng = np.random.default_rng(6)
    same = 100 + np.cumsum(0.5 + np.tile(rng.normal(size=20), (20, 1)), axis=1)
    apart = walks(20, 0.5, seed=7)
    spreads = []
    for y in (same, apart):
        values = Values(y, np.zeros(y.shape, dtype=bool))
        found = score(checked(values, EXTRAPOLATIONS["drift"]), checked(values, naive))
        spreads.append(np.log(found.upper / found.lower))
    assert spreads[0] > 1.5 * spreads[1]


def test_widths_are_learnt_from_what_was_known():
    errors = np.zeros((5, 20, 3))
    errors[:, 10:, 0] = 9.0
    assert widths(learnt(errors, 0, 10), 0.8) == 0.0
    assert widths(learnt(errors, 0, 16), 0.8) == 9.0
    assert covered(np.full((5, 4, 3), np.nan), 0.8) == (0, 0)
