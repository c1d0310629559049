import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from trends.comparisons import compare
from trends.comparisons.draws import repeated
from trends.comparisons.ranking import chances, ranking
from trends.comparisons.ranks import MOST
from trends.comparisons.welch import Estimates
from trends.fits import fit

YEARS = range(2005, 2020)


def series(level, size=0.1, years=YEARS):
    return {y: level + size * (-1) ** (y + y // 3) for y in years}


def ranked(panel, models=("linear",)):
    found = compare(panel, fit(panel, models=models).fits, comparisons=["ranks"])
    return {(r["region"], r["reference"]): r for r in found.iter_rows(named=True)}


def test_clear_ranks_are_sure_and_close_ones_are_not(panel):
    found = ranked(
        panel({"a": series(20), "b": series(10), "c": series(10.01), "d": series(1), "e": series(0.5)})
    )
    interval = {
        r: tuple(row[c] for c in ("lower", "upper")) for (r, ref), row in found.items() if ref == "all"
    }
    assert (interval["a"], interval["b"], interval["c"]) == ((1, 1), (2, 3), (2, 3))
    assert found["c", "all"]["estimate"] == 2
    assert found["a", "first"]["estimate"] == found["a", "first quarter"]["estimate"] == 1
    # the first quarter of five are two: the second place is shared by b and c
    assert found["b", "first quarter"]["estimate"] + found["c", "first quarter"]["estimate"] == pytest.approx(
        1
    )
    assert found["a", "all"]["reason"] == "in 2019, of 5; rank 1 is the highest value"


def test_where_lower_is_better_the_lowest_is_first(panel):
    rows = panel({"a": series(20), "b": series(10)}).with_columns(
        indicator=pl.lit("maternal_mortality_ratio")
    )
    found = ranked(rows)
    assert found["b", "all"]["estimate"] == 1
    assert found["b", "all"]["reason"].endswith("the lowest value")


def test_what_has_no_rank_says_why_and_the_others_are_ranked(panel):
    rows = panel(
        {
            "a": series(5),
            "b": series(3),
            "flat": dict.fromkeys(YEARS, 2.0),
            "two": series(1, years=(2018, 2019)),
        }
        | {"early": series(9, years=range(2005, 2012)), "none": {2019: None}}
    )
    found = ranked(rows)
    for region in ("flat", "two", "early", "none"):
        for reference in ("all", "first", "first quarter"):
            row = found[region, reference]
            assert row["status"] == "skipped"
            assert row["reason"]
            assert row["estimate"] is None
    assert found["a", "all"]["reason"].startswith("in 2019, of 2;")
    alone = ranked(panel({"a": series(5)}))["a", "all"]
    assert alone["reason"] == "no other region of its kind has a level in that year"


def test_too_many_regions_are_a_reason(panel, monkeypatch):
    monkeypatch.setattr("trends.comparisons.ranks.MOST", 2)
    found = ranked(panel({"a": series(5), "b": series(3), "c": series(4)}))
    assert {r["reason"] for r in found.values()} == {"3 regions: ranked up to 2 at once"}
    assert MOST == 300


def test_the_same_panel_gives_the_same_ranks(panel):
    rows = panel({f"r{n:02}": series(5 + n / 20) for n in range(12)})
    fits = fit(rows, models=["linear"]).fits
    one = compare(rows, fits, comparisons=["ranks"])
    assert_frame_equal(one, compare(rows.reverse(), fits.reverse(), comparisons=["ranks"]))


def test_equal_estimates_share_every_rank():
    found = ranking(Estimates(np.full(6, 2.0), np.full(6, 0.3), np.full(6, 9.0)))
    assert (found.rank == 1).all()
    assert (found.lower == 1).all()
    assert (found.upper == 6).all()


def test_estimates_without_error_have_their_ranks():
    given = Estimates(np.array([3.0, 2.0, 2.0]), np.zeros(3), np.full(3, 9.0))
    found = ranking(given)
    np.testing.assert_array_equal(np.stack(found), [[1, 2, 2], [1, 2, 2], [1, 3, 3]])
    np.testing.assert_array_equal(chances(given, [1]), [[1, 0, 0]])


def test_chances_are_those_of_the_t_distribution():
    from scipy.stats import norm

    given = Estimates(np.array([1.0, 0.0]), np.array([0.6, 0.8]), np.full(2, np.inf))
    assert chances(given, [1])[0, 0] == pytest.approx(norm.cdf(1.0), abs=0.025)
    assert chances(given, [1]).sum() == pytest.approx(1)


@pytest.mark.slow
@pytest.mark.parametrize("gap", [0.0001, 0.3])
def test_the_true_rank_is_covered(gap):
    rng = np.random.default_rng(9)
    true, error, df = gap * np.arange(15.0), np.geomspace(0.1, 1.0, 15), 8.0
    covered = []
    for _ in range(150):
        given = Estimates(
            rng.normal(true, error), error * np.sqrt(rng.chisquare(df, 15) / df), np.full(15, df)
        )
        found = ranking(given)
        covered.append((found.lower <= 15 - np.arange(15)) & (15 - np.arange(15) <= found.upper))
    assert np.mean(covered) >= 0.94
    assert np.mean(covered, axis=0).min() >= 0.90


def test_who_is_told_apart_no_longer_widens_the_rest():
    """Twelve far groups of two whose gap is not quite told apart beside twenty-three open differences."""

    def groups(gap):
        value = np.repeat(100.0 * np.arange(12.0), 2) + np.tile([0.0, gap], 12)
        return Estimates(value, np.full(24, 1.0), np.full(24, 9.0))

    errors, found = repeated(groups(1.0), 20_000)
    apart = np.abs(errors[:, 1:] - errors[:, :1]) / np.hypot(found[:, 1:], found[:, :1])
    in_one_step = np.quantile(apart.max(axis=1), 0.95)
    stepwise = ranking(groups(0.97 * in_one_step * np.sqrt(2)))
    assert (stepwise.lower == stepwise.upper).mean() > 0.9


def test_ranks_are_those_of_the_definition_draw_by_draw():
    rng = np.random.default_rng(4)
    given = Estimates(rng.normal(0, 1, 25), rng.uniform(0.1, 0.5, 25), np.full(25, 7.0))
    errors, found = repeated(given, 2000)
    for one, (lower, upper) in enumerate(np.stack(ranking(given)[1:]).T):
        apart = (errors - errors[:, one, None]) / np.hypot(found, found[:, one, None])
        ahead = (given.value - given.value[one]) / np.hypot(given.se, given.se[one])
        above = below = np.zeros(25, dtype=bool)
        for _ in range(25):
            sizes = np.maximum(np.where(above, 0, apart), np.where(below, 0, -apart)).max(axis=1)
            critical = np.quantile(sizes, 0.95)
            above, below = ahead > critical, ahead < -critical
        assert (lower, upper) == (1 + above.sum(), 25 - below.sum())
