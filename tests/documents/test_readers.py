from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trends.documents.markup import read_html
from trends.documents.plain import read_text
from trends.documents.readers import READERS


def test_suffixes_are_lower_case_and_begin_with_a_dot() -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in READERS)


def test_line_ends_become_one() -> None:
    assert read_text(b"a\r\nb\rc\n").text == "a\nb\nc\n"


def test_a_page_gives_its_visible_text_a_line_a_block() -> None:
    page = """<html><head><title>t</title><style>p{}</style></head><body><h1>Births&nbsp;in 2011</h1>
    <p>12.7 &permil; of<br>all</p><script>var x = '99';</script>
    <table><tr><th>county</th><th>births</th></tr><tr><td>A</td><td>3,206</td></tr></table></body></html>"""
    lines = read_html(page.encode()).text.splitlines()
    assert lines == ["Births\u00a0in 2011", "12.7 ‰ of", "all", "county\tbirths", "A\t3,206"]


def test_an_unclosed_head_hides_only_itself() -> None:
    assert read_html(b"<head><title>t</title><body><p>shown</p></body>").text == "shown\n"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_any_markup_is_read(text: str) -> None:
    raw = ("<p>births</p>" + text).encode("utf-8", errors="replace")
    assert read_html(raw, encoding="utf-8").text.startswith("births")
