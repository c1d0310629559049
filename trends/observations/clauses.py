"""Where paragraphs, sentences and clauses of a view end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_STOP = "[。!?;:：！？；”)）]"
_BREAK = re.compile(
    r"[\n\t |.。!?！？,，;；:：()（）](?:"
    rf"(?P<paragraph>(?<=\n)[ \t]*(?:\n\s*)+|(?<={_STOP}\n)|(?<={_STOP}[ \t])[ \t]*\n"
    r"|(?<=\n)(?=[ \t]{2,}|[一二三四五六七八九十]{1,3}、|\(|第[一二三四五六七八九十\d]{1,3}[篇章节条])"
    r"|(?<=[\t|]))"
    r"|(?P<sentence>(?<=[。!?！？])|(?<=\.)(?=\s+[A-Z(\"“]|\s*$|[\u4e00-\u9fff]))"
    r"|(?P<clause>(?<=[,，;；:：()（）\n])(?!(?<=\d,)\d{3}(?!\d))))"
)
"""Each kind asks behind itself for its sign, so that the search leaps from one sign to the next.

A comma that groups digits (births per 1,000) ends nothing.
"""

_HEADING_LINE = re.compile(
    r"^[ \t]*(?:第[一二三四五六七八九十]{1,3}[章节部]|[一二三四五六七八九十]{1,3}[、.]"
    r"|[(（][一二三四五六七八九十]{1,3}[)）])"
    r"[^\n。;；!！?？,，:：]{2,24}\n",
    re.MULTILINE,
)
"""A short numbered line is a heading; a paragraph begins behind it."""


@dataclass(frozen=True, slots=True)
class Breaks:
    """Offsets after which a paragraph, a sentence or a clause begins, each from 0 to the end.

    A break that ends a sentence ends its clause too, and one that ends a paragraph ends all three.
    """

    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]


def breaks(view: str, kept: Sequence[tuple[int, int]] = ()) -> Breaks:
    """Return the breaks of a view; marks inside the `kept` spans (1,200) end nothing.

    Examples
    --------
    >>> breaks("出生12人,死亡9人。全县3000人").clauses
    (0, 6, 11, 18)
    """
    paragraphs, sentences, clauses = [0], [0], [0]
    at = -1
    for found in _BREAK.finditer(view):
        start, end = found.span()
        while at + 1 < len(kept) and kept[at + 1][0] <= start:
            at += 1
        if at >= 0 and end <= kept[at][1]:
            continue
        clauses.append(end)
        if found.lastgroup != "clause":
            sentences.append(end)
            if found.lastgroup == "paragraph":
                paragraphs.append(end)
    ends = [*(found.end() for found in _HEADING_LINE.finditer(view)), len(view)]
    return Breaks(
        *(tuple(dict.fromkeys(sorted([*kind, *ends]))) for kind in (paragraphs, sentences, clauses))
    )


def span(marks: tuple[int, ...], offset: int) -> tuple[int, int]:
    """Return start and end of the stretch that holds the character at the offset.

    Examples
    --------
    >>> span((0, 6, 11), 7)
    (6, 11)
    """
    at = bisect_right(marks, offset) or 1
    return marks[at - 1], marks[at] if at < len(marks) else marks[-1]


def within(starts: Sequence[int], low: int, high: int) -> slice:
    """Return the slice of sorted starts that lie in ``[low, high)``.

    Examples
    --------
    >>> within([1, 4, 9], 2, 9)
    slice(1, 2, None)
    """
    return slice(bisect_left(starts, low), bisect_left(starts, high))
