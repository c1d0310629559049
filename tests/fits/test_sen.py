"""Figures that the R packages trend and modifiedmk and the Python package pymannkendall give."""

from pathlib import Path

import numpy as np
import pytest

from trends.fits.mann_kendall import autocorrelation, intercepts, kendall, sen, whitened
from trends.fits.registry import MODELS
from trends.fits.sample import NotFittedError, Sample
from trends.fits.sen_hamed_rao import inflation

DATA = Path(__file__).parent / "data"


def series(name):
    years, y = np.loadtxt(DATA / f"{name}.csv", delimiter=",", skiprows=1).T
    return Sample(years, y, None, years)


def test_nile_by_mann_kendall():
    nile = series("nile")
    found = kendall(nile.y)
    assert (found.s, round(found.variance, 4)) == (-1387, 112728.3333)
    assert found.z == pytest.approx(-4.128066523, abs=5e-10)
    assert found.p_value == pytest.approx(3.65826292e-05, rel=1e-8)
    assert found.tau == pytest.approx(-0.280741335, abs=5e-10)
    trend = MODELS["sen"](nile)
    assert trend.slope == pytest.approx(-2.6, abs=1e-12)
    assert (trend.lower, trend.upper) == (pytest.approx(-3.627906977), pytest.approx(-1.428571429))


def test_maxau_by_mann_kendall():
    maxau = series("maxau")
    found = kendall(maxau.y)
    assert (found.s, found.variance) == (-394, 10450)
    assert found.z == pytest.approx(-3.844451666, abs=5e-10)
    assert found.p_value == pytest.approx(1.20822295e-04, rel=1e-8)
    trend = MODELS["sen"](maxau)
    assert trend.slope == pytest.approx(-0.287613882, abs=5e-10)
    assert (trend.lower, trend.upper) == (pytest.approx(-0.419647678), pytest.approx(-0.151902588))


def test_nile_by_hamed_and_rao():
    nile = series("nile")
    slope = sen(nile.years, nile.y, 1.0).slope
    found = kendall(nile.y, inflation=inflation(nile.years, nile.y - slope * nile.years))
    assert found.z == pytest.approx(-2.819979196, abs=5e-10)
    assert MODELS["sen_hamed_rao"](nile).p_value == pytest.approx(0.004802676, abs=5e-10)


def test_nile_pre_whitened():
    nile = series("nile")
    years, y = whitened(nile.years, nile.y, autocorrelation(nile.years, nile.y, 1))
    found = kendall(y)
    assert (years.size, found.s) == (99, -845)
    assert found.z == pytest.approx(-2.551526276, abs=5e-10)
    assert MODELS["sen_prewhitened"](nile).p_value == pytest.approx(0.010725224, abs=5e-10)


def test_nile_trend_free_pre_whitened():
    from scipy.stats import norm

    found = MODELS["sen_trend_free"](series("nile"))
    assert norm.isf(found.p_value / 2) == pytest.approx(4.577026992, abs=5e-9)


def test_the_slope_and_interval_are_those_of_scipy_with_ties_and_gaps():
    from scipy.stats import kendalltau, theilslopes

    rng = np.random.default_rng(6)
    years = np.sort(rng.choice(40, 18, replace=False)).astype(float)
    y = np.round(rng.normal(size=18) + 0.05 * years, 1)
    peer = theilslopes(y, years, 0.95)
    found = sen(years, y, kendall(y).variance)
    assert tuple(found) == pytest.approx((peer.slope, peer.low_slope, peer.high_slope), rel=1e-12)
    assert kendall(y).tau == pytest.approx(kendalltau(years, y).statistic, rel=1e-12)


def test_both_intercepts_are_those_of_scipy_and_of_the_residuals():
    from scipy.stats import theilslopes

    years, y = np.array([0.0, 1, 2, 7, 20]), np.array([3.0, 1, 4, 1, 5])
    slope = sen(years, y, 1.0).slope
    found = intercepts(years, y, slope)
    assert found["conover"] == pytest.approx(theilslopes(y, years).intercept)
    assert found["residual"] == pytest.approx(theilslopes(y, years, method="joint").intercept)


def test_pre_whitening_needs_neighbouring_years():
    years = np.arange(2000.0, 2016.0, 2)
    with pytest.raises(NotFittedError, match="only 0 values follow one of the year before"):
        MODELS["sen_prewhitened"](Sample(years, np.cos(years), None, years))
