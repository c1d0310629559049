"""Searches that first ask for a cheap sign find what the patterns behind them find alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trends.languages.bounded import Bounded
from trends.languages.zh import damage
from trends.languages.zh import places as zh

NAMES = st.text("东山石县市乡镇街道自治、和的,有3人为\n ", max_size=80)
DAMAGED = st.text("按照查看更多资源网人口数年2013\n，。（）.", max_size=60)


@pytest.mark.parametrize("kind", ["LISTED", "SHORT", "TOWNSHIP"])
@settings(max_examples=100, deadline=None)
@given(text=NAMES)
def test_names_looked_for_by_their_ends(kind: str, text: str) -> None:
    quick: Bounded = getattr(zh, kind)
    plain = Bounded(quick.signs, quick.name)
    assert [m.span("name") for m in quick.finditer(text)] == [m.span("name") for m in plain.finditer(text)]


@settings(max_examples=300, deadline=None)
@given(text=DAMAGED)
def test_intruders_looked_for_by_their_signs(text: str) -> None:
    plain = [m.span() for m in damage.INTRUDES.finditer(text)]
    assert [m.span() for m in damage.intruded(text)] == plain


def test_the_longest_names_are_found() -> None:
    text = "全省:其中东山东山东山东自治县3人,包括石东山东山街道为5人"
    assert [m["name"] for m in zh.LISTED.finditer(text)] == ["东山东山东山东自治县", "石东山东山街道"]
