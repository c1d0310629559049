"""The page of 12, 300 and 3,000 counties: how long it takes to write, its size, how soon it answers."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from trends import publish
from trends.catalogue.regions import codes_by_name, places
from trends.pipeline import Plan, Run, run

YEARS = range(2000, 2015)
SIZES = {12: 0.6e6, 300: 1.2e6, 3000: 7e6}
"""Bytes that the page of so many regions should have at most; the figure to read is the share of them."""
BINARY, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1440,900",
)


def counties(n: int) -> list[str]:
    """Paths of counties, each name only one place's."""
    named = (places(name) for name in sorted(codes_by_name()))
    return [found[0].path for found in named if len(found) == 1 and found[0].level == "county"][:n]


@pytest.fixture(scope="module", params=SIZES, ids=lambda n: f"{n} counties")
def done(request, tmp_path_factory) -> Run:
    """A run of texts up to 300 counties, one sentence a county and year, and of a table above."""
    folder, chance = tmp_path_factory.mktemp("sources"), random.Random(7)
    rows = ["region,indicator,year,value"]
    for path in counties(request.param):
        level, pace = chance.uniform(105, 125), chance.gauss(0, 0.01)
        values = {year: level * (1 + pace) ** (year - 2000) + chance.gauss(0, 1.2) for year in YEARS}
        if request.param <= 300:
            told = "".join(f"{year}年{path}出生人口性别比为{value:.1f}。\n" for year, value in values.items())
            (folder / f"{path}.txt").write_text(f"{path}人口工作总结\n{told}", encoding="utf-8")
        rows += [f"{path},sex_ratio_at_birth,{year},{value:.1f}" for year, value in values.items()]
    if request.param > 300:
        (folder / "counties.csv").write_text("\n".join(rows), encoding="utf-8")
    return run(Plan(sources=(str(folder),)))


@pytest.mark.benchmark(group="the page of so many counties")
def test_write(benchmark, done: Run, tmp_path: Path) -> None:
    path = benchmark.pedantic(lambda: publish.write(done, tmp_path), rounds=1)
    regions = done.panel["region"].n_unique()
    most, size = SIZES[min(SIZES, key=lambda n: abs(n - regions))], path.stat().st_size
    benchmark.extra_info |= {"regions": regions, "bytes": size, "of_its_budget": round(size / most, 2)}
    benchmark.extra_info["note"] = f"{size / 1e6:.3g} MB, {size / most:.2f} of its budget"
    assert regions


@pytest.mark.benchmark(group="the page of so many counties")
def test_floor_copy_the_page(benchmark, done: Run, tmp_path: Path) -> None:
    text = publish.write(done, tmp_path).read_bytes()
    benchmark.pedantic(lambda: (tmp_path / "copy.html").write_bytes(text), rounds=5)


TIMES = """
const done = arguments[0];
const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
const ready = performance.getEntriesByName("trends-ready")[0]?.startTime ?? 0;
const other = [...document.querySelectorAll(".view.on .chip")].at(-1);
const from = performance.now();
other.click();
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
  done({paint, interactive: ready, redraw: performance.now() - from}), 0)));
"""


@pytest.mark.benchmark(group="the page of so many counties")
def test_open_in_a_browser(benchmark, done: Run, tmp_path: Path) -> None:
    if not (BINARY.exists() and DRIVER.exists()):
        pytest.skip("Debian's chromium and chromium-driver are not here")
    path, browser = publish.write(done, tmp_path), _browser()
    try:
        benchmark.pedantic(lambda: _opened(browser, path.as_uri()), rounds=3)
        benchmark.extra_info |= {k: round(v) for k, v in browser.execute_async_script(TIMES).items()}
    finally:
        browser.quit()


def _opened(browser: Any, address: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    browser.get("about:blank")
    browser.get(address)
    ready = "return performance.getEntriesByName('trends-ready').length"
    WebDriverWait(browser, 60, poll_frequency=0.02).until(lambda b: b.execute_script(ready))


def _browser() -> Any:
    from selenium.webdriver import Chrome
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = str(BINARY)
    for flag in FLAGS:
        options.add_argument(flag)
    return Chrome(options=options, service=Service(str(DRIVER)))
