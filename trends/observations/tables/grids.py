"""Tables of a view as grids of cells: pipes, tabs, columns held apart by spaces, commas, HTML rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from trends.observations.tables.markup import html_grids

_RULE = re.compile(r"^[\s|│┃:+=─━═┄├┼┤┌┬┐└┴┘-]+$")
_PIPES = re.compile(r"[|│┃]")
_DRAWN = re.compile(r"[|│┃\t]")
_WIDE = re.compile(r"(?<![ \u3000])(?!(?<=[合总小平])[ \u3000]+[计均])[ \u3000]{2,}")
"""Between the cells of aligned columns; a name of two characters may be spread (合  计)."""
_FIELD = {mark: re.compile(rf'"[^"\n]*"|[^{mark}\n]*') for mark in ",;"}
_SENTENCE = re.compile(r"[。!?]|[.,;:] (?=[A-Za-z])|[a-z] [a-z]+ [a-z]+ [a-z]+ [a-z]+ ")
_PROSE = re.compile(r"; ?[a-z]{2,} |[。!?]")
_NUMERIC = re.compile(r"[-−–]?\d")
_LEAST = {"pipe": 2, "tab": 2, "wide": 2, "comma": 3}
"""How many lines make a table of this kind."""
_FIELDS = 3
"""How many cells a line with commas must have."""


@dataclass(frozen=True, slots=True)
class Text:
    """What stands in one cell, stripped, and where."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of as many cells each, an empty one where a line has none.

    Attributes
    ----------
    start, end : int
        Characters of the view.
    rows : tuple of tuple of Text
        Line by line.
    """

    start: int
    end: int
    rows: tuple[tuple[Text, ...], ...]


def grids(view: str) -> list[Grid]:
    r"""Return every table of a view, in order.

    Examples
    --------
    >>> [cell.text for cell in grids("| a | b |\n|---|---|\n| c | 1 |\n")[0].rows[1]]
    ['c', '1']
    """
    marked = [
        Grid(start, end, tuple(tuple(Text(*cell) for cell in row) for row in rows))
        for start, end, rows in html_grids(view)
        if rows and rows[0]
    ]
    drawn = (grid for kind, lines in _blocks(view) if (grid := _grid(kind, lines)) is not None)
    inside = [grid for grid in drawn if not any(m.start < grid.end and grid.start < m.end for m in marked)]
    return sorted([*marked, *inside], key=lambda grid: grid.start)


Line = tuple[int, str]


def _blocks(view: str) -> Iterator[tuple[str, list[Line]]]:
    """Yield runs of neighbouring lines of one kind."""
    lines: list[Line] = []
    at = 0
    for text in view.splitlines(keepends=True):
        lines.append((at, text.rstrip("\n")))
        at += len(text)
    drawn = ((kind(text), (start, text)) for start, text in lines)
    for found, run in groupby((one for one in drawn if one[0] != "rule"), key=lambda one: one[0]):
        if found in _LEAST:
            yield found, [line for _, line in run]


def kind(line: str) -> str:
    """Return how a line parts its cells: pipe, tab, wide or comma; rule for a drawn line; "" for prose.

    Examples
    --------
    >>> kind("State    2011    2015"), kind("2006,2104,1877"), kind("Births rose, again.")
    ('wide', 'comma', '')
    """
    if "。" in line and not _DRAWN.search(line):
        return ""  # a sentence, whatever else it holds: the lines of most texts
    if _RULE.match(line) and line.strip():
        return "rule"
    if _PIPES.search(line):
        return "pipe"
    bare = line.strip()
    if "\t" in line:
        filled = len([cell for cell in line.split("\t") if cell.strip()])
        return "tab" if filled > 1 or (filled and line[0] != "\t" and line[-1] == "\t") else ""
    if _WIDE.search(bare) and not _SENTENCE.search(bare):
        return "wide"
    fields = [f for f in re.split(_mark(bare), bare) if f.strip()]
    sentence = _SENTENCE.search(bare) if _mark(bare) == "," else _PROSE.search(bare)
    return "comma" if len(fields) >= _FIELDS and not sentence else ""


def _mark(line: str) -> str:
    # Orange County, New York;4928;4882: commas inside the fields of a line parted by semicolons
    return ";" if line.count(";") >= _FIELDS - 1 else ","


def _grid(found: str, lines: list[Line]) -> Grid | None:
    if len(lines) < _LEAST[found]:
        return None
    cut = {"pipe": _piped, "tab": _tabbed, "wide": _spaced, "comma": _commaed}[found]
    rows = cut(lines)
    width = max(map(len, rows), default=0)
    if width < 2 or (found == "comma" and not _even(rows)):
        return None
    return Grid(lines[0][0], lines[-1][0] + len(lines[-1][1]), tuple(_padded(row, width) for row in rows))


def _padded(row: Sequence[Text], width: int) -> tuple[Text, ...]:
    end = row[-1].end if row else 0
    return (*row, *(Text(end, "") for _ in range(width - len(row))))


def _even(rows: Sequence[Sequence[Text]]) -> bool:
    # Lines with commas are a table when all have as many fields and most below the first are numbers
    below = [cell.text for row in rows[1:] for cell in row[1:] if cell.text]
    numbers = sum(_NUMERIC.match(text) is not None for text in below)
    return len({len(row) for row in rows}) == 1 and 2 * numbers > len(below)


def _text(start: int, raw: str) -> Text:
    return Text(start + len(raw) - len(raw.lstrip()), raw.strip())


def _parted(line: Line, mark: str) -> list[Text]:
    start, raw = line
    made: list[Text] = []
    for piece in re.split(mark, raw):
        made.append(_text(start, piece))
        start += len(piece) + 1
    return made


def _piped(lines: Sequence[Line]) -> list[list[Text]]:
    rows = [_parted(line, _PIPES.pattern) for line in lines]
    framed = all(not row[0].text for row in rows)
    closed = all(not row[-1].text for row in rows) and all(len(row) > 2 for row in rows)
    return [row[framed : len(row) - closed] for row in rows]


def _tabbed(lines: Sequence[Line]) -> list[list[Text]]:
    rows = [_parted(line, "\t") for line in lines]
    filled = [[cell for cell in row if cell.text] for row in rows]
    # Several tabs are one where that makes the lines even and the single ones do not
    return filled if len({*map(len, filled)}) == 1 < len({*map(len, rows)}) else rows


def _commaed(lines: Sequence[Line]) -> list[list[Text]]:
    rows: list[list[Text]] = []
    for start, raw in lines:
        mark = _mark(raw)
        fields = (
            m for m in _FIELD[mark].finditer(raw) if m[0] or not m.start() or raw[m.start() - 1] == mark
        )
        rows.append([_unquoted(start + m.start(), m[0]) for m in fields])
    return rows


def _unquoted(start: int, raw: str) -> Text:
    quoted = len(raw) > 1 and raw[0] == raw[-1] == '"'
    return _text(start + quoted, raw[1:-1] if quoted else raw)


def _spaced(lines: Sequence[Line]) -> list[list[Text]]:
    rows = [[*_pieces(line)] for line in lines]
    width = max(map(len, rows))
    full = [(line, row) for line, row in zip(lines, rows, strict=True) if len(row) == width]
    low = [min(row[i].start - line[0] for line, row in full) for i in range(width)]
    high = [max(row[i].end - line[0] for line, row in full) for i in range(width)]
    return [
        row if len(row) == width else _placed(line, row, low, high)
        for line, row in zip(lines, rows, strict=True)
    ]


def _pieces(line: Line) -> Iterator[Text]:
    start, raw = line
    at = 0
    for gap in [*_WIDE.finditer(raw), None]:
        low, high = (gap.start(), gap.end()) if gap else (len(raw), len(raw))
        if raw[at:low].strip():
            yield _text(start + at, raw[at:low])
        at = high


def _placed(line: Line, row: Sequence[Text], low: Sequence[int], high: Sequence[int]) -> list[Text]:
    """Put the cells of a line that has fewer under the columns they lie nearest to, in order."""
    made = [Text(line[0], "") for _ in low]
    first = 0
    for left, cell in enumerate(row):
        last = len(low) - (len(row) - left)
        start, end = cell.start - line[0], cell.end - line[0]
        apart = [max(low[i] - end, start - high[i], 0) for i in range(first, last + 1)]
        at = first + apart.index(min(apart))
        made[at] = cell
        first = at + 1
    return made
