"""Cutting the sentence that holds a number out of its text, with a little of what stands around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from trends.schema import Document, Passage, Source

_ENDS = frozenset("。！？；\n!?;")
CONTEXT = 42
LONGEST = 360


def cut(document: str, text: str, start: int, end: int) -> Passage:
    """Return the sentence around ``text[start:end]`` with its context, all offsets in characters.

    Examples
    --------
    >>> found = cut("a.txt", "一是抓落实。人口出生率为9.1‰。二是抓宣传。", 12, 15)
    >>> found.text[found.low:found.high]
    '人口出生率为9.1‰。'
    """
    low, high = _left(text, start), _right(text, end)
    first, last = _trim(text, max(0, low - CONTEXT), low), min(len(text), high + CONTEXT)
    return Passage(document, first, text[first:last], low - first, high - first)


def kept(document: Document, spans: Iterable[tuple[int, int]]) -> Source:
    """Return what the report needs of a document: the passages around some spans of its text.

    Examples
    --------
    >>> from pathlib import Path
    >>> text = "一是抓落实。人口出生率为9.1‰。二是抓宣传。"
    >>> source = kept(Document("a.txt", Path("a.txt"), text, "utf-8", "zh", ()), [(12, 15)])
    >>> source.size, source.passages[12, 15].low
    (23, 6)
    """
    one: dict[Passage, Passage] = {}
    found = {span: cut(document.id, document.text, *span) for span in sorted(set(spans))}
    return Source(
        id=document.id,
        path=document.path,
        size=len(document.text),
        encoding=document.encoding,
        language=document.language,
        parts=tuple(replace(part, evidence=()) for part in document.parts),
        passages={span: one.setdefault(passage, passage) for span, passage in found.items()},
    )


def _left(text: str, start: int) -> int:
    at = start
    while at > 0 and start - at < LONGEST and not _ends(text, at - 1):
        at -= 1
    return _trim(text, at, start)


def _right(text: str, end: int) -> int:
    at = end
    while at < len(text) and at - end < LONGEST:
        at += 1
        if _ends(text, at - 1):
            break
    while at > end and text[at - 1].isspace():
        at -= 1
    return at


def _ends(text: str, at: int) -> bool:
    # a full stop ends a sentence only before a space: 9.1 and U.S. go on
    if text[at] == ".":
        return at + 1 == len(text) or text[at + 1].isspace()
    return text[at] in _ENDS


def _trim(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at
