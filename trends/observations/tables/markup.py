"""Tables that stand in a text as HTML: their rows and cells, spans filled, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r"<table\b[^>]*>(?P<inside>.*?)</table\s*>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>", re.IGNORECASE)
_CELL = re.compile(
    r"<t[dh]\b(?P<how>[^>]*)>(?P<said>.*?)(?=<t[dhr]\b|</t[dhr]|</?tbody|\Z)", re.IGNORECASE | re.DOTALL
)
_SPAN = re.compile(r"\b(?P<which>row|col)span\s*=\s*[\"']?(?P<size>\d{1,2})", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>|\s+|&nbsp;")
_MOST = 40
"""Columns or rows that one cell may span."""

Place = tuple[int, str]
"""Where the text of a cell starts, and the text."""


def html_grids(view: str) -> Iterator[tuple[int, int, list[list[Place]]]]:
    """Yield start and end of every HTML table of a view, and its rows of cells.

    A cell over several columns or rows stands in each of them.

    Examples
    --------
    >>> found = html_grids("<table><tr><td colspan=2>a</td></tr><tr><td>1<td>2</tr></table>")
    >>> [[said for _, said in row] for row in next(found)[2]]
    [['a', 'a'], ['1', '2']]
    """
    if "<t" not in view and "<T" not in view:
        return
    for table in _TABLE.finditer(view):
        starts = [m.end() for m in _ROW.finditer(view, table.start("inside"), table.end("inside"))]
        ends = [*starts[1:], table.end("inside")][: len(starts)]
        yield (
            table.start(),
            table.end(),
            _filled([_cells(view, *row) for row in zip(starts, ends, strict=True)]),
        )


Cell = tuple[Place, int, int]


def _cells(view: str, low: int, high: int) -> list[Cell]:
    return [_cell(m) for m in _CELL.finditer(view, low, high)]


def _cell(match: re.Match[str]) -> Cell:
    spans = {m["which"].lower(): min(max(int(m["size"]), 1), _MOST) for m in _SPAN.finditer(match["how"])}
    start, said = match.start("said"), match["said"]
    while (tag := _TAG.match(said)) is not None:
        start, said = start + tag.end(), said[tag.end() :]
    inner = _TAG.split(said, maxsplit=1)[0] if "<" in said else said.strip()
    return (start, inner), spans.get("row", 1), spans.get("col", 1)


def _filled(rows: list[list[Cell]]) -> list[list[Place]]:
    made: list[list[Place]] = []
    hanging: dict[int, tuple[Place, int]] = {}
    for row in rows:
        line: list[Place] = []
        for place, down, across in row:
            _hang(line, hanging)
            for _ in range(across):
                if down > 1:
                    hanging[len(line)] = (place, down - 1)
                line.append(place)
        _hang(line, hanging)
        made.append(line)
    width = max(map(len, made), default=0)
    return [[*line, *((line[-1][0] if line else 0, "") for _ in range(width - len(line)))] for line in made]


def _hang(line: list[Place], hanging: dict[int, tuple[Place, int]]) -> None:
    """Put in the cells that hang down from rows above, as long as the next column has one."""
    while len(line) in hanging:
        place, left = hanging.pop(len(line))
        if left > 1:
            hanging[len(line)] = (place, left - 1)
        line.append(place)
