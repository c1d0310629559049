"""The documents that the flow starts from, and the texts they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Evidence:
    """A passage that dates or places a text: ``text[start:end]`` is the quote."""

    start: int
    end: int
    quote: str
    reason: str
    year_low: int | None = None
    year_high: int | None = None


@dataclass(frozen=True)
class Part:
    """One component text of a document.

    Attributes
    ----------
    number : int
        From 1, in the order of the document.
    start, end : int
        Character offsets into the document as decoded.
    region : str
        Full path of the place the text speaks for, or ``@document-part`` when it never names it.
    region_level : str
        province, prefecture, county, township, village, country or "".
    year_low, year_high : int or None
        Bounds of the year in which the text was written, reasoned from `evidence`.
    subject_year : int or None
        The year the text reports on, when its title says so: 2011 for a communiqué on 2011,
        which is written in 2012 and says 全年 without a year.
    masks : frozenset of str
        Year expressions of this text that are masks and not dates ("2025", "20xx").
    """

    number: int
    start: int
    end: int
    title: str = ""
    region: str = ""
    region_code: str | None = None
    region_level: str = ""
    year_low: int | None = None
    year_high: int | None = None
    subject_year: int | None = None
    evidence: tuple[Evidence, ...] = ()
    masks: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Document:
    """A file as decoded: its text is never changed afterwards, so offsets stay true."""

    id: str
    path: Path
    text: str
    encoding: str
    language: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Passage:
    """A stretch of a document: ``text`` begins at character `start`, its sentence is ``text[low:high]``."""

    document: str
    start: int
    text: str
    low: int
    high: int


@dataclass(frozen=True)
class Source:
    """A document after it was read: of its text only the passages that observations stand in.

    Attributes
    ----------
    size : int
        Characters of the whole text.
    parts : tuple of Part
        Without their evidence.
    passages : mapping
        The passage of each observation, by its start and end.
    """

    id: str
    path: Path
    size: int
    encoding: str
    language: str
    parts: tuple[Part, ...]
    passages: Mapping[tuple[int, int], Passage]
