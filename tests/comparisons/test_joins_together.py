"""Bent lines of several regions: parallel, the same, or bending in one year."""

import numpy as np
import pytest

from trends.comparisons import Asked, compare
from trends.comparisons.alike import alike
from trends.comparisons.common_break import common
from trends.comparisons.resampling import redrawn
from trends.comparisons.splits import joins
from trends.fits.joins import best_joins
from trends.schema import FITS

YEARS = np.arange(2000, 2019)
BEND = np.maximum(YEARS - 2010, 0.0)


def noise(rng, shape, phi=0.0):
    out = np.empty(shape)
    out[..., 0] = rng.normal(size=shape[:-1])
    for at in range(1, shape[-1]):
        out[..., at] = phi * out[..., at - 1] + np.sqrt(1 - phi**2) * rng.normal(size=shape[:-1])
    return out


@pytest.mark.parametrize("size", [0, 1, 2])
def test_the_search_is_that_of_the_model(size):
    y = np.cumsum(np.random.default_rng(3).normal(size=19))
    sets = joins(19, size)
    best = best_joins(np.arange(19.0), y, np.ones(19), size)[size]
    gains = sets.gains(y)
    assert float(sets.rest(y) - gains.max()) == pytest.approx(best.sse, rel=1e-9)
    assert sets.at[gains.argmax()].tolist() == best.at.tolist()
    fitted = sets.fitted(y, int(gains.argmax()))
    assert float(((y - fitted) ** 2).sum()) == pytest.approx(best.sse, rel=1e-9)


def test_parallel_the_same_and_neither():
    rng = np.random.default_rng(5)
    pairs = {
        "same": np.array([BEND, BEND]),
        "parallel": np.array([BEND, BEND + 5]),
        "neither": np.array([BEND, -BEND]),
    }
    found = {name: alike(y + 0.3 * noise(rng, y.shape) * [[1.0], [3.0]], 0.0) for name, y in pairs.items()}
    assert found["same"].p_parallel > 0.05
    assert found["same"].p_coincident > 0.05
    assert found["parallel"].p_parallel > 0.05
    assert found["parallel"].p_coincident < 0.01
    assert found["neither"].p_parallel < 0.01
    assert found["neither"].pace > 5 * found["same"].pace


def test_a_common_year_is_found_with_its_interval():
    rng = np.random.default_rng(6)
    slopes = rng.normal(size=(12, 1))
    found = common(slopes * BEND + 0.5 * noise(rng, (12, 19)), 0.0)
    assert found.lower <= 10 <= found.upper
    assert found.p_none < 0.01
    assert found.p_own > 0.05
    apart = np.maximum(np.arange(19.0) - rng.integers(4, 15, (12, 1)), 0) * 2
    assert common(apart + 0.5 * noise(rng, (12, 19)), 0.0).p_own < 0.01
    assert common(noise(rng, (12, 19)), 0.0).p_none > 0.05


def test_series_drawn_again_have_the_dependence_of_the_old():
    rng = np.random.default_rng(7)
    left = noise(rng, (2, 400), 0.5)
    left[1] = 3 * (0.8 * left[0] + 0.6 * left[1])
    made = redrawn(left, 0.5, 400, rng)
    assert np.corrcoef(made[:, 0].ravel(), made[:, 1].ravel())[0, 1] == pytest.approx(0.8, abs=0.08)
    assert made[:, 1].std() / made[:, 0].std() == pytest.approx(left[1].std() / left[0].std(), rel=0.1)
    assert np.corrcoef(made[:, 0, 1:].ravel(), made[:, 0, :-1].ravel())[0, 1] == pytest.approx(0.5, abs=0.05)


def rows(panel, regions, comparison, benchmark=None):
    frame = panel({r: dict(zip(YEARS.tolist(), v.tolist(), strict=True)) for r, v in regions.items()})
    found = compare(frame, FITS.empty(), comparisons=[comparison], asked=Asked(benchmark))
    return {(r["region"], r["reference"]): r for r in found.iter_rows(named=True)}


def test_rows_against_the_benchmark_and_the_rest(panel):
    rng = np.random.default_rng(8)
    regions = {f"r{n}": 10 + n + BEND + 0.2 * noise(rng, (19,)) for n in range(5)} | {"odd": 10 - 2 * BEND}
    regions["odd"] = regions["odd"] + 0.2 * noise(rng, (19,))
    against = rows(panel, regions | {"all": 10 + BEND + 0.1 * noise(rng, (19,))}, "parallel", "all")
    assert against["odd", "all: parallel"]["p_adjusted"] < 0.05
    assert against["odd", "all: parallel"]["reason"].startswith("not parallel; ")
    assert against["r3", "all: parallel"]["p_adjusted"] > 0.05
    assert against["r3", "all: coincident"]["p_adjusted"] < 0.05
    assert not any(region == "all" for region, _ in against)
    rest = rows(panel, regions, "parallel")
    assert rest["odd", "rest: parallel"]["p_adjusted"] < 0.05


def test_the_year_of_a_cohort_is_a_row(panel):
    rng = np.random.default_rng(9)
    regions = {f"r{n}": 10 + (1 + n % 3) * BEND + 0.3 * noise(rng, (19,)) for n in range(8)}
    found = rows(panel, regions, "common_break")
    year, own = found["unlisted", "year"], found["unlisted", "own years"]
    assert (year["estimate"], year["reason"]) == (2010.0, "the lines bend; 8 regions, 2000–2018")
    assert own["estimate"] > 0.7
    assert own["p_value"] > 0.05


@pytest.mark.slow
@pytest.mark.parametrize("phi", [0.0, 0.4])
def test_false_differences_are_as_rare_as_promised(phi):
    rng = np.random.default_rng(10)
    found = [
        alike(np.array([BEND, 4 + BEND]) + noise(rng, (2, 19), phi) * [[1.0], [4.0]], phi) for _ in range(400)
    ]
    assert 0.02 <= np.mean([f.p_parallel < 0.05 for f in found]) <= 0.08
    bends = [common(noise(rng, (10, 19), phi), phi).p_none < 0.05 for _ in range(300)]
    assert 0.02 <= np.mean(bends) <= 0.08
