"""The quantities and periods of a document, read once for its figures and for its damage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trends.languages.view import simplify
from trends.observations.mentions import Period, Quantity
from trends.observations.periods import periods
from trends.observations.quantities import quantities
from trends.schema import Document, Part


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What one part mentions, before anything is linked.

    Attributes
    ----------
    part : Part
        The part.
    view : str
        Its view; offsets of the mentions are into it.
    language : str
        ``zh`` or ``en``.
    quantities, periods : sequence of Quantity and of Period
        In the order of the view.
    """

    part: Part
    view: str
    language: str
    quantities: Sequence[Quantity]
    periods: Sequence[Period]


def mentioned(document: Document) -> list[Mentioned]:
    """Return what each part of a document mentions, in order.

    Examples
    --------
    >>> from pathlib import Path
    >>> text = "2010年全县出生人口3021人。"
    >>> said = mentioned(Document("a.txt", Path("a.txt"), text, "utf-8", "zh", (Part(1, 0, len(text)),)))[0]
    >>> [q.unit for q in said.quantities], [p.year for p in said.periods]
    (['person'], [2010])
    """
    view = simplify(document.text)
    return [_of_part(part, view[part.start : part.end], document.language) for part in document.parts]


def _of_part(part: Part, view: str, spoken: str) -> Mentioned:
    language = "en" if spoken.startswith("en") else "zh"
    said = periods(view, language, part.masks)
    return Mentioned(part, view, language, quantities(view, language, part.masks), said)
