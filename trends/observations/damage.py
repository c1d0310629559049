"""What is damaged in a view: numbers lost, numbers overwritten, masked years, intruders."""

from __future__ import annotations

import re
from functools import cache

from trends.languages.zh import damage as zh


def lost(view: str, language: str) -> list[tuple[int, int, str]]:
    """Return (start, end, unit) where a number is gone from its sentence.

    Examples
    --------
    >>> lost("全乡流入人,流出人。", "zh")
    [(2, 5, 'person'), (6, 9, 'person')]
    """
    if language != "zh":
        return []
    return [(m.start(), m.end(), zh.unit(m)) for m in _gaps().finditer(view)]


@cache
def _gaps() -> re.Pattern[str]:
    return zh.gaps()
