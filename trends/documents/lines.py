"""Blocks and tables, nested at will, as lines of plain text: a row is a line, its cells parted by tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from trends.limits import beyond, limit

LONGEST_CELL = 120
"""Characters of a cell from which it is prose, and its table a way to lay out a page."""
WIDEST_SPAN = 1000
"""Columns or rows that one cell may cover, as browsers have it."""

_FIGURE = re.compile(r"[^\w]*[0-9].*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?")


@dataclass
class _Cell:
    """An open cell; `down` counts the rows below that it covers, None where it goes on from above."""

    lines: list[str] = field(default_factory=lambda: [""])
    across: int = 1
    down: int | None = 0


@dataclass
class _Table:
    cells: list[_Cell] = field(default_factory=list)
    above: dict[int, str] = field(default_factory=dict)
    covers: dict[int, int] = field(default_factory=dict)
    inside: bool = False


class Lines:
    r"""Collect text block by block; tables may stand in cells of tables.

    A cell that covers several columns or rows is repeated where it is a heading, and never where it
    is a figure.

    Examples
    --------
    >>> lines = Lines()
    >>> lines.table()
    >>> for word in ("county", "births"):
    ...     lines.cell()
    ...     lines.text(word)
    >>> lines.table_end()
    >>> lines.plain()
    'county\tbirths\n'
    """

    def __init__(self) -> None:
        self._done: list[str] = [""]
        self._tables: list[_Table] = []
        self._beyond = 0
        self._deepest = limit("TABLE_DEPTH")
        self._flattened = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of how the tables were read."""
        said = f"tables stand in tables, deeper than is told apart; {beyond('TABLE_DEPTH')}"
        return (said,) if self._flattened else ()

    def text(self, words: str) -> None:
        """Add words to the line at hand."""
        self._open[-1] += words

    def block(self) -> None:
        """Begin a new line, unless one has just begun."""
        if self._open[-1]:
            self._open.append("")

    def table(self) -> None:
        """Begin a table."""
        if len(self._tables) >= self._deepest:
            self._beyond += 1
            self._flattened = True
            return
        self.block()
        self._tables.append(_Table())

    def row(self) -> None:
        """Begin a row."""
        self.row_end()

    def cell(self, *, across: int = 1, down: int = 1) -> None:
        """Begin a cell that covers some columns and rows."""
        if self._tables and not self._beyond:
            self._tables[-1].cells.append(_Cell())
            self._tables[-1].inside = True
            self.spans(across=across, down=down - 1)

    def spans(self, *, across: int | None = None, down: int | None = 0) -> None:
        """Say of the open cell how many columns, and rows below its own, it covers; None continues one."""
        if self._tables and self._tables[-1].cells:
            cell = self._tables[-1].cells[-1]
            cell.across = cell.across if across is None else min(max(across, 1), WIDEST_SPAN)
            cell.down = None if down is None else min(max(down, 0), WIDEST_SPAN)

    def cell_end(self) -> None:
        """End the open cell: what follows stands beside the row."""
        if self._tables and not self._beyond:
            self._tables[-1].inside = False

    def row_end(self) -> None:
        """End the row; a row of one cell, or of prose, is lines and no row of a table."""
        if not self._tables or self._beyond or not self._tables[-1].cells:
            return
        table = self._tables[-1]
        cells, table.cells, table.inside = table.cells, [], False
        said = [[line for line in map(str.strip, cell.lines) if line] for cell in cells]
        if sum(map(bool, said)) < 2 or any(map(_prose, said)):
            self._below().extend([line for lines in said for line in lines] + [""])
            return
        self._below().extend(["\t".join(_spread(table, cells, [" ".join(lines) for lines in said])), ""])

    def table_end(self) -> None:
        """End the table, and whatever is open in it."""
        if self._beyond:
            self._beyond -= 1
        elif self._tables:
            self.row_end()
            self._tables.pop()

    def plain(self) -> str:
        """Return all lines that hold something."""
        while self._tables:
            self._beyond = 0
            self.table_end()
        return "\n".join(line.strip(" ") for line in self._done if line.strip()) + "\n"

    @property
    def _open(self) -> list[str]:
        for table in reversed(self._tables):
            if table.inside:
                return table.cells[-1].lines
        return self._done

    def _below(self) -> list[str]:
        """Return the lines that the innermost table stands in."""
        return next((t.cells[-1].lines for t in reversed(self._tables[:-1]) if t.inside), self._done)


def _prose(lines: list[str]) -> bool:
    return sum(map(len, lines)) > LONGEST_CELL or any("\t" in line for line in lines)


def _spread(table: _Table, cells: list[_Cell], words: list[str]) -> list[str]:
    """Return one text a column, headings repeated over all that they cover."""
    row: list[str] = []
    for cell, said in zip(cells, words, strict=True):
        _covered(table, row)
        own = table.above.get(len(row), "") if cell.down is None else said
        for at in range(cell.across):
            if cell.down:
                table.covers[len(row)] = cell.down
            row.append(own if at == 0 else _heading(own))
    _covered(table, row)
    table.above = {column: _heading(said) for column, said in enumerate(row)}
    return row


def _covered(table: _Table, row: list[str]) -> None:
    while (left := table.covers.get(len(row), 0)) > 0:
        table.covers[len(row)] = left - 1
        row.append(table.above.get(len(row), ""))


def _heading(words: str) -> str:
    return "" if _FIGURE.fullmatch(words) and not _YEAR.fullmatch(words) else words
