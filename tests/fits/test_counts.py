"""Poisson and binomial lines against statsmodels, and what counts alone can show."""

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from trends.fits import fit
from trends.fits.glm import BINOMIAL, POISSON, regress
from trends.fits.intervals import byar, wilson
from trends.fits.sample import Sample, Tally
from trends.schema import PANEL

YEARS = np.array([2000.0, 2001, 2002, 2004, 2005, 2008, 2009, 2010])
EVENTS = np.array([0.0, 3, 2, 4, 0, 7, 5, 9])
BASES = np.array([900.0, 950, 940, 990, 1010, 1000, 1050, 1100])


def panel(events, bases=None, *, per=1000.0, years=YEARS, indicator="x", unit="‰"):
    rows = []
    for at, (year, count) in enumerate(zip(years, events, strict=True)):
        base = None if bases is None else float(bases[at])
        value = float(count) if base is None else per * float(count) / base
        row = {"region": "甲", "indicator": indicator, "subgroup": "", "role": "observed", "year": int(year)}
        row |= {"value": value, "unit": unit, "status": "ok", "source": "t.csv", "observations": []}
        rows.append(row | ({} if base is None else {"numerator": float(count), "denominator": base}))
    return pl.DataFrame(rows, schema=PANEL.columns)


def only(frame, model):
    return fit(frame, models=[model]).fits.row(0, named=True)


@pytest.mark.parametrize("family", ["poisson", "binomial"])
def test_coefficients_errors_and_dispersion_are_those_of_statsmodels(family):
    import statsmodels.api as sm

    offset = YEARS - YEARS.mean()
    design = sm.add_constant(offset)
    if family == "poisson":
        peer = sm.GLM(EVENTS, design, family=sm.families.Poisson(), offset=np.log(BASES))
    else:
        peer = sm.GLM(np.column_stack([EVENTS, BASES - EVENTS]), design, family=sm.families.Binomial())
    plain = peer.fit(tol=1e-14, maxiter=200)
    found = regress(offset, EVENTS, BASES, {"poisson": POISSON, "binomial": BINOMIAL}[family])
    np.testing.assert_allclose(found.coefficients, plain.params, rtol=1e-9)
    np.testing.assert_allclose(found.covariance, plain.cov_params(), rtol=1e-7)
    # not scale="X2": for binomial counts it leaves the number of trials out
    assert found.dispersion == pytest.approx((plain.resid_pearson**2).sum() / 6, rel=1e-8)


def test_a_rate_is_a_percent_change_on_its_own_scale_and_years_without_events_count():
    row, curve = only(panel(EVENTS, BASES), "poisson"), fit(panel(EVENTS, BASES), models=["poisson"]).fitted
    assert (row["scale"], row["n"], row["df"]) == ("log", 8, 6.0)
    assert row["apc"] == pytest.approx(100 * np.expm1(row["slope"]))
    assert row["slope"] == pytest.approx(
        regress(YEARS - YEARS.mean(), EVENTS, BASES, POISSON).coefficients[1]
    )
    expected = curve.filter(pl.col("year").is_in(YEARS.astype(int)))["fitted"].to_numpy() * BASES / 1000
    assert expected.sum() == pytest.approx(EVENTS.sum(), rel=1e-9)  # the likelihood equation of the level


def test_counts_alone_need_no_denominator_but_a_unit_that_counts():
    growing = np.array([8.0, 11, 9, 14, 15, 19, 25, 24])
    alone = only(panel(growing, unit="birth"), "poisson")
    assert alone["slope"] == pytest.approx(
        only(panel(growing, np.full(8, 500.0)), "poisson")["slope"], rel=1e-9
    )
    assert "no counts" in only(panel(growing, unit="%"), "poisson")["reason"]
    assert "no counts" in only(panel(growing + 0.5, unit="birth"), "poisson")["reason"]


def test_more_variation_than_chance_widens_the_interval_and_is_said_and_less_never_narrows_it():
    wild, tame = np.array([80.0, 140, 70, 150, 60, 160, 90, 145]), np.full(8, 100.0)
    bases = np.full(8, 1e5)
    found = regress(YEARS - YEARS.mean(), wild, bases, POISSON)
    row = only(panel(wild, bases), "poisson")
    assert row["slope_se"] == pytest.approx(np.sqrt(found.dispersion * found.covariance[1, 1]), rel=1e-12)
    times = f"{found.dispersion:.1f}"
    assert row["reason"].startswith(f"the counts vary {times} times as much as chance")
    row = only(panel(tame, bases), "poisson")
    assert (row["status"], row["verdict"], row["reason"]) == ("ok", "no_clear_change", "")
    assert row["slope_se"] == pytest.approx(1 / np.sqrt(100 * ((YEARS - YEARS.mean()) ** 2).sum()), rel=1e-9)


def test_a_share_is_answered_in_points_a_year_and_never_leaves_its_range():
    bases = np.full(8, 50.0)
    counts = np.array([50.0, 50, 49, 47, 44, 30, 22, 12])
    found = fit(panel(counts, bases, per=100.0, unit="%"), models=["binomial"])
    row = found.fits.row(0, named=True)
    assert (row["scale"], row["verdict"], row["apc"]) == ("linear", "falling", None)
    ends = found.fitted["fitted"][0], found.fitted["fitted"][-1]
    assert row["slope"] == pytest.approx((ends[1] - ends[0]) / 10, rel=1e-12)
    assert row["lower"] < row["slope"] < row["upper"] < 0
    assert found.fitted["lower"].min() >= 0
    assert found.fitted["upper"].max() <= 100


def test_the_standard_error_of_a_share_is_the_delta_methods():
    counts, bases = np.array([20.0, 24, 23, 29, 30, 33, 35, 41]), np.full(8, 100.0)
    tally = Tally(counts, bases, 100.0)
    grid = np.arange(2000.0, 2011.0)
    from trends.fits.binomial import binomial

    row = binomial(Sample(YEARS, counts, None, grid, tally))
    found = regress(YEARS - YEARS.mean(), counts, bases, BINOMIAL)
    level, slope = found.coefficients
    ends = np.array([2000.0, 2010.0]) - YEARS.mean()

    def change(b):
        return float(np.diff(100 / (1 + np.exp(-(level + b * ends))))[0]) / 10

    numeric = (change(slope + 1e-6) - change(slope - 1e-6)) / 2e-6
    scale = np.sqrt(max(found.dispersion, 1) * found.covariance[1, 1])
    assert row.se == pytest.approx(numeric * scale, rel=1e-6)
    assert row.slope == pytest.approx(change(slope), rel=1e-12)


@pytest.mark.parametrize(
    ("model", "events", "bases", "reason"),
    [
        ("poisson", np.zeros(8), BASES, "no event in any of 8 years"),
        ("poisson", np.array([0.0] * 7 + [5]), BASES, "the events stand at one end"),
        ("poisson", EVENTS - 1, BASES, "a count below zero"),
        ("poisson", EVENTS, BASES - 900, "a denominator not above zero"),
        ("binomial", np.zeros(8), BASES, "all 8 shares are 0 %"),
        ("binomial", BASES, BASES, "all 8 shares are 100 %"),
        ("binomial", EVENTS + BASES * (EVENTS == 9), BASES, "a numerator is above its denominator"),
        ("binomial", BASES * (YEARS > 2004), BASES, "the events stand at one end"),
    ],
)
def test_counts_that_cannot_be_fitted_say_why(model, events, bases, reason):
    frame = panel(events, np.where(bases == 0, 1, bases)).with_columns(
        denominator=pl.Series(bases, dtype=pl.Float64)
    )
    row = only(frame, model)
    assert (row["verdict"], row["status"], row["slope"]) == ("not_fitted", "failed", None)
    assert reason in row["reason"]


def test_a_share_without_denominators_is_not_fitted():
    assert "denominator for every year" in only(panel(EVENTS, unit="birth"), "binomial")["reason"]


def test_a_margin_of_the_other_scale_never_calls_a_series_stable():
    flat, bases = np.full(8, 1e6), np.full(8, 2e6)
    log = only(panel(flat, bases, indicator="crude_birth_rate"), "poisson")
    linear = only(panel(flat, bases, indicator="crude_birth_rate"), "binomial")
    assert (log["verdict"], linear["verdict"]) == ("stable", "no_clear_change")


@pytest.mark.parametrize("model", ["poisson", "binomial"])
def test_shifting_the_years_of_counts_shifts_nothing_else(model):
    early, late = (fit(panel(EVENTS, BASES, years=YEARS - by), models=[model]) for by in (1000, 0))
    years = ("first_year", "last_year")
    assert_frame_equal(early.fits.drop(years), late.fits.drop(years), rel_tol=1e-9)
    assert_frame_equal(early.fitted.drop("year"), late.fitted.drop("year"), rel_tol=1e-9)


def test_ten_missing_years_are_years():
    years = np.array([*range(1995, 2005), *range(2015, 2025)], float)
    grown, bases = np.exp(0.02 * (years - 1995)) * 50, np.full(20, 1000.0)
    assert only(panel(grown, bases, years=years), "poisson")["slope"] == pytest.approx(0.02, rel=1e-9)
    odds = np.exp(0.02 * (years - 2009.5))  # log-odds that cross zero in the middle year
    row = only(panel(bases * odds / (1 + odds), bases, years=years, per=100.0), "binomial")
    end = np.exp(0.02 * 14.5)
    assert row["slope"] == pytest.approx(100 * (end - 1) / (end + 1) / 29, rel=1e-9)


def test_wilson_and_byar_give_the_published_figures():
    lower, upper = wilson(np.array([65.0, 1]), np.array([100.0, 100]))
    np.testing.assert_allclose(lower, [0.5525444, 0.0017674], atol=5e-8)
    np.testing.assert_allclose(upper, [0.7363576, 0.0544862], atol=5e-8)
    low, high = byar(np.array([65.0]))
    assert (low[0], high[0]) == (pytest.approx(50.1631877, abs=5e-8), pytest.approx(82.8491385, abs=5e-8))


@pytest.mark.parametrize("spread", [1.0, 4.0])
def test_false_trends_of_counts_stay_near_five_percent_whatever_the_dispersion(spread):
    rng = np.random.default_rng(3)
    years = np.arange(12.0)
    false = 0
    for _ in range(600):
        mean = 60.0 if spread == 1 else rng.gamma(60 / (spread - 1), spread - 1, 12)
        counts = rng.poisson(mean, 12).astype(float)
        found = fit_once(years, counts)
        false += found.p_value < 0.05
    assert 0.015 <= false / 600 <= 0.075


def fit_once(years, counts):
    from trends.fits.poisson import poisson

    return poisson(Sample(years, counts, None, years, Tally(counts)))
