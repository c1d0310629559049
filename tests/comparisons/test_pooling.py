"""The mixed model is lme4's and statsmodels', and says how much a region borrowed."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from trends.comparisons import compare
from trends.comparisons.curvature import gradient
from trends.comparisons.mixed import deviance, fit, sums
from trends.schema import FITS

YEARS = np.arange(2000, 2016)
SLEEP = Path(__file__).parent / "data" / "sleepstudy.csv"


def sleepstudy():
    parts = pl.read_csv(SLEEP).partition_by("Subject", maintain_order=True)
    return sums([(p["Days"].cast(pl.Float64).to_numpy(), p["Reaction"].to_numpy()) for p in parts])


def drawn(rng, regions=12, spread=0.3, noise=1.0, years=(2, 15)):
    series = []
    for _ in range(regions):
        n = int(rng.integers(*years))
        x = np.sort(rng.choice(20, n, replace=False)) / 5 - 2
        series.append((x, 5 + rng.normal() + (0.5 + spread * rng.normal()) * x + noise * rng.normal(size=n)))
    return series


def test_sleepstudy_is_that_of_lme4():
    """lme4's REML fit of (Days | Subject); its search stops a little before the optimum, by 1e-5."""
    data = sleepstudy()
    found = fit(data)
    assert found.solved.common == pytest.approx([251.4051048, 10.46728596], rel=1e-9)
    errors = found.sigma * np.sqrt(np.diag(found.solved.inverse))
    assert errors == pytest.approx([6.824597, 1.545790], rel=1e-5)
    level, slope, correlation = found.spreads
    assert (level, slope) == (pytest.approx(24.7406580, rel=1e-5), pytest.approx(5.9221377, rel=1e-5))
    assert correlation == pytest.approx(0.0655512, rel=1e-4)
    assert found.sigma == pytest.approx(25.5917957, rel=1e-6)
    assert found.criterion == pytest.approx(1743.628272, abs=5e-7)
    assert np.abs(gradient(lambda t: deviance(data, t), found.theta)).max() < 1e-5
    assert found.slope_df()[0] == pytest.approx(17.0, abs=1e-4)
    first = found.lines().coefficients[0] - found.solved.common
    assert first == pytest.approx([2.25855, 9.19898], abs=2e-5)
    assert found.singular == ""


@pytest.mark.filterwarnings("ignore")
def test_unbalanced_data_give_what_statsmodels_gives():
    from statsmodels.regression.mixed_linear_model import MixedLM

    series = drawn(np.random.default_rng(3), regions=15)
    found = fit(sums(series))
    group = np.repeat(np.arange(15), [x.size for x, _ in series])
    x, y = (np.concatenate(part) for part in zip(*series, strict=True))
    design = np.column_stack([np.ones_like(x), x])
    peer = MixedLM(y, design, group, exog_re=design).fit(reml=True, method=["lbfgs", "powell"])
    assert found.criterion <= -2 * peer.llf + 1e-6
    assert found.solved.common == pytest.approx(peer.fe_params, rel=1e-3)
    assert found.sigma == pytest.approx(np.sqrt(peer.scale), rel=1e-3)
    theirs = np.array([peer.random_effects[n] for n in range(15)])
    np.testing.assert_allclose(found.lines().coefficients - found.solved.common, theirs, atol=5e-3)


def test_a_singular_fit_is_said_and_all_share_one_slope():
    x = np.arange(8.0) - 3.5
    found = fit(sums([(x, level**2 + 0.5 * x + 0.3 * np.tile([-1.0, 1.0], 4)) for level in range(6)]))
    assert found.singular == "the slopes do not differ beyond chance: one for all"
    slopes = found.lines().coefficients[:, 1]
    assert np.ptp(slopes) < 1e-3
    assert found.slope_df()[0] > 20


def pooled(panel, regions):
    found = compare(panel(regions), FITS.empty(), comparisons=["pooling"])
    return {(r["region"], r["reference"]): r for r in found.iter_rows(named=True)}


def test_a_region_of_few_years_borrows_and_a_long_one_does_not(panel):
    rng = np.random.default_rng(7)
    slopes = {f"r{n}": 0.3 + 0.1 * rng.normal() for n in range(8)}
    values = {r: rng.normal(10, 1) + s * (YEARS - 2000) + rng.normal(0, 0.3, 16) for r, s in slopes.items()}
    regions = {r: dict(zip(YEARS.tolist(), v.tolist(), strict=True)) for r, v in values.items()}
    regions |= {"two": {2010: 13.0, 2011: 15.0}, "one": {2010: 13.0}, "none": {2010: None}}
    found = pooled(panel, regions)
    assert found["two", "borrowed"]["estimate"] > 0.75
    assert found["one", "borrowed"]["estimate"] > found["two", "borrowed"]["estimate"]
    assert all(found[r, "borrowed"]["estimate"] < 0.2 for r in slopes)
    common = found["unlisted", "mean slope"]
    assert abs(found["two", "shrunken"]["estimate"] - common["estimate"]) < 0.2
    assert found["two", "shrunken"]["se"] > 3 * found["r0", "shrunken"]["se"]
    assert found["two", "own"]["reason"] == "only 2 years"
    assert {found["none", r]["reason"] for r in ("own", "shrunken", "borrowed")} == {"no usable value"}
    own, drawn_in = found["r0", "own"], found["r0", "shrunken"]["estimate"]
    assert abs(own["estimate"] - drawn_in) < own["se"]
    assert common["reason"].startswith("10 regions, ")
    for year in (1900, 0):
        moved = {r: {y - year: v for y, v in s.items()} for r, s in regions.items()}
        assert pooled(panel, moved)["r0", "shrunken"]["estimate"] == pytest.approx(drawn_in, rel=1e-5)


def test_too_few_or_exact_values_say_so(panel):
    few = pooled(panel, {"a": {2000: 1.0}, "b": {2000: 2.0}})
    assert few["unlisted", "mean slope"]["status"] == "skipped"
    exact = pooled(panel, {f"r{n}": {y: float(n * y) for y in range(2000, 2008)} for n in range(6)})
    assert exact["unlisted", "mean slope"]["reason"] == "the values lie on straight lines"


@pytest.mark.slow
def test_intervals_of_the_mean_slope_hold_with_few_regions():
    """Six regions: a normal interval would cover about 90 %."""
    rng, inside = np.random.default_rng(5), 0
    from scipy.stats import t

    for _ in range(400):
        found = fit(sums(drawn(rng, regions=6, years=(6, 12), spread=0.5, noise=0.5)))
        half = t.ppf(0.975, found.slope_df()[0]) * np.sqrt(found.slope_variances()[0])
        inside += abs(found.solved.common[1] - 0.5) <= half
    assert 0.92 <= inside / 400 <= 0.98
