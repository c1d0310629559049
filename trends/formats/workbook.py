"""The cells of an Excel workbook (Office Open XML) as text, sheet by sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from trends.formats.archive import parsed, unpacked

WIDEST = 16_384
"""Columns a sheet can have."""
SHOWN = 15
"""Significant digits that a sheet shows."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")

Cells = dict[int, dict[int, str]]


class Sheet(NamedTuple):
    """One sheet: its name, and its filled cells by row (the sheet's number) and column (from 0)."""

    name: str
    cells: Cells


def sheets(raw: bytes, *, where: str = "") -> list[Sheet]:
    """Return every sheet of a workbook in its order, each cell as text.

    Parameters
    ----------
    raw : bytes
        An ``.xlsx`` file.
    where : str, optional
        How it is named in messages.

    Raises
    ------
    UnreadableError
        When the file is no workbook, is damaged or goes beyond the limits of `trends.limits`.

    Examples
    --------
    >>> sheets(b"no workbook", where="t.xlsx")
    Traceback (most recent call last):
    trends.errors.UnreadableError: t.xlsx: is no readable workbook
    """
    with unpacked(raw, what="workbook", where=where) as archive:
        words = _words(archive)
        return [Sheet(name, _cells(archive.read(path), words)) for name, path in _named(archive)]


def _named(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield name and member of each sheet, in the order of the tabs; those not listed follow by name."""
    members = sorted(name for name in archive.namelist() if _SHEET.fullmatch(name))
    listed = _listed(archive)
    yield from ((name, path) for name, path in listed if path in members)
    known = {path for _, path in listed}
    yield from ((path.rsplit("/", 1)[1][:-4], path) for path in members if path not in known)


def _listed(archive: ZipFile) -> list[tuple[str, str]]:
    book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if not {book, links} <= set(archive.namelist()):
        return []
    targets = {link.get("Id", ""): link.get("Target", "") for link in parsed(archive.read(links))}
    named = (
        (s.get("name", ""), targets.get(s.get(_ID, ""), ""))
        for s in parsed(archive.read(book)).iter(f"{_MAIN}sheet")
    )
    return [
        (name, target.removeprefix("/") if target.startswith("/") else f"xl/{target}")
        for name, target in named
    ]


def _words(archive: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = parsed(archive.read("xl/sharedStrings.xml"))
    return [_text(item) for item in root.iter(f"{_MAIN}si")]


def _cells(data: bytes, words: list[str]) -> Cells:
    found: Cells = {}
    for row_number, row in enumerate(parsed(data).iter(f"{_MAIN}row"), 1):
        number = int(row.get("r", row_number))
        for place, cell in enumerate(row.iter(f"{_MAIN}c")):
            value = _value(cell, words)
            if value:
                found.setdefault(number, {})[_column(cell.get("r", ""), place)] = value
    return found


def _value(cell: Element, words: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    said = cell.findtext(f"{_MAIN}v", "")
    if kind == "s" and said:
        return words[int(said)]
    # a sheet stores 9.8 as 9.8000000000000007 and shows fifteen digits
    return f"{float(said):.15g}" if kind == "n" and len(said) > SHOWN else said


def _text(element: Element) -> str:
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
