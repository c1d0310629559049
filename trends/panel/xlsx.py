"""The cells of an Excel workbook (Office Open XML) as text: its fullest sheet, nothing else of it."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

import polars as pl

from trends.errors import UnreadableError

LARGEST = 200_000_000
"""Bytes a workbook may unpack to; a small file that claims more is not opened."""
WIDEST = 16_384
MOST = 20_000_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FORBIDDEN = b"<!DOCTYPE"  # a workbook has none; entities could be made to grow without end

Cells = dict[int, dict[int, str]]
DAMAGED = (
    BadZipFile,
    ElementTree.ParseError,
    ValueError,
    IndexError,
    RuntimeError,
    EOFError,
    KeyError,
    zlib.error,
)


def read_workbook(path: Path, name: str) -> tuple[list[int], pl.DataFrame]:
    """Return the fullest sheet of a workbook, every cell as text.

    Parameters
    ----------
    path : Path
        An ``.xlsx`` file.
    name : str
        How it is named in messages.

    Returns
    -------
    numbers : list of int
        The sheet's number of each row; empty rows are left out.
    cells : polars.DataFrame
        Columns ``c0`` ….

    Raises
    ------
    UnreadableError
        When the file is no workbook, is damaged, or unpacks to more than `LARGEST`.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "t.xlsx"
    >>> _ = path.write_text("no workbook")
    >>> read_workbook(path, "t.xlsx")
    Traceback (most recent call last):
    trends.errors.UnreadableError: t.xlsx: is no readable workbook
    """
    try:
        with ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise UnreadableError(f"unpacks to more than {LARGEST:,} bytes", where=name)
            words = _words(archive)
            sheets = [
                _cells(archive.read(n), words) for n in sorted(archive.namelist()) if _SHEET.fullmatch(n)
            ]
    except DAMAGED:
        raise UnreadableError("is no readable workbook", where=name) from None
    fullest = max(sheets, key=lambda cells: sum(map(len, cells.values())), default={})
    return _frame(fullest, name)


def _words(archive: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = _parsed(archive.read("xl/sharedStrings.xml"))
    return [_text(item) for item in root.iter(f"{_MAIN}si")]


def _parsed(data: bytes) -> ElementTree.Element:
    if _FORBIDDEN in data:
        raise ValueError("a document type in a workbook")
    return ElementTree.fromstring(data)


def _cells(data: bytes, words: list[str]) -> Cells:
    found: Cells = {}
    for row_number, row in enumerate(_parsed(data).iter(f"{_MAIN}row"), 1):
        number = int(row.get("r", row_number))
        for place, cell in enumerate(row.iter(f"{_MAIN}c")):
            value = _value(cell, words)
            if value:
                found.setdefault(number, {})[_column(cell.get("r", ""), place)] = value
    return found


def _value(cell: ElementTree.Element, words: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    said = cell.findtext(f"{_MAIN}v", "")
    return words[int(said)] if kind == "s" and said else said


def _text(element: ElementTree.Element) -> str:
    # phonetic guides of a cell are no part of its text
    runs = [r for r in element if r.tag in (f"{_MAIN}r", f"{_MAIN}is", f"{_MAIN}t")]
    return "".join(t.text or "" for run in runs for t in run.iter(f"{_MAIN}t"))


def _column(reference: str, place: int) -> int:
    letters = reference.rstrip("0123456789")
    if not letters:
        return place
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 0 < number <= WIDEST:
        raise ValueError("a column beyond the sheet")
    return number - 1


def _frame(cells: Cells, name: str) -> tuple[list[int], pl.DataFrame]:
    width = max((max(row) + 1 for row in cells.values()), default=0)
    if width * len(cells) > MOST:
        raise UnreadableError(f"has more than {MOST:,} cells", where=name)
    rows = [[cells[n].get(c) for c in range(width)] for n in sorted(cells)]
    return sorted(cells), pl.DataFrame(rows, schema={f"c{i}": pl.String for i in range(width)}, orient="row")
