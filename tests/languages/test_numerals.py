"""Numerals: exact values in both languages, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.languages.en import numerals as en
from trends.languages.zh import numerals as zh

CHINESE = {
    "五": "5", "十": "10", "十二": "12", "二十": "20", "二十三": "23", "一百零五": "105", "一百二十": "120",
    "一百二": "120",
    "三千二百零六": "3206", "一万二": "12000", "一万零二": "10002", "三百五": "350", "两千": "2000",
    "十万": "100000",
    "一亿三千万": "130000000", "1亿2000万": "120000000", "1.26亿": "126000000", "10.8万": "108000",
    "3千": "3000",
    "2千5百": "2500", "1万亿": "1000000000000", "二〇一一": "2011", "一九九九": "1999", "廿三": "23",
    "三点五": "3.5",
    "13 .8": "13.8", "6 215": "6215", "1,234.5": "1234.5", "12·7": "12.7", "百": "100",
}  # fmt: skip
ENGLISH = {
    "five": "5", "twelve": "12", "twenty-three": "23", "one hundred and five": "105",
    "three thousand two hundred and six": "3206",
    "1.26 million": "1260000", "3 thousand": "3000", "6,215": "6215", "two million": "2000000",
    "12.5": "12.5",
}  # fmt: skip


@pytest.mark.parametrize(("numeral", "value"), CHINESE.items())
def test_chinese(numeral: str, value: str) -> None:
    assert zh.parse(numeral) == Decimal(value)


@pytest.mark.parametrize(("numeral", "value"), ENGLISH.items())
def test_english(numeral: str, value: str) -> None:
    assert en.parse(numeral) == Decimal(value)


@pytest.mark.parametrize("text", ["", "三四", "人", "1.2.3", "五六十", "三点"])
def test_no_numeral(text: str) -> None:
    assert zh.parse(text) is None


def written(number: int) -> str:
    """Write a number below 10^8 in the plain way, to be read back."""
    digits = "零一二三四五六七八九"
    if number >= 10_000:
        low = number % 10_000
        gap = "零" if 0 < low < 1_000 else ""
        return f"{written(number // 10_000)}万{gap}{written(low) if low else ''}"
    out, zero = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            out += ("零" if zero else "") + digits[digit] + unit
            zero = False
        else:
            zero = bool(out)
    return out


@given(st.integers(min_value=1, max_value=10**8 - 1))
def test_every_number_written_out_is_read_back(number: int) -> None:
    assert zh.parse(written(number)) == number


@given(st.text(alphabet="〇零一二两三十百千万亿点廿0123.,· ", max_size=14))
def test_any_string_gives_a_number_or_none(text: str) -> None:
    value = zh.parse(text)
    assert value is None or value >= 0
