"""A small run about places that do not exist: two texts, one table, fits, comparisons and faults."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations
from math import exp, log
from pathlib import Path

import pytest

from trends.charts import compile
from trends.report import Content, build, render_html
from trends.report.sentences import kept
from trends.schema import (
    CHECKS,
    COMPARISONS,
    FAULTS,
    FITS,
    FITTED,
    OBSERVATIONS,
    PANEL,
    SEGMENTS,
    Document,
    Drawing,
    Part,
)

sys.path.insert(0, str(Path(__file__).parent))  # the tests import `packed` by its name

BINARY, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1440,900",
)
RATE = "crude_birth_rate"
YEARS = range(2001, 2009)
# start, yearly factor, verdict
PLACES = {
    "甲县": (14.0, 0.96, "falling"),
    "乙县": (11.0, 1.03, "rising"),
    "丙县": (9.0, 1.001, "stable"),
    "丁县": (12.0, 0.995, "no_clear_change"),
}
NAMES = [
    "paper",
    "wash",
    "ink",
    "ink2",
    "ink3",
    "rule",
    "grid",
    "context",
    "ghost",
    "band",
    "bandink",
    "mark",
]
NAMES += ["s1", "s2", "s3", "s4", "s5", "s6", "up", "down", "rise", "fall", "stable", "unclear"]
TOKENS = {
    mode: dict.fromkeys(NAMES, f"#{shade}") for mode, shade in (("light", "123456"), ("dark", "abcdef"))
}


def value(place: str, year: int) -> float:
    start, factor, _ = PLACES[place]
    return round(start * factor ** (year - YEARS[0]), 2)


def _text() -> tuple[str, list[tuple[str, int, int, int]]]:
    text, found = "工作回顾\n第一段谈组织领导。", []
    for year in YEARS:
        quote = f"{value('甲县', year)}‰"
        sentence = f"这一年甲县人口出生率为{quote}，比预想的平稳；"
        at = len(text) + sentence.index(quote)
        found.append(("甲县", year, at, at + len(quote)))
        text += sentence + "会后各乡分头落实。\n"
    for place, hedge in (("戊县", "约8.5‰"), ("己县", "不高于9‰")):
        at = len(text) + len(place)
        text += f"{place}{hedge}，原文没有写明年份。"
        found.append((place, 0, at, at + len(hedge)))
    return text, found


def _observation(place: str, year: int, start: int, end: int, text: str) -> dict[str, object]:
    quote = text[start:end]
    number = float("".join(c for c in quote if c in "0123456789."))
    bound = "~" if quote.startswith("约") else "<=" if quote.startswith("不高于") else "="
    return {
        "id": f"review.txt:1:{start}",
        "document": "review.txt",
        "part": 1,
        "start": start,
        "end": end,
        "quote": quote,
        "indicator": RATE,
        "subgroup": "",
        "region": place,
        "value": number,
        "unit": "‰",
        "bound": bound,
        "role": "observed",
        "year": year or None,
        "year_low": year or None,
        "year_high": year or None,
        "damage": "none" if year else "masked_year",
        "rule": "rate",
        "derived_from": [],
    }


def _series(place: str) -> dict[str, object]:
    return {"region": place, "indicator": RATE, "subgroup": "", "role": "observed"}


def _panel_row(place: str, year: int, observations: list[str], line: int) -> dict[str, object]:
    return _series(place) | {
        "year": year,
        "value": value(place, year),
        "unit": "‰",
        "year_low": year,
        "year_high": year,
        "status": "ok",
        "source": "review.txt" if observations else f"rates.csv line {line}",
        "observations": observations,
    }


def _fit(place: str) -> dict[str, object]:
    _, factor, verdict = PLACES[place]
    slope, se = log(factor), 0.002 if verdict != "no_clear_change" else 0.02
    low, high = slope - 2 * se, slope + 2 * se
    percent = {n: 100 * (exp(s) - 1) for n, s in (("apc", slope), ("apc_lower", low), ("apc_upper", high))}
    return (
        _series(place)
        | percent
        | {
            "model": "linear",
            "n": len(YEARS),
            "first_year": YEARS[0],
            "last_year": YEARS[-1],
            "scale": "log",
            "slope": slope,
            "slope_se": se,
            "lower": low,
            "upper": high,
            "verdict": verdict,
            "status": "ok",
            "reason": "",
        }
    )


def _contrast(first: str, second: str, p: float) -> dict[str, object]:
    estimate = log(PLACES[first][1] / PLACES[second][1])
    return {
        "comparison": "pairs",
        "indicator": RATE,
        "subgroup": "",
        "model": "linear",
        "region": first,
        "reference": second,
        "estimate": estimate,
        "se": 0.003,
        "lower": estimate - 0.01,
        "upper": estimate + 0.01,
        "p_value": p,
        "p_adjusted": p,
        "status": "ok",
        "reason": "",
    }


def _foreseen(region: str, reference: str, numbers: tuple[float, ...], why: str = "") -> dict[str, object]:
    names = ("estimate", "lower", "upper")
    return {
        "comparison": "forecast",
        "indicator": RATE,
        "subgroup": "",
        "model": "drift",
        "region": region,
        "reference": reference,
        **dict(zip(names, numbers, strict=False)),
        "status": "ok",
        "reason": why,
    }


def forecasts() -> list[dict[str, object]]:
    """A forecast of three of the places, with the 80 % interval half as wide as that of 95 %."""
    rows = [_foreseen("CN", "error", (0.7, 0.6, 0.8), "60 forecasts of 1 to 3 years for 4 regions")]
    rows += [_foreseen("CN", f"coverage {n} %", (n / 100 + 0.01,), "41 of 50 forecasts") for n in (80, 95)]
    for place in ("甲县", "乙县", "丙县"):
        for ahead in (1, 2, 3):
            middle = value(place, YEARS[-1]) + ahead / 10
            for mark, half in (("", 0.4 * ahead), (": 80 %", 0.2 * ahead)):
                ends = (middle, middle - half, middle + half)
                rows.append(_foreseen(place, f"{YEARS[-1] + ahead}{mark}", ends, "from 2008"))
    return rows


def drawing(name: str = "lines") -> Drawing:
    """A chart as plain as can be, with one point a number."""
    rows = [
        {"region": p, "key": f"{p}|{RATE}||observed|{y}", "year": y, "value": value(p, y)}
        for p in PLACES
        for y in YEARS
    ]
    spec: dict[str, object] = {
        "data": {"name": "rows"},
        "width": 600,
        "height": 300,
        "padding": {"left": 30, "right": 90, "top": 8, "bottom": 30},
        "autosize": "none",
        "params": [{"name": "chosen", "value": []}],
        "mark": {"type": "circle", "size": 300, "fill": "var(--s1)", "opacity": 1, "aria": False},
        "encoding": {
            "x": {"field": "year", "type": "quantitative", "scale": {"zero": False}},
            "y": {"field": "value", "type": "quantitative", "scale": {"zero": False}},
        },
    }
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="340"><text>first paint</text></svg>'
    return Drawing(name, RATE, spec, tuple(rows), svg)


@pytest.fixture(scope="session")
def article() -> Document:
    text, _ = _text()
    part = Part(1, 0, len(text), title="甲县工作回顾")
    return Document("review.txt", Path("review.txt"), text, "utf-8", "zh", (part,))


@pytest.fixture(scope="session")
def content(article: Document) -> Content:
    said = [_observation(*one, article.text) for one in _text()[1]]
    ids = {(row["region"], row["year"]): str(row["id"]) for row in said}
    places = [(p, y) for p in PLACES for y in YEARS]
    panel = [_panel_row(p, y, [ids[p, y]] if (p, y) in ids else [], i) for i, (p, y) in enumerate(places, 2)]
    return Content(
        documents=[kept(article, [(row["start"], row["end"]) for row in said])],
        observations=OBSERVATIONS.build(said),
        checks=CHECKS.build(
            [
                {
                    "document": "review.txt",
                    "part": 1,
                    "kind": "rate",
                    "observations": [said[0]["id"]],
                    "stated": 14.0,
                    "computed": 13.1,
                    "tolerance": 0.05,
                    "verdict": "fails",
                }
            ]
        ),
        panel=PANEL.build(panel),
        fits=FITS.build([_fit(p) for p in PLACES]),
        segments=SEGMENTS.empty(),
        fitted=FITTED.build(
            [
                _series(p)
                | {"model": "linear", "year": y, "value": value(p, y), "fitted": value(p, y)}
                | {"lower": value(p, y) - 0.3, "upper": value(p, y) + 0.3}
                for p, y in places
            ]
        ),
        comparisons=COMPARISONS.build(
            [_contrast(*two, 0.001 if two == ("甲县", "乙县") else 0.8) for two in combinations(PLACES, 2)]
            + forecasts()
        ),
        letters={f"{RATE}@CN-": {"甲县": "b", "乙县": "a", "丙县": "a,b", "丁县": "a,b"}},
        faults=FAULTS.build(
            [{"document": "blurred.pdf", "place": "", "kind": "not_read", "reason": "no reader for .pdf"}]
        ),
        drawings={(f"{RATE}@CN-", "lines"): compile(drawing())},
        labels={p: p for p in (*PLACES, "戊县", "己县")},
        tokens=TOKENS,
        version="0.0",
    )


@pytest.fixture(scope="module")
def browser():
    if not (BINARY.exists() and DRIVER.exists()):
        pytest.skip("Debian's chromium and chromium-driver are not here")
    from selenium.webdriver import Chrome
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = str(BINARY)
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def file(content, tmp_path_factory):
    from trends.charts import runtime

    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render_html(build(replace(content, runtime=runtime()))), encoding="utf-8")
    return path


@pytest.fixture
def page(browser, file):
    browser.execute_cdp_cmd("Network.enable", {})
    offline = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    browser.get("about:blank")
    for kind in ("performance", "browser"):
        browser.get_log(kind)
    browser.get(file.as_uri())
    wait(browser, "return document.documentElement.classList.contains('ready')")
    return browser


def wait(browser, condition, *arguments):
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 20).until(lambda b: b.execute_script(condition, *arguments))
