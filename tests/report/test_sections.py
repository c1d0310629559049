"""The sections on differences and forecasts: what stands in them, and what is left out with its reason."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import polars as pl
import pytest
from packed import unpack

from trends.report import build, differences, render_html
from trends.report.facts import references
from trends.report.say import Count, Plain, Say, Voice
from trends.report.sections import pairs
from trends.report.wording import WORDING
from trends.schema import COMPARISONS


@pytest.fixture(scope="module")
def page(content):
    return render_html(build(content))


def part(page: str, name: str) -> str:
    found = re.search(rf'<section id="[^"]*-{name}".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_the_matrix_has_the_sign_the_adjusted_p_and_the_letters_of_each_region(page):
    told = part(page, "contrasts")
    rows = re.findall(r'<th scope="row" data-region="(.*?)">(.*?)</tr>', told)
    cells = {name: re.findall(r'<td(?: class="([^"]*)")?>(.*?)</td>', rest) for name, rest in rows}
    assert cells["乙县"][0] == ("letters", "a")
    assert cells["丙县"][0] == ("letters", "a b")
    assert cells["乙县"][-1] == ("told rising rise", ".001")
    assert cells["甲县"][1] == ("told falling fall", ".001")
    assert cells["丙县"][3] == ("open", ".800")
    assert sum(bool(kind) and kind != "letters" for row in cells.values() for kind, _ in row) == 12


def test_where_nobody_differs_there_is_neither_matrix_nor_letters(content):
    alike = content.comparisons.with_columns(p_adjusted=pl.lit(0.8))
    told = part(render_html(build(replace(content, comparisons=alike))), "contrasts")
    assert "None of six pairs" in told
    assert "<table" not in told


def test_a_crowd_has_letters_only_and_says_so(content, monkeypatch):
    for module in (pairs, differences):
        monkeypatch.setattr(module, "MOST", 3)
    told = part(render_html(build(content)), "contrasts")
    assert "With more than 3 regions the matrix of every two is left out." in told
    assert 'class="letters"' in told
    assert "data-pairs" not in told
    monkeypatch.setattr(pairs, "LETTERS", 1)
    assert "of which 2 would be needed" in part(render_html(build(content)), "contrasts")


def less_the_benchmark(content, *rows):
    """Content whose places are compared with 甲县 year by year: (region, reference, estimate, p, reason)."""
    names = ("region", "reference", "estimate", "p_adjusted", "reason")
    head = {"comparison": "differences", "indicator": "crude_birth_rate", "subgroup": "", "model": "ar1"}
    made = [head | {"status": "ok"} | dict(zip(names, row, strict=True)) for row in rows]
    more = COMPARISONS.build(made)
    return replace(content, benchmark="甲县", comparisons=pl.concat([content.comparisons, more]))


def test_who_moves_away_from_the_benchmark_year_by_year_and_who_stands_above(content):
    told = less_the_benchmark(
        content,
        ("乙县", "甲县", 0.02, 0.001, "10 common years, 2001–2010; autocorrelation 0.1"),
        ("乙县", "2010: 甲县", 0.3, 0.4, "similar in 2010; 10 common years, 2001–2010; autocorrelation 0.1"),
        ("丙县", "甲县", -0.01, 0.2, "10 common years, 2001–2010; autocorrelation 0.1"),
        ("丙县", "2010: 甲县", -0.4, 0.002, "below in 2010; 10 common years, 2001–2010; autocorrelation 0.1"),
    )
    shown = re.sub(r"<[^>]*>", "", render_html(build(told)))
    assert "Year by year one of two regions change their distance from 甲县" in shown
    assert "none stand above it and one below it" in shown
    assert re.search(r"Pace above the benchmark’s速度高于基准\s*乙县", shown)
    assert re.search(r"Below the benchmark低于基准\s*丙县", shown)
    assert "Pace below the benchmark’s" not in shown


def test_where_no_difference_is_sure_one_sentence_says_so(content):
    row = ("乙县", "甲县", 0.02, 0.3, "10 common years, 2001–2010; autocorrelation 0.9")
    shown = render_html(build(less_the_benchmark(content, row)))
    assert "in pace or in level" in shown
    assert "的速度与水平都与" in shown


def test_a_forecast_has_its_fan_its_error_and_its_coverage(page):
    told = part(page, "forecast")
    assert re.search(r"Forecasts to 2011 err <button[^>]*>0.70</button> times as much", told)
    assert re.search(r"held <button[^>]*>81%</button> of them, the outer 95 and held .*?>96%", told)
    assert "95% interval of that ratio 0.60 to 0.80" in told
    assert "One region without a forecast" in told
    assert told.count('class="outer"') == told.count('class="inner"') == 3
    assert len(re.findall(r"<circle", told)) == 9


def test_the_fan_of_80_lies_within_that_of_95(page):
    def heights(name):
        drawn = re.findall(rf'<path d="M([^"]*)Z" class="{name}"', part(page, "forecast"))
        return [[float(point.split()[1]) for point in one.split("L")] for one in drawn]

    for outer, inner in zip(heights("outer"), heights("inner"), strict=True):
        assert outer[0] == inner[0], "both start at the last value"
        assert all(o < i for o, i in zip(outer[1:4], inner[1:4], strict=True))
        assert all(o > i for o, i in zip(outer[4:], inner[4:], strict=True))


def test_where_no_forecast_beats_the_last_value_none_is_drawn_and_the_page_says_so(content):
    years = pl.col("reference").str.contains(r"^\d{4}|coverage") & (pl.col("comparison") == "forecast")
    told = part(
        render_html(build(replace(content, comparisons=content.comparisons.filter(~years)))), "forecast"
    )
    assert "No forecast: nothing tried is surely better" in told
    assert "不作预测" in told
    assert "<svg" not in told


def test_without_a_back_test_there_is_no_section(content):
    without = content.comparisons.filter(pl.col("comparison") != "forecast")
    assert part(render_html(build(replace(content, comparisons=without))), "forecast") == ""


def compared(content, comparison, *rows):
    """The content with only these rows of one comparison: region, reference, numbers, reason."""
    made = [
        {"comparison": comparison, "indicator": "crude_birth_rate", "subgroup": "", "model": "linear"}
        | {"region": region, "reference": reference, "status": "ok", "reason": reason}
        | dict(zip(("estimate", "lower", "upper", "p_value", "p_adjusted"), numbers, strict=False))
        for region, reference, numbers, reason in rows
    ]
    return replace(content, comparisons=COMPARISONS.build(made))


def test_a_goal_of_a_whole_stands_under_its_own_name_and_opens_its_sentence(content):
    at = content.observations["id"][0]
    whole = f"above in 2008; the target of 甲省 for 2010, not the region's own ({at})"
    said = compared(
        content,
        "targets",
        ("甲县", "target of 甲省", (2.0, 1.0, 3.0, 0.01, 0.02), whole),
        ("甲县", "target of 甲省: years", (4.0, 3.0, 6.0), "bounded: counted from 2008"),
        (
            "乙县",
            "target",
            (-1.0, -2.0, -0.5, 0.03, 0.03),
            "within in 2008; the target for 2010 (b.csv line 2)",
        ),
    )
    page = render_html(build(said))
    told = re.sub("<.*?>", "", part(page, "goals"))
    assert "One of two regions beside a stated goal" in told
    for words in (
        "target of 甲省",
        "甲省的目标：趋势线达到所需年数",
        "甲省的2010年目标，并非本地区自定",
        "no region set it",
    ):
        assert words in told
    block = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])
    standings, names = unpack(block["standings"]), references(said)
    opens = dict(zip(standings["reference"], standings["inputs"], strict=True))
    assert opens["target of 甲省"][-1] == opens["target of 甲省: years"][-1] == names[at]
    assert "no region set it" not in re.sub(
        "<.*?>",
        "",
        part(render_html(build(replace(said, comparisons=said.comparisons.filter(region="乙县")))), "goals"),
    )


SIGMA = [(f"sigma {year}", (spread,), "") for year, spread in ((2001, 0.3), (2008, 0.2))]
CLOSER, APART, OPEN = (-0.03, -0.05, -0.01, 0.01), (0.03, 0.01, 0.05, 0.01), (-0.03, -0.05, 0.01, 0.1)
GIVEN = "given the part of the country, "
CONVERGENCE = [
    ("sigma", CLOSER, "", "The spread shrinks: its logarithm changes by −0.030 a year over all years"),
    ("sigma", OPEN, "", "Whether the spread changes is not clear"),
    ("beta", CLOSER, "", "(slope on the first level −0.030, 95% interval −0.050 to −0.010)"),
    ("beta", APART, "", "pulled ahead"),
    ("half-life", (20.04, 12.0, 60.0), "", "closes in 20.0 years (95% interval 12.0 to 60.0)"),
    ("half-life", (20.0, 12.0, None), "", "begins at 12.0 and has no upper end"),
    ("conditional beta", CLOSER, f"catch up; {GIVEN}crude_death_rate, 3 of 4 regions",
     "Given the part of the country, Crude death rate, in three of four regions: each closes the gap"),
    ("conditional beta", OPEN, f"no clear change; {GIVEN}30 of 31 regions",
     "给定所在地域（31个地区中的30个）：各地与自身水平的差距是否缩小不明"),
    ("conditional half-life", (20.0, 12.0, None), "", "own level closes in 20.0 years; the 95% interval"),
    ("log t", (-0.8, -1.0, -0.6, 0.0001), "", "rejects that all approach one path (b −0.800, p &lt;0.001)"),
]  # fmt: skip


@pytest.mark.parametrize(("reference", "numbers", "why", "told"), CONVERGENCE)
def test_each_test_of_convergence_says_what_it_found(content, reference, numbers, why, told):
    rows = [
        ("CN", *row) for row in (*SIGMA, ("sigma", (0.0, -0.01, 0.01, 1.0), ""), (reference, numbers, why))
    ]
    unique = {row[1]: row for row in rows}.values()
    page = part(render_html(build(compared(content, "convergence", *unique))), "convergence")
    items = re.sub("<.*?>", "", page[page.index("<ul") : page.index("</ul")])
    assert told in items
    assert page.count("<li>") == 2 - (reference == "sigma")


def test_clubs_are_said_with_how_stable_they_are(content):
    rows = [("CN", "club 1", (0.5, None, None, 0.4), "3 of 4 regions, 2001–2008; t = 1.2, stability 0.70")]
    kept = "its club keeps {} % of its company when regions are left out"
    held = [("甲县", 0.9), ("乙县", 0.62), ("丙县", 0.7)]
    rows += [(region, "club 1", (share,), kept.format(round(100 * share))) for region, share in held]
    rows += [("丁县", "no club", (0.8,), kept.format(80))]
    told = re.sub("<.*?>", "", part(render_html(build(compared(content, "clubs", *rows))), "convergence"))
    assert "One club of three regions together, and one region in none" in told
    assert "a region's club keeps 62% to 90% of its company" in told.replace("&#x27;", "'")
    none = [(region, "no club", (0.8,), kept.format(80)) for region, _ in held]
    alone = part(render_html(build(compared(content, "clubs", *none))), "convergence")
    assert "No club of regions on one path is found among three regions" in re.sub("<.*?>", "", alone)


def test_without_tests_of_convergence_there_is_no_section(content):
    assert part(render_html(build(content)), "convergence") == ""


NOBODY = [
    ("show.pairs", {"n": Count(465, "pair")},
     "None of 465 pairs can be told apart by pace", "465对都分不出速度高低"),
    ("show.targets", {"n": Count(31, "region"), "normal": Plain("103–107")},
     "None of 31 regions is in the normal range 103–107", "31个地区都不在正常范围103–107之内"),
    ("show.levels.median", {"n": Count(31, "region"), "above": Count(0), "below": Count(0)},
     "None of 31 regions can be told from the median of the others by level",
     "31个地区的水平都与其他地区的中位数分不出"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "slots", "english", "chinese"), NOBODY)
def test_what_is_true_of_nobody_is_said_without_a_zero(name, slots, english, chinese):
    said = Say(name, {**slots, "k": Count(0)})
    for lang, told in (("en", english), ("zh", chinese)):
        assert Voice(lang, WORDING[lang], {}, markup=False).say(said) == told


def test_a_place_without_an_english_name_keeps_its_own_in_english(content):
    page = render_html(build(content))
    assert '<bdi lang="zh">甲县</bdi>' in page
    assert "Jia" not in page
