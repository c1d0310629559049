"""What happened at an event, beside what happened to everybody and at other dates."""

import numpy as np
import polars as pl
import pytest

from trends.comparisons import Asked, compare
from trends.comparisons.autocorrelation import shared
from trends.comparisons.interrupted import interrupted, placebos
from trends.schema import FITS

YEARS = np.arange(2000, 2020)


def noise(rng, phi=0.0, size=YEARS.size):
    out = np.empty(size)
    out[0] = rng.normal()
    for at in range(1, size):
        out[at] = phi * out[at - 1] + np.sqrt(1 - phi**2) * rng.normal()
    return out


def test_the_line_is_statsmodels_with_the_same_autocorrelation():
    import statsmodels.api as sm

    y = np.cumsum(np.random.default_rng(2).normal(size=20))
    design = np.column_stack(
        [YEARS >= 2012, (YEARS - 2012) * (YEARS >= 2012), np.ones(20), YEARS - 2012]
    ).astype(float)
    for phi in (0.0, 0.5):
        sigma = np.eye(20) if phi == 0 else phi ** np.abs(np.subtract.outer(YEARS, YEARS)).astype(float)
        peer = sm.GLS(y, design, sigma=sigma).fit()
        found = interrupted(YEARS.astype(float), y, 2012.0, phi)
        for one, at in ((found.level, 0), (found.slope, 1)):
            assert one.estimate == pytest.approx(peer.params[at], rel=1e-9)
            assert one.se == pytest.approx(peer.bse[at], rel=1e-9)
            assert one.p_value == pytest.approx(peer.pvalues[at], rel=1e-8)
        assert found.p_value == pytest.approx(float(peer.f_test(np.eye(4)[:2]).pvalue), rel=1e-8)


def asked(panel, regions, benchmark="all", event=2012):
    rows = panel({r: dict(zip(YEARS.tolist(), v.tolist(), strict=True)) for r, v in regions.items()})
    found = compare(rows, FITS.empty(), comparisons=["before_after"], asked=Asked(benchmark, event=event))
    return {(r["region"], r["reference"]): r for r in found.iter_rows(named=True)}


def test_an_effect_is_told_from_what_happened_to_all(panel):
    rng = np.random.default_rng(4)
    shock = 30.0 * (YEARS >= 2012)
    regions = {f"r{n}": 100 + n + shock + 0.5 * noise(rng) for n in range(6)}
    regions["r0"] = regions["r0"] - 3.0 * (YEARS >= 2012) - 0.5 * np.maximum(YEARS - 2012, 0)
    regions["all"] = 100 + shock + 0.2 * noise(rng)
    found = asked(panel, regions)
    assert set(found) == {(f"r{n}", f"2012: {r}") for n in range(6) for r in ("level", "slope", "placebo")}
    assert found["r0", "2012: level"]["estimate"] == pytest.approx(-3, abs=1)
    assert found["r0", "2012: slope"]["estimate"] == pytest.approx(-0.5, abs=0.2)
    assert found["r0", "2012: slope"]["p_adjusted"] < 0.01
    assert found["r0", "2012: placebo"]["estimate"] == 0.0
    assert all(found[f"r{n}", "2012: level"]["p_adjusted"] > 0.05 for n in range(1, 6))
    rest = asked(panel, {r: v for r, v in regions.items() if r != "all"}, benchmark=None)
    assert rest["r0", "2012: slope"]["p_adjusted"] < 0.01
    assert "the cohort's others" in rest["r1", "2012: level"]["reason"]


def test_without_an_event_or_years_around_it_nothing_is_said(panel):
    regions = {r: np.arange(20.0) ** 1.5 for r in ("a", "b", "all")}
    assert asked(panel, regions, event=None) == {}
    late = asked(panel, regions, event=2018)
    assert late["a", "2018: level"]["reason"].startswith("18 years before 2018 and 2 from it on")


def test_placebos_look_at_the_years_before_alone():
    y = np.cos(np.arange(20.0) ** 2)
    one, other = (placebos(YEARS.astype(float), v, 2012.0, 0.3) for v in (y, y + 100.0 * (YEARS >= 2012)))
    np.testing.assert_array_equal(one, other)
    assert one.size == 6


def test_autocorrelation_is_learnt_from_all_together():
    rng = np.random.default_rng(8)
    for phi in (0.0, 0.3, 0.6):
        series = [(YEARS.astype(float), noise(rng, phi)) for _ in range(300)]
        assert shared(series) == pytest.approx(phi, abs=0.06)
        assert shared(series, 2010.0) == pytest.approx(phi, abs=0.07)
    assert shared([]) == shared([(YEARS.astype(float), np.ones(20))]) == 0.0


@pytest.mark.slow
@pytest.mark.parametrize("phi", [0.0, 0.5])
def test_false_effects_are_as_rare_as_promised(panel, phi):
    rng, found = np.random.default_rng(9), []
    for _ in range(30):
        regions = {f"r{n:02}": 10 ** rng.uniform() * noise(rng, phi) for n in range(30)}
        rows = asked(panel, regions | {"all": 0.01 * noise(rng)})
        found += [r["p_value"] < 0.05 for r in rows.values() if r["p_value"] is not None]
    assert 0.035 <= np.mean(found) <= 0.07


def test_rows_keep_to_their_indicator(panel):
    regions = {r: dict(zip(YEARS.tolist(), np.cos(YEARS * n), strict=True)) for n, r in enumerate("abc", 2)}
    rows = pl.concat([panel(regions), panel(regions).with_columns(indicator=pl.lit("y"))])
    found = compare(rows, FITS.empty(), comparisons=["before_after"], asked=Asked("a", event=2012))
    assert found["indicator"].value_counts()["count"].to_list() == [6, 6]
