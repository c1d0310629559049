"""Workbooks and delimited files that are no tidy table, as text: a line a row, its cells parted by tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from trends.documents.plain import Read, read_text
from trends.errors import UnreadableError
from trends.formats.workbook import sheets
from trends.limits import beyond, limit

DELIMITERS = (",", "\t", ";", "|")


def read_xlsx(raw: bytes, *, encoding: str | None = None) -> Read:
    """Return every sheet as text, in order, each below its name where there are several.

    Parameters
    ----------
    raw : bytes
        The whole file.
    encoding : str, optional
        Not needed: the format says its own.

    Raises
    ------
    UnreadableError
        When it is no workbook, is damaged or goes beyond a limit.

    Examples
    --------
    >>> read_xlsx(b"no workbook")
    Traceback (most recent call last):
    trends.errors.UnreadableError: is no readable workbook
    """
    lines: list[str] = []
    filled = [sheet for sheet in sheets(raw) if sheet.cells]
    for sheet in filled:
        lines += [" ".join(sheet.name.split())] if len(filled) > 1 else []
        first = min(min(row) for row in sheet.cells.values())
        for number in sorted(sheet.cells):
            row = sheet.cells[number]
            if (last := max(row)) - first >= limit("ROW_CELLS"):
                raise UnreadableError(f"has a row of {last - first + 1:,} cells; {beyond('ROW_CELLS')}")
            lines.append(_line([row.get(column, "") for column in range(first, last + 1)]))
    return Read(_joined(lines), "xlsx")


def read_delimited(raw: bytes, *, encoding: str | None = None) -> Read:
    r"""Return a file of comma, tab or semicolon separated cells as text.

    Examples
    --------
    >>> read_delimited(b'Births in 2010,,\n"county",births,rate\nA,"3,206",9.7\n').text
    'Births in 2010\ncounty\tbirths\trate\nA\t3,206\t9.7\n'
    """
    found = read_text(raw, encoding=encoding)
    sample = found.text[:20_000]
    mark = max(DELIMITERS, key=sample.count)
    try:
        rows = list(csv.reader(found.text.replace("\0", "").splitlines(keepends=True), delimiter=mark))
    except csv.Error as error:
        raise UnreadableError(f"is not a table ({error})") from None
    return found._replace(text=_joined(map(_line, rows)))


def _line(cells: Sequence[str]) -> str:
    """Join a row's cells up to its last filled one."""
    said = [" ".join(cell.split()) for cell in cells]
    return "\t".join(said).rstrip("\t")


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line.strip()) + "\n"
