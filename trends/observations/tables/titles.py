"""The lines above a table: what they say of all its figures."""

from __future__ import annotations

from dataclasses import replace

from trends.observations.tables.grids import Text, kind
from trends.observations.tables.labels import Label, label

_LINES = 3
_LONGEST = 120
_ENDS = "。;!?"


def title(view: str, start: int, language: str, masks: frozenset[str]) -> Label:
    r"""Return what up to three lines above a table say together, the nearest one first.

    Its text is all that stands between the first of them and the table. Lines that end a sentence or
    belong to another table are none of its.

    Examples
    --------
    >>> title("2010年出生人数\n单位:人\n\n", 16, "zh", frozenset()).period.year
    2010
    """
    found: list[Label] = []
    low = start
    for at, line in _above(view, start):
        text = line.strip().strip("#* \t")
        if not text:
            continue
        if len(found) == _LINES or len(text) > _LONGEST or text[-1] in _ENDS or kind(line) in ("pipe", "tab"):
            break
        if text[-1] == "." and len(text.split()) > 8:
            break
        found.append(label(Text(at, text), language, masks))
        low = at
    if not found:
        return Label()
    ids = next((one.ids for one in found if one.ids), ())
    period = next((one.period for one in found if one.period), None)
    units = tuple(unit for one in found for unit in one.units)
    return replace(Label(), text=view[low:start], ids=ids, period=period, units=units)


def _above(view: str, start: int) -> list[tuple[int, str]]:
    """Return the lines that end before an offset, the nearest first."""
    low = max(start - _LONGEST * (_LINES + 1), 0)
    lines: list[tuple[int, str]] = []
    at = low
    for line in view[low:start].splitlines(keepends=True):
        lines.append((at, line.rstrip("\n")))
        at += len(line)
    return lines[::-1]
