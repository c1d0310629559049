from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from trends.fits.mann_kendall import kendall, sen
from trends.fits.seasonal import covariances, homogeneity, seasonal_kendall

YEARS = np.arange(2000.0, 2012.0)


def scores(column):
    known = column[np.isfinite(column)]
    return sum(np.sign(b - a) for i, a in enumerate(known) for b in known[i + 1 :])


@settings(max_examples=20, deadline=None)
@given(hnp.arrays(float, (5, 3), elements=st.just(np.nan) | st.integers(0, 4).map(float)))
def test_the_covariance_is_that_over_all_orders_of_the_years(values):
    found = [[scores(column) for column in values[list(order)].T] for order in permutations(range(5))]
    exact = np.cov(np.array(found, dtype=float).T, bias=True)
    np.testing.assert_allclose(covariances(values), exact, atol=1e-9)


def test_the_ranks_of_hirsch_and_slack_give_the_same():
    x, y = np.random.default_rng(1).normal(size=(2, 12))
    ranks = [1 + np.argsort(np.argsort(c)) for c in (x, y)]
    pairs = sum(np.sign((x[j] - x[i]) * (y[j] - y[i])) for i in range(12) for j in range(i + 1, 12))
    printed = (pairs + 4 * (ranks[0] @ ranks[1]) - 12 * 13**2) / 3
    assert covariances(np.column_stack([x, y]))[0, 1] == pytest.approx(printed, rel=1e-12)


def test_one_column_is_kendalls_test_and_sens_slope():
    y = np.round(np.random.default_rng(2).normal(size=12), 1) + 0.1 * (YEARS - 2000)
    found, alone = seasonal_kendall(YEARS, y[:, None]), kendall(y)
    assert found.s == alone.s
    assert (found.independent, found.dependent) == pytest.approx((alone.p_value, alone.p_value), rel=1e-12)
    assert found.slope == pytest.approx(sen(YEARS, y, alone.variance).slope, rel=1e-12)
    assert found.z[0] == pytest.approx(alone.s / np.sqrt(alone.variance))


def test_a_season_told_twice_adds_no_evidence_but_to_the_test_that_takes_it_for_another():
    y = YEARS + 6 * np.random.default_rng(3).normal(size=12)
    once, twice = seasonal_kendall(YEARS, y[:, None]), seasonal_kendall(YEARS, np.column_stack([y, y]))
    variance = covariances(y[:, None])[0, 0]
    assert twice.independent < once.independent
    assert covariances(np.column_stack([y, y])).sum() == pytest.approx(4 * variance)


def test_missing_values_and_opposite_seasons():
    rising = np.where(YEARS == 2003, np.nan, YEARS)
    found = seasonal_kendall(YEARS, np.column_stack([rising, -rising]))
    assert (found.s, found.independent, found.dependent) == (0.0, 1.0, 1.0)
    assert found.z == pytest.approx([55 / np.sqrt(165), -55 / np.sqrt(165)])
    assert homogeneity(found.z[:, None])["seasons"].p_value < 1e-8
    nothing = seasonal_kendall(YEARS, np.full((12, 2), np.nan))
    assert (nothing.independent, nothing.dependent, nothing.z.tolist()) == (1.0, 1.0, [0.0, 0.0])


def test_chi_squares_of_two_seasons_at_two_places_by_hand():
    found = homogeneity(np.array([[3.0, 1.0], [1.0, -1.0]]))
    assert {name: (asked.chi2, asked.df) for name, asked in found.items()} == {
        "trend": (4.0, 1),
        "seasons": (4.0, 1),
        "places": (4.0, 1),
        "both": (0.0, 1),
    }
    assert found["trend"].p_value == pytest.approx(0.0455, abs=1e-4)


def test_seasons_that_share_their_weather_keep_the_level_only_with_their_covariance():
    """600 tables of 15 years and four seasons correlated by one half, nominal 5 %."""
    rng, years = np.random.default_rng(4), np.arange(15.0)
    draws = [rng.normal(size=(15, 1)) + rng.normal(size=(15, 4)) for _ in range(600)]
    found = [seasonal_kendall(years, values) for values in draws]
    assert 0.02 < np.mean([f.dependent < 0.05 for f in found]) < 0.08
    assert np.mean([f.independent < 0.05 for f in found]) > 0.12
