"""A panel of many series at once against the same panel one series after the other."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from trends.errors import UnknownNameError
from trends.fits import MODELS, fit, fit_rows
from trends.fits.driver import fit_series
from trends.fits.many import KERNELS
from trends.fits.packed import WIDEST, pack
from trends.fits.series import series
from trends.schema import FITS, FITTED, PANEL, SEGMENTS

ODD = [None, 0.0, 1.0, 7.0, 7.5, -2.0, 1e300, float("nan"), float("inf")]
SHARE = {"check_exact": False, "rel_tol": 1e-9, "abs_tol": 1e-12}


def panel(matrix, *, first=1990, **more):
    """A series a row of the matrix, half of them on the log scale; `more` gives further columns."""
    count, span = len(matrix), len(matrix[0])
    frame = pl.DataFrame(
        {
            "region": np.repeat([f"r{i:05}" for i in range(count)], span),
            "indicator": np.repeat([("x", "crude_birth_rate")[i % 2] for i in range(count)], span),
            "year": np.tile(np.arange(first, first + span), count),
            "value": [v for row in matrix for v in row],
            **more,
        }
    )
    fixed = {"subgroup": "", "role": "observed", "status": "ok", "source": "t.csv", "observations": []}
    frame = frame.with_columns(pl.lit(v).alias(c) for c, v in fixed.items() if c not in more)
    frame = frame.with_columns(pl.lit(None).alias(c) for c in PANEL.columns if c not in frame.columns)
    return frame.select(pl.col(c).cast(t) for c, t in PANEL.columns.items())


def noise(count, span=12, seed=1):
    rng = np.random.default_rng(seed)
    values = rng.normal(50, 3, (count, span)).round(1)
    values[rng.random(values.shape) < 0.1] = np.nan
    return values


def singly(frame, models):
    """FITS, SEGMENTS and FITTED of one series after the other."""
    rows, segments, curves = [], [], []
    for one in series(frame):
        for name in models:
            row, parts, curve = fit_series(one, name)
            rows.append(row)
            segments += parts
            curves += curve
    return FITS.build(rows), SEGMENTS.build(segments), FITTED.build(curves)


def same(frame, models=tuple(KERNELS)):
    expected = singly(frame, models)
    for mine, theirs in zip(fit(frame, models=models), expected, strict=True):
        assert_frame_equal(mine, theirs, **SHARE)
    assert_frame_equal(FITS.check(fit_rows(frame, models)), expected[0], **SHARE)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(ODD) | st.floats(1, 9), min_size=9, max_size=9), min_size=1, max_size=4)
)
def test_whatever_the_values_the_rows_are_those_of_one_series_at_a_time(rows):
    same(panel(rows))


def test_plain_series_gaps_and_few_years():
    values = noise(60)
    values[3, 4:], values[4], values[5] = np.nan, np.nan, 7.0
    same(panel(values))


def test_models_without_a_kernel_stand_beside_those_with_one():
    same(panel(noise(6)), ("joinpoint", "robust", "linear"))


def test_stated_errors_and_intervals():
    values, rng = noise(8), np.random.default_rng(3)
    se = rng.uniform(0.5, 2, values.size)
    se[:20] = np.nan
    frame = panel(values, se=se)
    assert pack(frame).errors() is not None
    same(frame)
    half = 1.96 * rng.uniform(0.5, 2, values.size)
    same(panel(values, lower=values.ravel() - half, upper=values.ravel() + half))


def test_counts_over_bases_and_counts_alone():
    counts = np.random.default_rng(4).poisson(30, (8, 12)).astype(float)
    counts[2], counts[3, :-1] = 0, 0
    rates = 1000 * counts / 5000
    same(panel(rates, numerator=counts.ravel(), denominator=np.full(counts.size, 5000.0)), ("poisson",))
    same(panel(counts, unit=["person"] * counts.size), ("poisson", "sen"))


def test_uncertain_doubled_and_far_years_go_their_own_way():
    frame = panel(noise(9))
    at = pl.int_range(pl.len())
    status = pl.when(at == 14).then(pl.lit("year uncertain")).otherwise("status")
    far = pl.when((at // 12 == 3) & (pl.col("year") == 1990)).then(1990 - WIDEST).otherwise("year")
    doubled = pl.when((at // 12 == 5) & (pl.col("year") == 1991)).then(1990).otherwise("year")
    same(frame.with_columns(status=status))
    same(frame.with_columns(year=far.cast(pl.Int32)))
    same(frame.with_columns(year=doubled.cast(pl.Int32)))
    same(frame.with_columns(break_before=pl.when(at == 42).then(pl.lit("census"))))
    same(frame.with_columns(year_low=pl.col("year") - (at == 30), year_high="year"))


def test_the_order_of_rows_does_not_matter():
    frame = panel(noise(20))
    mixed = frame.sample(fraction=1, shuffle=True, seed=5)
    assert_frame_equal(fit_rows(frame, ["linear"]), fit_rows(mixed, ["linear"]))


def test_shifting_the_years_shifts_nothing_else():
    early, late = (fit_rows(panel(noise(20), first=at), sorted(KERNELS)) for at in (1000, 2000))
    years = ["first_year", "last_year"]
    assert_frame_equal(early.drop(years), late.drop(years), **SHARE)
    assert (late["first_year"] - early["first_year"]).drop_nulls().unique().to_list() == [1000]


def test_two_a_year_over_ten_missing_years():
    years = np.arange(1995, 2025)
    values = np.where((years > 2004) & (years < 2015), np.nan, 2.0 * years)
    found = fit_rows(panel([values], first=1995), ["linear", "hac", "sen"])
    assert found["slope"].to_list() == pytest.approx([2.0] * 3, rel=1e-12)


def test_no_series_and_no_such_model():
    assert fit_rows(PANEL.empty(), sorted(MODELS)).height == 0
    with pytest.raises(UnknownNameError, match="--model: no model 'lineal'"):
        fit_rows(PANEL.empty(), ["lineal"])
