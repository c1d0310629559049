"""Every model on series that have no trend to find: a status and a reason, no warning, no NaN."""

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from trends.fits import MODELS, fit, fit_rows
from trends.fits.registry import COUNTED
from trends.schema import PANEL

INFINITY = float("inf")
NOISE = np.random.default_rng(2).normal(size=9).tolist()
REST = sorted(set(MODELS) - set(COUNTED) - {"log_linear"})

# name: (values, years or None for 2000…, verdict, what the reason says)
SERIES = {
    "one": ([7.0], None, "too_few_points", "only 1 year"),
    "two": ([7.0, 8.0], None, "too_few_points", "only 2 years"),
    "three": ([7.0, 8.0, 6.0], None, "too_few_points", "only 3 years"),
    "four": ([7.0, 8.0, 6.0, 9.0], None, "too_few_points", "only 4 years"),
    "five": ([7.0, 8.0, 6.0, 9.0, 5.0], None, "too_few_points", "only 5 years"),
    "all missing": ([None] * 8, None, "too_few_points", "no usable year; left out: 8 not a number"),
    "not numbers": (
        [INFINITY, -INFINITY, float("nan"), 3.0],
        None,
        "too_few_points",
        "only 1 year; left out: 3 not a number",
    ),
    "one repeated year": ([7.0, 8, 6, 9, 5, 4], [2003] * 6, "not_fitted", "several values for the year 2003"),
    "a year twice": (
        [7.0, 8, 6, 9, 5, 4, 3],
        [2000, 2001, 2002, 2002, 2003, 2004, 2005],
        "not_fitted",
        "several values for the year 2002",
    ),
}


def panel(values, *, years=None, indicator="x", unit=None, **more):
    years = range(2000, 2000 + len(values)) if years is None else years
    rows = [
        {
            "region": "甲",
            "indicator": indicator,
            "subgroup": "",
            "role": "observed",
            "year": year,
            "unit": unit,
        }
        | {"value": value, "status": "ok", "source": "t.csv", "observations": []}
        | {name: column[at] for name, column in more.items()}
        for at, (year, value) in enumerate(zip(years, values, strict=True))
    ]
    return pl.DataFrame(rows, schema=PANEL.columns)


def sound(frame, model):
    """The row of a series by its curve's way and by the kernel's, which must say the same without a NaN."""
    found = fit(frame, models=[model])
    assert_frame_equal(found.fits, fit_rows(frame, [model]), rel_tol=1e-9, abs_tol=1e-12)
    row = found.fits.row(0, named=True)
    assert row["verdict"] is not None
    assert row["status"] == "ok" or row["reason"]
    for table in found:
        for name, kind in table.schema.items():
            if kind == pl.Float64:
                assert table[name].drop_nulls().is_finite().all(), name
    return row


@pytest.mark.parametrize("model", sorted(MODELS))
@pytest.mark.parametrize("name", SERIES)
def test_too_little_to_fit(name, model):
    values, years, verdict, reason = SERIES[name]
    counts = [abs(v) if v is not None and np.isfinite(v) else v for v in values]
    bases = [1000.0] * len(values)
    row = sound(panel(values, years=years, numerator=counts, denominator=bases), model)
    assert row["verdict"] == verdict
    assert row["status"] == ("skipped" if verdict == "too_few_points" else "failed")
    assert row["reason"] == reason
    assert row["slope"] is None


@pytest.mark.parametrize("model", REST)
@pytest.mark.parametrize("level", [0.0, 12.0, -3.0, 1e-300])
def test_constant_values(model, level):
    row = sound(panel([level] * 9), model)
    assert (row["verdict"], row["status"]) == ("not_fitted", "failed")
    assert row["reason"].startswith("all 9 values are equal")


@pytest.mark.parametrize("model", REST)
def test_a_zero_has_no_logarithm(model):
    values = [5.0, 0.0, 4.0, 3.0, 2.0, 1.0, 0.0]
    row = sound(panel(values, indicator="crude_birth_rate"), model)
    assert (row["verdict"], row["status"]) == ("not_fitted", "failed")
    assert row["reason"] == "2 of 7 values not above zero: no logarithm"


@pytest.mark.parametrize("model", sorted(COUNTED))
def test_zero_counts_are_counts(model):
    counts, bases = [0.0, 5, 0, 4, 3, 0, 2], [50.0] * 7
    rates = [20 * count for count in counts]
    frame = panel(rates, indicator="crude_birth_rate", numerator=counts, denominator=bases)
    row = sound(frame, model)
    assert (row["status"], row["verdict"]) == ("ok", "no_clear_change")


@pytest.mark.parametrize("model", sorted(COUNTED))
@pytest.mark.parametrize("count", [0.0, 50.0])
def test_counts_that_are_all_alike(model, count):
    row = sound(panel([count] * 7, numerator=[count] * 7, denominator=[50.0] * 7), model)
    if model != "binomial" and count:
        assert (row["status"], row["verdict"]) == ("ok", "no_clear_change")
        assert row["slope"] is None or model == "poisson"
        assert (row["slope"] or 0.0) == pytest.approx(0, abs=1e-12)
    else:
        assert (row["verdict"], row["status"], row["slope"]) == ("not_fitted", "failed", None)


@pytest.mark.parametrize("model", sorted(MODELS))
@pytest.mark.parametrize(
    "values",
    [
        [*[3.0] * 8, 4.0],
        [1.0, 2.0] * 5,
        [0.0] * 8 + [1e-300],
        [1e308, -1e308, *NOISE],
        [5e-324, *NOISE],
        [1e15 + v for v in NOISE],
        [0.0, 1, 0, 1, 0, 1, 0],
        [INFINITY, *NOISE, -INFINITY],
        [None, 2.0, None, None, *NOISE, None],
    ],
    ids=[
        "a last step",
        "two values",
        "tiny",
        "huge",
        "subnormal",
        "far from zero",
        "zero and one",
        "infinite",
        "missing",
    ],
)
def test_strange_values_give_a_row_without_nan(model, values):
    sound(panel(values, unit="person"), model)


@pytest.mark.parametrize("model", sorted(MODELS))
def test_stated_errors_of_zero_or_infinity_weigh_nothing(model):
    for se in ([0.0] * 9, [INFINITY] * 9, [1.0] * 8 + [-1.0]):
        row = sound(panel(NOISE, se=se), model)
        assert row["slope"] == fit(panel(NOISE), models=[model]).fits["slope"][0]
