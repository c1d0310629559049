"""Points known only as intervals: fitted, and how much of the answer's uncertainty is theirs."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trends.fits import MODELS, fit
from trends.fits.imputation import draws
from trends.fits.registry import COUNTED
from trends.fits.rubin import pool
from trends.fits.series import Series
from trends.fits.spans import Spans, places
from trends.fits.uncertain import pooled
from trends.schema import PANEL

YEARS = np.arange(2000, 2024, 2)
NOISE = np.random.default_rng(3).normal(0, 0.4, 12)


def panel(values, *, undated=(), ranged=(), role="observed", spread=3, **more):
    """One series; the years of some points are uncertain by `spread`, or their values by 1."""
    rows = []
    for at, value in enumerate(values):
        year = int(YEARS[at])
        row = {"region": "甲", "indicator": "x", "subgroup": "", "role": role, "observations": []}
        row |= {"year": year, "value": float(value), "status": "ok", "source": "a.txt"}
        row |= {"year_low": year, "year_high": year}
        if at in undated:
            row |= {"status": "year uncertain", "year_low": year - spread, "year_high": year + spread}
        if at in ranged:
            row |= {"status": "range", "lower": value - 1.0, "upper": value + 1.0}
        rows.append(row | {name: column[at] for name, column in more.items()})
    return pl.DataFrame(rows, schema=PANEL.columns)


def row(frame, model="linear"):
    return fit(frame, models=[model]).fits.row(0, named=True)


def test_barnard_and_rubin_by_hand():
    """Rubin (1987, 3.1): total = within + (1 + 1/m) between; Barnard and Rubin (1999), equation 3."""
    found = pool(np.array([2.0, 3.0, 4.0, 3.0]), np.array([1.0, 1.0, 2.0, 2.0]), 20.0)
    within, between = 2.5, 2 / 3
    total = within + 1.25 * between
    share = 1.25 * between / total
    old, observed = 3 / share**2, 21 / 23 * 20 * (1 - share)
    assert found == pytest.approx((3.0, total**0.5, 1 / (1 / old + 1 / observed), share), rel=1e-12)


def test_draws_that_change_nothing_change_nothing():
    found = pool(np.full(5, 2.0), np.full(5, 0.5), np.inf)
    assert found == (2.0, 0.5, np.inf, 0.0)


WHOLE = {"sen_prewhitened", "sen_trend_free"}
"""Models that need neighbouring years. `local_trend` would take forty times its long while."""


@pytest.mark.parametrize(
    "model", sorted(set(MODELS) - set(COUNTED) - WHOLE - {"local_trend", "log_linear", "mann_kendall"})
)
def test_every_model_takes_uncertain_years(model):
    found = fit(panel(0.5 * YEARS + NOISE, undated=[4, 9]), models=[model])
    one = found.fits.row(0, named=True)
    assert (one["status"], one["n"], one["verdict"]) == ("ok", 12, "rising")
    assert 0 < one["dating_share"] < 1
    assert "the years of 2 points are known only within bounds" in one["reason"]
    assert one["slope"] == pytest.approx(0.5, abs=0.12)
    known = found.fitted.filter(pl.col("value").is_not_null())["year"].to_list()
    assert known == [y for at, y in enumerate(YEARS) if at not in (4, 9)]


@pytest.mark.parametrize("model", ["binomial", "poisson"])
def test_counts_with_an_uncertain_year(model):
    counts, bases = np.round(100 * 1.05 ** np.arange(12.0) * np.exp(0.2 * NOISE)), np.full(12, 1000.0)
    one = row(panel(counts / 10, undated=[5], numerator=counts, denominator=bases), model)
    assert (one["status"], one["verdict"]) == ("ok", "rising")
    assert one["dating_share"] > 0


def test_the_wider_the_interval_the_more_is_the_datings():
    shares = [
        row(panel(0.5 * YEARS + NOISE, undated=[1, 10], spread=wide))["dating_share"] for wide in (1, 3, 9)
    ]
    assert shares == sorted(shares)
    assert shares[-1] > 2 * shares[0]


def test_a_range_is_a_share_of_its_own():
    one = row(panel(0.5 * YEARS + NOISE, ranged=[0, 11]))
    assert (one["n"], one["dating_share"]) == (12, None)
    assert one["reason"].startswith("the values of 2 points are known only within bounds")
    both = row(panel(0.5 * YEARS + NOISE, undated=[5], ranged=[0, 11]))
    assert 0 < both["dating_share"] < 0.5
    assert both["reason"].count("of the slope's variance") == 2
    assert both["slope_se"] > row(panel(0.5 * YEARS + NOISE))["slope_se"]


def test_certain_series_know_no_share():
    one = row(panel(0.5 * YEARS + NOISE))
    assert one["dating_share"] is None
    assert one["reason"] == ""


def test_the_same_series_gives_the_same_answer():
    frame = panel(0.5 * YEARS + NOISE, undated=[3], ranged=[7])
    assert row(frame) == row(frame.reverse())


def test_a_mean_of_several_years_is_of_no_single_one():
    one = row(panel(0.5 * YEARS + NOISE, undated=[4, 9], role="mean"))
    assert one["n"] == 10
    assert one["reason"] == "left out: 2 year uncertain"


def test_a_point_without_a_free_year_is_left_out():
    dense = panel(0.5 * YEARS + NOISE).with_columns((pl.col("year", "year_low", "year_high") + 2000) // 2)
    extra = dense[5:6].with_columns(
        pl.lit("year uncertain").alias("status"),
        pl.col("year") + 50,
        pl.col("year_low") - 2,
        pl.col("year_high") + 2,
    )
    one = row(dense.vstack(extra))
    assert one["n"] == 12
    assert one["reason"] == "left out: 1 each of whose possible years has a value"


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 4)), max_size=8))
@settings(max_examples=150, deadline=None)
def test_places_are_inside_and_apart_and_as_many_as_can_be(spans):
    first = np.array([float(a) for a, _ in spans])
    last = first + [b + 1.0 for _, b in spans] if spans else first
    found = places(first, last)
    dealt = ~np.isnan(found)
    assert ((found >= first) & (found <= last))[dealt].all()
    assert np.unique(found[dealt]).size == dealt.sum()
    assert dealt.sum() == matching([range(int(a), int(b) + 1) for a, b in zip(first, last, strict=True)])


def matching(possible):
    """The size of the largest assignment of points to years, by augmenting paths."""
    holder = {}

    def seat(point, seen):
        for year in possible[point]:
            if year not in seen:
                seen.add(year)
                if year not in holder or seat(holder[year], seen):
                    holder[year] = point
                    return True
        return False

    return sum(seat(point, set()) for point in range(len(possible)))


def test_draws_stay_inside_and_apart():
    t = YEARS.astype(float)
    spans = Spans(t - 2.0 * (t > 2010), t + 2.0 * (t > 2010), t + NOISE - 1, t + NOISE + 1)
    for years, values in draws(spans, 30):
        assert ((years >= spans.first) & (years <= spans.last)).all()
        assert ((values >= spans.low) & (values <= spans.high)).all()
        assert np.unique(years).size == 12


def test_shifting_years_and_scaling_values_change_nothing_else():
    frame = panel(0.5 * YEARS + NOISE, undated=[4, 9])
    later = frame.with_columns(pl.col("year", "year_low", "year_high") + 1000)
    assert row(later)["slope"] == pytest.approx(row(frame)["slope"], rel=1e-9)
    assert row(later)["dating_share"] == pytest.approx(row(frame)["dating_share"], rel=1e-6)
    tenfold = frame.with_columns(pl.col("value") * 10)
    assert row(tenfold)["lower"] == pytest.approx(10 * row(frame)["lower"], rel=1e-9)


def coverage(*, simulations, impute, undated=4, spread=3):
    """How often the 95 % interval holds the true slope when four of twelve years are uncertain."""
    from trends.fits.linear import linear
    from trends.fits.sample import Sample

    rng = np.random.default_rng(8)
    t, inside = np.arange(12.0), []
    for _ in range(simulations):
        y = 0.5 * t + rng.normal(0, 0.8, 12)
        hidden = np.isin(t, rng.choice(12, undated, replace=False))
        low = np.where(hidden, t - rng.integers(0, spread + 1, 12), t)
        spans = Spans(low, np.where(hidden, low + spread, t), y, y)
        if impute:
            one = Series(("x", "y", "", "observed"), False, None, t, y, None, "", None, spans)
            found = pooled(one, lambda s, grid: linear(Sample(s.years, s.values, None, grid))).trend
        else:
            middle = places(spans.first, spans.last)
            middle = np.where(hidden & ~np.isnan(middle), middle, t)
            order = np.argsort(middle, kind="stable")
            found = linear(Sample(middle[order], y[order], None, middle))
        inside.append(found.lower <= 0.5 <= found.upper)
    return float(np.mean(inside))


@pytest.mark.slow
def test_the_pooled_interval_covers_what_it_says():
    assert 0.93 <= coverage(simulations=600, impute=True) <= 0.985


def test_a_test_without_a_slope_says_that_it_cannot_pool():
    row = fit(panel(0.5 * YEARS + NOISE, undated=[4, 9]), models=["mann_kendall"]).fits.row(0, named=True)
    assert (row["status"], row["verdict"], row["slope"]) == ("failed", "not_fitted", None)
    assert "cannot pool" in row["reason"]
