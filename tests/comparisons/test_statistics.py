import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from trends.comparisons.adjustment import benjamini_hochberg, holm
from trends.comparisons.pooled import pooled
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


# Anderson (1935), Bulletin of the American Iris Society 59, 2–5, by way of table I of Fisher (1936), Annals
# of Eugenics 7, 179–188: variances (divisor 49) of sepal width, of petal length and their covariance, of the
# 50 flowers of setosa, versicolor and virginica each
IRISES = np.array(
    [
        [0.143689796, 0.030159184, 0.011697959],
        [0.098469388, 0.220816327, 0.082653061],
        [0.104004082, 0.304587755, 0.071379592],
    ]
)


def test_irises_under_one_variance():
    """Sepal width on petal length by species: R's slopes, errors, Tukey's and Holm's p (df 144)."""
    width, length, both = IRISES.T
    slopes, rest = both / length, 49 * (width - both**2 / length)
    found = pooled(slopes, 49 * length, float(rest.sum()), 144.0)
    np.testing.assert_allclose(slopes, [0.388, 0.374, 0.234], atol=5e-4)
    errors = np.sqrt(rest.sum() / 144 / (49 * length))
    np.testing.assert_allclose(errors, [0.2602, 0.0961, 0.0819], atol=5.1e-5)
    np.testing.assert_allclose(found.tukey, [0.9987, 0.8400, 0.5105], atol=5e-5)
    np.testing.assert_allclose(holm(found.p_value), [1, 1, 0.8087], atol=5e-5)


def test_irises_each_with_its_own():
    width, length, both = IRISES.T
    errors = np.sqrt((width - both**2 / length) / 48 / length)
    left, right = np.triu_indices(3, 1)
    every = Estimates(both / length, errors, np.full(3, 48.0))
    own = difference(*(Estimates(*(v[at] for v in every)) for at in (left, right)))
    assert (own.df < 96).all()
    assert (own.df > 48).all()
    assert own.p_value[0] > own.p_value[1] > own.p_value[2] > 0.1


def test_one_side_without_error_leaves_the_other_side_its_degrees_of_freedom():
    assert difference(one(1, 0.5, 7), one(0, 0, 3)).df[0] == pytest.approx(7)
    tiny = difference(one(1, 5e-200, 7), one(0, 5e-200, 7))
    assert tiny.df[0] == pytest.approx(14)


@pytest.fixture(scope="module", autouse=True)
def no_sweep():
    """Leave out the collection of garbage that statsmodels asks for at every call: a fifth of a second."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("gc.collect", lambda *_: 0)
        yield


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm_is_that_of_statsmodels(p_values):
    found = holm(np.array(p_values))
    np.testing.assert_allclose(found, multipletests(p_values, method="holm")[1], rtol=1e-12, atol=1e-300)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_benjamini_hochberg_is_that_of_statsmodels(p_values):
    found = benjamini_hochberg(np.array(p_values))
    np.testing.assert_allclose(found, multipletests(p_values, method="fdr_bh")[1], rtol=1e-12, atol=1e-300)
    assert (found <= holm(np.array(p_values)) + 1e-12).all()


def test_holm_leaves_out_what_is_missing():
    found = holm(np.array([0.02, np.nan, 0.01]))
    np.testing.assert_allclose(found, [0.02, np.nan, 0.02])
    np.testing.assert_allclose(benjamini_hochberg(np.array([0.02, np.nan, 0.01])), [0.02, np.nan, 0.02])
