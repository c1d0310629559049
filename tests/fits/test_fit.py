import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from trends.errors import TableError, UnknownNameError
from trends.fits import MODELS, fit
from trends.fits.registry import COUNTED
from trends.schema import FITS, FITTED, PANEL, SEGMENTS

VALUED = sorted(
    set(MODELS) - set(COUNTED) - {"log_linear", "mann_kendall"}
)  # the others have their own tests


def panel(values, *, years=None, region="甲", indicator="crude_birth_rate", status="ok", **more):
    """One series; `more` gives further columns of PANEL."""
    years = range(2000, 2000 + len(values)) if years is None else years
    rows = []
    for at, (year, value) in enumerate(zip(years, values, strict=True)):
        row = {"region": region, "indicator": indicator, "subgroup": "", "role": "observed"}
        row |= {"year": int(year), "value": value, "status": status, "source": "t.csv", "observations": []}
        rows.append(row | {name: column[at] for name, column in more.items()})
    return pl.DataFrame(rows, schema=PANEL.columns)


def noise(n, seed=1):
    return np.random.default_rng(seed).normal(size=n)


@pytest.mark.parametrize("model", VALUED)
def test_gaps_stay_gaps(model):
    years = [*range(1995, 2005), *range(2015, 2025)]
    found = fit(panel([2.0 * y for y in years], years=years, indicator="no such thing"), models=[model])
    row = found.fits.row(0, named=True)
    assert row["slope"] == pytest.approx(2.0, rel=1e-9)
    assert row["verdict"] == "rising"
    assert found.fitted["year"].to_list() == list(range(1995, 2025))
    assert found.fitted["value"].null_count() == 10
    np.testing.assert_allclose(found.fitted["fitted"], 2.0 * found.fitted["year"], rtol=1e-9)


@pytest.mark.parametrize("model", VALUED)
def test_shifting_the_years_shifts_nothing_else(model):
    values = 14.0 - 0.1 * np.arange(18) + noise(18)
    early, late = (fit(panel(values, years=range(at, at + 18)), models=[model]) for at in (1000, 2000))
    pl_equal = {"check_exact": False, "rel_tol": 1e-9, "abs_tol": 1e-12}
    assert_frame_equal(
        early.fits.drop("first_year", "last_year"), late.fits.drop("first_year", "last_year"), **pl_equal
    )
    assert_frame_equal(early.fitted.drop("year"), late.fitted.drop("year"), **pl_equal)


def test_log_scale_gives_the_annual_percent_change():
    found = fit(panel(10.0 * 1.03 ** np.arange(12) * np.exp(0.001 * noise(12)))).fits.row(0, named=True)
    assert found["scale"] == "log"
    assert found["apc"] == pytest.approx(3.0, abs=0.05)
    assert found["apc"] == pytest.approx(100 * np.expm1(found["slope"]))
    assert found["apc_lower"] < found["apc"] < found["apc_upper"]
    assert found["verdict"] == "rising"


def test_linear_equals_statsmodels_on_norris_like_figures():
    from scipy.stats import linregress

    years = np.array([1990, 1991, 1995, 1996, 1999, 2003, 2004, 2010])
    values = 50 + 0.4 * (years - 1990) + noise(8, 5)
    row = fit(panel(values, years=years, indicator="x"), models=["linear"]).fits.row(0, named=True)
    peer = linregress(years - 2000, values)
    assert row["slope"] == pytest.approx(peer.slope, rel=1e-11)
    assert row["slope_se"] == pytest.approx(peer.stderr, rel=1e-11)
    assert row["p_value"] == pytest.approx(peer.pvalue, rel=1e-9)
    assert (row["df"], row["scale"], row["apc"]) == (6.0, "linear", None)


def test_stated_errors_weigh_on_the_log_scale():
    from trends.fits.regression import least_squares

    values, se = 100 + 3 * noise(9), np.linspace(1, 5, 9)
    row = fit(panel(values, se=se), models=["linear"]).fits.row(0, named=True)
    design = np.column_stack([np.ones(9), np.arange(9) - 4])
    peer = least_squares(design, np.log(values), (values / se) ** 2)
    assert row["slope"] == pytest.approx(peer.coefficients[1], rel=1e-9)
    half = 1.959963984540054 * se
    same = fit(panel(values, lower=values - half, upper=values + half), models=["linear"]).fits.row(
        0, named=True
    )
    assert same["slope"] == pytest.approx(row["slope"], rel=1e-9)
    partly = fit(panel(values, se=[*se[:-1], None]), models=["linear"]).fits.row(0, named=True)
    assert partly["slope"] == pytest.approx(least_squares(design, np.log(values)).coefficients[1], rel=1e-9)


def test_band_of_the_curve_is_the_mean_interval_of_statsmodels():
    import statsmodels.api as sm

    years = np.array([2000, 2001, 2003, 2004, 2007, 2008, 2010])
    values = 20 + noise(7, 8)
    found = fit(panel(values, years=years, indicator="x"), models=["linear"]).fitted
    peer = (
        sm.OLS(values, sm.add_constant(years - 2004.0))
        .fit()
        .get_prediction(sm.add_constant(np.arange(11) - 4.0))
    )
    np.testing.assert_allclose(found.select("lower", "upper").to_numpy(), peer.conf_int(), rtol=1e-9)


def test_a_series_of_nothing_has_no_row():
    assert fit(panel([])).fits.height == 0


def test_a_year_that_comes_twice_is_a_reason_and_the_rest_goes_on():
    twice = panel([3.0, 4.0, 5.0, 6.0, 7.0, 8.0], years=[2001, 2002, 2003, 2003, 2004, 2005])
    other = panel(10 + noise(8), region="乙")
    rows = {r["region"]: r for r in fit(pl.concat([twice, other])).fits.iter_rows(named=True)}
    assert (rows["甲"]["verdict"], rows["甲"]["status"]) == ("not_fitted", "failed")
    assert rows["甲"]["reason"] == "several values for the year 2003"
    assert rows["乙"]["status"] == "ok"


def test_only_rows_that_are_ok_count_and_the_others_are_told():
    values = list(10 + noise(9))
    whole = panel(values)
    some = whole.with_columns(
        status=pl.when(pl.col("year") < 2002).then(pl.lit("year uncertain")).otherwise(pl.lit("ok"))
    )
    row = fit(some).fits.row(0, named=True)
    assert (row["n"], row["first_year"]) == (7, 2002)
    assert row["reason"].endswith("left out: 2 year uncertain")
    fewer = fit(panel(values[2:], years=range(2002, 2009))).fits
    assert row["slope"] == pytest.approx(fewer["slope"][0], rel=1e-12)


def test_unknown_indicator_is_never_stable():
    flat = 10 + 1e-9 * noise(12)
    known = fit(panel(flat), models=["linear"]).fits["verdict"][0]
    assert (known, fit(panel(flat, indicator="x"), models=["linear"]).fits["verdict"][0]) == (
        "stable",
        "no_clear_change",
    )


@pytest.mark.parametrize(
    ("apc", "expected"), [(0.2, "stable"), (1.0, "rising"), (-1.0, "falling"), (0.0, "stable")]
)
def test_verdicts_against_the_margin(apc, expected):
    values = 10 * (1 + apc / 100) ** np.arange(15) * np.exp(1e-4 * noise(15))
    assert fit(panel(values), models=["linear"]).fits["verdict"][0] == expected


def test_wrong_calls_name_the_choices():
    with pytest.raises(UnknownNameError, match="--model: no model 'lineal'; possible: linear"):
        fit(PANEL.empty(), models=["lineal"])
    with pytest.raises(TableError, match="panel: no column 'indicator'"):
        fit(pl.DataFrame({"region": ["x"]}))


def test_an_empty_panel_gives_empty_tables():
    found = fit(PANEL.empty())
    assert (found.fits.height, found.segments.height, found.fitted.height) == (0, 0, 0)
    for table, frame in zip((FITS, SEGMENTS, FITTED), found, strict=True):
        table.check(frame)


WHOLE = pl.concat(
    [
        panel(10 + noise(9, 1), region="甲"),
        panel(10 + noise(3, 2), region="乙"),
        panel(50 + noise(8, 3), region="甲", indicator="x"),
        panel(50 + noise(7, 4), region="乙", indicator="x", status="year uncertain"),
    ]
)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(WHOLE.height)))
def test_the_order_of_rows_does_not_matter(order):
    for first, second in zip(fit(WHOLE), fit(WHOLE[order]), strict=True):
        assert_frame_equal(first, second)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(min_value=-1e6, max_value=1e6), min_size=0, max_size=12),
    st.sampled_from(["x", "crude_birth_rate"]),
)
def test_whatever_the_values_there_is_a_verdict_and_no_nan(values, indicator):
    for row in fit(panel(values, indicator=indicator)).fits.iter_rows(named=True):
        assert row["verdict"] is not None
        assert row["status"] == "ok" or row["reason"]
        assert not any(isinstance(cell, float) and np.isnan(cell) for cell in row.values())
