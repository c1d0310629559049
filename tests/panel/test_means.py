"""Means of regions by population and of years by the time lived; which mean a source has printed."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from trends.errors import TrendsError, UnknownNameError
from trends.panel import benchmark, build, with_mean
from trends.panel.periods import period_means, which_mean
from trends.schema import OBSERVATIONS, PANEL

POSITIVE = arrays.arrays(np.float64, 5, elements=st.floats(1, 1e6))


def panel_of(*cells: tuple[str, int, float, float | None]) -> pl.DataFrame:
    rows: list[dict[str, object]] = []
    for region, year, rate, people in cells:
        row = {"region": region, "subgroup": "", "role": "observed", "year": year, "status": "ok"}
        rows.append({**row, "indicator": "crude_birth_rate", "value": rate, "unit": "‰", "se": 0.3})
        if people is not None:
            rows.append({**row, "indicator": "population", "value": people, "unit": "person"})
    return PANEL.build(rows)


TWO = [("A", 2001, 10.0, 3.0), ("B", 2001, 20.0, 1.0)]
MEANS = [
    ("by population", TWO, [(2001, 12.5)]),
    ("a year without one member", [*TWO, ("A", 2002, 9.0, 3.0)], [(2001, 12.5)]),
    ("a year without one population", [*TWO, ("A", 2002, 9.0, 3.0), ("B", 2002, 9.0, None)], [(2001, 12.5)]),
    ("a member never counted", [*TWO, ("C", 2001, 30.0, None)], []),
    ("nobody lives there", [TWO[0], ("B", 2001, 20.0, 0.0)], []),
    ("a whole among its members", [("全国", 2001, 99.0, 9.0), ("江苏省", 2001, 10.0, 3.0)], [(2001, 99.0)]),
]


@pytest.mark.parametrize(("cells", "expected"), [c[1:] for c in MEANS], ids=[c[0] for c in MEANS])
def test_the_mean_of_all_regions(cells, expected) -> None:
    assert benchmark(panel_of(*cells)).select("year", "value").rows() == expected


def test_the_mean_is_a_computed_region_that_says_so() -> None:
    row = benchmark(panel_of(*TWO)).row(0, named=True)
    assert row["source"] == "computed: mean of 2 regions by population"
    assert (row["status"], row["role"], row["denominator"]) == ("ok", "observed", 4.0)
    assert row["se"] == pytest.approx((0.9**2 + 0.3**2) ** 0.5 / 4)


def test_provinces_of_2011(shipped) -> None:
    """The figure that stands beside the table; the revised national rate is 13.27."""
    panel, _ = build(OBSERVATIONS.empty(), [f for f in shipped if f.name.startswith("cn_province")])
    both, name = with_mean(panel, "mean")
    line = both.filter(region=name, indicator="crude_birth_rate").sort("year")
    assert name == "全国 (weighted mean)"
    assert line.filter(year=2011)["value"].round(2).to_list() == [10.9]
    assert line["year"].to_list() == list(range(2005, 2024))
    assert line["source"].unique().to_list() == ["computed: mean of 31 regions by population"]
    assert both.height == panel.height + 3 * 19


def test_another_benchmark_changes_nothing() -> None:
    panel = panel_of(*TWO)
    for named in (None, "A", "meander"):
        same, name = with_mean(panel, named)
        assert same is panel
        assert name == named


def test_of_several_countries_one_is_named(shipped) -> None:
    panel, _ = build(OBSERVATIONS.empty(), shipped)
    with pytest.raises(TrendsError, match="possible: mean:United States, mean:全国"):
        with_mean(panel, "mean")
    assert with_mean(panel, "mean:全国")[1] == "全国 (weighted mean)"
    with pytest.raises(UnknownNameError, match="no region with members 'Mars'"):
        with_mean(panel, "mean:Mars")


def test_without_populations_there_is_no_mean() -> None:
    with pytest.raises(TrendsError, match="no year has rate and population of every member"):
        with_mean(panel_of(("A", 2001, 9.0, None), ("B", 2001, 8.0, None)), "mean")


@given(POSITIVE, POSITIVE)
def test_a_mean_lies_between_its_members(rates, people) -> None:
    cells = [(f"R{n}", 2001, float(r), float(p)) for n, (r, p) in enumerate(zip(rates, people, strict=True))]
    value = benchmark(panel_of(*cells))["value"][0]
    assert rates.min() - 1e-6 <= value <= rates.max() + 1e-6


GAZETTEER = [(1949, 1958, 35.4, 35.404), (1959, 1961, 21.92, 21.924), (1962, 1971, 35.99, 35.992)]


@pytest.mark.parametrize(("first", "last", "printed", "exact"), GAZETTEER)
def test_the_means_that_the_gazetteer_prints_are_pooled(shipped, first, last, printed, exact) -> None:
    """Births of all years over the year-end populations of the same years, not a mean of rates."""
    panel, _ = build(OBSERVATIONS.empty(), [f for f in shipped if f.name.startswith("cn_lian")])
    city = panel.filter(region="连云港市").pivot("indicator", index="year", values="value")
    years = city.filter(pl.col("year").is_between(first, last)).sort("year")
    rates = years["crude_birth_rate"].drop_nulls().to_numpy()
    counts, people = years["births"].to_numpy(), years["population"].to_numpy()
    printed_rates = years["crude_birth_rate"].fill_null(rates.mean()).to_numpy()
    means = period_means(counts, people, printed_rates)
    assert round(means["pooled"], 3) == exact
    assert which_mean(printed, 0.005, means) == ["pooled"]


@pytest.mark.parametrize("case", GAZETTEER)
def test_the_panel_says_which_mean_it_is(observe, shipped, case) -> None:
    first, last, printed, _ = case
    years = {"year": None, "year_low": first, "year_high": last, "region": "连云港市", "role": "mean"}
    said = observe({**years, "indicator": "crude_birth_rate", "unit": "‰", "value": printed})
    panel, _ = build(said, [f for f in shipped if f.name.startswith("cn_lian")])
    row = panel.filter(pl.col("role").cast(pl.String) == "mean").row(0, named=True)
    assert row["source"] == f"t.txt · all events over all years lived, {first}–{last}"


def test_a_mean_of_years_that_are_not_there_is_not_named(observe) -> None:
    mean = {"indicator": "crude_birth_rate", "unit": "‰", "role": "mean", "value": 9.0}
    panel, _ = build(observe({**mean, "year": None, "year_low": 2001, "year_high": 2003}))
    assert panel["source"].to_list() == ["t.txt"]


@given(POSITIVE, POSITIVE)
def test_rates_by_population_pool(counts, people) -> None:
    means = period_means(counts, people, 1000 * counts / people)
    assert means["weighted"] == pytest.approx(means["pooled"])
