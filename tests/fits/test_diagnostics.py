"""Influence and residual tests: statsmodels' on Longley's and simple data, by hand where that is short."""

import numpy as np
import polars as pl
import pytest

from trends.fits import diagnostics
from trends.fits.influence import influence
from trends.fits.sample import Sample
from trends.schema import PANEL, RESIDUAL_TESTS, RESIDUALS

YEARS = np.arange(2000.0, 2012.0)
Y = 0.3 * YEARS + np.random.default_rng(3).normal(size=12)


def table(values, *, years=YEARS, indicator="x"):
    rows = [
        {"region": "甲", "indicator": indicator, "subgroup": "", "role": "observed", "status": "ok"}
        | {"year": int(year), "value": float(value), "observations": []}
        for year, value in zip(years, values, strict=True)
    ]
    return pl.DataFrame(rows, schema=PANEL.columns)


def slope(x, y):
    return np.polynomial.Polynomial.fit(x - 2000, y, 1).convert().coef[1]


def test_influence_is_what_leaving_out_does():
    found, _ = influence(Sample(YEARS, Y, None, YEARS))
    design = np.column_stack([np.ones(12), YEARS - YEARS.mean()])
    hat = design @ np.linalg.inv(design.T @ design) @ design.T
    np.testing.assert_allclose(found.leverage, np.diag(hat), rtol=1e-9)
    whole = slope(YEARS, Y)
    for at in range(12):
        rest = np.delete(np.arange(12), at)
        without = slope(YEARS[rest], Y[rest])
        line = np.polynomial.Polynomial.fit(YEARS[rest], Y[rest], 1)
        s = np.sqrt(((Y[rest] - line(YEARS[rest])) ** 2).sum() / 9)
        se = s / np.sqrt(((YEARS - YEARS.mean()) ** 2).sum())
        assert found.dfbetas[at] == pytest.approx((whole - without) / se, rel=1e-7)
        cook = (
            (design @ np.polynomial.polynomial.polyfit(YEARS - YEARS.mean(), Y, 1) - line(YEARS)) ** 2
        ).sum()
        assert found.cook[at] == pytest.approx(cook / (2 * (found.residual**2).sum() / 10), rel=1e-7)


def test_durbin_and_watson_and_ljung_and_box_by_hand():
    found, tests = influence(Sample(YEARS, Y, None, YEARS))
    e = found.residual
    assert tests.durbin_watson == pytest.approx((np.diff(e) ** 2).sum() / (e**2).sum(), rel=1e-12)
    r = [float(e[k:] @ e[:-k] / (e @ e)) for k in (1, 2)]
    assert tests.lags == 2
    assert tests.ljung_box == pytest.approx(12 * 14 * (r[0] ** 2 / 11 + r[1] ** 2 / 10), rel=1e-9)


def test_the_tables():
    found = diagnostics(pl.concat([table(Y), table(Y[:4], years=YEARS[:4], indicator="y")]))
    assert RESIDUALS.check(found.residuals).height == 12
    assert RESIDUAL_TESTS.check(found.tests)["reason"].to_list() == [
        "12 years show only strong dependence and gross departures",
        "fewer than 6 years",
    ]


def test_a_year_far_from_the_line_is_influential():
    found = diagnostics(table(np.where(YEARS == 2011, Y + 8, Y))).residuals
    assert 2011 in found.filter(pl.col("dfbetas").abs() > pl.col("limit"))["year"].to_list()


@pytest.mark.parametrize(
    ("values", "reason"),
    [(2 * YEARS, "the values lie on a straight line"), (np.full(12, 3.0), "all 12 values are equal")],
)
def test_nothing_to_test_has_its_reason(values, reason):
    found = diagnostics(table(values))
    assert found.residuals.height == 0
    assert found.tests["reason"][0].startswith(reason)


def test_missing_years_are_said():
    years = np.array([2000.0, 2001, 2002, 2006, 2007, 2008, 2010])
    reason = diagnostics(table(Y[:7], years=years)).tests["reason"][0]
    assert reason.endswith("years are missing: neighbours in the tests are not always a year apart")
