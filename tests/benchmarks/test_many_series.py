"""Many series: each kernel beside the package that is usually called in a loop; the job from file to file."""

from __future__ import annotations

import os
import subprocess
import sys

import invented
import numpy as np
import polars as pl
import pytest
from invented import YEARS

from trends.fits.ar1 import ar1
from trends.fits.kernels.bends import best_bends
from trends.fits.kernels.trends import Samples
from trends.fits.many import KERNELS
from trends.fits.sample import Sample
from trends.scale import fit_panel

SERIES = 50_000
COUNTIES = 3_142
LOOPED = 100
FILED = (1_000, 10_000, 100_000, 1_000_000)
MODELS = ("linear", "hac", "mann_kendall")
ONE_THREAD = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def matrix(count: int, years: np.ndarray = YEARS) -> np.ndarray:
    rng = np.random.default_rng(1)
    values = 50 + rng.normal(size=(count, years.size))
    values[rng.random(values.shape) < 0.1] = np.nan
    return values


@pytest.fixture(scope="module")
def samples() -> Samples:
    counts = np.random.default_rng(2).poisson(40.0, (SERIES, YEARS.size)).astype(float)
    y = matrix(SERIES)
    counts[np.isnan(y)] = np.nan
    return Samples(YEARS, y, None, counts, np.where(np.isnan(y), np.nan, 1e4))


def kernel(benchmark, name: str, given: Samples) -> None:
    benchmark.extra_info["per"] = len(given)
    found = benchmark(lambda: KERNELS[name](given))
    assert np.isfinite(found.p_value).all()


def loop(benchmark, call) -> None:
    """A peer, called for each of some series with its years and values."""
    values = matrix(LOOPED)
    known = [(YEARS[np.isfinite(row)], row[np.isfinite(row)]) for row in values]
    benchmark.extra_info["per"] = LOOPED
    assert benchmark(lambda: [call(x, y) for x, y in known])


def statsmodels(**how):
    import statsmodels.api as sm

    def call(x, y):
        found = sm.OLS(y, sm.add_constant(x - x.mean())).fit(**how)
        return found.params[1], found.bse[1], found.conf_int()[1], found.pvalues[1]

    return call


@pytest.mark.benchmark(group="line, a series")
def test_linear(benchmark, samples) -> None:
    kernel(benchmark, "linear", samples)


@pytest.mark.benchmark(group="line, a series")
def test_peer_statsmodels(benchmark) -> None:
    loop(benchmark, statsmodels())


@pytest.mark.benchmark(group="line with HAC errors, a series")
def test_hac(benchmark, samples) -> None:
    kernel(benchmark, "hac", samples)


@pytest.mark.benchmark(group="line with HAC errors, a series")
def test_peer_statsmodels_hac(benchmark) -> None:
    loop(benchmark, statsmodels(cov_type="HAC", use_t=True, cov_kwds={"maxlags": 2, "use_correction": True}))


@pytest.mark.benchmark(group="averaged over the autocorrelation, nine years, a series")
def test_ar1(benchmark) -> None:
    years = YEARS[:9]
    kernel(benchmark, "ar1", Samples(years, 50 + np.random.default_rng(4).normal(size=(COUNTIES, 9))))


@pytest.mark.benchmark(group="averaged over the autocorrelation, nine years, a series")
def test_peer_one_series_after_the_other(benchmark) -> None:
    years = YEARS[:9]
    samples = [Sample(years, y, None, years) for y in np.random.default_rng(4).normal(size=(LOOPED, 9))]
    benchmark.extra_info["per"] = LOOPED
    assert benchmark(lambda: [ar1(one) for one in samples])


@pytest.mark.benchmark(group="Mann-Kendall, a series")
def test_mann_kendall(benchmark, samples) -> None:
    kernel(benchmark, "mann_kendall", samples)


@pytest.mark.benchmark(group="Mann-Kendall, a series")
def test_peer_pymannkendall(benchmark) -> None:
    peer = pytest.importorskip("pymannkendall")
    loop(benchmark, lambda x, y: peer.original_test(y))


@pytest.mark.benchmark(group="Sen's slope with interval, a series")
def test_sen(benchmark, samples) -> None:
    kernel(benchmark, "sen", samples.part(slice(10_000)))


@pytest.mark.benchmark(group="Sen's slope with interval, a series")
def test_peer_scipy(benchmark) -> None:
    from scipy.stats import theilslopes

    loop(benchmark, lambda x, y: theilslopes(y, x))


@pytest.mark.benchmark(group="Poisson, a series")
def test_poisson(benchmark, samples) -> None:
    kernel(benchmark, "poisson", samples)


@pytest.mark.benchmark(group="Poisson, a series")
def test_peer_statsmodels_glm(benchmark) -> None:
    import statsmodels.api as sm

    counts = np.random.default_rng(2).poisson(40.0, YEARS.size)
    exposed = np.full(YEARS.size, 1e4)

    def call(x, y):
        design = sm.add_constant(x - x.mean())
        kept = slice(x.size)
        return sm.GLM(counts[kept], design, sm.families.Poisson(), exposure=exposed[kept]).fit().bse

    loop(benchmark, call)


def bends(benchmark, count: int, years: int, *, gaps: bool) -> None:
    rng = np.random.default_rng(3)
    own = [np.sort(rng.choice(years + 4, years, replace=False)) for _ in range(count)]
    x = np.array(own, dtype=float) if gaps else np.tile(np.arange(float(years)), (count, 1))
    y = rng.normal(size=(count, years)).cumsum(axis=1)
    benchmark.extra_info["per"] = count
    assert benchmark(best_bends, x, y, None, 3).sse.shape == (count, 4)


@pytest.mark.benchmark(group="exact joins to three in 30 or 40 years, a series")
@pytest.mark.parametrize("years", [30, 40])
@pytest.mark.parametrize("gaps", [False, True], ids=["same years", "gaps of its own"])
def test_joins(benchmark, years, gaps) -> None:
    bends(benchmark, 1024, years, gaps=gaps)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.benchmark(group="exact joins to three in 30 or 40 years, a series")
def test_peer_piecewise_regression_30_years_one_start_each(benchmark, capsys) -> None:
    peer = pytest.importorskip("piecewise_regression")
    y = np.random.default_rng(3).normal(size=30).cumsum()
    x = np.arange(30.0)
    benchmark.pedantic(lambda: peer.ModelSelection(x, y, max_breakpoints=3, verbose=False), rounds=1)


@pytest.fixture(scope="module")
def filed(tmp_path_factory):
    """Series, a tenth of the years missing, as saved panels."""
    folder = tmp_path_factory.mktemp("panels")
    return {count: invented.panel(folder / f"{count}.parquet", count) for count in FILED}


@pytest.mark.benchmark(group="from file to file: line, HAC, Mann-Kendall, a series")
@pytest.mark.parametrize("count", FILED)
def test_fits(benchmark, filed, count) -> None:
    out = filed[count].with_suffix(".fits.parquet")
    rounds = max(1, 20_000 // count)
    found = benchmark.pedantic(lambda: fit_panel(filed[count], out, MODELS), rounds=rounds, warmup_rounds=1)
    benchmark.extra_info |= {"per": count, "size": count}
    assert found.rows == count * len(MODELS)


@pytest.mark.benchmark(group="from file to file: line, HAC, Mann-Kendall, a series")
def test_floor_polars_reads_and_writes(benchmark, filed) -> None:
    path = filed[FILED[-2]]
    out = path.with_suffix(".fits.parquet")
    benchmark.extra_info["per"] = FILED[-2]
    benchmark(lambda: (pl.read_parquet(path), pl.read_parquet(out).write_parquet(path.with_suffix(".again"))))


JOB = """
import sys
from pathlib import Path
from trends.scale import fit_panel
fit_panel(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
status = Path("/proc/self/status").read_text()  # the kernel's own figure of this process, not its parent's
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""
FLOOR = """
import sys
import polars as pl
pl.read_parquet(sys.argv[1])
pl.read_parquet(sys.argv[2]).write_parquet(sys.argv[2] + ".again")
"""


def process(code: str, *arguments: object) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    made = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD)
    return made.stdout.strip()


@pytest.mark.benchmark(group="a million series from file to file: line, HAC, Mann-Kendall")
def test_whole_job(benchmark, filed) -> None:
    path = filed[FILED[-1]]
    out = path.with_name("fits.parquet")
    peak = benchmark.pedantic(lambda: process(JOB, path, out, *MODELS), rounds=1)
    benchmark.extra_info["note"] = f"{peak} MB at most"
    assert pl.scan_parquet(out).select(pl.len()).collect().item() == FILED[-1] * len(MODELS)


@pytest.mark.benchmark(group="a million series from file to file: line, HAC, Mann-Kendall")
def test_floor_polars_reads_the_input_and_the_output_and_writes_it(benchmark, filed) -> None:
    path = filed[FILED[-1]]
    benchmark.pedantic(lambda: process(FLOOR, path, path.with_name("fits.parquet")), rounds=1)


@pytest.mark.benchmark(group="a million series from file to file: exact joins to three, their number chosen")
def test_whole_job_with_joins(benchmark, filed) -> None:
    path = filed[FILED[-1]]
    out = path.with_name("joins.parquet")
    peak = benchmark.pedantic(lambda: process(JOB, path, out, "joinpoint"), rounds=1)
    benchmark.extra_info["note"] = f"{peak} MB at most"
    assert pl.scan_parquet(out).select(pl.len()).collect().item() == FILED[-1]


@pytest.mark.benchmark(group="a million series from file to file: exact joins to three, their number chosen")
def test_floor_polars_reads_input_and_joins_and_writes_these(benchmark, filed) -> None:
    path = filed[FILED[-1]]
    benchmark.pedantic(lambda: process(FLOOR, path, path.with_name("joins.parquet")), rounds=1)
