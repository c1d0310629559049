"""Lines as a page breaks them, to paragraphs and rows of tables as they were written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

FULL = 0.78
"""The share of the longest line from which a line was broken by the margin and not by its writer."""
FEWEST_FIGURES, FEWEST_ROWS = 2, 2
"""Figures of a row, and rows one below the other, that make a table."""

_HAN = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef，。；：、“”‘’《》（）"
_GAP = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}0-9‰%A-Za-z])|(?<=[0-9‰%A-Za-z)]) (?=[{_HAN}])")
_ENDS = re.compile(r"[。！？；：.!?:;]['\"”’)）]?$")
_FIGURE = re.compile(r"[-−–]?[0-9][0-9,]*(?:\.[0-9]+)?[%‰*]?|[-—–…]+|\.\.")
_DIGIT = re.compile(r"[0-9]")
_BRACKET = re.compile(r"\s*([(（\[])\s*([^()（）\[\]]{1,12}?)\s*([)）\]])")
_NUMBERING = re.compile(r"[-–—·\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*/\s*[0-9]{1,4})?[-–—·\s]*")


def paragraphs(pages: Sequence[Sequence[str]]) -> str:
    r"""Return the text of pages, each a list of lines; page numbers are left out.

    Examples
    --------
    >>> paragraphs([["In 2010 the crude birth rate of the county was 9.7 per", "1,000.", "3"]])
    'In 2010 the crude birth rate of the county was 9.7 per 1,000.\n'
    >>> paragraphs([["县 出生人口 ( 人 ) 出生率 (‰)", "甲县 310 9.8", "乙县 255 8.7"]])
    '县\t出生人口(人)\t出生率(‰)\n甲县\t310\t9.8\n乙县\t255\t8.7\n'
    """
    lines = [line for page in pages for line in _without_number(page)]
    width = max(map(_width, lines), default=0)
    done: list[str] = []
    open_ = False
    for line in _tabled(lines):
        row = "\t" in line
        said = line if row else _GAP.sub("", line)
        if open_ and not row:
            done[-1] = _joined(done[-1], said)
        else:
            done.append(said)
        open_ = not row and _width(line) >= FULL * width and not _ENDS.search(line)
    return "\n".join(done) + "\n"


def _without_number(page: Sequence[str]) -> Sequence[str]:
    first = 1 if page and _NUMBERING.fullmatch(page[0]) else 0
    last = len(page) - 1 if len(page) > 1 and _NUMBERING.fullmatch(page[-1]) else len(page)
    return page[first:last]


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def _joined(above: str, line: str) -> str:
    if re.search(r"[a-z]-$", above) and line[:1].islower():
        return above[:-1] + line
    apart = above[-1:].isascii() and line[:1].isascii()
    return f"{above} {line}" if apart else above + line


def _tabled(lines: Sequence[str]) -> Iterator[str]:
    """Part the cells of rows by tabs, and those of the line above them where it has as many words."""
    rows = [_row(line) for line in lines]
    at = 0
    while at < len(lines):
        below = _run(rows, at + 1)
        heads = _heads(lines[at], len(rows[at + 1])) if below else []
        if not rows[at] and heads:
            yield "\t".join(heads)
            at += 1
        elif alone := _run(rows, at):
            yield from ("\t".join(row) for row in rows[at : at + alone])
            at += alone
        else:
            yield lines[at]
            at += 1


def _row(line: str) -> list[str]:
    """Return label and figures of a line that is a row, nothing of another."""
    words = line.split(" ")
    first = next((i for i, word in enumerate(words) if _FIGURE.fullmatch(word)), len(words))
    label, figures = " ".join(words[:first]), words[first:]
    if not label or len(figures) < FEWEST_FIGURES or _DIGIT.search(label):
        return []
    return [label, *figures] if all(map(_FIGURE.fullmatch, figures)) else []


def _run(rows: Sequence[list[str]], at: int) -> int:
    """Return how many rows of one length begin here, 0 for too few."""
    size = len(rows[at]) if at < len(rows) else 0
    stop = at
    while size and stop < len(rows) and len(rows[stop]) == size:
        stop += 1
    return stop - at if stop - at >= FEWEST_ROWS else 0


def _heads(line: str, size: int) -> list[str]:
    words = _BRACKET.sub(r"\1\2\3", line).split(" ")
    return words if len(words) == size else []
