import numpy as np
import polars as pl
import pytest

from trends.errors import UnknownNameError
from trends.fits import agreement, fit
from trends.fits.sensitivity import refits
from trends.schema import PANEL

NOISE = np.random.default_rng(5).normal(size=16)


def panel(values, *, region="甲", first=2000):
    rows = [
        {"region": region, "indicator": "x", "subgroup": "", "role": "observed", "year": first + at}
        | {"value": float(value), "status": "ok", "source": "t.csv", "observations": []}
        for at, value in enumerate(values)
    ]
    return pl.DataFrame(rows, schema=PANEL.columns)


def only(values, **options):
    return agreement(panel(values), **options).row(0, named=True)


def test_a_plain_trend_is_agreed_on_and_hangs_on_nothing():
    values = 3.0 * np.arange(16) + NOISE
    row = only(values)
    assert {row[f"verdict_{m}"] for m in ("ar1", "robust", "sen")} == {"rising"}
    assert (row["agree"], row["hangs_on"], row["turns_from"], row["n"]) == (True, [], [], 16)
    assert row["without_one_low"] < row["slope_ar1"] < row["without_one_high"]
    assert row["slope_sen"] == fit(panel(values), models=["sen"]).fits["slope"][0]


def test_the_range_without_one_year_is_that_of_the_refitted_series():
    values = NOISE[:9] + np.arange(9)
    frame = panel(values)
    slopes = [fit(frame.filter(pl.col("year") != year)).fits["slope"][0] for year in range(2000, 2009)]
    later = [fit(frame.filter(pl.col("year") >= year)).fits["slope"][0] for year in (2001, 2002, 2003)]
    row = only(values)
    assert (row["without_one_low"], row["without_one_high"]) == pytest.approx((min(slopes), max(slopes)))
    assert (row["later_start_low"], row["later_start_high"]) == pytest.approx((min(later), max(later)))


def test_a_trend_that_one_year_hides_hangs_on_that_year():
    values = 0.5 * np.arange(16) + 0.2 * NOISE
    values[15] = -30
    row = only(values, models=["linear", "sen"])
    assert (row["verdict_linear"], row["verdict_sen"], row["agree"]) == ("no_clear_change", "rising", False)
    assert row["hangs_on"] == [2015]


def test_a_rise_that_is_only_its_first_years_turns_when_it_begins_later():
    values = np.concatenate([[-30.0, -20, -10], np.zeros(13)]) + NOISE
    row = only(values, models=["linear"])
    assert row["verdict_linear"] == "rising"
    assert 2003 in row["turns_from"]
    assert row["later_start_low"] < row["slope_linear"] / 3


def test_series_that_cannot_be_fitted_are_rows_too():
    frame = pl.concat([panel([1.0, 2.0]), panel([5.0] * 9, region="乙"), panel(NOISE[:6], region="丙")])
    found = {row["region"]: row for row in agreement(frame).iter_rows(named=True)}
    assert (found["甲"]["verdict_ar1"], found["甲"]["agree"]) == ("too_few_points", None)
    assert (found["乙"]["verdict_sen"], found["乙"]["slope_sen"]) == ("not_fitted", None)
    assert found["丙"]["without_one_low"] is None  # six years: none can be spared
    assert (found["丙"]["hangs_on"], found["丙"]["turns_from"]) == ([], [])


def test_an_unknown_estimator_is_named():
    with pytest.raises(UnknownNameError, match="no model 'huber'"):
        agreement(PANEL.empty(), models=["huber"])


def slope(frame):
    return fit(frame, models=["linear"]).fits["slope"][0]


def test_flagged_points_are_left_out_and_derived_ones_put_in_for_comparison():
    """Two flagged values bend a flat series up; derived ones lengthen it."""
    values = np.concatenate([NOISE[:8], [30.0, 33.0]])
    frame = panel(values).with_columns(
        source=pl.when(pl.col("year") >= 2008).then(pl.lit("t.csv · mark p")).otherwise("source")
    )
    derived = pl.lit("derived").cast(PANEL.columns["role"])
    later = panel([34.0, 36, 38], first=2009).with_columns(role=derived)
    found = agreement(pl.concat([frame, later]), models=["linear"])
    stated = found.filter(role="observed").row(0, named=True)
    assert (stated["flagged"], stated["derived"], stated["n"]) == (2, 2, 10)
    assert (stated["verdict_linear"], stated["verdict_unflagged"]) == ("rising", "no_clear_change")
    shorter, longer = (slope(panel(v)) for v in (values[:8], [*values, 36, 38]))
    assert (stated["slope_unflagged"], stated["slope_with_derived"]) == pytest.approx((shorter, longer))
    alone = found.filter(role="derived").row(0, named=True)
    assert (alone["verdict_linear"], alone["verdict_with_derived"]) == ("too_few_points", "too_few_points")


def test_a_series_of_flagged_points_alone_has_too_few_without_them():
    frame = panel(NOISE[:9]).with_columns(source=pl.lit("t.csv · mark e"))
    row = agreement(frame).row(0, named=True)
    assert (row["flagged"], row["slope_unflagged"], row["verdict_unflagged"]) == (9, None, "too_few_points")
    assert row["slope_with_derived"] == pytest.approx(row["slope_ar1"])


def test_uncertain_years_are_flagged_too():
    frame = panel(3 * np.arange(9.0) + NOISE[:9]).with_columns(
        status=pl.when(pl.col("year") == 2004).then(pl.lit("year uncertain")).otherwise("status"),
        year_low=pl.when(pl.col("year") == 2004).then(2003).otherwise("year").cast(pl.Int32),
        year_high=pl.when(pl.col("year") == 2004).then(2005).otherwise("year").cast(pl.Int32),
    )
    row = agreement(frame, models=["linear"]).row(0, named=True)
    assert row["flagged"] == 1
    assert row["slope_unflagged"] == pytest.approx(slope(frame.filter(pl.col("status") == "ok")))


def test_a_break_at_the_year_that_is_left_out_is_one_at_the_next():
    """A line that jumps in 2008 still does without 2008: what is left is fitted as it stands."""
    values = np.arange(16) * 0.5 + 0.2 * NOISE + np.where(np.arange(16) >= 8, 9.0, 0.0)
    year = pl.col("year")
    frame = panel(values)
    broken = frame.with_columns(break_before=pl.when(year == 2008).then(pl.lit("survey")))
    without = frame.filter(year != 2008).with_columns(break_before=pl.when(year == 2009).then(pl.lit("x")))
    found = refits(broken, "joinpoint_bic").filter(~pl.col("later"), year == 2008)
    assert found["slope"][0] == pytest.approx(fit(without, models=["joinpoint_bic"]).fits["slope"][0])


@pytest.mark.parametrize("model", ["ar1", "sen", "joinpoint_bic"])
def test_parts_that_are_fitted_at_once_are_those_fitted_one_by_one(model):
    frame = pl.concat([panel(NOISE[:9] + np.arange(9)), panel(NOISE[5:13], region="乙", first=1990)])
    found = refits(frame, model)
    assert found.group_by("region", "later").len().sort("region", "later")["len"].to_list() == [8, 2, 9, 3]
    for region, later, year, slope, verdict in found.select(
        "region", "later", "year", "slope", "verdict"
    ).iter_rows():
        kept = pl.col("year") >= year if later else pl.col("year") != year
        alone = fit(frame.filter(kept, pl.col("region") == region), models=[model]).fits
        assert (slope, verdict) == (pytest.approx(alone["slope"][0]), alone["verdict"][0])
