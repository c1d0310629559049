"""Words of time: a table of phrases with what they mean in a text of 2011, and properties of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trends.errors import UnknownNameError
from trends.languages.view import simplify
from trends.observations.mentions import Period
from trends.observations.periods import periods, resolve
from trends.schema import Part

MASKS = frozenset({"2025"})
PART = Part(1, 0, 100, year_low=2011, year_high=2011, masks=MASKS)
UNCERTAIN = Part(1, 0, 100, year_low=2008, year_high=2010)
TABLE = Path(__file__).with_name("periods.txt")


def phrases() -> list[tuple[str, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ", 2) for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1].removesuffix(" |"), row[2].strip() if len(row) > 2 else "") for row in rows]


def shown(period: Period) -> str:
    found = resolve(period, PART)
    years = (
        f"{found.year_low}" if found.year_low == found.year_high else f"{found.year_low}-{found.year_high}"
    )
    dates = f"{found.period_start or '-'}..{found.period_end or '-'}"
    months = f"m{found.months}" if found.months else "-"
    masked = " masked" if period.masked else ""
    return f"{period.text}: {period.kind} {'-' if years == 'None' else years} {dates} {months}{masked}"


@pytest.mark.parametrize(("language", "phrase", "meaning"), phrases())
def test_a_phrase_means_what_the_table_says(language: str, phrase: str, meaning: str) -> None:
    found = periods(simplify(phrase), language, MASKS)
    at = [(phrase[p.start : p.end], shown(p).split(": ", 1)[1]) for p in found]
    assert " ; ".join(f"{quote}: {said}" for quote, said in at) == meaning


def only(phrase: str) -> Period:
    (found,) = periods(simplify(phrase), "zh", frozenset())
    return found


def test_relative_words_stay_relative_until_the_year_is_known() -> None:
    assert (only("去年").year, only("去年").relative) == (None, -1)
    assert resolve(only("去年"), Part(1, 0, 9)).year_low is None
    assert resolve(only("去年"), UNCERTAIN)[:4] == (2007, 2009, None, None)


def test_an_uncertain_year_gives_no_date() -> None:
    assert resolve(only("上半年"), UNCERTAIN) == (2008, 2010, None, None, 6)


@pytest.mark.parametrize(
    ("phrase", "year"),
    [("全年", 2011), ("上半年", 2011), ("本年", 2011), ("上年", 2010), ("今年", 2012), ("明年", 2013)],
)
def test_a_communique_reports_on_the_year_before_its_own(phrase: str, year: int) -> None:
    part = Part(1, 0, 100, year_low=2012, year_high=2012, subject_year=2011)
    assert resolve(only(phrase), part).year_low == year


def test_a_year_that_something_is_compared_with_is_marked() -> None:
    assert only("比上年下降").rule == "comparison"
    assert only("上年下降").rule == "relative"


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="no language 'fr'; possible: "):
        periods("2008", "fr", MASKS)


WORDS = (
    "今年 去年 上半年 2008 2025 20xx 年 年度 月 10月 9月 至 - 到 、 以来 起 “十五” 期间 末 季度 三 "
    "截至 日 18 since in of 2010 July to last year first half the quarter Q3 0 99"
)
PIECES = st.sampled_from(WORDS.split(" "))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(PIECES, max_size=25).map(" ".join),
        st.lists(PIECES, max_size=25).map("".join),
    )
)
def test_any_text_gives_ordered_slices_that_resolve(text: str) -> None:
    view = simplify(text)
    for language in ("zh", "en"):
        end = 0
        for period in periods(view, language, MASKS):
            assert end <= period.start < period.end <= len(view)
            assert period.text == view[period.start : period.end]
            assert not (period.masked and period.year is not None)
            for part in (PART, UNCERTAIN):
                found = resolve(period, part)
                assert found.year_low is None or found.year_high is None or found.year_low <= found.year_high
            end = period.end
