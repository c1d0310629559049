"""What verdicts hang on, behind the check switch; and keys and table of the paces of two indicators."""

from __future__ import annotations

import re
from dataclasses import replace

import polars as pl
import pytest

from trends.fits import agreement
from trends.report import asked, build, render_html
from trends.report.sections import influence, relations

RATE, OTHER = "crude_birth_rate", "crude_death_rate"


@pytest.fixture(scope="module")
def tested(content):
    """A second indicator of the same places, and what the verdicts on the first hang on."""
    both = {
        name: pl.concat([frame, frame.with_columns(indicator=pl.lit(OTHER))])
        for name in ("panel", "fits", "fitted")
        for frame in (getattr(content, name),)
    }
    found = agreement(content.panel, models=("linear",)).drop("slope_linear", "verdict_linear")
    return replace(content, **both, influence=found)


@pytest.fixture
def file(tested, tmp_path, monkeypatch):
    from trends import charts

    monkeypatch.setattr(relations, "LEAST", 4)
    path = tmp_path / "report.html"
    made = replace(tested, runtime=charts.runtime(), tokens=charts.TOKENS)
    path.write_text(render_html(build(made)), encoding="utf-8")
    return path


def table(page: str) -> str:
    found = re.search(r'<div class="nested checking">.*?</table>', page, re.DOTALL)
    return found[0] if found else ""


def cells(page: str) -> dict[str, list[str]]:
    rows = re.findall(r'<tr><th scope="row".*?</tr>', table(page), re.DOTALL)
    split = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    plain = [
        [re.sub(r"<[^>]+>", "", cell.replace("</span><span", "</span> <span")).split() for cell in row]
        for row in split
    ]
    return {row[0][0]: [" ".join(cell) for cell in row[1:]] for row in plain}


def test_each_verdict_has_the_range_of_its_pace_and_the_years_it_hangs_on(tested):
    told = table(page := render_html(build(tested)))
    found = tested.influence.filter(region="乙县").row(0, named=True)
    low, high = (100 * (2.718281828459045 ** found[f"without_one_{end}"] - 1) for end in ("low", "high"))
    rows = cells(page)
    assert rows["乙县"][0] == "▲ +3.00%"
    assert rows["乙县"][1].startswith(
        f"+{low:.2f}% to +{high:.2f}%" if low + 0.005 < high else f"+{low:.2f}%"
    )
    assert f'data-key="乙县|{RATE}||observed|linear"' in told
    assert "flagged" not in told, "no column for numbers that nobody flagged"


def test_a_verdict_that_hangs_on_years_comes_first_and_names_them(tested):
    shaky = pl.when(pl.col("region") == "丁县").then([2002, 2005, 2006]).otherwise([])
    shown = tested.influence.with_columns(hangs_on=shaky.cast(pl.List(pl.Int32)))
    page = render_html(build(replace(tested, influence=shown)))
    rows = cells(page)
    assert next(iter(rows)) == "丁县"
    assert rows["丁县"][2] == "2002, 2005–2006"
    assert "the verdict is another in one of four regions" in page


def test_flagged_and_derived_numbers_have_columns_where_there_are_some(tested):
    shown = tested.influence.with_columns(
        flagged=pl.when(pl.col("region") == "甲县").then(2).otherwise(0), verdict_unflagged=pl.lit("stable")
    )
    page = render_html(build(replace(tested, influence=shown)))
    assert cells(page)["甲县"][-1].endswith("stable 平稳 (2)")
    assert cells(page)["乙县"][-1] == "–"
    assert "With derived" not in table(page)


def test_only_as_many_are_tried_as_have_residuals_shown_and_the_page_says_so(tested, monkeypatch):
    monkeypatch.setattr(influence, "DENSE", 3)
    monkeypatch.setattr(influence, "SHOWN", 2)
    view = build(tested).views[0]
    assert [line.region for line in asked(view)] == ["甲县", "乙县"]
    page = render_html(build(tested))
    assert set(cells(page)) == {"甲县", "乙县"}
    assert "Tried are the 2" in table(page)
    assert "只试升降最快的2个" in table(page)


def test_without_a_test_there_is_no_table(content):
    assert table(render_html(build(content))) == ""


def ready(browser, file, state="lang=en"):
    from selenium.webdriver.support.ui import WebDriverWait

    def until(condition):
        return WebDriverWait(browser, 20).until(lambda b: b.execute_script(condition))

    browser.get("about:blank")
    browser.get(f"{file.as_uri()}#{state}")
    until("return document.documentElement.classList.contains('ready')")
    browser.execute_script("document.querySelector('.view.on [data-panels]').scrollIntoView()")
    until("return document.querySelector('.view.on .panel')")
    return until


@pytest.mark.browser
def test_the_check_switch_shows_what_verdicts_hang_on_and_its_rows_open(browser, file):
    from selenium.webdriver.common.keys import Keys

    ready(browser, file)
    shown = browser.find_element("css selector", ".view.on .checking")
    assert not shown.is_displayed()
    switch = browser.find_element("css selector", '.view.on [data-scale="check"]')
    switch.send_keys(Keys.ENTER)
    assert shown.is_displayed()
    shown.find_element("css selector", "tbody button").send_keys(Keys.ENTER)
    assert len(browser.find_elements("css selector", "#rail .inputs li")) == 8
    browser.find_element("css selector", '.view.on [data-scale="own"]').send_keys(Keys.ENTER)
    assert not shown.is_displayed()


@pytest.mark.browser
def test_keys_move_through_the_paces_of_two_indicators_and_a_table_stands_behind(browser, file):
    from selenium.webdriver.common.keys import Keys

    ready(browser, file)
    frame = browser.find_element("css selector", ".view.on .relating")
    said = "return document.querySelector('.view.on .cursor').innerText"
    told = []
    for key in (Keys.ARROW_LEFT, Keys.ARROW_RIGHT, Keys.ARROW_UP):
        frame.send_keys(key)
        told.append(browser.execute_script(said).split(": ")[0])
    assert told == ["甲县", "丁县", "丙县"]
    assert browser.execute_script(said).count("+0.10%") == 2
    frame.send_keys(Keys.ENTER)
    assert browser.execute_script("return document.querySelector('#rail .shown').dataset.key") == (
        f"丙县|{OTHER}||observed|linear"
    )
    browser.find_element("css selector", ".view.on .related [data-figure-table]").send_keys(Keys.ENTER)
    buttons = browser.find_elements("css selector", ".view.on .related .behind td button")
    assert [one.get_attribute("data-key").split("|")[1] for one in buttons] == [RATE, OTHER] * 4
    buttons[0].send_keys(Keys.ENTER)
    assert "甲县" in browser.execute_script("return document.querySelector('#rail .whose').innerText")


@pytest.mark.browser
@pytest.mark.parametrize("state", ["lang=en&theme=light", "lang=zh&theme=dark"])
def test_axe_finds_no_violation_in_either(browser, file, state):
    from test_accessibility import AUDIT, axe

    script = axe()
    browser.set_script_timeout(120)
    ready(browser, file, state)
    browser.execute_script(
        "for (const one of ['[data-scale=check]', '.related [data-figure-table]'])"
        " document.querySelector(`.view.on ${one}`).click()"
    )
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": script})
    assert browser.execute_async_script(AUDIT) == []
