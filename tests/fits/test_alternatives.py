"""Huber's, the median's and the structural line, against statsmodels and published figures."""

from pathlib import Path

import numpy as np
import pytest

from trends.fits.linear import linear
from trends.fits.local_trend import local_trend, structure
from trends.fits.median import least_absolute, median
from trends.fits.robust import robust
from trends.fits.sample import NotFittedError, Sample

NILE = np.loadtxt(Path(__file__).parent / "data" / "nile.csv", delimiter=",", skiprows=1)
YEARS = np.array([2000.0, 2001, 2002, 2003, 2005, 2006, 2008, 2009, 2010, 2012, 2013, 2014])
Y = np.array([10.2, 10.9, 11.6, 11.8, 13.1, 13.2, 30.0, 14.9, 15.4, 15.9, 16.8, 2.0])


def sample(years=YEARS, y=Y, weights=None):
    return Sample(years, y, weights, np.arange(years[0], years[-1] + 1))


def test_huber_is_that_of_statsmodels():
    import statsmodels.api as sm

    offset = YEARS - YEARS.mean()
    peer = sm.RLM(Y, sm.add_constant(offset), M=sm.robust.norms.HuberT()).fit(tol=1e-14, maxiter=500)
    found = robust(sample())
    assert found.slope == pytest.approx(peer.params[1], rel=1e-8)
    assert found.se == pytest.approx(peer.bse[1], rel=1e-7)
    assert found.df == 10
    at = np.isin(np.arange(2000.0, 2015.0), YEARS)
    np.testing.assert_allclose(found.fitted[at], peer.fittedvalues, rtol=1e-8)


def test_huber_without_outliers_is_least_squares():
    calm = 3 + 0.2 * YEARS + np.tile([0.1, -0.1], 6)
    assert robust(sample(y=calm)).slope == pytest.approx(linear(sample(y=calm)).slope, rel=1e-9)
    weights = np.linspace(1, 4, 12)
    weighted = robust(sample(y=calm, weights=weights)).slope
    assert weighted == pytest.approx(robust(sample(y=calm, weights=9 * weights)).slope, rel=1e-12)
    assert weighted != pytest.approx(robust(sample(y=calm)).slope, rel=1e-4)


@pytest.mark.parametrize("model", [robust, median])
def test_two_wild_values_in_twelve_do_not_turn_the_line(model):
    assert model(sample()).slope == pytest.approx(0.5, abs=0.05)
    assert linear(sample()).slope < 0.2


def test_huber_has_no_scale_where_half_of_the_values_lie_on_one_line():
    with pytest.raises(NotFittedError, match="half of the values lie exactly on one line"):
        robust(sample(y=np.where(YEARS > 2012, 7.0, 2 * YEARS)))


def test_the_median_line_has_the_least_absolute_residuals():
    from scipy.optimize import linprog

    n = YEARS.size
    design = np.column_stack([np.ones(n), YEARS - YEARS.mean(), np.eye(n), -np.eye(n)])
    bounds = [(None, None)] * 2 + [(0, None)] * (2 * n)
    peer = linprog([0, 0] + [1] * (2 * n), A_eq=design, b_eq=Y, bounds=bounds)
    assert least_absolute(YEARS, Y) == pytest.approx(peer.x[1], rel=1e-9)


def test_the_median_lines_interval_is_where_signs_stop_leaning():
    found = median(sample())
    assert found.lower < found.slope < found.upper
    offset = YEARS - YEARS.mean()
    for slope, rejected in ((found.lower - 1e-6, True), (found.upper + 1e-6, True), (found.slope, False)):
        left = Y - slope * offset
        signs = np.sign(left - np.median(left))
        leaning = offset @ signs / np.sqrt(offset @ offset * (signs @ signs) / 11)
        assert bool(abs(leaning) > 1.959963984540054) == rejected


def test_the_median_needs_years_that_are_spread():
    years = np.array([2000.0, 2001, 2002, 2003, 2004, 2050])
    with pytest.raises(NotFittedError, match="too few years for an interval"):
        median(sample(years=years, y=np.cos(years)))


@pytest.mark.parametrize("model", [median, robust])
def test_false_trends_without_autocorrelation_stay_near_five_percent(model):
    rng = np.random.default_rng(4)
    found = [model(sample(y=rng.normal(size=12))).p_value < 0.05 for _ in range(400)]
    assert 0.02 <= np.mean(found) <= 0.095


def test_the_nile_by_a_local_level():
    found = structure(NILE[:, 1], model="level")
    assert found.irregular == pytest.approx(15099, rel=0.01)
    assert found.wander == pytest.approx(1469.1, rel=0.01)


def test_the_filter_passes_over_gaps_and_the_smoother_fills_them():
    gappy = NILE[:, 1].copy()
    gappy[20:40] = np.nan
    found = structure(gappy, model="level")
    level, spread = found.states[0], np.sqrt(found.variances[0, 0])
    straight = np.linspace(level[19], level[40], 22)
    np.testing.assert_allclose(level[19:41], straight, rtol=1e-6)  # a random walk is a bridge there
    assert spread[30] > 1.4 * spread[10]


def test_a_level_that_does_not_wander_is_a_line_by_least_squares():
    y = 0.3 * YEARS + np.tile([1.0, -1.0, 0.5, -0.5], 3)
    found, plain = local_trend(sample(y=y)), linear(sample(y=y))
    assert found.slope == pytest.approx(plain.slope, rel=1e-5)
    assert found.se == pytest.approx(plain.se, rel=1e-3)
    np.testing.assert_allclose(found.fitted_upper, plain.fitted_upper, rtol=1e-4)


def test_the_drift_of_a_random_walk_is_its_mean_step():
    rng = np.random.default_rng(8)
    walk = np.cumsum(rng.normal(1.0, 1.0, 40))
    years = np.arange(1980.0, 2020.0)
    found = local_trend(sample(years=years, y=walk))
    assert found.slope == pytest.approx((walk[-1] - walk[0]) / 39, abs=0.02)
    assert found.se == pytest.approx(np.diff(walk).std(ddof=1) / np.sqrt(39), rel=0.1)
    assert found.se > 3 * linear(sample(years=years, y=walk)).se
