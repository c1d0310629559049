"""The page in Debian's Chromium: nothing leaves, everything opens."""

from __future__ import annotations

import json
from dataclasses import replace

import polars as pl
import pytest

from trends import charts
from trends.report import build, render_html

pytestmark = pytest.mark.browser

RATE = "crude_birth_rate"
FIRST = "甲县|crude_birth_rate||observed|2001"
NUMBER = '.lead button[data-key$="|2008"]'


def wait(browser, condition, *arguments):
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 20).until(lambda b: b.execute_script(condition, *arguments))


def text(browser, selector):
    return browser.execute_script("return document.querySelector(arguments[0])?.innerText ?? ''", selector)


def click(browser, selector):
    found = browser.find_element("css selector", selector)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found)
    browser.execute_script("arguments[0].click()", found)


def drawn(browser):
    browser.execute_script(
        "document.querySelector('[data-drawing]').scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    wait(browser, "return document.querySelector('.plot.drawn .marks, .plot.drawn svg g path')")


def test_only_the_file_itself_is_asked_for_and_nothing_is_refused(page):
    drawn(page)
    events = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    asked = {
        e["params"]["request"]["url"].split("#")[0]
        for e in events
        if e["method"] == "Network.requestWillBeSent"
    }
    assert {url for url in asked if not url.startswith("about:")} == {page.current_url.split("#")[0]}
    assert [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_the_policy_refuses_a_fetch(page):
    told = page.execute_async_script(
        "const done = arguments[0];"
        "document.addEventListener('securitypolicyviolation', e => done(e.violatedDirective), {once: true});"
        "fetch('https://example.org/').catch(() => 0);"
    )
    assert told == "connect-src"


def test_a_stated_number_opens_its_sentence(page):
    click(page, NUMBER)
    assert text(page, "#rail mark") == "10.52‰"
    assert "甲县人口出生率为10.52‰" in text(page, "#rail .sentence")
    assert page.execute_script("return document.querySelector('#rail blockquote').lang") == "zh"


def test_a_number_from_a_table_opens_its_row(page):
    click(page, '.ranking tr[data-region="乙县"] td.num button')
    assert "rates.csv line" in text(page, "#rail")


def test_a_computed_number_opens_its_inputs_and_each_input_its_source(page):
    click(page, '.ranking tr[data-region="甲县"] .pace button')
    assert text(page, "#rail .amount strong").startswith("−4.00")
    assert len(page.find_elements("css selector", "#rail .inputs li")) == 8
    click(page, "#rail .inputs button")
    assert text(page, "#rail mark") == "14.0‰"


def test_a_point_of_the_chart_opens_its_source(page):
    from selenium.webdriver import ActionChains

    drawn(page)
    shapes = page.find_elements("css selector", ".plot.drawn .mark-symbol path")
    assert len(shapes) == 32
    ActionChains(page).move_to_element(shapes[0]).click().perform()
    wait(page, "return document.querySelector('#rail .shown').dataset.key === arguments[0]", FIRST)
    assert text(page, "#rail mark") == "14.0‰"


def test_keys_reach_a_point_and_enter_opens_it(page):
    from selenium.webdriver.common.keys import Keys

    reader = page.find_element("css selector", ".reader")
    page.execute_script("arguments[0].focus()", reader)
    reader.send_keys(Keys.ARROW_DOWN)
    reader.send_keys(Keys.ARROW_LEFT)
    assert text(page, ".cursor").startswith("丁县, 2007: ")
    reader.send_keys(Keys.ENTER)
    assert "丁县" in text(page, "#rail .whose")


def test_the_language_switch_turns_every_visible_word(page):
    click(page, '[data-lang="zh"]')
    assert text(page, "h1").startswith("人口出生率：")
    assert "这个数字的出处" in text(page, "#rail")
    assert page.execute_script("return document.documentElement.lang") == "zh"
    assert "falling" not in text(page, "main")


def test_a_cell_of_the_matrix_is_reached_by_keys_and_opens_its_difference(page):
    from selenium.webdriver.common.keys import Keys

    first = page.find_element("css selector", ".pairs td[tabindex='0']")
    page.execute_script("arguments[0].focus()", first)
    first.send_keys(Keys.ARROW_RIGHT)
    page.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    spoken = page.execute_script("return document.activeElement.ariaLabel")
    assert text(page, ".cursor") == spoken == "丙县 / 丁县: +0.60%, adjusted p 0.800"
    page.switch_to.active_element.send_keys(Keys.ENTER)
    assert text(page, "#rail .amount strong") == "+0.60%"
    assert len(page.find_elements("css selector", "#rail .inputs li")) == 2


def test_a_forecast_opens_the_values_it_goes_on_from(page):
    click(page, '.forecasts tr[data-region="甲县"] td:nth-last-of-type(2) button')
    assert "2011" in text(page, "#rail .amount")
    assert text(page, "#rail .amount strong") == "10.8"
    assert len(page.find_elements("css selector", "#rail .inputs li")) == 8


def test_the_lead_chart_turns_to_changes_and_back(browser, content, tmp_path):
    drawing = charts.draw("lines", content.panel, content.fits, content.fitted, indicator=RATE)
    drawings = {(f"{RATE}@CN-", "lines"): charts.compile(drawing)}
    made = replace(content, drawings=drawings, runtime=charts.runtime())
    path = tmp_path / "report.html"
    path.write_text(render_html(build(made)), encoding="utf-8")
    browser.get(path.as_uri())
    wait(browser, "return document.documentElement.classList.contains('ready')")
    drawn(browser)
    labels = "return [...document.querySelectorAll('.plot.drawn text')].map((one) => one.textContent)"
    assert not [one for one in browser.execute_script(labels) if "%" in one]
    click(browser, 'button[data-as="change"]')
    wait(browser, "return document.querySelector('.plot.drawn').dataset.as === 'change'")
    wait(browser, labels + ".includes('−20%')")
    click(browser, "[data-figure-table]")
    assert "−24.9%" in text(browser, ".behind")
    click(browser, '.behind td button[data-key$="甲县|crude_birth_rate||observed|2008"]')
    assert text(browser, "#rail mark") == "10.52‰"
    assert "as=change" in browser.current_url
    click(browser, 'button[data-as=""]')
    wait(browser, "return !document.querySelector('.behind').innerText.includes('%')")
    wait(browser, "return !document.querySelector('.plot.drawn').dataset.as")


def test_an_area_of_the_map_opens_its_source(browser, content, tmp_path):
    from trends.formats.geojson import Feature

    west = {"甲县": 100, "乙县": 104, "丙县": 108}
    rings = {r: [(x, 30), (x + 4, 30), (x + 4, 34), (x, 34), (x, 30)] for r, x in west.items()}
    areas = charts.shapes([Feature({"name": r}, [[ring]]) for r, ring in rings.items()], west)
    tables = (content.panel, content.fits, content.fitted)
    drawing = charts.compile(charts.draw("map", *tables, indicator=RATE, shapes=areas))
    made = replace(
        content, drawings={(f"{RATE}@CN-", "map"): drawing}, runtime=charts.runtime([drawing.spec])
    )
    path = tmp_path / "report.html"
    path.write_text(render_html(build(made)), encoding="utf-8")
    browser.get(path.as_uri())
    wait(browser, "return document.documentElement.classList.contains('ready')")
    drawn(browser)
    wait(browser, "return document.querySelectorAll('.part-map .mark-shape path').length >= 3")
    assert "丁县" in text(browser, ".part-map .note")
    assert text(browser, ".part-map h2") == "Three of four regions on the map"
    from selenium.webdriver import ActionChains

    shapes = browser.find_elements("css selector", ".part-map .mark-shape path")
    ActionChains(browser).move_to_element(shapes[0]).click().perform()
    wait(browser, "return /2008/.test(document.querySelector('#rail .whose')?.innerText)")
    click(browser, ".part-map [data-figure-table]")
    assert "10.5" in text(browser, ".part-map .behind")


def test_dark_is_a_button(page):
    click(page, "[data-theme-switch]")
    assert (
        page.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(171, 205, 239)"
    )


def test_the_address_keeps_selection_language_and_number(page, file):
    click(page, '.chip[data-region="乙县"]')
    click(page, '.ranking tr[data-region="丙县"] .pace button')
    click(page, '[data-lang="zh"]')
    address = page.current_url
    pressed = "return [...document.querySelectorAll('.chip[aria-pressed=true]')].map(c => c.dataset.region)"
    picked = page.execute_script(pressed)
    page.get("about:blank")
    page.get(address)
    wait(page, "return document.documentElement.classList.contains('ready')")
    assert page.execute_script(pressed) == picked
    assert "丙县" in text(page, "#rail .whose")
    assert page.execute_script("return document.documentElement.lang") == "zh"


def test_a_column_head_orders_the_table(page):
    click(page, '.ranking [data-sort="pace"]')
    order = "return [...document.querySelectorAll('.ranking tbody tr')].map(r => r.dataset.region)"
    assert page.execute_script(order) == ["乙县", "丙县", "丁县", "甲县"]


def test_small_multiples_are_drawn_on_the_same_or_their_own_scale(page):
    page.execute_script("document.querySelector('[data-panels]').scrollIntoView()")
    wait(page, "return document.querySelectorAll('.panel').length === 4")
    path = "return document.querySelector('.panel .fit').getAttribute('d')"
    same = page.execute_script(path)
    click(page, '[data-scale="own"]')
    assert page.execute_script(path) != same


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_runs_over_the_side(page, width):
    metrics = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_a_script_the_first_screen_and_the_tables_stand(page, file):
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.get("about:blank")
        page.get(file.as_uri())
        shown = {
            s: page.find_element("css selector", s)
            for s in ("h1", ".lead", ".plot svg", "#rail mark", ".ranking")
        }
        assert all(element.is_displayed() for element in shown.values())
        assert "Crude birth rate" in shown["h1"].text
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_it_prints(page):
    import base64

    printed = page.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"]
    assert base64.b64decode(printed).startswith(b"%PDF")


def test_views_that_were_packed_stand_beside_the_first(page, content, tmp_path, monkeypatch):
    from trends.charts import runtime

    second = content.panel.with_columns(indicator=pl.lit("births"))
    several = replace(content, runtime=runtime(), panel=pl.concat([content.panel, second]))
    monkeypatch.setattr("trends.report.page.PLAIN_LIMIT", 0)
    packed = tmp_path / "packed.html"
    packed.write_text(render_html(build(several)), encoding="utf-8")
    assert '<div class="view" ' not in packed.read_text(encoding="utf-8")
    page.get(packed.as_uri())
    wait(page, "return document.documentElement.classList.contains('ready')")
    click(page, '[data-view^="births"]')
    assert "Births" in text(page, ".view.on h1")
