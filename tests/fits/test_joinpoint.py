"""The National Cancer Institute's sample as its Joinpoint 4.9 fits it, and the search against brute force."""

import csv
from itertools import combinations, pairwise
from math import comb
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from trends.fits import fit
from trends.fits.criteria import CRITERIA
from trends.fits.joinpoint import choose, joinpoint
from trends.fits.joins import best_joins, join_between
from trends.fits.kernels.landscape import admissible
from trends.fits.sample import Sample, sample
from trends.schema import PANEL

DATA = Path(__file__).parent / "data" / "joinpoint_sample.csv"
PUBLISHED = {
    "Both": (
        [1985, 1995, 1998],
        [(0.81, True), (-1.82, True), (1.60, False), (-2.50, True)],
        [1095.813557, 308.497819, 138.193209, 47.627343],
    ),
    "Male": (
        [1986, 1995, 1998],
        [(1.11, True), (-2.15, True), (1.44, False), (-2.91, True)],
        [913.968210, 185.310526, 77.367118, 38.064366],
    ),
}


def nci(group):
    rows = [r for r in csv.DictReader(DATA.read_text().splitlines()) if r["sex"] == group]
    return np.array([[float(r[c]) for c in ("year", "rate", "se")] for r in rows]).T


@pytest.mark.parametrize("group", PUBLISHED)
def test_sums_of_squares_joins_changes_and_flags(group):
    joins, changes, sums = PUBLISHED[group]
    years, rate, se = nci(group)
    given = sample(years, rate, errors=se, log=True)
    found = best_joins(years - 1990, given.y, given.weights, 3)
    assert [round(j.sse, 6) for j in found] == pytest.approx(sums, abs=1.5e-6)
    segments = joinpoint(given).segments
    assert [s.end for s in segments[:-1]] == joins
    assert [(round(100 * np.expm1(s.slope), 2), s.p_value < 0.05) for s in segments] == changes


@pytest.mark.parametrize("criterion", sorted(CRITERIA))
def test_every_criterion_takes_three_joins_on_the_sample(criterion):
    years, rate, se = nci("Both")
    given = sample(years, rate, errors=se, log=True)
    data = years - 1990, given.y, given.weights
    assert choose(best_joins(*data, 3), data, CRITERIA[criterion]).joins.at.size == 3


def test_segments_reach_the_table():
    years, rate, se = nci("Male")
    rows = [
        {"region": "a", "indicator": "crude_birth_rate", "subgroup": "", "role": "observed", "status": "ok"}
        | {"year": int(t), "value": v, "se": s, "observations": []}
        for t, v, s in zip(years, rate, se, strict=True)
    ]
    found = fit(pl.DataFrame(rows, schema=PANEL.columns), models=["joinpoint"])
    assert found.segments["start_year"].to_list() == [1975, 1986, 1995, 1998]
    assert found.segments["apc"].round(2).to_list() == [1.11, -2.15, 1.44, -2.91]
    lengths = np.diff([1975, 1986, 1995, 1998, 2009])
    mean = (found.segments["slope"].to_numpy() * lengths).sum() / 34
    assert found.fits["slope"][0] == pytest.approx(mean, rel=1e-12)
    assert found.fits["apc"][0] == pytest.approx(100 * np.expm1(mean), rel=1e-12)


def brute(x, y, weights, k):
    """The smallest sum of squares by a least-squares fit of every set."""
    root, best = np.sqrt(weights), np.inf
    for at in combinations(range(2, x.size - 2), k):
        if any(b - a < 3 for a, b in pairwise(at)):
            continue
        design = np.column_stack([np.ones_like(x), x, *(np.maximum(x - x[j], 0) for j in at)]) * root[:, None]
        left = y * root - design @ np.linalg.lstsq(design, y * root)[0]
        best = min(best, left @ left)
    return best


def test_the_exhaustive_optimum_is_reached_on_two_hundred_series():
    rng = np.random.default_rng(12)
    for _ in range(200):
        n = int(rng.integers(11, 15))
        x = np.sort(rng.choice(30, n, replace=False)).astype(float)
        y, weights = rng.normal(size=n).cumsum(), rng.uniform(0.2, 5, n)
        for found in best_joins(x, y, weights, 3)[1:]:
            assert found.sse == pytest.approx(brute(x, y, weights, found.at.size), rel=1e-9)


def test_admissible_sets_are_complete():
    assert admissible(31, 3).shape == (comb(31 - 4, 3), 3)
    assert (np.diff(admissible(12, 3), axis=1) >= 3).all()
    assert admissible(3, 2).size == 0


@pytest.mark.parametrize(("n", "most"), [(6, 0), (7, 1), (11, 1), (12, 2), (17, 3), (40, 3)])
def test_short_series_get_few_joins(n, most):
    years = np.arange(2000.0, 2000 + n)
    zigzag = np.where(np.arange(n) % 6 < 3, np.arange(n) % 6, 6 - np.arange(n) % 6) * 10.0
    y = zigzag + np.random.default_rng(1).normal(0, 0.01, n)
    found = joinpoint(Sample(years, y, None, years))
    assert len(found.segments) - 1 <= most
    assert found.df == n - 2 * (len(found.segments) - 1) - 2


def test_noise_alone_seldom_bends():
    rng = np.random.default_rng(5)
    years = np.arange(2000.0, 2020.0)
    bends = [len(joinpoint(Sample(years, rng.normal(size=20), None, years)).segments) - 1 for _ in range(100)]
    assert np.mean(np.array(bends) > 0) < 0.35


def test_the_curve_is_continuous_and_inside_its_band():
    years = np.arange(1990.0, 2016.0)
    y = np.abs(years - 2003) + np.random.default_rng(2).normal(0, 0.3, years.size)
    found = joinpoint(Sample(years, y, None, years))
    assert [s.end for s in found.segments[:-1]] == [2003.0]
    np.testing.assert_allclose(np.diff(found.fitted)[:12], found.segments[0].slope, rtol=1e-9)
    np.testing.assert_allclose(np.diff(found.fitted)[13:], found.segments[1].slope, rtol=1e-9)
    assert (found.fitted_lower < found.fitted).all()
    assert (found.fitted < found.fitted_upper).all()


def test_a_join_between_observations():
    """Data set stagnant of Bacon and Watts (1971): one break, by maximum likelihood."""
    x, y = np.loadtxt(DATA.parent / "stagnant.csv", delimiter=",", skiprows=1).T
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    found = join_between(x, y, np.ones_like(x))
    assert found.at[0] == pytest.approx(0.041105784, abs=1e-9)
    assert found.sse < best_joins(x, y, np.ones_like(x), 1)[1].sse
    design = np.column_stack([np.ones_like(x), x, np.maximum(x - found.at[0], 0)])
    slopes = np.cumsum(np.linalg.lstsq(design, y)[0][1:])
    # the published slopes come from an iteration that stops 5e-8 short of the optimum
    assert slopes == pytest.approx([-0.42207681, -1.02056750], abs=6e-8)
    assert np.sqrt(found.sse / (x.size - 4)) == pytest.approx(0.01951516, abs=5e-9)


def test_no_join_on_a_grid_beats_the_one_between():
    rng = np.random.default_rng(21)
    for _ in range(30):
        x = np.sort(rng.choice(25, 12, replace=False)).astype(float)
        y, weights = rng.normal(size=12).cumsum(), rng.uniform(0.5, 2, 12)
        on, between = best_joins(x, y, weights, 1)[1], join_between(x, y, weights)
        best = min(on.sse, between.sse if between else np.inf)
        root = np.sqrt(weights)
        for place in np.linspace(x[2], x[-3], 200):
            design = np.column_stack([np.ones_like(x), x, np.maximum(x - place, 0)]) * root[:, None]
            left = y * root - design @ np.linalg.lstsq(design, y * root)[0]
            assert left @ left >= best * (1 - 1e-9)


def test_the_mean_change_covers_the_true_one_as_often_as_it_says():
    rng = np.random.default_rng(4)
    years = np.arange(2000.0, 2024.0)
    curve = np.where(years < 2012, 0.0, 0.3 * (years - 2012)) - 0.1 * (years - 2000)
    true = (curve[-1] - curve[0]) / 23
    fits = [joinpoint(Sample(years, curve + rng.normal(0, 0.3, 24), None, years)) for _ in range(400)]
    inside = np.mean([found.lower <= true <= found.upper for found in fits])
    assert 0.92 <= inside <= 0.98
    right = [found for found in fits if len(found.segments) == 2]
    assert len(right) > 340
    assert np.mean([f.segments[0].lower <= -0.1 <= f.segments[0].upper for f in right]) > 0.85
