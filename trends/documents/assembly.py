"""One decoded text to a Document: its parts, each with its place, its year and its masks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from trends.catalogue.events import Clue
from trends.documents.clues import gather
from trends.documents.dating import Dated, bounds, dated
from trends.documents.masks import Mask, masks, uses
from trends.documents.parts import Span, split
from trends.documents.placing import Placed, claimed_rank, placed
from trends.documents.placing_english import placed_english
from trends.languages.view import simplify
from trends.languages.zh import owners
from trends.schema import Document, Evidence, Part

PLACERS = {"zh": placed, "en": placed_english}
HAN = 0.05
"""The share of Chinese characters from which a text is read as Chinese."""
SAMPLE = 20_000
SURE = 2
"""The weight from which a clue that does not fit is a contradiction and not a loose way of speaking."""


class Fault(NamedTuple):
    """What is wrong with a passage; a row of FAULTS."""

    place: str
    kind: str
    reason: str


class _Reading(NamedTuple):
    """One part while its document is still being read."""

    span: Span
    view: str
    clues: list[Clue]
    subject: int | None
    masks: list[Mask]


def assemble(name: str, path: Path, text: str, *, encoding: str, label: str) -> tuple[Document, list[Fault]]:
    r"""Return the document with its parts, and what contradicts itself in it.

    Parameters
    ----------
    name : str
        The document's id.
    path : Path
        Where the file lies.
    text : str
        As decoded; offsets are into it.
    encoding : str
        It was decoded from.
    label : str
        What stands for the document in the name of a place it never names: ``@label-part``.

    Examples
    --------
    >>> text = "二〇一一年全县人口工作总结\\n结合闽清实际，我县抓好落实，工作平稳。"
    >>> part = assemble("a.txt", Path("a.txt"), text, encoding="utf-8", label="a")[0].parts[0]
    >>> part.region, part.subject_year, (part.year_low, part.year_high)
    ('福建省福州市闽清县', 2011, (2011, 2012))
    """
    view = simplify(text)
    language = language_of(view)
    readings = [_read(view, span, language) for span in split(view, language)]
    proven = {mask.year: mask for r in readings for mask in r.masks if mask.year.isdigit()}
    parts: list[Part] = []
    faults: list[Fault] = []
    for number, reading in enumerate(readings, start=1):
        held = _held(reading, proven, language)
        when = dated(reading.clues, masks={mask.year for mask in held})
        region = _region(reading, when, language) or _unnamed(f"@{label}-{number}", reading, language)
        parts.append(_part(number, text, reading, (when, region, held)))
        faults.extend(_faults(number, reading, when, held))
    return Document(name, path, text, encoding, language, tuple(parts)), faults


def language_of(view: str) -> str:
    """Return ``zh`` for a text with Chinese characters enough, else ``en``.

    Examples
    --------
    >>> language_of("全县出生"), language_of("births in the county")
    ('zh', 'en')
    """
    codes = np.frombuffer(view[:SAMPLE].encode("utf-32-le", "surrogatepass"), "<u4")
    han = np.count_nonzero((codes >= ord("一")) & (codes <= ord("\u9fff")))
    return "zh" if han > HAN * codes.size else "en"


def _read(view: str, span: Span, language: str) -> _Reading:
    own = view[span.start : span.end]
    title = view[span.title_start : span.title_end]
    clues, subject = gather(own, language, title=title, title_start=span.title_start - span.start)
    latest = dated(clue for clue in clues if not clue.rests_on).high
    return _Reading(span, own, clues, subject, masks(own, language, latest=latest))


def _held(reading: _Reading, proven: dict[str, Mask], language: str) -> list[Mask]:
    """Add to a text's masks those years that were written over other years elsewhere in the file."""
    own = {mask.year for mask in reading.masks}
    spread = [
        Mask(year, *places[0], f"{mask.reason} elsewhere in the file")
        for year, mask in proven.items()
        if year not in own and (places := uses(reading.view, language, year))
    ]
    return sorted([*reading.masks, *spread], key=lambda m: (m.start, m.year))


def _region(reading: _Reading, when: Dated, language: str) -> Placed | None:
    span = reading.span
    title = reading.view[span.title_start - span.start : span.title_end - span.start]
    years = [year for year in (when.low, when.high) if year is not None]
    return PLACERS[language](reading.view, title=title, year=sum(years) // len(years) if years else None)


def _unnamed(name: str, reading: _Reading, language: str) -> Placed:
    rank = claimed_rank(reading.view) if language == "zh" else ""
    return Placed(name, None, owners.LEVELS.get(rank, ""), 0, 0)


def _as_written(text: str, reading: _Reading, region: Placed) -> str:
    """Keep a name that no list has in the characters of the text."""
    if region.code is None and region.region == reading.view[region.start : region.end]:
        return text[reading.span.start + region.start : reading.span.start + region.end]
    return region.region


def _part(number: int, text: str, reading: _Reading, found: tuple[Dated, Placed, list[Mask]]) -> Part:
    when, region, held = found
    span = reading.span
    hidden = {mask.year for mask in held}
    return Part(
        number=number,
        start=span.start,
        end=span.end,
        title=" ".join(text[span.title_start : span.title_end].split()),
        region=_as_written(text, reading, region),
        region_code=region.code,
        region_level=region.level,
        year_low=when.low,
        year_high=when.high,
        subject_year=None if str(reading.subject) in hidden else reading.subject,
        evidence=tuple(_evidence(text, span.start, when, region)),
        masks=frozenset(hidden),
    )


def _evidence(text: str, offset: int, when: Dated, region: Placed) -> Iterator[Evidence]:
    for clue in when.used:
        start, end = offset + clue.start, offset + clue.end
        low, high = bounds(clue.spans)
        yield Evidence(start, end, text[start:end], clue.reason, low, high)
    if region.end:
        start, end = offset + region.start, offset + region.end
        yield Evidence(start, end, text[start:end], "names the place")


def _faults(number: int, reading: _Reading, when: Dated, held: list[Mask]) -> Iterator[Fault]:
    offset = reading.span.start
    for mask in held:
        place = f"part {number}, characters {offset + mask.start}-{offset + mask.end}"
        yield Fault(place, "masked_year", f"'{mask.year}' is a mask and not a year: it {mask.reason}")
    for clue in when.against:
        if clue.weight >= SURE:
            low, high = bounds(clue.spans)
            said = f"{clue.reason} ({low or '…'}–{high or '…'})"
            other = f"the rest of the text says {when.low or '…'}–{when.high or '…'}"
            place = f"part {number}, characters {offset + clue.start}-{offset + clue.end}"
            yield Fault(place, "contradiction", f"{said}, but {other}")
