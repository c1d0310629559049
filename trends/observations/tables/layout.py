"""Which lines of a grid are heads, which columns name the lines, and what governs each figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trends.observations.tables.figures import missing, written, yearly
from trends.observations.tables.grids import Grid, Text
from trends.observations.tables.labels import numbering

_MOSTLY = 0.6
Row = Sequence[Text]


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure's cell with the heads above it and the words before it, the nearest last.

    Attributes
    ----------
    cell : Text
        The figure.
    column : int
        Its column.
    heads, labels : tuple of Text
        Above it, from the top; before it, from the left.
    sections : tuple of Text
        Lines above it that hold one cell only.
    corner : str
        The head of the column that names the lines.
    """

    cell: Text
    column: int
    heads: tuple[Text, ...]
    labels: tuple[Text, ...]
    sections: tuple[Text, ...]
    corner: str


def placed(grid: Grid, language: str) -> Iterator[Placed]:
    """Yield every figure of a grid with what governs it, line by line."""
    size = _label_columns(grid.rows, language)
    heads: list[Row] = []
    section: tuple[Text, ...] = ()
    before: list[Text] = []
    open_head = True
    for row in grid.rows:
        if not any(cell.text for cell in row):
            continue
        if _single(row):
            section = (row[0] if row[0].text else next(c for c in row if c.text),)
        elif _is_head(row, size, language):
            heads = [*(heads if open_head else []), row]
            open_head = True
        else:
            open_head = False
            before = _filled_down(row[:size], before)
            corner = " ".join(head[0].text for head in heads) if heads else ""
            for at in range(size, len(row)):
                if row[at].text and not missing(row[at].text):
                    above = _above(heads, at, size)
                    yield Placed(row[at], at, above, tuple(before), section, corner)


def _filled_down(labels: Row, before: Sequence[Text]) -> list[Text]:
    # A blank before a name means the one above it, as in a list of counties by city
    if len(labels) < 2 or labels[0].text or len(before) != len(labels):
        return list(labels)
    return [one if one.text else above for one, above in zip(labels, before, strict=True)]


def _above(heads: Sequence[Row], at: int, size: int) -> tuple[Text, ...]:
    """Return the heads of a column; a blank in all but the last line means the one to its left."""
    found: list[Text] = []
    for i, row in enumerate(heads):
        left = at
        if i < len(heads) - 1:
            while left > size and not row[left].text:
                left -= 1
        if row[left].text and row[left] not in found:
            found.append(row[left])
    return tuple(found)


def _single(row: Row) -> bool:
    said = {(cell.start, cell.text) for cell in row if cell.text}
    return len(said) == 1 and len(row) > 1


def _is_head(row: Row, size: int, language: str) -> bool:
    said = [cell.text for cell in row[max(size, 1) :] if cell.text and not missing(cell.text)]
    figures = [text for text in said if written(text, language) is not None]
    return bool(said) and all(map(yearly, figures))


def _label_columns(rows: Sequence[Row], language: str) -> int:
    body = [row for row in rows if not _single(row) and not _is_head(row, 0, language)]
    body = body or list(rows)
    width = len(rows[0])
    count = 0
    for at in range(width - 1):
        said = [row[at].text for row in body if row[at].text and not missing(row[at].text)]
        named = [text for text in said if written(text, language) is None or yearly(text)]
        counted = at == 0 and _numbers_lines(rows, said, language)
        if not counted and (not said or len(named) < _MOSTLY * len(said)):
            break
        count = at + 1
    return count


def _numbers_lines(rows: Sequence[Row], said: Sequence[str], language: str) -> bool:
    ordered = said == [str(i) for i in range(1, len(said) + 1)]
    return bool(said) and (ordered or numbering(rows[0][0].text, language))
