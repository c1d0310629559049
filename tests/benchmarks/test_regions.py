"""How comparing and the whole way to the page grow with the regions: nine years of one indicator each."""

from __future__ import annotations

from pathlib import Path

import invented
import polars as pl
import pytest

from trends import publish
from trends.comparisons import compare
from trends.fits import fit
from trends.pipeline import Plan, run

REGIONS = (12, 120, 1_100, 3_000)
ASKED = tuple(name for name in Plan().compared if name != "pairs")
"""What a report compares without every two, which are the square of the regions and stop at a thousand."""
PAIRED = (12, 120, 1_000)


def rounds(count: int, least: int = 1) -> int:
    return max(least, 300 // count)


@pytest.mark.benchmark(group="what a report compares without every two, nine years, a region")
@pytest.mark.parametrize("count", REGIONS)
def test_compare(benchmark, count: int) -> None:
    panel = invented.counties(count)
    fits = fit(panel).fits
    found = benchmark.pedantic(
        lambda: compare(panel, fits, comparisons=ASKED), rounds=rounds(count, 5), warmup_rounds=1
    )
    benchmark.extra_info |= {"per": count, "size": count}
    assert found["region"].n_unique() >= count


@pytest.mark.benchmark(group="what a report compares without every two, nine years, a region")
def test_floor_fit_the_largest(benchmark) -> None:
    panel = invented.counties(REGIONS[-1])
    benchmark.extra_info["per"] = REGIONS[-1]
    assert benchmark.pedantic(lambda: fit(panel).fits.height, rounds=1)


@pytest.mark.benchmark(group="every two of so many regions, a pair")
@pytest.mark.parametrize("count", PAIRED)
def test_compare_every_two(benchmark, count: int) -> None:
    panel = invented.counties(count)
    fits = fit(panel).fits
    found = benchmark.pedantic(
        lambda: compare(panel, fits, comparisons=("pairs",)), rounds=rounds(count), warmup_rounds=1
    )
    benchmark.extra_info |= {"per": found.height, "size": found.height}
    assert found.height == count * (count - 1) // 2


@pytest.mark.benchmark(group="every two of so many regions, a pair")
def test_floor_sort_as_many_rows_by_their_key(benchmark) -> None:
    panel = invented.counties(PAIRED[-1])
    rows = compare(panel, fit(panel).fits, comparisons=("pairs",)).sample(fraction=1, shuffle=True, seed=1)
    benchmark.extra_info["per"] = rows.height
    assert benchmark.pedantic(lambda: rows.sort("region", "reference").height, rounds=2)


@pytest.mark.benchmark(group="from a table to the page, a region")
@pytest.mark.parametrize("count", REGIONS)
def test_whole_way(benchmark, tmp_path: Path, count: int) -> None:
    invented.counties(count).select("region", "indicator", "year", "value").write_csv(tmp_path / "t.csv")
    plan = Plan(sources=(str(tmp_path),))
    benchmark.pedantic(lambda: publish.write(run(plan), tmp_path / "out"), rounds=rounds(count))
    benchmark.extra_info |= {"per": count, "size": count}


@pytest.mark.benchmark(group="from a table to the page, a region")
def test_floor_read_the_largest(benchmark, tmp_path: Path) -> None:
    invented.counties(REGIONS[-1]).select("region", "indicator", "year", "value").write_csv(
        tmp_path / "t.csv"
    )
    benchmark.extra_info["per"] = REGIONS[-1]
    assert benchmark(lambda: pl.read_csv(tmp_path / "t.csv").height)
