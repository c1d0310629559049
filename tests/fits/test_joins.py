"""How many joins, where they may be, the change over any years, and jumps where breaks are known."""

import csv
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from trends.fits import average_change, fit
from trends.fits.bent import bend
from trends.fits.joinpoint import joinpoint
from trends.fits.joinpoint_between import joinpoint_between
from trends.fits.joinpoint_permutation import joinpoint_permutation
from trends.fits.joins import Joins, best_joins
from trends.fits.kernels.landscape import landscape
from trends.fits.permutation import by_permutation, permutation_p
from trends.fits.sample import Sample, sample
from trends.schema import PANEL

DATA = Path(__file__).parent / "data" / "joinpoint_sample.csv"
YEARS = np.arange(2000.0, 2024.0)
BENT = np.where(YEARS < 2012, 0.0, 0.3 * (YEARS - 2012)) - 0.1 * (YEARS - 2000)


def nci(group):
    rows = [r for r in csv.DictReader(DATA.read_text().splitlines()) if r["sex"] == group]
    return np.array([[float(r[c]) for c in ("year", "rate", "se")] for r in rows]).T


def table(values, years=YEARS, *, breaks=(), indicator="x", se=None):
    rows = [
        {"region": "甲", "indicator": indicator, "subgroup": "", "role": "observed", "status": "ok"}
        | {"year": int(year), "value": float(value), "observations": []}
        | {"break_before": "a census" if year in breaks else None}
        | ({} if se is None else {"se": float(se[at])})
        for at, (year, value) in enumerate(zip(years, values, strict=True))
    ]
    return pl.DataFrame(rows, schema=PANEL.columns)


@pytest.mark.parametrize("group", ["Both", "Male"])
def test_the_permutation_test_takes_three_joins_on_the_sample(group):
    years, rate, se = nci(group)
    found = joinpoint_permutation(sample(years, rate, errors=se, log=True))
    assert [s.end for s in found.segments[:-1]] == [1985 if group == "Both" else 1986, 1995, 1998]


def squares(x, y, weights, columns):
    root = np.sqrt(weights)
    design = np.column_stack([np.ones_like(x), x, *columns]) * root[:, None]
    left = y * root - design @ np.linalg.lstsq(design, y * root)[0]
    return left @ left


def test_the_search_with_steps_reaches_the_optimum_of_every_set():
    rng = np.random.default_rng(3)
    for steps in (1, 2):
        for _ in range(20):
            n = int(rng.integers(11, 15))
            x = np.sort(rng.choice(30, n, replace=False)).astype(float)
            y, weights = rng.normal(size=n).cumsum(), rng.uniform(0.2, 5, n)
            jumps = (x[:, None] >= x[np.sort(rng.choice(n - 1, steps, replace=False)) + 1]).astype(float)
            for found in best_joins(x, y, weights, 2, steps=jumps):
                sets = [
                    at
                    for at in combinations(range(2, n - 2), found.at.size)
                    if all(b - a > 2 for a, b in pairwise(at))
                ]
                sums = [
                    squares(x, y, weights, [*jumps.T, *(np.maximum(x - x[j], 0) for j in at)]) for at in sets
                ]
                assert found.sse == pytest.approx(min(sums), rel=1e-9)


def test_permutation_p_by_one_fit_at_a_time():
    """The same statistic, series by series, by the search itself."""
    from trends.fits import permutation

    rng = np.random.default_rng(5)
    x, y = np.arange(14.0), rng.normal(size=14)
    found = best_joins(x, y, np.ones(14), 1)
    line = np.polynomial.Polynomial.fit(x, y, 1)(x)
    shuffles = np.random.default_rng(permutation.SEED)
    shuffled = shuffles.permuted(np.tile(y - line, (permutation.PERMUTATIONS, 1)), axis=1)
    ratios = [
        one[0].sse / one[1].sse for s in shuffled[:300] if (one := best_joins(x, line + s, np.ones(14), 1))
    ]
    observed = found[0].sse / found[1].sse
    rough = np.mean([r >= observed for r in ratios])
    assert permutation_p(Sample(x, y, None, x), np.ones(14), *found) == pytest.approx(rough, abs=0.08)


@pytest.mark.slow
def test_the_permutation_test_keeps_its_level():
    rng = np.random.default_rng(9)
    one, x = np.ones(24), YEARS - YEARS.mean()
    bends = [
        by_permutation(Sample(YEARS, y, None, YEARS), one, best_joins(x, y, one, 2)).at.size
        for y in rng.normal(size=(300, 24))
    ]
    assert np.mean(np.array(bends) > 0) <= 0.08


def test_the_interval_of_a_join_holds_it():
    sample_ = Sample(YEARS, BENT + np.random.default_rng(1).normal(0, 0.3, 24), None, YEARS)
    first, second = joinpoint(sample_).segments
    assert first.place is None
    assert second.place[0] <= 2012 <= second.place[1]
    assert second.place[0] <= second.start <= second.place[1]
    found = fit(table(sample_.y), models=["joinpoint"]).segments
    assert found["start_low"].to_list() == [None, second.place[0]]
    assert found["start_high"].to_list() == [None, second.place[1]]


def test_the_interval_of_a_join_between_years_is_finer():
    y = np.abs(YEARS - 2010.5) + np.random.default_rng(1).normal(0, 0.2, 24)
    _, second = joinpoint_between(Sample(YEARS, y, None, YEARS)).segments
    assert second.place[0] < second.start < second.place[1]
    assert 0 < second.place[1] - second.place[0] < 2


def test_the_landscape_has_the_optimum_at_its_bottom():
    y = BENT + np.random.default_rng(1).normal(0, 0.3, 24)
    at, sums = landscape((YEARS, y, np.ones(24)), YEARS[2:-2], 2)
    best = best_joins(YEARS, y, np.ones(24), 2)[2]
    assert sums.min() == pytest.approx(best.sse)
    assert at[sums.argmin()].tolist() == best.at.tolist()
    for place, sum_ in zip(at[::20], sums[::20], strict=True):
        hinged = [np.maximum(YEARS - p, 0) for p in place]
        assert sum_ == pytest.approx(squares(YEARS - 2011, y, np.ones(24), hinged))


def test_the_average_over_all_years_is_the_fits_and_over_a_segment_the_segments():
    frame = table(BENT + np.random.default_rng(1).normal(0, 0.3, 24))
    found = fit(frame, models=["joinpoint"])
    whole = average_change(frame, 2000, 2023).row(0, named=True)
    row = found.fits.row(0, named=True)
    assert (whole["slope"], whole["lower"]) == pytest.approx((row["slope"], row["lower"]), rel=1e-9)
    for segment in found.segments.iter_rows(named=True):
        one = average_change(frame, segment["start_year"], segment["end_year"]).row(0, named=True)
        assert one["slope"] == pytest.approx(segment["slope"], rel=1e-9)


def test_averages_of_the_cancer_sample():
    """Average annual percent changes are the segments' slopes weighted by years: the program's definition."""
    years, rate, se = nci("Both")
    frame = table(rate, years, indicator="crude_birth_rate", se=se)
    slopes = fit(frame, models=["joinpoint"]).segments["slope"].to_list()
    edges = [1975, 1985, 1995, 1998, 2009]
    for first, last in ((1975, 2009), (1990, 2000), (2000, 2009)):
        parts = [max(min(b, last) - max(a, first), 0) for a, b in pairwise(edges)]
        mean = np.dot(parts, slopes) / (last - first)
        found = average_change(frame, first, last).row(0, named=True)
        assert found["apc"] == pytest.approx(100 * np.expm1(mean), rel=1e-9)
        assert found["apc_lower"] < found["apc"] < found["apc_upper"]
    assert round(average_change(frame, 2000, 2009)["apc"][0], 2) == -2.50


def test_a_range_outside_the_years_has_its_reason():
    row = average_change(table(BENT), 1990, 2010).row(0, named=True)
    assert (row["status"], row["reason"]) == ("failed", "1990 to 2010 does not lie inside 2000 to 2023")


def test_a_known_break_is_a_jump_and_no_trend():
    noise = np.random.default_rng(4).normal(0, 0.2, 24)
    stepped = noise + 3.0 * (YEARS >= 2015)
    through, jumped = (
        fit(table(stepped, breaks=(2015,)), models=[m]).fits.row(0, named=True)
        for m in ("linear", "joinpoint")
    )
    assert through["verdict"] == "rising"
    assert through["reason"] == "a known break in 2015 (a census), which the slope does not allow for"
    assert jumped["verdict"] == "no_clear_change"
    assert jumped["reason"].startswith("a known break in 2015 (a census): a jump of 3.04 (95 % 2.68 to 3.4)")
    assert jumped["df"] == 24 - 2 - 1


def test_a_jump_does_not_hide_a_bend():
    y = BENT + 2.0 * (YEARS >= 2018) + np.random.default_rng(4).normal(0, 0.05, 24)
    found = joinpoint(Sample(YEARS, y, None, YEARS, breaks=(2018.0,)))
    assert [s.end for s in found.segments] == [2012.0, 2023.0]
    assert found.jumps[0].lower < 2.0 < found.jumps[0].upper
    assert found.slope == pytest.approx((BENT[-1] - BENT[0]) / 23, abs=0.02)
    assert np.diff(found.fitted)[17] > 1.5  # the curve steps between 2017 and 2018


def test_the_place_of_a_join_just_before_a_break_is_taken_as_known():
    # the bend in 2010 and the jump before 2011 move the later years by the same step
    y = 100 + YEARS - 2000 - 2.0 * np.maximum(YEARS - 2010, 0) + 6 * (YEARS >= 2011) + np.sin(5 * YEARS) / 5
    sample = Sample(YEARS, y, None, YEARS, breaks=(2011.0,))
    found = bend(sample, np.ones(YEARS.size), Joins(np.array([2010.0 - sample.centre]), 0.0))
    slope, se = found.change(2012.0, 2020.0)
    assert slope == pytest.approx(-1.0, abs=0.1)
    assert 0 < se < 0.1
    assert joinpoint(sample).segments


@pytest.mark.parametrize("breaks", [(2000.0,), (2023.0,), (2022.0, 2023.0), (2001.0,), (1990.0, 2050.0)])
def test_breaks_near_the_ends_do_no_harm(breaks):
    y = BENT + np.random.default_rng(4).normal(0, 0.3, 24)
    found = joinpoint(Sample(YEARS, y, None, YEARS, breaks=breaks))
    assert np.isfinite([found.slope, found.lower, found.upper]).all()
    assert len(found.jumps) == sum(2000 < b <= 2023 for b in breaks)


@pytest.mark.slow
def test_intervals_cover_what_they_say():
    """Segment slopes, averages over part of the years, and places of the join, by simulation."""
    rng = np.random.default_rng(6)
    slopes, parts, places = [], [], []
    for _ in range(400):
        frame = table(BENT + rng.normal(0, 0.15, 24))
        found = fit(frame, models=["joinpoint"]).segments
        if found.height != 2:
            continue
        half = 2.086 * found["slope_se"]
        slopes += [(abs(found["slope"] - pl.Series([-0.1, 0.2])) <= half).to_list()]
        one = average_change(frame, 2008, 2016).row(0, named=True)
        parts.append(one["lower"] <= 0.05 <= one["upper"])
        places.append(found["start_low"][1] <= 2012 <= found["start_high"][1])
    assert len(places) > 350
    assert np.mean(slopes) > 0.9
    assert 0.88 <= np.mean(parts) <= 0.99  # the average across a bend: 91 % where 95 % is said
    assert np.mean(places) >= 0.93
