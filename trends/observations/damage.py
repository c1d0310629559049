"""What is damaged in a view: masked years, numbers lost or overwritten, intruders."""

from __future__ import annotations

from trends.languages.zh import damage as zh
from trends.observations.mentioned import Mentioned


def damage(said: Mentioned) -> list[tuple[int, int, str]]:
    """Return (start, end, kind) of every damage of a part, in the view's order.

    Returns
    -------
    list of tuple of int, int and str
        The kind is one of `trends.schema.DAMAGE`.

    Examples
    --------
    >>> from pathlib import Path
    >>> from trends.observations.mentioned import mentioned
    >>> from trends.schema import Document, Part
    >>> text = "20xx年出生人口比上年多,流入人,其中男孩2025人。"
    >>> part = Part(1, 0, len(text), masks=frozenset({"2025"}))
    >>> damage(mentioned(Document("a.txt", Path("a.txt"), text, "utf-8", "zh", (part,)))[0])
    [(0, 5, 'masked_year'), (14, 17, 'missing_number'), (22, 27, 'corrupted_number')]
    """
    years = [(p.start, p.end, "masked_year") for p in said.periods if p.masked]
    numbers = [(q.start, q.end, q.damage) for q in said.quantities if q.damage != "none"]
    return sorted({*years, *numbers, *_intruders(said.view, said.language)})


def _intruders(view: str, language: str) -> list[tuple[int, int, str]]:
    if language != "zh":
        return []
    found = zh.intruded(view)
    return [(m.start(m.lastgroup or 0), m.end(m.lastgroup or 0), "ocr_intrusion") for m in found]
