"""Errors for autocorrelated years: statsmodels is the reference, gaps stay gaps."""

import numpy as np
import pytest

from trends.fits.hac import hac, lags, long_run
from trends.fits.log_linear import log_linear
from trends.fits.mann_kendall import mann_kendall
from trends.fits.sample import Sample
from trends.fits.sen_yue_wang import effective, sen_yue_wang


def walk(n, seed=3):
    return np.random.default_rng(seed).normal(size=n).cumsum()


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("n", [8, 20, 34])
def test_without_gaps_it_is_statsmodels(n, weighted):
    from statsmodels.regression.linear_model import WLS

    years, y = np.arange(1990.0, 1990 + n), walk(n)
    weights = np.random.default_rng(1).uniform(0.5, 4, n)
    found = hac(Sample(years, y, weights if weighted else None, years))
    design = np.column_stack([np.ones(n), years - years.mean()])
    most = int(lags(np.array([float(n)]))[0])
    peer = WLS(y, design, weights=weights if weighted else 1.0).fit(
        cov_type="HAC", use_t=True, cov_kwds={"maxlags": most, "use_correction": True}
    )
    assert (found.slope, found.se) == pytest.approx((peer.params[1], peer.bse[1]), rel=1e-10)
    assert (found.lower, found.upper) == pytest.approx(tuple(peer.conf_int()[1]), rel=1e-10)
    assert found.p_value == pytest.approx(peer.pvalues[1], rel=1e-9)
    band = peer.get_prediction(design).conf_int()
    np.testing.assert_allclose(found.fitted_lower, band[:, 0], rtol=1e-8)


def test_a_gap_is_a_score_of_zero_to_statsmodels():
    from statsmodels.stats.sandwich_covariance import S_hac_simple

    years = np.array([2000.0, 2001, 2002, 2005, 2006, 2010, 2011, 2012, 2013])
    scores = np.random.default_rng(5).normal(size=(9, 2))
    whole = np.zeros((14, 2))
    whole[(years - 2000).astype(int)] = scores
    np.testing.assert_allclose(long_run(years, scores), S_hac_simple(whole, nlags=2), rtol=1e-12)


def test_log_linear_is_percent_a_year_whatever_the_catalogue_says():
    import polars as pl

    from trends.fits import fit
    from trends.schema import PANEL

    row = {"region": "a", "indicator": "x", "subgroup": "", "role": "observed", "status": "ok"}
    values = 5 * 1.03 ** np.arange(12) * np.exp(0.001 * np.cos(np.arange(12)))
    rows = [row | {"year": 2000 + t, "value": v, "observations": []} for t, v in enumerate(values)]
    found = fit(pl.DataFrame(rows, schema=PANEL.columns), models=["log_linear", "linear"]).fits
    assert found["scale"].to_list() == ["linear", "log"]
    assert found["apc"].to_list()[1] == pytest.approx(3.0, abs=0.01)
    sample = Sample(np.arange(12.0), np.log(values), None, np.arange(12.0))
    assert found["slope"].to_list()[1] == pytest.approx(log_linear(sample).slope, rel=1e-12)


def test_a_rank_test_has_a_direction_and_no_slope():
    years = np.arange(2000.0, 2010.0)
    found = mann_kendall(Sample(years, -(years**3), None, years))
    assert (found.direction, found.finite, np.isnan(found.slope)) == (-1.0, True, True)
    assert mann_kendall(Sample(years, np.tile([1.0, 2.0], 5), None, years)).p_value > 0.5


def test_yue_wang_without_autocorrelation_and_with():
    """The effective number of years of an AR(1) of 0.5 is about a third: (1 − r)/(1 + r)."""
    rng = np.random.default_rng(2)
    years = np.arange(2000.0, 2400.0)
    left = np.zeros(400)
    for at in range(1, 400):
        left[at] = 0.5 * left[at - 1] + rng.normal()
    short = left[:30] - left[:30].mean()
    n, total = 30, float(short @ short)
    by_hand = 1 + 2 * sum((1 - k / n) * float(short[k:] @ short[:-k]) / total for k in range(1, n))
    assert effective(years[:30], left[:30]) == pytest.approx(by_hand, rel=1e-12)
    assert sen_yue_wang(
        Sample(years[:20], years[:20] * 2 + walk(20), None, years[:20])
    ).slope == pytest.approx(2, abs=0.5)
