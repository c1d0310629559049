import numpy as np
import polars as pl
import pytest

from trends.comparisons import compare
from trends.comparisons.growth import beta, half_life, sigma, speed
from trends.comparisons.log_t import CRITICAL, _bandwidth, _quadratic_spectral, log_t, robust, smoothed
from trends.schema import FITS

YEARS = range(2000, 2021)


def closing(rate, regions=12, years=YEARS, noise=0.0, seed=1):
    """Regions whose gaps to 10 shrink by `rate` a year."""
    rng = np.random.default_rng(seed)
    gaps = np.linspace(-4, 4, regions)
    return {
        f"r{n:02}": {y: 10 + gap * np.exp(-rate * (y - 2000)) + noise * rng.normal() for y in years}
        for n, gap in enumerate(gaps)
    }


def converged(panel):
    found = compare(panel, FITS.empty(), comparisons=["convergence"])
    return {r["reference"]: r for r in found.iter_rows(named=True)}


def test_beta_is_least_squares_with_hc3():
    import statsmodels.api as sm

    rng = np.random.default_rng(4)
    start = rng.normal(3, 1, 20)
    end = start + 10 * (0.05 - 0.01 * start + rng.normal(0, 0.01, 20) * start)
    found = beta(start, end, 10.0)
    peer = sm.OLS((end - start) / 10, sm.add_constant(start)).fit(cov_type="HC3", use_t=True)
    assert found.estimate == pytest.approx(peer.params[1], rel=1e-10)
    assert found.se == pytest.approx(peer.bse[1], rel=1e-10)
    assert found.p_value == pytest.approx(peer.pvalues[1], rel=1e-8)


@pytest.mark.parametrize(("rate", "years"), [(0.00748, 4.0), (0.02, 20.0), (0.1, 33.0)])
def test_speed_gives_back_the_rate_that_made_the_gaps(rate, years):
    """Dividing by the years twice, a known fault, would turn 92.6 years into four times as many."""
    gap = np.array([-2.0, -1.0, 0.0, 1.5])
    found = beta(gap, gap * np.exp(-rate * years), years).estimate
    assert speed(found, years) == pytest.approx(rate, rel=1e-9)
    assert half_life(speed(found, years)) == pytest.approx(np.log(2) / rate, rel=1e-9)


def test_gaps_that_close_have_a_half_life(panel):
    found = converged(panel(closing(0.1, noise=0.05)))
    row = found["half-life"]
    assert row["lower"] < np.log(2) / 0.1 < row["upper"]
    assert found["speed"]["lower"] < 0.1 < found["speed"]["upper"]
    assert found["beta"]["reason"] == "those behind catch up; 12 of 12 regions, 2000–2020"
    assert found["sigma"]["estimate"] == pytest.approx(-0.1, abs=0.01)
    assert found["sigma"]["reason"].startswith("the spread shrinks")
    assert found["sigma 2000"]["estimate"] == pytest.approx(np.linspace(-4, 4, 12).std(ddof=1), abs=0.1)
    assert {r["region"] for r in found.values()} == {"unlisted"}


def test_gaps_that_widen_have_none(panel):
    found = converged(panel(closing(-0.03, noise=0.05)))
    assert found["beta"]["reason"].startswith("those behind fall back")
    assert (found["half-life"]["status"], found["half-life"]["estimate"]) == ("skipped", None)
    assert found["half-life"]["reason"] == "the gaps do not close"
    assert found["sigma"]["reason"].startswith("the spread grows")
    assert found["log t"]["reason"].startswith("convergence is rejected")


def test_an_interval_that_reaches_no_convergence_has_no_upper_end(panel):
    found = converged(panel(closing(0.01, noise=1.5, seed=6)))
    assert found["beta"]["lower"] < 0 < found["beta"]["upper"]
    assert found["half-life"]["upper"] is None
    assert "unbounded above" in found["half-life"]["reason"]


def test_gaps_that_turn_round_have_no_speed(panel):
    turned = panel(
        {r: {y: 20 - v if y == 2020 else v for y, v in s.items()} for r, s in closing(0.01).items()}
    )
    found = converged(turned)
    for name in ("speed", "half-life"):
        assert (found[name]["status"], found[name]["reason"]) == (
            "skipped",
            "the gaps close within the period",
        )


def test_the_spread_of_all_years_and_not_of_the_ends():
    """One odd last year weighs as in a line through all years, not as the end of a path."""
    spread = np.array([1.0] * 20 + [np.e])
    path, found = sigma(np.outer([-2.0, -1.0, 1.0, 2.0, 3.0], spread))
    np.testing.assert_allclose(path / path[0], spread)
    assert found.estimate == pytest.approx(np.polyfit(range(21), np.log(spread), 1)[0])
    assert found.estimate < 1 / 20 / 3 * 2


def test_log_scale_is_the_catalogues(panel):
    rows = {r: {y: np.exp(v / 4) for y, v in s.items()} for r, s in closing(0.1).items()}
    found = converged(panel(rows).with_columns(indicator=pl.lit("crude_birth_rate")))
    assert found["speed"]["estimate"] == pytest.approx(0.1, rel=1e-9)
    zero = panel(rows | {"r00": dict.fromkeys(YEARS, 0.0)}).with_columns(indicator=pl.lit("crude_birth_rate"))
    assert {r["reason"] for r in converged(zero).values()} == {"a value not above zero has no logarithm"}


def test_regions_without_all_years_are_set_aside(panel):
    rows = closing(0.1, noise=0.05) | {"late": {2019: 3.0, 2020: 9.0}, "none": {2020: None}}
    assert converged(panel(rows))["beta"]["reason"].endswith("12 of 14 regions, 2000–2020")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ({"a": {2000: 1.0, 2001: 2.0}}, "1 of 1 regions have all of 2 common years"),
        (closing(0.1, regions=4), "4 of 4 regions have all of 21 common years"),
        ({f"r{n}": dict.fromkeys(YEARS, 3.0) for n in range(6)}, "the regions are all equal in some year"),
        ({"a": {2000: None}}, "0 of 1 regions have all of 0 common years"),
    ],
)
def test_what_cannot_be_tested_says_why(panel, rows, reason):
    found = converged(panel(rows))
    assert set(found) == {"beta", "sigma", "log t"}
    for row in found.values():
        assert row["status"] == "skipped"
        assert row["reason"].startswith(reason)
        assert all(row[c] is None for c in ("estimate", "se", "lower", "upper", "p_value", "p_adjusted"))


def test_missing_years_in_between_leave_beta(panel):
    found = converged(panel(closing(0.1, noise=0.05, years=[2000, 2002, 2003, 2005, 2008, 2012])))
    assert found["beta"]["status"] == "ok"
    assert found["sigma"]["reason"] == found["log t"]["reason"] == "years are missing in between"


def test_log_t_is_the_formula_on_a_constructed_panel():
    """Squared relative distances 1/(log(t+1)² t^2a) by construction, so that b is near 2a."""
    t = np.arange(1.0, 201.0)
    sign = np.array([-1.0, 1.0, -1.0, 1.0])
    for decay in (0.5, -0.2):
        values = 10 * (1 + 0.2 * np.outer(sign, t**-decay / np.log(t + 1)))
        found, statistic = log_t(values)
        unlike = 0.04 * t ** (-2 * decay) / np.log(t + 1) ** 2
        later = slice(59, None)
        y = np.log(unlike[0] / unlike[later]) - 2 * np.log(np.log(t[later]))
        assert found.estimate == pytest.approx(np.polyfit(np.log(t[later]), y, 1)[0], rel=1e-8)
        assert found.estimate == pytest.approx(2 * decay, abs=0.02)
        assert (statistic < CRITICAL) == (decay < 0)


def test_smoothed_paths_are_statsmodels():
    from statsmodels.tsa.filters.hp_filter import hpfilter

    values = np.cumsum(np.random.default_rng(5).normal(size=(3, 30)), axis=1)
    peer = [hpfilter(one, 400)[1] for one in values]
    np.testing.assert_allclose(smoothed(values), peer, rtol=1e-9, atol=1e-9)


def test_the_error_of_sigma_leaves_out_one_region_after_the_other():
    rng = np.random.default_rng(6)
    for size in (1.0, 1e9):  # one region makes all of the spread
        levels = rng.normal(size=(12, 8))
        levels[3] *= size
        each = [np.log(np.delete(levels, one, axis=0).std(axis=0, ddof=1)) for one in range(12)]
        slopes = np.polyfit(np.arange(8.0), np.transpose(each), 1)[0]
        error = np.sqrt(11 / 12 * ((slopes - slopes.mean()) ** 2).sum())
        assert sigma(levels)[1].se == pytest.approx(error, rel=1e-9)


def test_robust_errors_are_statsmodels_with_the_same_weights():
    import statsmodels.api as sm
    from statsmodels.stats.sandwich_covariance import cov_hac_simple

    rng = np.random.default_rng(3)
    design = sm.add_constant(np.log(np.arange(6.0, 36.0)))
    y = np.cumsum(rng.normal(size=30))
    peer = sm.OLS(y, design).fit()
    width = _bandwidth((design * peer.resid[:, None])[:, 1:])

    def weights(lags):
        return np.concatenate([[1.0], _quadratic_spectral(np.arange(1.0, lags + 1) / width)])

    mine = robust(design, peer.resid)
    np.testing.assert_allclose(
        mine, cov_hac_simple(peer, nlags=29, weights_func=weights, use_correction=False), rtol=1e-8
    )
    assert _quadratic_spectral(np.array([1e-3]))[0] == pytest.approx(1, abs=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("phi", [0.0, 0.6])
def test_a_steady_spread_is_called_a_change_as_rarely_as_promised(phi):
    rng = np.random.default_rng(12)
    hits = 0
    for _ in range(600):
        noise = [rng.normal(size=20) / np.sqrt(1 - phi**2)]
        for _ in range(17):
            noise.append(phi * noise[-1] + rng.normal(size=20))
        levels = 5 + np.linspace(-2, 2, 20)[:, None] + np.stack(noise, axis=1)
        hits += sigma(levels)[1].p_value < 0.05
    assert 0.02 <= hits / 600 <= 0.08


def test_passing_shocks_do_not_hide_that_regions_converge():
    rng, years = np.random.default_rng(1), np.arange(1.0, 11.0)
    said = {"raw": 0, "smoothed": 0, "apart": 0}
    for _ in range(20):
        gaps = rng.uniform(1.5, 4.5, (12, 1)) * rng.choice([-1, 1], (12, 1))
        noise = 0.3 * rng.normal(size=(12, 10))
        closing = 20 + gaps * years**-0.5 + noise
        said["raw"] += log_t(closing)[1] < CRITICAL
        said["smoothed"] += log_t(smoothed(closing))[1] < CRITICAL
        said["apart"] += log_t(smoothed(20 + gaps + noise))[1] < CRITICAL
    assert said["raw"] > 8
    assert said["smoothed"] == 0
    assert said["apart"] == 20
