"""What ends a clause, a sentence and a paragraph, and what does not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from trends.observations.clauses import breaks

CASES = [
    ("甲,乙。丙", (), ("甲,", "乙。", "丙"), ("甲,乙。", "丙")),
    ("births 1,200, deaths 9.5. Then", (), ("births 1,200,", " deaths 9.5.", " Then"), None),
    ("甲(乙,丙),丁", ((1, 6),), ("甲(乙,丙),", "丁"), ("甲(乙,丙),丁",)),
    ("甲(乙,丙,丁)", ((1, 8), (2, 4)), ("甲(乙,丙,", "丁)"), ("甲(乙,丙,丁)",)),
    ("甲\n乙。\n丙", (), ("甲\n", "乙。", "\n", "丙"), ("甲\n乙。", "\n", "丙")),
]


@pytest.mark.parametrize(("view", "kept", "clauses", "sentences"), CASES)
def test_breaks(view: str, kept, clauses: tuple[str, ...], sentences: tuple[str, ...] | None) -> None:
    found = breaks(view, kept)
    assert _pieces(view, found.clauses) == clauses
    assert sentences is None or _pieces(view, found.sentences) == sentences


def _pieces(view: str, marks: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(view[low:high] for low, high in pairwise(marks))
