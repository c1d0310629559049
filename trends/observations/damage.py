"""What is damaged in a view: masked years, numbers lost or overwritten, intruders."""

from __future__ import annotations

from trends.languages.zh import damage as zh
from trends.observations.periods import periods
from trends.observations.quantities import quantities


def find(view: str, masks: frozenset[str], language: str = "zh") -> list[tuple[int, int, str]]:
    """Return (start, end, kind) of every damage, in the view's order.

    Parameters
    ----------
    view : str
        From `trends.languages.view.simplify`.
    masks : frozenset of str
        Year expressions that are masks in this text ("2025").
    language : str
        A key of `trends.observations.quantities.LANGUAGES`.

    Returns
    -------
    list of tuple of int, int and str
        The kind is one of `trends.schema.DAMAGE`.

    Examples
    --------
    >>> find("20xx年出生人口比上年多,流入人,其中男孩2025人。", frozenset({"2025"}))
    [(0, 5, 'masked_year'), (14, 17, 'missing_number'), (22, 27, 'corrupted_number')]
    """
    years = [(p.start, p.end, "masked_year") for p in periods(view, language, masks) if p.masked]
    numbers = [(q.start, q.end, q.damage) for q in quantities(view, language, masks) if q.damage != "none"]
    return sorted({*years, *numbers, *_intruders(view, language)})


def _intruders(view: str, language: str) -> list[tuple[int, int, str]]:
    if language != "zh":
        return []
    found = zh.INTRUDED.finditer(view)
    return [(m.start(m.lastgroup or 0), m.end(m.lastgroup or 0), "ocr_intrusion") for m in found]
