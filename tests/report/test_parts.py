"""Sentences, views, grouping, wording and Markdown."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.catalogue.indicators import indicators
from trends.catalogue.regions.cohorts import Cohort
from trends.errors import UnknownNameError
from trends.report import FORMATS, Content, build, render_markdown, views
from trends.report.findings import headline
from trends.report.grouping import home
from trends.report.markup import fill, safe, tag
from trends.report.numerals import hedged, number, years
from trends.report.page import voices
from trends.report.sections.matrix import matrix, thirds
from trends.report.sentences import cut
from trends.report.views import Fit, Line, Point, View
from trends.schema import FAULTS, PANEL


def sentence(text, quote):
    start = text.index(quote)
    found = cut("x", text, start, start + len(quote))
    return found.text[found.low : found.high]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("甲。乙县9.1‰。丙。", "9.1‰", "乙县9.1‰。"),
        ("标题\n乙县9.1‰", "9.1‰", "乙县9.1‰"),
        ("It rose. The rate was 9.1 in June. Then it fell.", "9.1", "The rate was 9.1 in June."),
        ("9.1‰", "9.1‰", "9.1‰"),
        ("甲；乙为9.1！丙", "9.1", "乙为9.1！"),
    ],
)
def test_a_sentence_is_cut_at_its_ends(text, quote, expected):
    assert sentence(text, quote) == expected


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 40))
def test_a_passage_always_holds_its_number(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = cut("x", text, start, end)
    assert found.text == text[found.start : found.start + len(found.text)]
    assert found.low <= start - found.start <= end - found.start <= found.high or start == end


def test_a_sentence_without_end_is_not_the_whole_text():
    text = "无" * 5000 + "9.1" + "完" * 5000
    found = cut("x", text, 5000, 5003)
    assert len(found.text) < 900
    assert found.text[5000 - found.start : 5003 - found.start] == "9.1"


@pytest.mark.parametrize(
    ("value", "digits", "sign", "text"),
    [
        (12.25, 1, False, "12.3"),
        (-0.005, 2, True, "−0.01"),
        (2004, 0, False, "2004"),
        (1234567.0, 0, True, "+1,234,567"),
    ],
)
def test_numbers_are_written_one_way(value, digits, sign, text):
    assert number(value, digits, sign=sign) == text


def test_years_and_hedges():
    assert years(1998, 2001) == "1998–2001"
    assert hedged(95.0, ">=", 1) == "≥95.0"


def test_markup_escapes_what_is_not_markup():
    assert tag("p", "<b>", title='"x"') == '<p title="&quot;x&quot;">&lt;b&gt;</p>'
    assert fill("{a} & {b}", {"a": "<i>", "b": safe("c")}) == "&lt;i&gt; &amp; c"


def test_places_of_one_level_are_compared_and_no_others():
    rows = [
        {"indicator": "births", "subgroup": "", "role": "observed", "value": 9.0, "status": "ok"}
        | {"region": region, "year": year, "unit": "birth", "source": "a.csv line 2"}
        for region in ("江苏省", "浙江省", "Bayern", "Sachsen")
        for year in (2001, 2002)
    ]
    made = build(Content(panel=PANEL.build(rows))).views
    assert {view.id: [line.region for line in view.lines] for view in made} == {
        "births@CN-province": ["江苏省", "浙江省"],
        "births@EU-province": ["Bayern", "Sachsen"],
    }


def test_a_view_ranks_its_series_and_keeps_single_values_apart(content):
    (view,) = build(content).views
    assert [line.region for line in view.lines] == ["乙县", "丁县", "甲县", "丙县"]
    assert [p.region for p in view.stated] == ["己县", "戊县"]
    assert view.counts() == {"falling": 1, "rising": 1, "stable": 1, "cannot": 1}
    assert [line.region for line in view.judged] == ["甲县", "丁县", "丙县", "乙县"]


def test_the_benchmark_is_not_counted(content):
    (view,) = build(replace(content, benchmark="丁县")).views
    assert len(view.lines) == 3
    assert view.benchmark.region == "丁县"


def test_a_lone_undated_value_is_nothing_to_compare(content):
    lone = content.observations.filter(pl.col("region") == "戊县")
    report = build(replace(content, observations=lone, panel=PANEL.empty(), fits=content.fits.clear()))
    assert report.shown == ()
    assert [view.id for view in report.also] == ["crude_birth_rate@CN-"]


def test_an_unknown_language_names_those_that_exist(content):
    with pytest.raises(UnknownNameError, match="possible: en, zh"):
        build(content, lang="de")


def test_markdown_tells_findings_table_and_faults(content):
    text = render_markdown(build(content))
    assert text.startswith("# Crude birth rate: falling in one of four regions, rising in one\n")
    assert "| 3 | 甲县 | 10.5 | 2008 | falling |" in text
    assert "blurred.pdf: no reader for .pdf" in text
    assert "<" not in text.replace("\\<", "")


HOSTILE = {
    "<script>alert(1)</script>": r"\<script\>alert(1)\</script\>",
    "![x](http://a.example/p.png)": r"!\[x\](http\://a.example/p.png)",
    "www.a.example": r"www\.a.example",
    "a\n\n# b": r"a \# b",
    "- a": r"\- a",
    "12. a": r"12\. a",
    "12.5": "12.5",
    "a | b `c` $d$ &lt;": r"a \| b \`c\` \$d\$ \&lt;",
    "a\x1b[2J\u202eb": "a" + r"\\x1b\[2J\\u202e" + "b",
}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_markdown(text):
    rows = [{"document": text, "place": "", "kind": "not_read", "reason": text}]
    told = render_markdown(build(Content(faults=FAULTS.build(rows)), title=text))
    plain = HOSTILE[text]
    assert told.startswith(f"# {plain}\n")
    assert f"- {plain}: " in told


def test_markdown_in_chinese_states_the_same_figures(content):
    import re

    figures = [
        sorted(re.findall(r"[−+]?\d+\.\d+", render_markdown(build(content, lang=lang))))
        for lang in ("en", "zh")
    ]
    assert figures[0] == figures[1]


def test_formats_are_functions_of_a_report(content):
    assert sorted(FORMATS) == ["html", "markdown"]
    assert all(write(build(content)) for write in FORMATS.values())


@pytest.mark.parametrize(
    ("groups_", "english", "chinese"),
    [
        ("fs", "falling in two of four places, stable in two", "4个地方中2个下降，2个平稳"),
        ("fr", "falling in two of four places, rising in two", "4个地方中2个下降，2个上升"),
        ("ffru", "falling in four of eight places, rising in two", "8个地方中4个下降，2个上升"),
        ("fru", "falling in two of six places, rising in two, unclear in two", "2个上升，2个无法判断"),
        ("su", "stable in two of four places, unclear in two", "4个地方中2个平稳，2个无法判断"),
        ("ssfu", "stable in four of eight places, falling in two", "8个地方中4个平稳，2个下降"),
        ("ff", "falling in all four places", "4个地方全部下降"),
        ("f", "falling in both", "两者都下降"),
        ("s", "stable in both", "两者都平稳"),
        ("u", "no clear trend in either", "两者都无明显趋势"),
    ],
)
def test_a_headline_counts_only_groups_that_exist(groups_, english, chinese):
    names = {"f": "falling", "r": "rising", "s": "stable", "u": "no_clear_change"}
    lines = tuple(line(f"{name}{i}", names[name]) for i in range(2) for name in groups_)
    view = View("x", indicators()["crude_birth_rate"], Cohort(), "", lines, None, (), (), 1)
    spoken = {
        voice.lang: voice.say(headline(view)) for voice in voices(build(Content()), markup=False).voices
    }
    assert english.replace("places", "regions") in spoken["en"]
    assert chinese.replace("地方", "地区") in spoken["zh"]


def line(region, verdict):
    point = Point(
        region,
        region,
        "crude_birth_rate",
        "",
        "observed",
        9.0,
        None,
        "=",
        "",
        2001,
        2001,
        "ok",
        "",
        (),
        False,
    )
    return Line(region, (point,), Fit("k", "linear", "log", 9, 2001, 2009, 1.0, 0.5, 1.5, verdict, ""))


def test_every_number_is_shown_or_counted(content):
    """Whatever has a value stands in a view: as a point, a single value, beside it, or or left out."""
    for view in views(content):
        used = {key for line_ in view.lines for key in (p.key for p in line_.points)}
        shown = used | {p.key for p in (*view.stated, *view.aside, *view.left_out)}
        shown |= {p.key for p in view.benchmark.points} if view.benchmark else set()
        stated = content.observations.filter(
            pl.col("value").is_not_null()
            & (pl.col("indicator") == view.indicator.id)
            & (pl.col("role") != "derived")
        )
        known = set(content.panel["observations"].explode().drop_nulls())
        for i, region in stated.select("id", "region").iter_rows():
            if home(region, Counter([view.cohort])) == view.cohort and i not in known:
                assert i in shown


def test_terms_have_a_word_in_each_language() -> None:
    from trends.report.wording import WORDING
    from trends.report.wording.terms import TERMS

    assert TERMS["en"].keys() == TERMS["zh"].keys()
    assert not any(word.isascii() for name, word in TERMS["zh"].items() if name.startswith(("sub", "fault")))
    assert WORDING["zh"]["subgroup.rural"] == "农村"


@pytest.mark.parametrize(("n", "sizes"), [(6, [2, 2, 2]), (7, [3, 2, 2]), (8, [3, 3, 2]), (31, [11, 10, 10])])
def test_thirds_hold_everybody_once_and_are_equal_up_to_one(n, sizes):
    lines = tuple(line(f"r{i}", "falling") for i in range(n))
    parts = thirds(lines)
    assert [len(part) for part in parts] == sizes
    assert sum(parts, ()) == lines


def test_the_matrix_names_regions_by_level_and_direction():
    lines = tuple(line(f"r{i}", "falling" if i < 5 else "rising") for i in range(9))
    view = View("x", indicators()["crude_birth_rate"], Cohort(), "", lines, None, (), (), 1)
    told = matrix(view, voices(build(Content())))
    upper, middle, lower = told.split("<tbody>")[1].split("</tr>")[:3]
    assert [name in upper for name in ("r0", "r2", "r3")] == [True, True, False]
    assert middle.index("r4") < middle.index("r5")
    assert [name in lower for name in ("r8", "r5")] == [True, False]
