import numpy as np
import polars as pl
import pytest

from trends.comparisons import Asked, compare
from trends.comparisons.levels import ALONE, median_of_others
from trends.comparisons.lines import ANOTHER, levels_at, lines, middles
from trends.comparisons.slopes import estimates
from trends.comparisons.welch import Estimates
from trends.errors import UnknownNameError
from trends.fits import fit

YEARS = range(2005, 2020)


def wave(level, slope=0.1, years=YEARS, size=0.1, shift=0):
    return {y: level + slope * (y - 2005) + size * (-1) ** (y + shift + y // 3) for y in years}


def compared(panel, benchmark=None, model="linear"):
    fits = fit(panel, models=[model]).fits
    found = compare(panel, fits, comparisons=["levels"], asked=Asked(benchmark=benchmark))
    return {r["region"]: r for r in found.iter_rows(named=True)}


def alone(years, values, stated, *, log):
    """The middle of one series, between two others that have no values."""
    of = np.ones(years.size, dtype=np.int64), 3
    stated = np.full(years.size, np.nan) if stated is None else stated
    found = middles(of, years, values, stated, np.full(years.size, log))
    assert np.isnan([column[[0, 2]] for column in found]).all()
    return tuple(float(column[1]) for column in found)


def test_the_level_is_least_squares_own_with_and_without_weights():
    import statsmodels.api as sm

    rng = np.random.default_rng(8)
    years = np.array([2000.0, 2001, 2003, 2004, 2008, 2009, 2010])
    values, stated = rng.normal(50, 2, 7), rng.uniform(1, 3, 7)
    for weights, given in ((np.ones(7), None), (stated**-2, stated)):
        peer = sm.WLS(values, sm.add_constant(years - 2010), weights=weights).fit()
        centre, level, spread = alone(years, values, given, log=False)
        se = spread * peer.bse[1]
        assert level + peer.params[1] * (2010 - centre) == pytest.approx(peer.params[0], rel=1e-9)
        assert np.hypot(se, peer.bse[1] * (2010 - centre)) == pytest.approx(peer.bse[0], rel=1e-9)


def test_on_the_log_scale_errors_follow(panel):
    _, level, _ = alone(np.arange(3.0), np.array([1, np.e, np.e**2]), np.ones(3) * 0.1, log=True)
    share = np.exp([0.0, 2.0, 4.0]) / np.exp([0.0, 2.0, 4.0]).sum()
    assert level == pytest.approx(share @ [0, 1, 2])


def test_above_similar_below_a_benchmark(panel):
    rows = panel({"country": wave(10, shift=1), "high": wave(12), "same": wave(10.02), "low": wave(8)})
    found = compared(rows, "country")
    assert {r: found[r]["reason"] for r in found} == {
        "high": "above in 2019",
        "same": "similar in 2019",
        "low": "below in 2019",
    }
    assert found["high"]["estimate"] == pytest.approx(2.0, abs=0.2)
    assert found["high"]["lower"] < 2.0 < found["high"]["upper"]
    with pytest.raises(UnknownNameError, match="no benchmark 'county'"):
        compared(rows, "county")


def test_without_a_benchmark_the_median_of_the_others_is_met(panel):
    found = compared(panel({r: wave(level) for r, level in (("a", 5), ("b", 10), ("c", 10.01), ("d", 20))}))
    assert {r["reference"] for r in found.values()} == {"median"}
    words = {r: row["reason"].split()[0] for r, row in found.items()}
    assert words == {"a": "below", "b": "similar", "c": "similar", "d": "above"}
    assert found["d"]["estimate"] == pytest.approx(10.0, abs=0.2)


def test_the_word_holds_for_all_regions_at_once(panel):
    rows = panel({f"r{n:02}": wave(10 + 0.02 * n, size=0.1 + n / 100, shift=n % 2) for n in range(20)})
    for row in compared(rows).values():
        assert (row["p_adjusted"] < 0.05) == (not row["reason"].startswith("similar"))


def test_a_region_whose_years_end_early_is_not_extended(panel):
    rows = panel({"a": wave(5), "b": wave(6), "old": wave(7, years=range(2005, 2012))})
    found = compared(rows)
    assert found["old"]["reason"] == "region: no value in 2019: its years are 2005–2011"
    assert (found["old"]["status"], found["old"]["estimate"]) == ("skipped", None)
    assert found["a"]["reference"] == "median"
    assert found["a"]["estimate"] == pytest.approx(-1, abs=0.01)  # b alone: the old one has no level
    assert compared(rows, "old")["a"]["reason"] == "reference: no value in 2019: its years are 2005–2011"


def test_what_has_no_level_has_a_reason(panel):
    flat = dict.fromkeys(YEARS, 3.0)
    rows = panel({"a": wave(5), "flat": flat, "two": wave(5, years=(2018, 2019)), "none": {2019: None}})
    found = compared(rows)
    assert all(r["status"] == "skipped" and r["estimate"] is None for r in found.values())
    assert found["a"]["reason"] == f"reference: {ALONE}"
    assert found["flat"]["reason"].startswith("region: all 15 values are equal")
    assert found["two"]["reason"].startswith("region: only 2 years")
    assert found["none"]["reason"].startswith("region: no usable year")


def test_models_with_joins_and_other_panels_are_refused(panel):
    rows = panel({"a": wave(5), "b": wave(7)})
    bent = compared(rows, model="joinpoint")
    assert bent["a"]["reason"].startswith("region: the model's curve is not one line")
    fits = fit(rows, models=["linear"]).fits
    other = compare(rows.filter(pl.col("year") < 2015), fits, comparisons=["levels"])
    assert other["reason"].str.contains(ANOTHER).all()


def test_median_of_others_is_numpys():
    rng = np.random.default_rng(5)
    for count in (2, 3, 4, 7, 8):
        values = rng.normal(size=count).round(1)
        found = median_of_others(Estimates(values, np.full(count, 0.2), np.full(count, 9.0)))
        peer = [np.median(np.delete(values, i)) for i in range(count)]
        np.testing.assert_allclose(found.value, peer)
    two = median_of_others(Estimates(np.zeros(2), np.array([0.1, 0.4]), np.full(2, 9.0)))
    np.testing.assert_allclose(two.se, [0.4, 0.1], rtol=0.1)


@pytest.mark.slow
@pytest.mark.parametrize("phi", [0.0, 0.6])
def test_levels_of_the_default_model_are_covered(panel, phi):
    rng = np.random.default_rng(21)
    regions = {}
    for n in range(400):
        noise = [rng.normal() / np.sqrt(1 - phi**2)]
        for _ in range(14):
            noise.append(phi * noise[-1] + rng.normal())
        regions[f"r{n:03}"] = dict(zip(YEARS, 100 + np.array(noise), strict=True))
    rows = panel(regions)
    found = estimates(levels_at(lines(rows, fit(rows).fits)))
    from scipy.special import stdtrit

    covered = (np.abs(found.value - 100) < stdtrit(found.df, 0.975) * found.se).mean()
    assert covered >= 0.93


def test_levels_in_a_chosen_year(panel):
    rows = panel({"a": wave(3, 1.0), "b": wave(4, 2.0)})
    fits = fit(rows, models=["linear"]).fits
    for name in ("levels", "ranks"):
        early, late = (
            compare(rows, fits, comparisons=[name], asked=Asked(year=year)) for year in (2007, None)
        )
        assert early["reason"].str.contains("in 2007").all()
        assert late["reason"].str.contains("in 2019").all()
    outside = compare(rows, fits, comparisons=["levels"], asked=Asked(year=1990))
    assert set(outside["reason"]) == {
        "region: no value in 1990: its years are 2005–2019; reference: no other region of its kind has a "
        "level in that year"
    }
