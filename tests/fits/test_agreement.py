import numpy as np
import polars as pl
import pytest

from trends.errors import UnknownNameError
from trends.fits import agreement, fit
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
