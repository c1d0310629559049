"""The default model of many series at once, against itself one at a time and against Student's t."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t as student

from trends.autoregression.tails import farther, matching_df, survivals
from trends.fits.ar1 import ar1, average
from trends.fits.kernels.mixtures import LONGEST, ar1s
from trends.fits.kernels.trends import Samples
from trends.fits.sample import Sample


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(6, 40), st.floats(-0.5, 0.95), st.floats(-9, 9), st.booleans())
def test_numbers_and_curve_are_those_of_one_series(seed, span, phi, level, weighted):
    rng = np.random.default_rng(seed)
    years = np.arange(1980.0, 1980.0 + span)
    y = rng.normal(size=(3, span))
    for at in range(1, span):
        y[:, at] += phi * y[:, at - 1]
    y = 10**level * (20 + 0.1 * (years - 1990) + y)
    y[0, 1 : span // 3 : 2] = np.nan
    weights = rng.uniform(0.2, 5, y.shape) if weighted else None
    found = ar1s(Samples(years, y, weights))
    for row in range(3):
        known = np.isfinite(y[row])
        peer = ar1(
            Sample(years[known], y[row, known], None if weights is None else weights[row, known], years)
        )
        mine = [column[row] for column in found[:6]]
        theirs = (peer.slope, peer.se, peer.lower, peer.upper, peer.p_value, peer.df)
        np.testing.assert_allclose(mine[:4], theirs[:4], rtol=1e-9, atol=1e-10 * peer.se)
        np.testing.assert_allclose(mine[4:], theirs[4:], rtol=1e-9, atol=0)
        middle, at_middle, error = (column[row] for column in found.curve)
        fitted = at_middle + found.slope[row] * (years - middle)
        half = student.ppf(0.975, found.df[row]) * np.hypot(error, (years - middle) * found.se[row])
        np.testing.assert_allclose(fitted, peer.fitted, rtol=1e-9)
        np.testing.assert_allclose(fitted - half, peer.fitted_lower, rtol=1e-9, atol=1e-9 * half.max())
        assert found.notes[row] == peer.note


def test_what_has_lost_its_digits_or_is_too_long_has_no_answer():
    years = np.arange(1800.0, 1801.0 + LONGEST)
    y = np.random.default_rng(1).normal(size=(4, years.size))
    y[1:, 20:] = np.nan
    y[1, :20] = 2 * years[:20] + 1e-6 * y[1, :20]
    y[2, 2:] = np.nan
    assert np.isfinite(ar1s(Samples(years, y)).p_value + ar1s(Samples(years, y)).slope).tolist() == [
        False,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("df", [1, 2, 3, 4, 7, 10, 28, 101])
def test_tails_of_t(df):
    at = np.linspace(-30, 30, 121)
    survival, density = survivals(at, df)
    np.testing.assert_allclose(survival, student.sf(at, df), rtol=0, atol=1e-14)
    np.testing.assert_allclose(density, student.pdf(at, df), rtol=1e-11)


def test_the_far_end_of_a_mixture_is_exceeded_as_often_as_asked():
    years = np.arange(-7.0, 8.0)
    mixed = average(years, np.sin(years) + 0.1 * years, None)
    parts = mixed.weight[None], mixed.coefficients[None, :, 1], np.sqrt(mixed.covariance[None, :, 1, 1])
    for tail in (0.4, 0.025, 0.0005):
        assert 1 - mixed.below(float(farther(parts, 13, tail)[0])) == pytest.approx(tail, rel=1e-10)


def test_widths_of_intervals_tell_the_degrees_of_freedom_up_to_a_thousand():
    df = np.array([0.6, 1.0, 4.5, 30.0, 900.0, 5000.0])
    ratios = student.ppf(0.9995, df) / student.ppf(0.975, df)
    np.testing.assert_allclose(matching_df(ratios), [*df[:-1], np.nan], rtol=1e-7)
