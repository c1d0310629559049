import numpy as np
import pytest

from trends.comparisons import compare
from trends.comparisons.equality import equal
from trends.comparisons.rest import ALONE, others
from trends.comparisons.welch import Estimates
from trends.schema import PANEL


def test_equality_is_welchs_analysis_of_variance():
    from statsmodels.stats.oneway import anova_oneway

    rng = np.random.default_rng(7)
    groups = [rng.normal(mean, spread, n) for mean, spread, n in ((0, 1, 8), (0.5, 3, 12), (1, 0.4, 6))]
    means, errors = zip(*((g.mean(), g.std(ddof=1) / np.sqrt(g.size)) for g in groups), strict=True)
    found = equal(Estimates(np.array(means), np.array(errors), np.array([g.size - 1.0 for g in groups])))
    peer = anova_oneway(groups, use_var="unequal")
    assert found.statistic == pytest.approx(peer.statistic, rel=1e-12)
    assert (found.df, found.df_rest) == pytest.approx(peer.df, rel=1e-12)
    assert found.p_value == pytest.approx(peer.pvalue, abs=0.02)


@pytest.mark.slow
@pytest.mark.parametrize(("k", "df"), [(10, 8.0), (30, 8.0)])
def test_equality_keeps_its_level_with_unequal_variances(k, df):
    rng = np.random.default_rng(11)
    true = np.geomspace(0.1, 1.0, k)
    hits = 0
    for _ in range(1000):
        se = true * np.sqrt(rng.chisquare(df, k) / df)
        hits += equal(Estimates(rng.normal(0, true), se, np.full(k, df))).p_value < 0.05
    assert 0.03 <= hits / 1000 <= 0.065


def test_spread_between_regions_is_found():
    rng = np.random.default_rng(2)
    slopes = rng.normal(0, 0.5, 400) + rng.normal(0, 0.2, 400)
    assert equal(Estimates(slopes, np.full(400, 0.2), np.full(400, 1e9))).spread == pytest.approx(
        0.5, rel=0.1
    )


def test_one_row_for_a_cohort(fits):
    rows = fits(
        ("福建省", 1.0, 0.1, 8.0),
        ("浙江省", 1.2, 0.1, 8.0),
        ("江苏省", "only 4 years"),
        ("甲", 1.0, 0.1, 8.0),
    )
    found = compare(PANEL.empty(), rows, comparisons=["equality"])
    said = {r["region"]: (r["reference"], r["status"], r["reason"]) for r in found.iter_rows(named=True)}
    assert said["CN province"][:2] == ("all", "ok")
    assert said["CN province"][2].endswith("2 of 3 regions have a slope with a standard error")
    one = "1 of 1 regions have a slope with a standard error"
    assert said["unlisted"] == ("all", "skipped", one)


@pytest.mark.parametrize("se", [0.1, 1e-170, 1e150])
def test_equal_slopes_are_equal(fits, se):
    rows = fits(*((r, 2.0, se, 8.0) for r in "abc"))
    found = compare(PANEL.empty(), rows, comparisons=["equality"]).row(0, named=True)
    assert (found["estimate"], found["p_value"], found["status"]) == (0.0, 1.0, "ok")


@pytest.mark.parametrize("se", [1e-300, 1e-15])
def test_an_error_of_rounding_only_decides_nothing_but_the_weights(fits, se):
    rows = fits(("a", 2.0, se, 8.0), ("b", 3.0, 0.1, 8.0), ("c", 2.0, 1e200, 8.0))
    found = compare(PANEL.empty(), rows, comparisons=["equality"]).row(0, named=True)
    assert found["status"] == "ok"
    assert found["p_value"] < 0.001
    assert found["estimate"] == pytest.approx(0.7, abs=0.4)


def test_slopes_without_error_do_not_count(fits):
    rows = fits(("a", 1.0, 0.0, 8.0), ("b", 2.0, 0.0, 8.0))
    found = compare(PANEL.empty(), rows, comparisons=["equality"]).row(0, named=True)
    assert (found["status"], found["p_value"]) == ("skipped", None)


def test_the_rest_are_all_the_others(fits):
    rows = fits(("a", 1.0, 0.1, 8.0), ("b", 1.5, 0.2, 5.0), ("c", 1.1, 0.4, 9.0), ("d", "only 4 years"))
    found = {r["region"]: r for r in compare(PANEL.empty(), rows, comparisons=["rest"]).iter_rows(named=True)}
    assert found["a"]["reference"] == "rest"
    assert found["a"]["estimate"] == pytest.approx(1.0 - 1.3)
    assert found["a"]["se"] == pytest.approx(np.sqrt(0.01 + (0.04 + 0.16) / 4))
    assert found["d"]["reason"] == "region: only 4 years"
    assert found["d"]["status"] == "skipped"


def test_two_regions_are_each_the_others_rest(fits):
    rows = fits(("a", 1.0, 0.1, 8.0), ("b", 1.5, 0.2, 5.0))
    pair = compare(PANEL.empty(), rows, comparisons=["pairs"])["p_value"][0]
    assert compare(PANEL.empty(), rows, comparisons=["rest"])["p_value"].to_list() == pytest.approx(
        [pair, pair]
    )


def test_a_region_alone_has_no_rest(fits):
    rows = fits(("a", 1.0, 0.1, 8.0), ("福建省", 1.0, 0.1, 8.0), ("b", "only 4 years"))
    found = {r["region"]: r for r in compare(PANEL.empty(), rows, comparisons=["rest"]).iter_rows(named=True)}
    assert found["a"]["reason"] == found["福建省"]["reason"] == f"reference: {ALONE}"
    assert found["a"]["estimate"] is None


def test_a_normal_rest_stays_normal():
    found = others(Estimates(np.arange(3.0), np.ones(3), np.full(3, np.inf)))
    assert np.isinf(found.df).all()
