"""Differences of series: what two share and what a break moved is gone, and the error is that of the rest."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trends.comparisons import Asked, compare, learnt, paired, pairs
from trends.comparisons.learnt import beforehand
from trends.comparisons.paired import Side, met
from trends.errors import UnknownNameError
from trends.fits import fit
from trends.schema import FITS, PANEL

YEARS = np.arange(2000, 2020)
CENTRED = YEARS - 2019.0


def values(seed, *, slope=0.0, level=0.0, spread=0.1):
    noise = spread * np.random.default_rng(seed).normal(size=YEARS.size)
    return level + slope * CENTRED + noise


def series(y, *, start=2000, end=2019):
    return {int(t): float(v) for t, v in zip(YEARS, y, strict=True) if start <= t <= end}


def found(rows, *comparisons, benchmark=None, year=None):
    made = compare(rows, FITS.empty(), comparisons=comparisons, asked=Asked(benchmark, year=year))
    return {(r["region"], r["reference"]): r for r in made.iter_rows(named=True)}


SHARED = 3 * np.sin(5 * YEARS) + np.maximum(YEARS - 2010, 0) * 2.0
OWN = {name: SHARED + values(n, slope=0.1 * (n > 1), level=0.4 * n) for n, name in enumerate("abcd")}


def test_shared_shocks_and_a_shared_bend_are_gone(panel):
    rows = panel({name: series(y) for name, y in OWN.items()})
    lines = compare(rows, fit(rows).fits, comparisons=["pairs"])
    assert (lines["p_adjusted"] > 0.5).all()
    told = found(rows, "pair_differences")
    for pair, true in ((("a", "c"), -0.1), (("a", "d"), -0.1), (("b", "d"), -0.1)):
        assert told[pair]["p_adjusted"] < 0.01
        assert told[pair]["lower"] < true < told[pair]["upper"]
    for pair in (("a", "b"), ("c", "d")):
        assert told[pair]["p_adjusted"] > 0.05
    assert told["a", "2019: d"]["reason"].startswith("below in 2019; 20 common years, 2000–2019")
    assert told["a", "2019: d"]["lower"] < -1.2 < told["a", "2019: d"]["upper"]


def test_each_less_the_benchmark_is_what_the_pair_is(panel):
    rows = panel({name: series(y) for name, y in OWN.items()})
    every, one = found(rows, "pair_differences"), found(rows, "differences", benchmark="d")
    assert set(one) == {(r, f"{year}d") for r in "abc" for year in ("", "2019: ")}
    for key, row in one.items():
        assert row["estimate"] == pytest.approx(every[key]["estimate"], abs=0.02)


def test_without_a_benchmark_only_pairs(panel):
    rows = panel({name: series(y) for name, y in OWN.items()})
    assert found(rows, "differences") == {}
    with pytest.raises(UnknownNameError, match="--benchmark: no benchmark 'z'; possible: a, b, c, d"):
        found(rows, "differences", benchmark="z")


@settings(max_examples=25, deadline=None)
@given(st.floats(-50, 50), st.integers(2006, 2014), st.integers(0, 3))
def test_what_a_break_moved_is_gone(size, year, kind):
    """However far a break moves one series, slope and level after it are the same."""
    y = np.array([values(1, slope=0.2), values(2)])
    anew = np.zeros(y.shape, dtype=bool)
    anew[kind % 2, year == YEARS] = True
    moved = y.copy()
    moved[kind % 2, year > YEARS] += size
    one, other = (
        paired.paired(side, met(side, *np.array([[0], [1], [2019]])))
        for side in (Side(YEARS.astype(float), v, anew) for v in (y, moved))
    )
    np.testing.assert_allclose(np.stack(one.slope), np.stack(other.slope), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(np.stack(one.level), np.stack(other.level), rtol=1e-6, atol=1e-9)


def test_a_break_is_named_and_allowed_for(panel):
    anew = np.where(YEARS < 2012, 0.0, 5.0)
    rows = panel({"a": series(values(1) + anew), "b": series(values(2))})
    known = (pl.col("region") == "a") & (pl.col("year") == 2012)
    marked = rows.with_columns(break_before=pl.when(known).then(pl.lit("census")).otherwise("break_before"))
    plain, told = (found(r, "pair_differences")["a", "b"] for r in (rows, marked))
    assert plain["estimate"] > 0.2
    assert abs(told["estimate"]) < 0.05
    assert told["reason"].endswith("; a jump allowed for where made anew: 2012")


def test_a_break_in_a_year_without_a_value_counts_from_the_next(panel):
    anew = np.where(YEARS < 2012, 0.0, 5.0)
    rows = panel({"a": series(values(1) + anew), "b": series(values(2))})
    known = (pl.col("region") == "a") & (pl.col("year") == 2012)
    lost = rows.with_columns(
        break_before=pl.when(known).then(pl.lit("census")).otherwise("break_before"),
        value=pl.when(~known).then("value"),
    )
    told = found(lost, "pair_differences")["a", "b"]
    assert abs(told["estimate"]) < 0.05
    assert told["reason"].endswith("; a jump allowed for where made anew: 2013")


def side_of(*rows):
    return Side(YEARS.astype(float), np.array(rows), np.zeros((len(rows), YEARS.size), dtype=bool))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 12), st.floats(0.001, 1000))
def test_turned_round_and_in_another_unit(seed, late, unit):
    rng = np.random.default_rng(seed)
    y = rng.normal(size=(2, YEARS.size)).cumsum(axis=1)
    y[1, :late] = np.nan
    side, other = side_of(*y), side_of(*(unit * y))
    one = paired.paired(side, met(side, *np.array([[0], [1], [2015]])))
    back = paired.paired(other, met(other, *np.array([[1], [0], [2015]])))
    for mine, theirs in ((one.slope, back.slope), (one.level, back.level)):
        np.testing.assert_allclose(-unit * mine.estimate, theirs.estimate, rtol=1e-7, atol=1e-9 * unit)
        np.testing.assert_allclose(-unit * mine.lower, theirs.upper, rtol=1e-6)
        np.testing.assert_allclose(mine.p_value, theirs.p_value, rtol=1e-6)


def test_with_the_prior_alone_the_interval_is_the_default_model_s(panel, monkeypatch):
    monkeypatch.setattr(learnt, "BEFOREHAND", 1e12)
    y = [values(n, slope=0.03 * n) for n in range(2)]
    told = found(panel({"a": series(y[1]), "b": series(y[0])}), "pair_differences")["a", "b"]
    peer = fit(panel({"x": series(y[1] - y[0])})).fits.row(0, named=True)
    for column, own in (("estimate", "slope"), ("lower", "lower"), ("upper", "upper")):
        assert told[column] == pytest.approx(peer[own], abs=0.01 * peer["slope_se"])
    assert told["p_value"] == pytest.approx(peer["p_value"], rel=0.02)


def test_a_cohort_tells_how_strong_its_autocorrelation_is():
    rng = np.random.default_rng(5)
    fresh = rng.normal(size=(31, YEARS.size))
    first, second = np.triu_indices(20, 1)
    at = np.full(first.size, 2019.0)
    weak, strong = (
        paired.paired(side, met(side, first, second, at)).autocorrelation
        for side in (side_of(*fresh), side_of(*fresh.cumsum(axis=1)))
    )
    assert abs(np.median(weak)) < 0.15
    assert np.median(strong) > 0.75


def test_few_regions_change_the_prior_little():
    before = beforehand(10)
    found_few, found_many = (learnt.learnt(np.eye(21)[np.full(n, 10)], before, n) for n in (1, 500))
    assert before.sum() == pytest.approx(found_few.sum()) == pytest.approx(1)
    assert found_few[10] < 0.4
    assert found_many[10] > 0.98


def test_only_common_years_count_and_as_many_as_are_needed(panel):
    rows = panel(
        {
            "a": series(OWN["a"]),
            "late": series(OWN["b"], start=2011),
            "early": series(OWN["c"], end=2015),
            "few": series(OWN["d"], start=2015),
        }
    )
    told = found(rows, "pair_differences")
    assert told["early", "late"]["reason"] == "5 common years: 6 are needed"
    assert told["a", "late"]["reason"].startswith("9 common years, 2011–2019; autocorrelation ")
    assert told["a", "few"]["reason"] == "5 common years: 6 are needed"
    assert told["a", "early"]["status"] == "ok"
    assert told["a", "2019: early"]["reason"] == "no value in 2019: its years are 2000–2015"
    earlier = found(rows, "pair_differences", year=2013)
    assert earlier["a", "2013: early"]["status"] == "ok"


def test_what_has_no_logarithm_or_lies_on_a_line_has_its_reason(panel):
    level = {"a": 10 + values(1), "b": 11 + values(2), "zero": np.where(YEARS == 2005, 0.0, 9 + values(3))}
    level["parallel"] = 2 * level["a"]
    rows = panel({name: series(y) for name, y in level.items()})
    rows = rows.with_columns(indicator=pl.lit("crude_birth_rate"))
    told = found(rows, "pair_differences")
    assert told["a", "zero"]["reason"] == "reference: 1 of 20 values not above zero: no logarithm"
    assert told["parallel", "zero"]["status"] == "skipped"
    line = "the difference lies on a straight line: nothing shows how much it varies"
    assert told["a", "parallel"]["reason"] == told["a", "2019: parallel"]["reason"] == line
    assert told["a", "b"]["status"] == "ok"


def test_numbers_too_large_to_subtract_have_a_reason(panel):
    y = 1e308 * np.cos(YEARS)
    told = found(panel({"a": series(y), "b": series(-y)}), "pair_differences")
    assert {row["reason"] for row in told.values()} == {"the estimate is not a finite number"}


def test_other_indicators_and_subgroups_are_no_part_of_it(panel):
    rows = panel({name: series(y) for name, y in OWN.items()})
    walk = {n: series(np.random.default_rng(9 + i).normal(size=20).cumsum()) for i, n in enumerate("abcd")}
    more = [
        panel(walk).with_columns(indicator=pl.lit("y")),
        panel(walk).with_columns(subgroup=pl.lit("male")),
    ]
    alone = compare(rows, FITS.empty(), comparisons=["pair_differences"])
    among = compare(pl.concat([rows, *more]), FITS.empty(), comparisons=["pair_differences"])
    assert among.filter(indicator="x", subgroup="").equals(alone)


def test_a_cohort_too_large_leaves_the_others_as_they_are(panel, monkeypatch):
    monkeypatch.setattr(pairs, "MOST", 4)
    walk = {f"r{i}": series(np.random.default_rng(i).normal(size=20)) for i in range(6)}
    rows = panel({name: series(y) for name, y in OWN.items()}).with_columns(indicator=pl.lit("z"))
    both = pl.concat([panel(walk), rows])
    told = compare(both, FITS.empty(), comparisons=["pair_differences"])
    assert told.filter(indicator="x")["reason"].to_list() == [
        "6 regions: every two are compared up to 4; any number by benchmark, equality or rest"
    ]
    alone = compare(rows, FITS.empty(), comparisons=["pair_differences"])
    assert told.filter(indicator="z").equals(alone)


def test_levels_and_slopes_are_families_of_their_own(panel):
    rows = panel({name: series(y) for name, y in OWN.items()})
    told = compare(rows, FITS.empty(), comparisons=["pair_differences"])
    for of in (
        told.filter(pl.col("reference").str.contains(": ")),
        told.filter(pl.col("reference").str.len_chars() == 1),
    ):
        assert of.height == 6
        assert of["p_adjusted"].min() == pytest.approx(6 * of["p_value"].min())


def test_no_panel_no_rows():
    for name in ("differences", "pair_differences"):
        assert compare(PANEL.empty(), FITS.empty(), comparisons=[name]).is_empty()
