"""The view: as long as the text whatever it holds, simplified and half-width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.languages.view import simplify


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("人口計畫生育", "人口计划生育"),
        ("發展規畫", "发展规划"),
        ("餘萬戶", "余万户"),
        ("１２．７％", "12.7%"),
        ("（市、区）", "(市、区)"),
        ("二○一一年", "二〇一一年"),
        ("95%，90%", "95%,90%"),
        ("100，200元", "100、200元"),
        ("５\u3000人", "5 人"),
        ("10℅", "10%"),
        ("−0.5", "-0.5"),
        ("plain ascii, 1,234", "plain ascii, 1,234"),
    ],
)
def test_characters_are_made_plain(text: str, view: str) -> None:
    assert simplify(text) == view


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(simplify(text)) == len(text)


@given(st.text())
def test_the_view_of_a_view_is_the_same(text: str) -> None:
    view = simplify(text)
    assert simplify(view) == view
