"""The public-health arrow: its published example, its threshold, and its false arrows."""

import numpy as np
import polars as pl
import pytest

from trends.fits import fit
from trends.fits.arrow import CRITICAL, arrow
from trends.fits.intervals import byar
from trends.fits.sample import NotFittedError
from trends.schema import PANEL

COUNTS = np.array([994.0, 1023, 1199, 1332, 1367])
BASES = np.array([40299.0, 41527, 42811, 44064, 44701])


def test_the_worked_example():
    lower, upper = byar(COUNTS)
    np.testing.assert_allclose(1000 * lower / BASES, [23.16, 23.15, 26.44, 28.63, 28.98], atol=0.005)
    np.testing.assert_allclose(1000 * upper / BASES, [26.25, 26.19, 29.64, 31.90, 32.25], atol=0.005)
    found = arrow(COUNTS, BASES)
    assert found.direction == "up"
    assert found.chi_square == pytest.approx(46.77, rel=0.005)  # 46.58 here, from unrounded rates


def test_the_statistic_is_that_of_weighted_least_squares():
    import statsmodels.api as sm

    lower, upper = byar(COUNTS)
    rates, errors = COUNTS / BASES, (upper - lower) / BASES / (2 * 1.959963984540054)
    peer = sm.WLS(rates, sm.add_constant(np.arange(5.0)), weights=errors**-2)
    known, estimated = peer.fit(cov_type="fixed scale", cov_kwds={"scale": 1.0}), peer.fit()
    found = arrow(COUNTS, BASES)
    assert found.chi_square == pytest.approx(known.tvalues[1] ** 2, rel=1e-9)
    assert found.dispersion == pytest.approx(estimated.scale, rel=1e-9)
    assert found.f == pytest.approx(estimated.tvalues[1] ** 2, rel=1e-9)


def test_only_the_last_five_points_count_and_the_threshold_is_two_in_a_thousand():
    from scipy.stats import chi2

    earlier = np.concatenate([[9.0, 5000.0], COUNTS]), np.concatenate([[40000.0, 40000.0], BASES])
    assert arrow(*earlier) == arrow(COUNTS, BASES)
    assert chi2.sf(CRITICAL, 1) == pytest.approx(0.002, rel=1e-9)
    with pytest.raises(NotFittedError, match="an arrow needs 5 points, here are 4"):
        arrow(COUNTS[1:], BASES[1:])


def test_a_sign_that_hangs_on_one_point_is_no_arrow():
    alone = np.array([2000.0, 2000, 2000, 2000, 3000])
    found = arrow(alone, np.full(5, 1e5))
    assert found.chi_square > 100
    assert (found.direction, found.allowed) == ("none", "none")


def test_years_without_events_are_points_too():
    found = arrow(np.array([0.0, 0, 1, 0, 2]), np.full(5, 1000.0))
    assert (found.direction, found.allowed) == ("none", "none")
    assert np.isfinite(found.chi_square)


@pytest.mark.parametrize(("spread", "published"), [(1, 0.2), (2, 3), (5, 15), (10, 27)])
def test_false_arrows_by_dispersion(spread, published):
    """In percent of flat series; the arrow that allows for dispersion keeps its 0.2 %."""
    rng, rounds = np.random.default_rng(11), 1500
    mean = np.full((rounds, 5), 1000.0)
    if spread > 1:
        mean = rng.gamma(1000 / (spread - 1), spread - 1, mean.shape)
    found = [arrow(counts.astype(float), np.full(5, 40000.0)) for counts in rng.poisson(mean)]
    false, allowed = (
        100 * np.mean([getattr(one, name) != "none" for one in found]) for name in ("direction", "allowed")
    )
    assert false == pytest.approx(published, abs=0.4 + 3 * np.sqrt(published * (100 - published) / rounds))
    assert allowed <= 0.6


def fitted(counts, bases, model, *, years=range(2010, 2016)):
    rows = [
        {"region": "a", "indicator": "crude_birth_rate", "subgroup": "", "role": "observed", "status": "ok"}
        | {"year": year, "value": 1000 * count / base, "numerator": count, "denominator": base}
        | {"observations": []}
        for year, count, base in zip(years, counts, bases, strict=True)
    ]
    return fit(pl.DataFrame(rows, schema=PANEL.columns), models=[model]).fits.row(0, named=True)


def test_the_worked_example_as_a_model():
    from scipy.stats import chi2, f

    statistics = arrow(COUNTS, BASES)
    row, allowing = (
        fitted([1000.0, *COUNTS], [40000.0, *BASES], model)
        for model in ("arrow_published", "arrow_dispersed")
    )
    assert (row["verdict"], row["status"], row["scale"], row["slope"]) == ("rising", "ok", "linear", None)
    assert row["reason"].startswith("arrow up of 2011 to 2015: chi-square 46.6 where 9.55 is needed")
    assert row["p_value"] == pytest.approx(chi2.sf(statistics.chi_square, 1), rel=1e-9)
    # the points scatter about their line hardly more than they may, but there are only five of them
    assert allowing["reason"].startswith("arrow none of 2011 to 2015")
    assert (allowing["verdict"], allowing["p_value"]) == (
        "no_clear_change",
        pytest.approx(f.sf(statistics.f, 1, 3), rel=1e-9),
    )


def test_dispersion_takes_the_arrow_away():
    scattered = [100.0, 100, 140, 90, 160, 170], [10_000.0] * 6
    assert fitted(*scattered, "arrow_published")["verdict"] == "rising"
    assert fitted(*scattered, "arrow_dispersed")["verdict"] == "no_clear_change"


def test_years_that_do_not_follow_each_other_have_no_arrow():
    row = fitted(
        [1000.0, *COUNTS], [40000.0, *BASES], "arrow_published", years=[2000, 2001, 2002, 2004, 2005, 2006]
    )
    assert (row["verdict"], row["status"]) == ("not_fitted", "failed")
    assert row["reason"] == "an arrow needs 5 successive years; the last 5 values are of 2001 to 2006"
