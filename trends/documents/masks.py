"""Year expressions that are masks and not dates: 20xx, or one year written over many others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType
from typing import NamedTuple

from trends.languages.en import masks as en
from trends.languages.zh import masks as zh

MASKS: dict[str, ModuleType] = {"zh": zh, "en": en}

SOON = 16
"""Years ahead of its writing that a text may plan for; beyond them no year is a plan."""


class Mask(NamedTuple):
    """A year expression that stands for other years, where it first gave itself away, and how."""

    year: str
    start: int
    end: int
    reason: str


def masks(view: str, language: str, *, latest: int | None) -> list[Mask]:
    """Return each mask of one text once, with the plainest proof.

    Parameters
    ----------
    view : str
        The text in the view; offsets are into it.
    language : str
        ``zh`` or ``en``.
    latest : int or None
        The latest year in which the text can have been written, reasoned without years in figures.

    Examples
    --------
    >>> masks("2025年至2025年连续10年", "zh", latest=None)[0].reason
    'runs from 2025 to 2025'
    >>> masks("2011年全县出生3206人", "zh", latest=2014)
    []
    """
    words = MASKS[language]
    found: dict[str, Mask] = {}
    for mask in (*_struck_out(view, words), *_impossible(view, words), *_too_late(view, words, latest)):
        found.setdefault(mask.year, mask)
    return sorted(found.values(), key=lambda m: (m.start, m.year))


def uses(view: str, language: str, year: str) -> list[tuple[int, int]]:
    """Return where a text writes the year.

    Examples
    --------
    >>> uses("2025年，男孩2025人", "zh", "2025")
    [(0, 4)]
    """
    return [m.span(1) for m in MASKS[language].USED.finditer(view) if m[1] == year]


def _struck_out(view: str, words: ModuleType) -> Iterator[Mask]:
    for match in words.STRUCK_OUT.finditer(view):
        yield Mask(match[1], match.start(1), match.end(1), "is struck out")


def _impossible(view: str, words: ModuleType) -> Iterator[Mask]:
    for match in words.SAME_TWICE.finditer(view):
        yield Mask(match[1], match.start(), match.end(), f"runs from {match[1]} to {match[1]}")
    for year, start, end, true in words.misplaced(view):
        yield Mask(year, start, end, f"is said of {true}")
    for match in words.REVIEWED_AND_PLANNED.finditer(view):
        yield Mask(match[1], match.start(), match.end(), "is both the year reviewed and the year planned")


def _too_late(view: str, words: ModuleType, latest: int | None) -> Iterator[Mask]:
    for match in words.USED.finditer(view):
        if latest is not None and int(match[1]) > latest and not _to_come(view, match, words, latest):
            yield Mask(
                match[1],
                match.start(1),
                match.end(1),
                f"is later than {latest}, when the text was written at the latest",
            )


def _to_come(view: str, match: re.Match[str], words: ModuleType, latest: int) -> bool:
    if int(match[1]) > latest + SOON:
        return False
    if int(match[1]) == latest + 1:
        return True
    before, after = view[max(0, match.start() - 20) : match.start()], view[match.end() : match.end() + 20]
    return bool(words.FUTURE_BEFORE.search(before) or words.FUTURE_AFTER.search(after))
