"""Kernels over many series against the one-series functions they must equal."""

import numpy as np
import pytest

from trends.fits.kernels import CHUNK, kendalls, lines
from trends.fits.linear import linear
from trends.fits.mann_kendall import kendall
from trends.fits.sample import Sample

YEARS = np.array([*range(1990, 2012), 2015.0, 2020.0])


def matrix(series=300, seed=1):
    rng = np.random.default_rng(seed)
    values = np.round(rng.normal(500, 2, (series, YEARS.size)), 1)  # rounded: ties
    values += rng.normal(0, 0.3, series)[:, None] * np.round(YEARS - 1990)
    values[rng.random(values.shape) < 0.25] = np.nan
    return values


def test_every_line_is_the_reference():
    values = matrix()
    found = lines(YEARS, values)
    for at, row in enumerate(values):
        known = np.isfinite(row)
        one = linear(Sample(YEARS[known], row[known], None, YEARS))
        mine = (found.slope[at], found.se[at], found.lower[at], found.upper[at], found.p_value[at])
        assert mine == pytest.approx((one.slope, one.se, one.lower, one.upper, one.p_value), rel=1e-9)
        assert found.n[at] == known.sum()


def test_every_rank_test_is_the_reference_with_ties_and_gaps():
    values = np.round(matrix(seed=2))
    found = kendalls(values)
    for at, row in enumerate(values):
        one = kendall(row[np.isfinite(row)])
        mine = (found.s[at], found.variance[at], found.z[at], found.p_value[at])
        assert mine == pytest.approx((one.s, one.variance, one.z, one.p_value), rel=1e-9)


def test_series_beyond_one_chunk_stand_in_their_order():
    values = np.tile(matrix(64), (CHUNK // 64 + 2, 1))
    found, first = lines(YEARS, values), lines(YEARS, values[:64])
    np.testing.assert_array_equal(found.slope[CHUNK : CHUNK + 64], first.slope)
    assert kendalls(values).s.shape == (values.shape[0],)


def test_series_with_nothing_to_fit_are_rows_of_nan():
    values = np.full((4, YEARS.size), np.nan)
    values[1, 0] = 5.0
    values[2, :2] = 5.0, 6.0
    values[3] = 7.0
    found, ranks = lines(YEARS, values), kendalls(values)
    assert found.n.tolist() == [0, 1, 2, YEARS.size]
    assert np.isnan(found.slope).tolist() == [True, True, True, False]
    assert (found.slope[3], found.p_value[3]) == (0.0, 1.0)
    assert np.isnan(ranks.p_value).tolist() == [True, True, False, False]
    assert (ranks.s[3], ranks.variance[3], ranks.p_value[3]) == (0.0, 0.0, 1.0)


def test_no_series_at_all():
    assert lines(YEARS, np.empty((0, YEARS.size))).slope.size == 0
    assert kendalls(np.empty((0, YEARS.size))).s.size == 0


def test_values_far_from_zero_keep_their_digits():
    values = matrix(50, 3)
    near, far = lines(YEARS, values), lines(YEARS + 1000, values + 1e6)
    np.testing.assert_allclose(far.slope, near.slope, rtol=1e-7, atol=1e-9)
