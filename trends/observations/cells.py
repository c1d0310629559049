"""Simple tables inside a text: Markdown pipes, tabs or columns held apart by spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from trends.catalogue.indicators import indicators
from trends.catalogue.units import names as unit_names
from trends.observations.indicators import names
from trends.observations.mentions import Quantity
from trends.observations.units import first_fit

_SPLIT = re.compile(r"[^|\t\s](?:[^|\t]|(?<! ) (?! ))*?(?=\s*(?:[|\t]|\s{2,}|$))", re.MULTILINE)
_RULE = re.compile(r"^[\s|:+-]+$")
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(r"[(（\[/]\s*(?P<unit>[^()（）\[\]]{1,8}?)\s*[)）\]]?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROWS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table.

    Attributes
    ----------
    quantity : Quantity
        The figure; its span is the cell's number.
    indicator, unit : str
        As the head of its column says.
    row : str
        The first cell of its row, in most tables a place.
    table : int
        Where the table begins.
    year : int or None
        A year in the column's head or in the row's first cell.
    """

    quantity: Quantity
    indicator: str
    unit: str
    row: str
    table: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    ids: tuple[str, ...]
    unit: str
    factor: Decimal
    year: int | None


def cells(view: str, language: str) -> list[Cell]:
    r"""Return the figures of every table of a view, in order.

    A table is three or more lines of as many cells; its first line names the indicators.

    Examples
    --------
    >>> table = "乡镇\t出生人口(人)\t出生率(‰)\n梅城镇\t310\t9.8\n坂东镇\t255\t8.7\n"
    >>> [(c.row, c.indicator, float(c.quantity.value)) for c in cells(table, "zh")][:2]
    [('梅城镇', 'births', 310.0), ('梅城镇', 'crude_birth_rate', 9.8)]
    """
    return [cell for block in blocks(view) for cell in _block_cells(block, language)]


Line = list[tuple[int, str]]


def tables(view: str) -> list[tuple[int, int]]:
    """Return start and end of every table of a view."""
    return [(block[0][0][0], block[-1][-1][0] + len(block[-1][-1][1])) for block in blocks(view)]


def blocks(view: str) -> list[list[Line]]:
    """Return every table as its lines, each a list of (offset, text) of its cells."""
    found: list[list[Line]] = []
    current: list[Line] = []
    at = 0
    for text in view.splitlines(keepends=True):
        line = [] if _RULE.match(text) else _cells_of(text.rstrip("\n"), at)
        at += len(text)
        if len(line) > 1 and (not current or len(line) == len(current[0])):
            current.append(line)
        elif not (current and _RULE.match(text) and text.strip()):
            found += [current] if len(current) >= _ROWS else []
            current = [line] if len(line) > 1 else []
    return found + ([current] if len(current) >= _ROWS else [])


def _cells_of(text: str, at: int) -> Line:
    if "|" not in text and "\t" not in text and "  " not in text.strip():
        return []
    return [(at + m.start(), m[0].strip()) for m in _SPLIT.finditer(text)]


def _block_cells(block: Sequence[Line], language: str) -> list[Cell]:
    heads = [_head(text, language) for _, text in block[0]]
    if not any(head.ids for head in heads[1:]):
        return []
    return [
        cell
        for line in block[1:]
        for head, (start, text) in zip(heads[1:], line[1:], strict=True)
        for cell in _cell(line[0][1], head, start, text, block[0][0][0])
    ]


def _head(text: str, language: str) -> _Head:
    found = names(text, language)
    said = _UNIT.search(text)
    unit = unit_names(language).get(said["unit"].removeprefix("万")) if said else None
    factor = Decimal(10000) if said and said["unit"].startswith("万") else Decimal(1)
    year = _YEAR.search(text)
    scale = factor * unit.factor if unit else factor
    return _Head(
        found[0].ids if found else (), unit.id if unit else "", scale, int(year[0]) if year else None
    )


def _cell(first: str, head: _Head, start: int, text: str, table: int) -> list[Cell]:
    number = _NUMBER.match(text)
    if not head.ids or number is None or text[number.end() :].strip() not in ("", "%", "‰"):
        return []
    value = Decimal(number[0].replace(",", "").replace("−", "-")) * head.factor
    unit = text[number.end() :].strip() or head.unit or _default(head.ids)
    quantity = Quantity(start, start + len(text), value, unit=unit, rule="cell")
    fitted = first_fit(head.ids, quantity)
    if fitted is None:
        return []
    year = _YEAR.fullmatch(first.removesuffix("年"))
    return [Cell(quantity, *fitted, first, table, int(year[0]) if year else head.year)]


def _default(ids: tuple[str, ...]) -> str:
    # A head without a unit means the indicator's own
    return indicators()[ids[0]].unit
