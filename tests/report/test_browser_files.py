"""What a reader takes out of the page: tables, pictures, corrections for the next run."""

from __future__ import annotations

import polars as pl
import pytest

from trends.panel import build as build_panel
from trends.panel.corrections import read_corrections

pytestmark = pytest.mark.browser

KEEP = (
    "window.saved = []; const make = URL.createObjectURL.bind(URL);"
    "URL.createObjectURL = (blob) => { saved.push(blob); return make(blob); };"
)
READ = "const done = arguments[0]; saved.at(-1).text().then(done);"


@pytest.fixture
def saving(page):
    page.execute_script(KEEP)
    return page


def press(browser, selector):
    browser.execute_script("document.querySelector(arguments[0]).click()", selector)


def fix(browser, key, value, why):
    press(browser, f'[data-key="{key}"]')
    press(browser, "[data-wrong]")
    browser.execute_script(
        "document.querySelector('.fix .right').value = arguments[0];"
        "document.querySelector('.fix .why').value = arguments[1];",
        value,
        why,
    )
    press(browser, "[data-mark]")


def test_a_table_stands_behind_a_chart_and_its_numbers_open(saving):
    press(saving, ".figure.lines [data-figure-table]")
    cells = saving.find_elements("css selector", ".figure.lines .behind td button")
    assert len(cells) == 32
    assert len(saving.find_elements("css selector", ".figure.lines .behind thead th")) == 9
    saving.execute_script("arguments[0].click()", cells[0])
    assert saving.execute_script("return document.querySelector('#rail .shown').dataset.key").endswith(
        "|2001"
    )
    press(saving, ".figure.lines [data-figure-table]")
    assert not saving.find_elements("css selector", ".behind")


def test_a_figure_is_saved_with_its_title_and_without_names_of_colours(saving):
    press(saving, '.figure.lines [data-figure="svg"]')
    saving.execute_async_script("setTimeout(arguments[0], 800)")
    svg = saving.execute_async_script(READ)
    assert svg.startswith("<svg xmlns=")
    assert "Births per 1,000 people" in svg
    assert "rates.csv" in svg
    assert "var(--" not in svg
    press(saving, '.figure.lines [data-figure="csv"]')
    saving.execute_async_script("setTimeout(arguments[0], 100)")
    table = saving.execute_async_script(READ).lstrip("\ufeff").splitlines()
    assert table[0].split(",")[1:] == [str(year) for year in range(2001, 2009)]
    assert len(table) == 5


def test_a_figure_is_saved_as_a_picture(saving):
    press(saving, '.figure.lines [data-figure="png"]')
    saving.execute_async_script("setTimeout(arguments[0], 1500)")
    kind = saving.execute_script("return saved.at(-1).type + ' ' + (saved.at(-1).size > 5000)")
    assert kind == "image/png true"


def test_corrections_made_in_the_page_are_applied_by_the_next_run(saving, content, tmp_path):
    key = "甲县|crude_birth_rate||observed|"
    why = 'a "typing" error\\ in the talk'
    fix(saving, key + "2008", "10.6", why)
    fix(saving, key + "2001", "", "not births")
    assert "2" in saving.execute_script("return document.querySelector('[data-corrections]').textContent")
    press(saving, "[data-corrections]")
    path = tmp_path / "corrections.toml"
    path.write_text(saving.execute_async_script(READ), encoding="utf-8")
    first, second = read_corrections(path)
    assert (first.action, first.reason, first.expect, first.set) == ("set", why, 10.52, {"value": 10.6})
    assert second.action == "drop"
    corrected, faults = build_panel(content.observations, [], corrections=path)
    told = dict(corrected.filter(pl.col("region") == "甲县").select("year", "value").iter_rows())
    assert told[2008] == 10.6
    assert 2001 not in told
    assert faults["kind"].to_list().count("corrected") == 2


def test_a_row_of_a_table_is_corrected_by_its_line(saving, tmp_path):
    press(saving, '.ranking tr[data-region="乙县"] td.num button')
    key = saving.execute_script("return document.querySelector('#rail .shown').dataset.key")
    fix(saving, key, "7", "misprint")
    press(saving, "[data-corrections]")
    path = tmp_path / "corrections.toml"
    path.write_text(saving.execute_async_script(READ), encoding="utf-8")
    (made,) = read_corrections(path)
    assert made.match["document"] == "rates.csv"
    assert made.match["place"].startswith("line ")
    assert made.match["region"] == "乙县"
