"""Input that shows nothing: a status and a reason in each row, no warning, no NaN, the others unharmed."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from trends.comparisons import COMPARERS, Asked, compare
from trends.fits import fit
from trends.schema import FITS, PANEL

YEARS = range(2005, 2020)
NUMBERS = ("estimate", "se", "lower", "upper", "p_value", "p_adjusted")


def series(level, size=0.1, slope=0.2):
    return {y: level + slope * (y - 2005) + size * (-1) ** (y + y // 3) for y in YEARS}


ODD = {
    "constant": dict.fromkeys(YEARS, 105.0),
    "two": {2018: 110.0, 2019: 112.0},
    "one": {2019: 100.0},
    "missing": {2018: None, 2019: None},
    "zeros": dict.fromkeys(YEARS, 0.0),
    "some zeros": series(0.0, slope=0.0) | {2010: 0.0},
    "exact": series(110, size=0.0),
    "whole": dict.fromkeys(YEARS, 100.0) | {2005: 99.9},
}
SOUND = {"a": series(110), "b": series(111, size=0.3), "c": series(100, slope=-0.1)}
PANELS = {
    "odd": ODD,
    "mixed": ODD | SOUND,
    "alone": {"a": series(110)},
    "all equal": {r: series(110) for r in "abcdef"},
    "all exact": {r: series(110, size=0.0) for r in "abcdef"},
    "all constant": {r: dict.fromkeys(YEARS, 100.0) for r in "abcdef"},
    "nothing": {},
}


@pytest.mark.parametrize("model", ["ar1", "linear", "sen", "joinpoint"])
@pytest.mark.parametrize("indicator", ["x", "sex_ratio_at_birth"])
@pytest.mark.parametrize("name", PANELS)
def test_every_row_has_a_status_and_a_reason_and_no_nan(panel, name, indicator, model):
    rows = panel(PANELS[name]).with_columns(indicator=pl.lit(indicator))
    fits = fit(rows, models=[model]).fits
    benchmark = "a" if "a" in PANELS[name] else None
    found = compare(rows, fits, comparisons=list(COMPARERS), asked=Asked(benchmark, event=2012))
    assert not found["status"].has_nulls()
    assert not found["reason"].has_nulls()
    assert all(found[c].is_nan().sum() == 0 and found[c].is_infinite().sum() == 0 for c in NUMBERS)
    skipped = found.filter(pl.col("status") != "ok")
    assert (skipped["reason"] != "").all()
    assert all(skipped[c].is_null().all() for c in NUMBERS)
    assert not found.filter(pl.col("status") == "ok")["estimate"].has_nulls()


def test_what_is_sound_is_not_harmed_by_the_rest(panel):
    def numbers(regions, kept):
        rows = panel(regions)
        found = compare(rows, fit(rows, models=["linear"]).fits, comparisons=["pairs", "levels", "ranks"])
        both = pl.col("region").is_in(list(kept)) & pl.col("reference").is_in([*kept, "all", "median"])
        return found.filter(both & (pl.col("status") == "ok")).drop("p_adjusted", "reason")

    unfit = {r: ODD[r] for r in ("constant", "two", "one", "missing", "zeros")}
    assert_frame_equal(numbers(SOUND | unfit, SOUND), numbers(SOUND, SOUND))


@pytest.mark.parametrize("comparison", COMPARERS)
def test_the_order_of_rows_reaches_no_number(panel, comparison):
    rows = pl.concat([panel(SOUND | PANELS["all equal"]), panel(SOUND).with_columns(indicator=pl.lit("y"))])
    rows = pl.concat([rows, rows.head(1).with_columns(role=pl.lit("target").cast(PANEL.columns["role"]))])
    fits = fit(rows, models=["ar1", "linear"]).fits
    one, other = (
        compare(p, f, comparisons=[comparison], asked=Asked("b", event=2012))
        for p, f in ((rows, fits), (rows.reverse(), fits.sample(fraction=1.0, shuffle=True, seed=3)))
    )
    assert one.height
    assert_frame_equal(one, other, check_exact=True)


@pytest.mark.parametrize("comparison", COMPARERS)
def test_no_fits_no_rows(comparison):
    assert compare(PANEL.empty(), FITS.empty(), comparisons=[comparison]).is_empty()
