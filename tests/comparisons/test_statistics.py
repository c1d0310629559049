import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from trends.comparisons.adjustment import holm
from trends.comparisons.welch import Estimates, difference


def one(value, se, df):
    return Estimates(*(np.array([float(v)]) for v in (value, se, df)))


def test_welch_is_that_of_scipy():
    from scipy.stats import ttest_ind

    rng = np.random.default_rng(4)
    left, right = rng.normal(1, 3, 9), rng.normal(0, 1, 14)
    found = difference(*(one(x.mean(), x.std(ddof=1) / np.sqrt(x.size), x.size - 1) for x in (left, right)))
    peer = ttest_ind(left, right, equal_var=False)
    low, high = peer.confidence_interval(0.95)
    assert found.p_value[0] == pytest.approx(peer.pvalue, rel=1e-12)
    assert found.df[0] == pytest.approx(peer.df, rel=1e-12)
    assert (found.lower[0], found.upper[0]) == (pytest.approx(low, rel=1e-10), pytest.approx(high, rel=1e-10))


def test_irises_pooled_and_own():
    """Sepal width on petal length by species; the published p rest on the pooled variance (df 144)."""
    from scipy.stats import t

    slopes, errors = np.array([0.388, 0.374, 0.234]), np.array([0.2602, 0.0961, 0.0819])
    left, right = np.triu_indices(3, 1)
    apart = np.abs(slopes[left] - slopes[right]) / np.hypot(errors[left], errors[right])
    np.testing.assert_allclose(holm(2 * t.sf(apart, 144)), [1, 1, 0.8087], atol=0.002)
    own = difference(
        Estimates(slopes[left], errors[left], np.full(3, 48.0)),
        Estimates(slopes[right], errors[right], np.full(3, 48.0)),
    )
    assert (own.df < 96).all()
    assert (own.df > 48).all()


def test_one_side_without_error_leaves_the_other_side_its_degrees_of_freedom():
    assert difference(one(1, 0.5, 7), one(0, 0, 3)).df[0] == pytest.approx(7)
    tiny = difference(one(1, 5e-200, 7), one(0, 5e-200, 7))
    assert tiny.df[0] == pytest.approx(14)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm_is_that_of_statsmodels(p_values):
    found = holm(np.array(p_values))
    np.testing.assert_allclose(found, multipletests(p_values, method="holm")[1], rtol=1e-12, atol=1e-300)


def test_holm_leaves_out_what_is_missing():
    found = holm(np.array([0.02, np.nan, 0.01]))
    np.testing.assert_allclose(found, [0.02, np.nan, 0.02])
