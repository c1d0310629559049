"""Convergence clubs: made ones are found again, and one that is none is not."""

import numpy as np
import pytest

from trends.comparisons import compare
from trends.comparisons.club_search import clubs
from trends.comparisons.log_t import CRITICAL, log_t, regressed, unlike
from trends.comparisons.stability import LEFT_OUT, agreement
from trends.schema import FITS

YEARS = np.arange(1.0, 41.0)


def paths(limits, size, seed, fall=0.8):
    """Regions that close their gaps to their club's limit, as Phillips and Sul's model has it."""
    rng = np.random.default_rng(seed)
    gaps = rng.uniform(0.5, 1.5, (len(limits) * size, 1)) * rng.choice([-1, 1], (len(limits) * size, 1))
    noise = 0.05 * rng.normal(size=(len(limits) * size, YEARS.size))
    return np.repeat(limits, size)[:, None] + (gaps + noise) * YEARS**-fall


@pytest.mark.parametrize("seed", range(5))
def test_three_made_clubs_are_found(seed):
    values = paths([30.0, 20.0, 10.0], 6, seed)
    assert log_t(values)[1] < CRITICAL
    assert [c.tolist() for c in clubs(values)] == [list(range(6 * n, 6 * n + 6)) for n in range(3)]


@pytest.mark.parametrize("seed", range(5))
def test_one_that_goes_its_own_way_is_in_none(seed):
    values = np.vstack([paths([20.0], 8, seed), 30 * 1.03**YEARS])
    assert [c.tolist() for c in clubs(values)] == [list(range(8))]


def test_all_that_converge_are_one_club():
    values = paths([20.0], 10, 3)
    assert [c.size for c in clubs(values)] == [10]


def test_the_order_of_regions_does_not_matter():
    values = paths([30.0, 20.0, 10.0], 5, 1)
    order = np.random.default_rng(2).permutation(15)
    again = [sorted(order[c].tolist()) for c in clubs(values[order])]
    assert again == [c.tolist() for c in clubs(values)]


def test_many_regressions_at_once_are_each_the_one():
    values = paths([30.0, 20.0], 5, 4)
    sets = [values[:3], values[4:9], values]
    slopes, errors = regressed(np.stack([unlike(v) for v in sets]))
    for slope, error, one in zip(slopes, errors, sets, strict=True):
        found, statistic = log_t(one)
        assert (slope, slope / error) == (pytest.approx(found.estimate), pytest.approx(statistic))


def test_regions_that_are_equal_in_a_year_make_no_core():
    values = paths([30.0, 10.0], 4, 5)
    values[1] = values[0]
    assert sorted(np.concatenate(clubs(values)).tolist()) == list(range(8))


def test_agreement_counts_who_is_there():
    again = np.array([[0, 0, 1, LEFT_OUT], [0, 1, 2, 2]])
    found = agreement(np.array([0, 0, 1, 1]), again)
    np.testing.assert_allclose(found, [(1 + 0.5) / 2, (1 + 0.5) / 2, 1.0, 1.0])


def test_rows_have_the_clubs_and_each_region_in_one(panel):
    values = paths([30.0, 20.0], 5, 6)
    made = {f"r{n}": dict(zip(range(1980, 2020), v.tolist(), strict=True)) for n, v in enumerate(values)}
    rows = compare(panel(made), FITS.empty(), comparisons=["clubs"])
    of = dict(rows.filter(rows["region"] != "unlisted").select("region", "reference").iter_rows())
    assert of == {f"r{n}": "club 1" if n < 5 else "club 2" for n in range(10)}
    whole = rows.filter(rows["region"] == "unlisted")
    assert whole["reference"].to_list() == ["club 1", "club 2"]
    assert (whole["p_value"] > 0.05).all()
    assert rows["estimate"].null_count() == 0
    assert "stability" in whole["reason"][0]


def test_too_few_say_so(panel):
    few = compare(panel({"a": {2000: 1.0}, "b": {2000: 2.0}}), FITS.empty(), comparisons=["clubs"])
    assert few["reason"].to_list() == ["2 regions have all of 1 common years; 5 and 10 are needed"]
