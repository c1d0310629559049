"""Many words at once find what a plain choice of the words, the longest first, finds."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from trends.languages.alternatives import Listed, any_of

WORDS = st.lists(st.text("出生率人口死亡A.", min_size=2, max_size=5), min_size=1, max_size=12, unique=True)
TEXTS = st.text("出生率人口死亡A. ", max_size=120)


def plainly(words: list[str], text: str) -> list[tuple[int, str]]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return [(m.start(), m[0]) for m in re.finditer("|".join(map(re.escape, longest)), text)]


@settings(max_examples=150, deadline=None)
@given(words=WORDS, text=TEXTS)
def test_every_word_is_found_where_a_plain_choice_finds_it(words: list[str], text: str) -> None:
    wanted = plainly(words, text)
    assert list(Listed(words).find(text)) == wanted
    assert [(m.start(), m[0]) for m in re.finditer(any_of(sorted(words)), text)] == wanted


def test_a_long_text_is_searched_like_a_short_one() -> None:
    assert list(Listed(["出生", "出生率"]).find("出生率、" * 100)) == [(4 * k, "出生率") for k in range(100)]
    assert list(Listed(["\ud800\ud801"]).find("人" * 99 + "\ud800\ud801")) == [(99, "\ud800\ud801")]
