import re

import numpy as np
import pytest

from trends.comparisons import Asked, compare
from trends.comparisons.rows import ANY_NUMBER
from trends.comparisons.simultaneous import all_at_once
from trends.comparisons.welch import Estimates
from trends.schema import PANEL


def rows(frame):
    return {(r["region"], r["reference"]): r for r in frame.iter_rows(named=True)}


def test_two_regions_need_no_widening(fits):
    two = fits(("a", 1.0, 0.1, 8.0), ("b", 1.5, 0.2, 5.0))
    one = compare(PANEL.empty(), two, comparisons=["pairs"]).row(0, named=True)
    other = compare(PANEL.empty(), two, comparisons=["simultaneous"]).row(0, named=True)
    for column in ("lower", "upper"):
        assert other[column] == pytest.approx(one[column], abs=0.05)
    assert other["p_value"] == one["p_value"]


def test_equal_variances_give_tukeys_range():
    from scipy.stats import studentized_range

    given = Estimates(np.arange(6.0), np.full(6, 0.5), np.full(6, np.inf))
    found = all_at_once(given)
    half = studentized_range.ppf(0.95, 6, np.inf) * 0.5
    np.testing.assert_allclose(found.upper - found.estimate, half, rtol=0.03)


def test_the_numbers_of_pairs_with_wider_intervals(fits):
    many = fits(*((f"r{n}", n / 10, 0.1 + n / 30, 6.0 + n) for n in range(8)), ("z", "only 4 years"))
    pairs = rows(compare(PANEL.empty(), many, comparisons=["pairs"]))
    found = rows(compare(PANEL.empty(), many, comparisons=["simultaneous"]))
    assert set(found) == set(pairs)
    for key, row in found.items():
        assert [row[c] for c in ("estimate", "se", "p_adjusted", "status", "reason")] == [
            pairs[key][c] for c in ("estimate", "se", "p_adjusted", "status", "reason")
        ]
        assert "z" in key or row["lower"] < pairs[key]["lower"]
    assert found["r0", "z"]["lower"] is None


def test_too_many_regions_are_one_row(fits):
    many = fits(*((f"r{n:02}", 1.0, 0.1, 8.0) for n in range(51)))
    row = compare(PANEL.empty(), many, comparisons=["simultaneous"]).row(0, named=True)
    assert (row["region"], row["reference"], row["status"]) == ("unlisted", "all", "skipped")
    assert row["reason"].startswith("51 regions: every two are compared up to 50; any number by ")


def test_pairs_of_a_large_cohort_are_one_row_and_the_others_are_compared(fits, monkeypatch):
    monkeypatch.setattr("trends.comparisons.pairs.MOST", 2)
    many = fits(*((r, 1.0, 0.1, 8.0) for r in ("a", "b", "c", "福建省", "浙江省")))
    found = rows(compare(PANEL.empty(), many, comparisons=["pairs"]))
    assert set(found) == {("unlisted", "all"), ("浙江省", "福建省")}
    assert found["unlisted", "all"]["reason"].startswith(
        "3 regions: every two are compared up to 2; any number by "
    )
    assert found["浙江省", "福建省"]["status"] == "ok"


def test_what_the_row_names_compares_any_number(fits):
    many = fits(*((f"r{n:04}", n % 7 / 10, 0.1, 8.0) for n in range(1001)))
    row = compare(PANEL.empty(), many, comparisons=["pairs"]).row(0, named=True)
    assert row["reason"] == "1001 regions: every two are compared up to 1000; any number by " + ANY_NUMBER
    named = re.split(", | or ", ANY_NUMBER)
    found = compare(PANEL.empty(), many, comparisons=named, asked=Asked(benchmark="r0000"))
    assert set(found["comparison"]) == set(named)
    assert found["status"].unique().to_list() == ["ok"]
    assert found.filter(comparison="rest").height == 1001


@pytest.mark.parametrize(
    "only", [[("a", "flat")], [("a", 1.0, 0.1, 8.0)], [("a", 1.0, 0.0, 8.0), ("b", 1.0, 0.0, 8.0)]]
)
def test_little_to_compare(fits, only):
    found = compare(PANEL.empty(), fits(*only), comparisons=["simultaneous"])
    assert found.height == len(only) - 1
    assert found["lower"].null_count() == found.height


@pytest.mark.slow
def test_all_intervals_hold_at_once():
    rng = np.random.default_rng(31)
    error, df, held = np.geomspace(0.1, 1.0, 10), np.linspace(6, 20, 10), 0
    for _ in range(400):
        given = Estimates(rng.normal(0, error), error * np.sqrt(rng.chisquare(df) / df), df)
        found = all_at_once(given)
        held += ((found.lower <= 0) & (found.upper >= 0)).all()
    assert 0.93 <= held / 400 <= 0.98
