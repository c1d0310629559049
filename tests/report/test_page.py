"""The page as text: what it may reach, what its numbers open, and that hostile text stays text."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from packed import unpack

from trends.report import Content, build, render_html
from trends.report.bundle import BOOT, SCRIPTS, STYLES, script
from trends.report.markup import Html
from trends.report.page import voices
from trends.report.payload import payload
from trends.report.sentences import kept
from trends.report.wording import WORDING
from trends.report.wording.reasons import reason
from trends.schema import Document, Part


@pytest.fixture(scope="module")
def report(content):
    return build(content)


@pytest.fixture(scope="module")
def page(report):
    return render_html(report)


def data(page):
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    block = json.loads(block[1])
    packed = ("passages", "observations", "numbers", "fits", "contrasts", "standings")
    return block | {name: unpack(block[name]) for name in packed}


def known_keys(content, block):
    regions = block["regions"]
    numbers = block["numbers"]
    keys = {
        "|".join(map(str, (regions[r], i, s, role, y)))
        for r, i, s, role, y in zip(
            *(numbers[n] for n in ("region", "indicator", "subgroup", "role", "year")), strict=True
        )
    }
    fits = block["fits"]
    keys |= {
        "|".join((regions[r], i, s, role, m))
        for r, i, s, role, m in zip(
            *(fits[n] for n in ("region", "indicator", "subgroup", "role", "model")), strict=True
        )
    }
    contrasts = block["contrasts"]
    names = ("comparison", "indicator", "subgroup", "model")
    for i in range(len(contrasts["region"])):
        ends = (regions[contrasts[n][i]] for n in ("region", "reference"))
        keys.add("|".join([*(contrasts[n][i] for n in names), *ends]))
    standings = block["standings"]
    names = ("comparison", "indicator", "subgroup", "model", "region", "reference")
    keys |= {"|".join(row) for row in zip(*(standings[n] for n in names), strict=True)}
    return keys | set(content.observations["id"]) | set(block["counts"])


def test_no_address_can_be_loaded(page):
    without_namespaces = page.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r'(?:src|href|action|xlink:href)\s*=\s*["\']?\s*(?:\w+:|//)', without_namespaces)
    assert not re.search(r"url\(", without_namespaces)
    assert not re.search(r"@import|<link|<iframe|<img", without_namespaces)


def test_the_policy_names_each_script_by_its_hash(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    from base64 import b64encode
    from hashlib import sha256

    for body in re.findall(r"<script>(.*?)</script>", page, re.DOTALL):
        assert b64encode(sha256(body.encode()).digest()).decode() in policy


def test_every_number_button_opens_a_fact(page, content):
    block = data(page)
    known = known_keys(content, block)
    keys = {html.unescape(k) for k in re.findall(r'data-key="([^"]*)"', page)}
    assert len(keys) > 20
    for key in keys:
        parts = (
            [key]
            if not key.startswith("change|")
            else ["|".join(key.split("|")[1:6]), "|".join(key.split("|")[6:])]
        )
        assert all(part in known for part in parts), key


def test_each_fact_is_the_slice_of_its_sentence(page, content):
    block = data(page)
    observations = block["observations"]
    told = content.observations.sort("document", "part", "start", "id")["quote"].to_list()
    assert len(told) == len(observations["id"])
    for i, quote in enumerate(told):
        at = observations["passage"][i]
        stretch, first, length, low, high = (values[at] for values in block["passages"].values())
        _, begins, text = block["stretches"][stretch]
        start, end = (observations["start"][i] - first + n for n in (0, observations["length"][i]))
        assert text[first - begins :][:length][start:end] == quote
        assert low <= start < end <= high


def test_a_text_around_several_numbers_stands_once(page):
    block = data(page)
    whole = [text for _, _, text in block["stretches"]]
    assert all(
        page.count(sentence) <= 3 for text in whole for sentence in text.split("。") if "甲县人口" in sentence
    )
    assert len(block["passages"]["start"]) > len(whole)


def test_the_first_source_stands_open_with_its_number_marked(content):
    # 甲县 falls fastest, so its latest number is the first of the lead
    page = render_html(build(content))
    rail = page[page.index("<aside") :]
    assert re.search(r'<span class="sentence">[^<]*<mark>10\.52‰</mark>[^<]*</span>', rail)
    assert "甲县工作回顾" in rail[: rail.index("</aside>")]


def test_both_languages_open_the_same_numbers(report):
    from trends.report.findings import findings, lead
    from trends.report.page import voices

    both = voices(report)
    for view in report.views:
        for sentence in [*lead(view), *(said for _, said in findings(view))]:
            shown = [re.findall(r'data-key="([^"]*)">([^<]*)<', voice.say(sentence)) for voice in both.voices]
            figures = [{(k, tuple(re.findall(r"[−+~≤]?[\d.]+", text))) for k, text in one} for one in shown]
            assert figures[0] == figures[1]


def test_no_bare_measured_number_stands_in_prose(report):
    from trends.report.findings import findings, lead
    from trends.report.page import voices

    voice = voices(report).voices[0]
    for view in report.views:
        for sentence in [*lead(view), *(said for _, said in findings(view))]:
            prose = re.sub(r"<button.*?</button>", "", voice.say(sentence))
            bare = re.findall(r"\d+\.\d+", re.sub(r"<[^>]+>", "", prose))
            assert [b for b in bare if b != "0.5"] == []


def test_the_headline_counts_the_verdicts(page):
    assert "Crude birth rate: falling in one of four regions, rising in one" in page
    assert "人口出生率：4个地区中1个下降，1个上升" in page


def test_hedges_travel_to_the_stated_values(page):
    assert re.search(r'data-key="review.txt:1:\d+">~8.50</button>', page) or "~8.5" in page
    assert "≤9" in page


def test_tables_of_words_have_the_same_names_and_slots():
    assert WORDING["en"].keys() == WORDING["zh"].keys()
    for name, text in WORDING["en"].items():
        slots = [sorted(set(re.findall(r"\{(\w+)\}", t))) for t in (text, WORDING["zh"][name])]
        assert slots[0] == slots[1], name


HOSTILE = "</script><script>alert(1)</script>\"'&<img src=x onerror=alert(1)>\u202e😀"


def test_hostile_text_is_shown_as_text(content, article):
    text = article.text.replace("第一段谈组织领导。", f"{HOSTILE}。")
    shift = len(text) - len(article.text)
    document = Document(HOSTILE, Path("x"), text, "utf-8", "zh", (Part(1, 0, len(text), title=HOSTILE * 50),))
    said = content.observations.with_columns(
        pl.col("start") + shift, pl.col("end") + shift, document=pl.lit(HOSTILE)
    )
    panel = content.panel.with_columns(region=pl.col("region").replace({"乙县": HOSTILE}))
    fits = content.fits.with_columns(region=pl.col("region").replace({"乙县": HOSTILE}))
    labels = {**content.labels, HOSTILE: HOSTILE}
    documents = [kept(document, said.select("start", "end").rows())]
    made = replace(content, documents=documents, observations=said, panel=panel, fits=fits, labels=labels)
    page = render_html(build(made, title=HOSTILE))
    assert "<script>alert" not in page
    assert "<img" not in page
    assert page.count("<script") == page.count("</script>")
    assert html.escape("<img src=x") in page


def test_the_same_content_gives_the_same_bytes(content, page):
    assert render_html(build(content)) == page


def test_a_large_page_is_packed(content):
    from base64 import b64decode
    from gzip import decompress

    page = render_html(build(replace(content, runtime="// " + "x" * 1_100_000)))
    block = re.search(r'id="data" data-packed>([^<]*)<', page)[1]
    assert json.loads(decompress(b64decode(block)))["lang"] == "en"
    assert len(page) < 400_000


def test_empty_content_is_a_page():
    from trends.report import Content

    assert "<h1>" in render_html(build(Content()))


def test_the_page_files_are_short_and_all_bundled():
    folder = Path(__import__("trends.report").report.__file__).parent / "page"
    assert {p.name for p in folder.iterdir()} == {BOOT, *SCRIPTS, *STYLES}
    for path in folder.iterdir():
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 300
        assert max(map(len, lines)) < 160
    assert "import " not in script()


def test_words_of_the_script_are_in_the_payload(report):
    words = payload(report.content, report.views, report.shown, "en")["words"]
    folder = Path(__import__("trends.report").report.__file__).parent / "page"
    for path in folder.glob("*.js"):
        for name in re.findall(r'\bt\("([a-z.]+)"', path.read_text(encoding="utf-8")):
            assert name in words["en"], name
            assert name in words["zh"], name


def test_the_hidden_rows_of_shared_tables_stand_packed_in_a_large_page(content):
    from base64 import b64decode
    from gzip import decompress

    lines = [
        {"document": f"{i}.txt", "place": "", "kind": "not_read", "reason": "no such file"} for i in range(40)
    ]
    many = replace(content, faults=content.faults.clear().vstack(pl.DataFrame(lines)))
    whole = render_html(build(many))
    page = render_html(build(replace(many, runtime="// " + "x" * 1_100_000)))
    held = json.loads(decompress(b64decode(re.search(r'id="rest" data-packed>([^<]*)<', page)[1])))
    assert page.count('data-held="0"') == len(held) == 1
    assert "39.txt" in held[0]
    assert "39.txt" not in page[page.index("<main") : page.index("</main>")]
    assert held[0] in whole
    told = re.sub(r"<[^>]+>", "", re.search(r'<tr data-held="0">.*?</tr>', page)[0])
    assert told == "28 rows more are shown by a script.另有28行由脚本显示。"


@pytest.mark.parametrize(("rows", "held"), [(99, 0), (100, 1)])
def test_only_many_hidden_rows_of_a_view_are_packed(rows, held):
    from trends.report.page import _held

    inside = Html("".join(f'<tr data-rest=""><td>{i}</td></tr>' for i in range(rows)))
    page, kept = _held(inside, voices(build(Content())))
    assert kept == [inside] * held
    assert page.count(f"{rows} rows more are shown by a script.") == held


def test_the_hint_to_click_is_for_the_screen_alone(page):
    folder = Path(__import__("trends.report").report.__file__).parent / "page"
    hidden = re.search(r"([^{}]*)\{ display: none !important; \}", (folder / "print.css").read_text())[1]
    assert re.search(r'class="screen">(<[^>]*>)* ?Click a point', page)
    assert ".screen" in hidden


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("in 2019, of 51; rank 1 is the highest value", "2019年，共51个；第1名数值最高"),
        ("no usable year; left out: 1 part of a year", "没有可用的年份；略去1个不足一年的数"),
        ("the spread grows; 190 of 197 regions, 2000–2014", "差距扩大；197个地区中的190个，2000–2014年"),
        (
            "births: the year was overwritten; the value has no year of its own",
            "出生人口：年份被覆盖，数值没有自己的年份",
        ),
        (
            "above in 2023; 19 common years, 2005–2023; autocorrelation 0.93; "
            "a jump allowed for where made anew: 2011, 2020",
            "2023年高于；共有19年，2005–2023年；自相关0.93；2011, 2020年口径重建，容许跃变",
        ),
        ("5 common years: 6 are needed", "共有5年，需要6年"),
        (
            "the difference lies on a straight line: nothing shows how much it varies",
            "差值正在一条直线上，无从得知其变动",
        ),
        ("the estimate is not a finite number", "估计值不是有限的数"),
        ("a reason nobody foresaw; only 2 years", "a reason nobody foresaw；只有2年"),
    ],
)
def test_reasons_are_told_in_chinese_as_far_as_there_are_templates(english, chinese):
    assert reason(english, "zh") == chinese
    assert reason(english, "en") == english
