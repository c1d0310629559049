"""Kernels over many series against the one-series functions they must equal."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from trends.fits.joins import best_joins
from trends.fits.kernels.bends import AT_ONCE, best_bends
from trends.fits.kernels.ranks import kendalls, sens
from trends.fits.kernels.trends import CHUNK, Samples
from trends.fits.mann_kendall import kendall
from trends.fits.many import KERNELS
from trends.fits.registry import COUNTED, MODELS
from trends.fits.sample import Sample, Tally
from trends.fits.verdicts import RULES, verdict, verdicts

YEARS = np.arange(1990.0, 2014.0)


def matrix(series=300, seed=1):
    rng = np.random.default_rng(seed)
    values = np.round(rng.normal(500, 2, (series, YEARS.size)), 1)  # rounded: ties
    values += rng.normal(0, 0.3, series)[:, None] * np.round(YEARS - 1990)
    values[rng.random(values.shape) < 0.25] = np.nan
    return values


def many(name, *, weighted, seed=1):
    y = matrix(seed=seed)
    rng = np.random.default_rng(seed)
    weights = rng.uniform(0.1, 9, y.shape) if weighted else None
    bases = rng.uniform(1e3, 1e4, y.shape) if name in COUNTED else None
    counts = np.where(np.isnan(y), np.nan, rng.poisson(9.0, y.shape)) if name in COUNTED else None
    return Samples(YEARS, y, weights, counts, bases)


def one(samples, at):
    known = np.isfinite(samples.y[at])
    weights = None if samples.weights is None else samples.weights[at, known]
    tally = Tally(samples.counts[at, known], samples.bases[at, known]) if samples.counts is not None else None
    years = YEARS[known]
    grid = np.arange(years[0], years[-1] + 1)
    return Sample(years, samples.y[at, known], weights, grid, tally)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", sorted(KERNELS))
def test_every_row_is_the_reference(name, weighted):
    samples = many(name, weighted=weighted)
    found = KERNELS[name](samples)
    for at in range(len(samples)):
        peer = MODELS[name](one(samples, at))
        mine = [column[at] for column in found[:6]]
        df = np.nan if peer.df is None else peer.df
        theirs = (peer.slope, peer.se, peer.lower, peer.upper, peer.p_value, df)
        np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-12)
        assert peer.direction is None or found.direction[at] == peer.direction
        assert found.notes is None or found.notes[at] == peer.note


@settings(max_examples=60, deadline=None)
@given(hnp.arrays(float, (5, 9), elements=st.one_of(st.just(np.nan), st.integers(-3, 3).map(float))))
def test_rank_tests_of_tied_and_missing_values(values):
    found = kendalls(values)
    for at, row in enumerate(values):
        known = row[np.isfinite(row)]
        if known.size < 2:
            assert np.isnan([found.s[at], found.p_value[at]]).all()
        elif np.unique(known).size > 1:
            peer = kendall(known)
            mine = found.s[at], found.variance[at], found.z[at], found.p_value[at]
            assert mine == pytest.approx((peer.s, peer.variance, peer.z, peer.p_value), rel=1e-9)


@pytest.mark.parametrize("name", sorted(KERNELS))
def test_series_beyond_one_chunk_stand_in_their_order(name):
    first = many(name, weighted=False).part(slice(64))
    times = CHUNK // 64 + 2
    arrays = (first.y, first.weights, first.counts, first.bases)
    whole = Samples(YEARS, *(None if a is None else np.tile(a, (times, 1)) for a in arrays))
    part, found = KERNELS[name](first), KERNELS[name](whole)
    np.testing.assert_allclose(found.p_value[CHUNK : CHUNK + 64], part.p_value, rtol=1e-12)


@pytest.mark.parametrize("name", sorted(KERNELS))
def test_series_with_nothing_to_fit_are_rows_of_nan(name):
    values = np.full((3, YEARS.size), np.nan)
    values[1, 0] = 5.0
    counts = values.copy() if name in COUNTED else None
    found = KERNELS[name](Samples(YEARS, values, None, counts, counts))
    assert np.isnan(found.p_value).all()
    none = values[:0]
    assert KERNELS[name](Samples(YEARS, none, None, none, none)).p_value.size == 0


def test_values_far_from_zero_keep_their_digits():
    values = matrix(50, 3)
    for name in ("linear", "hac", "sen"):
        near, far = KERNELS[name](Samples(YEARS, values)), KERNELS[name](Samples(YEARS + 1000, values + 1e6))
        np.testing.assert_allclose(far.slope, near.slope, rtol=1e-7, atol=1e-9)


def test_a_perfect_line_has_hardly_an_error():
    values = np.tile(2 * YEARS, (3, 1))
    found = KERNELS["linear"](Samples(YEARS, values))
    np.testing.assert_allclose(found.slope, 2.0, rtol=1e-13)
    assert (found.se < 1e-12).all()


def test_sen_of_scipy_on_gappy_years():
    from scipy.stats import theilslopes

    values = matrix(20, 9)
    found = sens(Samples(YEARS, values))
    for at, row in enumerate(values):
        known = np.isfinite(row)
        peer = theilslopes(row[known], YEARS[known])
        mine = found.slope[at], found.lower[at], found.upper[at]
        assert mine == pytest.approx((peer.slope, peer.low_slope, peer.high_slope), rel=1e-12)


@pytest.mark.parametrize(("alike", "weighted"), [(True, False), (False, False), (False, True), (True, True)])
def test_bends_of_many_series_are_those_of_each(alike, weighted):
    rng = np.random.default_rng(8)
    count, n = AT_ONCE + 30, 16
    own = np.sort([rng.choice(24, n, replace=False) for _ in range(count)], axis=1).astype(float)
    x = np.tile(np.arange(float(n)), (count, 1)) if alike else own
    y, weights = rng.normal(size=(count, n)).cumsum(axis=1), rng.uniform(0.2, 5, (count, n))
    found = best_bends(x, y, weights if weighted else None, 3)
    for at in range(count):
        peers = best_joins(x[at], y[at], weights[at] if weighted else np.ones(n), 3)
        assert [j.sse for j in peers] == pytest.approx(found.sse[at], rel=1e-9)
        for peer, places in zip(peers, found.at, strict=True):
            np.testing.assert_array_equal(peer.at, x[at, places[at]])


def test_thirty_years_with_none_to_three_bends_are_those_of_each():
    rng, years = np.random.default_rng(11), np.arange(1990.0, 2020.0)
    turns = rng.normal(0, 0.6, (120, 3)) * (np.arange(3) < np.arange(120)[:, None] % 4)
    bent = sum(turns[:, [j]] * np.maximum(years - 1998 - 7 * j, 0) for j in range(3))
    y = 40 + bent + rng.normal(0, 1, (120, 30)) * rng.choice([0.01, 0.3, 1.0], (120, 1))
    y[rng.random(y.shape) < 0.1] = np.nan
    found = KERNELS["joinpoint"](Samples(years, y))
    chosen = set()
    for at, row in enumerate(y):
        known = np.isfinite(row)
        grid = np.arange(years[known][0], years[known][-1] + 1)
        peer = MODELS["joinpoint"](Sample(years[known], row[known], None, grid))
        mine = [column[at] for column in found[:6]]
        theirs = (peer.slope, peer.se, peer.lower, peer.upper, peer.p_value, peer.df)
        np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-12)
        chosen.add(len(peer.segments) - 1)
    assert chosen == {0, 1, 2, 3}


ENDS = st.floats(-2, 2)


@given(st.lists(st.tuples(ENDS, ENDS, st.one_of(st.just(np.nan), st.floats(0, 2))), min_size=1, max_size=9))
def test_verdicts_of_many_are_those_of_each(given_):
    lower, upper, margin = np.array(given_).T
    words = [RULES[code].verdict for code in verdicts(lower, upper, margin)]
    assert words == [verdict(lo, up, None if np.isnan(m) else m) for lo, up, m in given_]
