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


OF_VALUES = (
    "before_after", "clubs", "common_break", "convergence", "differences", "forecast", "groups",
    "pair_differences", "parallel", "pooling",
)  # fmt: skip
"""They look at no fit, so that one model is enough."""


@pytest.mark.parametrize("comparison", OF_VALUES)
def test_a_comparison_of_values_looks_at_no_fit(panel, comparison):
    rows = panel(SOUND)
    found, without = (
        compare(rows, fits, comparisons=[comparison], asked=Asked("a", event=2012))
        for fits in (fit(rows, models=["linear"]).fits, FITS.empty())
    )
    assert found.height
    assert_frame_equal(found, without)


@pytest.mark.parametrize("model", ["ar1", "linear", "sen", "joinpoint"])
@pytest.mark.parametrize("indicator", ["x", "sex_ratio_at_birth"])
@pytest.mark.parametrize("name", PANELS)
def test_every_row_has_a_status_and_a_reason_and_no_nan(panel, name, indicator, model):
    rows = panel(PANELS[name]).with_columns(indicator=pl.lit(indicator))
    fits = fit(rows, models=[model]).fits
    benchmark = "a" if "a" in PANELS[name] else None
    chosen = [c for c in COMPARERS if model == "ar1" or c not in OF_VALUES]
    found = compare(rows, fits, comparisons=chosen, asked=Asked(benchmark, event=2012))
    assert not found["status"].has_nulls()
    assert not found["reason"].has_nulls()
    assert all(found[c].is_nan().sum() == 0 and found[c].is_infinite().sum() == 0 for c in NUMBERS)
    skipped = found.filter(pl.col("status") != "ok")
    assert (skipped["reason"] != "").all()
    assert all(skipped[c].is_null().all() for c in NUMBERS)
    assert not found.filter(pl.col("status") == "ok")["estimate"].has_nulls()


REGIONS = {r: series(100 + 3 * n, size=0.2 + 0.1 * n, slope=0.1 * (n - 3)) for n, r in enumerate("abcdefgh")}
PARALLEL = {r: series(100 + 3 * n, size=0.2) for n, r in enumerate("abcdefgh")}
CASES = {
    "one region": ("x", {"a": series(110)}, {}),
    "two points": ("x", REGIONS, {"odd": {2018: 110.0, 2019: 112.0}}),
    "constant": ("x", REGIONS, {"odd": dict.fromkeys(YEARS, 105.0)}),
    "all-equal slopes": ("x", PARALLEL, {}),
    "zero counts": ("births", REGIONS, {"odd": dict.fromkeys(YEARS, 0.0)}),
    "100 % shares": ("policy_compliance_rate", REGIONS, {"odd": dict.fromkeys(YEARS, 100.0)}),
    "an all-missing region": ("x", REGIONS, {"odd": dict.fromkeys(YEARS)}),
}
UNNOTICED = ("two points", "an all-missing region")
"""With so few values a region is none of its cohort; only pooling, whose purpose that is, looks at it."""
ODD_ONE = r"(^|: )odd$"
OF_TWO = ("benchmark", "overtakings", "pairs", "targets")
"""Rows on two sound regions have the same numbers whoever else is there."""


@pytest.fixture(scope="module")
def fitted():
    """Fit each panel once."""
    known = {}

    def build(rows, *name):
        if name not in known:
            known[name] = fit(rows).fits
        return known[name]

    return build


@pytest.mark.parametrize("comparison", COMPARERS)
@pytest.mark.parametrize("case", CASES)
def test_each_comparison_of_each_case(panel, fitted, capfd, case, comparison):
    indicator, sound, odd = CASES[case]

    def compared(regions):
        rows = panel(regions).with_columns(indicator=pl.lit(indicator))
        asked = Asked("a" if len(regions) > 1 else None, event=2012)
        return compare(rows, fitted(rows, case, *regions), comparisons=[comparison], asked=asked)

    found = compared(sound | odd)
    assert capfd.readouterr() == ("", "")
    assert not found["status"].has_nulls()
    assert not found["reason"].has_nulls()
    assert all(found[c].is_nan().sum() == 0 and found[c].is_infinite().sum() == 0 for c in NUMBERS)
    ok = pl.col("status") == "ok"
    assert not found.filter(ok)["estimate"].has_nulls()
    assert (found.filter(~ok)["reason"] != "").all()
    if odd and (comparison in OF_TWO or (case in UNNOTICED and comparison != "pooling")):
        untouched = found.filter(~pl.any_horizontal(pl.col("region", "reference").str.contains(ODD_ONE)))
        assert_frame_equal(
            untouched.drop("p_adjusted", "reason"), compared(sound).drop("p_adjusted", "reason")
        )


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
