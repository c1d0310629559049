"""Convergence of regions that do not all tend to one level."""

import numpy as np
import polars as pl
import pytest

from trends.catalogue.regions.parts import part
from trends.comparisons import Asked, compare
from trends.comparisons.growth import beta
from trends.errors import UnknownNameError
from trends.schema import FITS

YEARS = range(2000, 2016)
EAST = ["上海市", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省"]
NORTHWEST = ["陕西省", "甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区"]


def converged(panel, given=()):
    found = compare(panel, FITS.empty(), comparisons=["convergence"], asked=Asked(given=given))
    return {(r["indicator"], r["reference"]): r for r in found.iter_rows(named=True)}


def closing(goals, rate=0.1, noise=0.02, seed=3):
    """Regions whose gaps to goals of their own shrink by `rate` a year."""
    rng = np.random.default_rng(seed)
    gaps = {region: 2 * rng.normal() for region in goals}
    return {
        region: {y: goal + gaps[region] * np.exp(-rate * (y - 2000)) + noise * rng.normal() for y in YEARS}
        for region, goal in goals.items()
    }


TWO_LEVELS = dict.fromkeys(EAST, 10.0) | dict.fromkeys(NORTHWEST, 30.0)


def test_beta_given_others_is_least_squares_with_hc3():
    import statsmodels.api as sm

    rng = np.random.default_rng(4)
    given, start = rng.normal(size=(20, 2)), rng.normal(3, 1, 20)
    end = start + 10 * (0.05 - 0.01 * start + given @ [0.1, -0.2] + rng.normal(0, 0.01, 20) * start)
    found = beta(start, end, 10.0, given)
    design = sm.add_constant(np.column_stack([start, given]))
    peer = sm.OLS((end - start) / 10, design).fit(cov_type="HC3", use_t=True)
    assert found.estimate == pytest.approx(peer.params[1], rel=1e-9)
    assert found.se == pytest.approx(peer.bse[1], rel=1e-9)
    assert found.p_value == pytest.approx(peer.pvalues[1], rel=1e-7)


def test_parts_that_tend_to_levels_of_their_own_hide_and_show_convergence(panel):
    found = converged(panel(closing(TWO_LEVELS)))
    alone, given = found["x", "beta"], found["x", "conditional beta"]
    assert alone["reason"].startswith("no clear change")
    assert given["reason"] == ("those behind catch up; given the part of the country, 12 of 12 regions")
    speed = found["x", "conditional speed"]
    assert speed["lower"] < 0.1 < speed["upper"]
    life = found["x", "conditional half-life"]
    assert life["estimate"] == pytest.approx(np.log(2) / 0.1, rel=0.05)


def test_an_indicator_is_given_only_when_it_is_asked_for(panel):
    names = [f"r{n:02}" for n in range(14)]
    goals = {name: 10.0 + 3.0 * (n % 5) for n, name in enumerate(names)}
    rows = pl.concat(
        [
            panel(closing(goals)),
            panel({r: {2000: goal} for r, goal in goals.items()}).with_columns(indicator=pl.lit("y")),
        ]
    )
    assert ("x", "conditional beta") not in converged(rows)
    found = converged(rows, ("y", "x"))
    assert found["x", "conditional beta"]["reason"].endswith("given y, 14 of 14 regions")
    speed = found["x", "conditional speed"]
    assert speed["lower"] < 0.1 < speed["upper"]
    assert found["x", "beta"]["p_adjusted"] == converged(rows)["x", "beta"]["p_adjusted"]
    with pytest.raises(UnknownNameError, match="--given: no indicator 'z'; possible: x, y"):
        converged(rows, ("z",))


def test_what_cannot_be_given_says_why(panel):
    few = converged(panel(closing(dict.fromkeys(EAST[:3], 10.0) | dict.fromkeys(NORTHWEST[:4], 30.0))))
    row = few["x", "conditional beta"]
    assert (row["status"], row["estimate"]) == ("skipped", None)
    assert row["reason"] == "given the part of the country: 7 regions, 8 are needed"
    same = panel(closing({f"r{n:02}": 10.0 for n in range(14)}))
    twice = pl.concat([same, same.with_columns(indicator=pl.lit("y"))])
    row = converged(twice, ("y",))["x", "conditional beta"]
    assert row["reason"] == "given y: it leaves no differences between first levels"
    none = pl.concat([same, same.with_columns(indicator=pl.lit("y"), value=pl.lit(None, pl.Float64))])
    assert converged(none, ("y",))["x", "conditional beta"]["reason"].startswith("given y: 0 regions")


def test_a_part_is_read_from_the_lists():
    assert {part(name) for name in NORTHWEST} == {"Northwest"}
    assert [part(name) for name in ("福建省福州市闽清县", "全国", "Malta (MT0)", "Alabama", "")] == [
        "福建省", "", "MT", "", "",
    ]  # fmt: skip


@pytest.mark.slow
def test_the_conditional_speed_is_covered():
    rng, held = np.random.default_rng(8), []
    parts = np.eye(5)[np.repeat(np.arange(5), 6)][:, 1:]
    for _ in range(1500):
        goal = 3 * rng.normal(size=5)[np.repeat(np.arange(5), 6)]
        start = goal + rng.normal(size=30)
        end = goal + (start - goal) * np.exp(-0.05 * 15) + 0.3 * rng.normal(size=30)
        found = beta(start, end, 15.0, parts)
        held.append(found.lower <= (np.exp(-0.05 * 15) - 1) / 15 <= found.upper)
    assert 0.935 <= np.mean(held) <= 0.98
