"""One that was behind and is ahead has overtaken; the p says whether both are sure."""

import numpy as np
import pytest

from trends.comparisons import compare
from trends.comparisons.overtakings import both
from trends.comparisons.welch import Estimates, difference
from trends.fits import fit

YEARS = range(2000, 2016)


def series(level, slope, size=0.1, years=YEARS):
    return {y: level + slope * (y - 2000) + size * (-1) ** (y + y // 3) for y in years}


def overtakings(panel):
    found = compare(panel, fit(panel, models=["linear"]).fits, comparisons=["overtakings"])
    return {(r["region"], r["reference"]): r for r in found.iter_rows(named=True)}


def test_who_overtook_whom_and_when(panel):
    found = overtakings(panel({"a": series(10, 0), "b": series(7, 0.4), "c": series(5, 0)}))
    assert set(found) == {("b", "a"), ("a", "c"), ("b", "c")}
    row = found["b", "a"]
    assert row["reason"] == "behind in 2000, ahead in 2015, level in 2007.5"
    assert row["p_adjusted"] < 0.001
    assert row["estimate"] == pytest.approx(3.0, abs=0.1)
    for held in (("a", "c"), ("b", "c")):
        assert found[held]["reason"] == "ahead in 2000 and in 2015"
        assert found[held]["p_value"] > 0.99


def test_an_unsure_one_is_not_called_one(panel):
    row = overtakings(panel({"a": series(10, 0, size=2), "b": series(9.8, 0.04, size=2)}))["b", "a"]
    assert row["reason"].startswith("behind in 2000, ahead in 2015")
    assert row["p_value"] > 0.3


def test_only_years_that_both_have_count(panel):
    row = overtakings(panel({"a": series(10, 0), "b": series(7, 0.4, years=range(2005, 2020))}))
    assert row["b", "a"]["reason"].startswith("behind in 2005, ahead in 2015")


def test_both_ends_must_be_sure():
    """Whether the truth is a tie at one end or at both, 5 % is called an overtaking at most."""
    rng = np.random.default_rng(4)
    for lead in (0.0, 8.0):
        ends = rng.normal([0.0, lead], 1.0, (20000, 2)) * np.sqrt(2)
        zero = Estimates(np.zeros(20000), np.ones(20000), np.full(20000, np.inf))
        before, after = (difference(zero._replace(value=v), zero) for v in ends.T)
        assert (both(before, after) < 0.05).mean() < 0.054
