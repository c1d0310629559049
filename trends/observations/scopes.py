"""Which period and which place govern a figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from trends.languages.en import places as en
from trends.languages.zh import places as zh
from trends.observations.mentions import Period, Quantity
from trends.observations.regions import Region
from trends.observations.scene import Scene

_BASE = {
    "zh": re.compile(r"(?:比|较|同|与|跟|于)\s*$"),
    "en": re.compile(
        r"\b(?:than|from|over|against|to|with|as in|below|above)\s+(?:the |that of |those of |in )*$",
        re.IGNORECASE,
    ),
}
"""Before a period that a value is compared with."""
_START = {"zh": re.compile(r"(?:从|由|是)\s*$"), "en": re.compile(r"\bfrom\s+$", re.IGNORECASE)}
"""Before a whole year that a movement starts from."""
_RECORD = {
    "zh": re.compile(r"\s*(?:以?来)?(?:首次|第一次|最|新[高低]|创)"),
    "en": re.compile(r"\s*(?:record|low|high)\b", re.IGNORECASE),
}
"""After a period that a record is counted over."""
_BEHIND = re.compile(r"\s*,?\s*(?:in|for|during|by|at the end of|as of|over)\s+(?:the\s+)?", re.IGNORECASE)
"""Between an English figure and the period that is said after it."""
_HELD = {
    "zh": re.compile(r"已有|尚有|现有|现已有|还有"),
    "en": re.compile(r"\b(?:now|currently)\b", re.IGNORECASE),
}
"""What there is, is there in the text's own year."""
_IN = re.compile(r"\s+in\s+(?:the\s+)?", re.IGNORECASE)
_HEADING = {"zh": zh.HEADING, "en": en.HEADING}
_HEADING_LENGTH = 18
_BARE = re.compile(r"[今本去上前]|this|last|previous|\d{4}|xx", re.IGNORECASE)
_CARRIED = ("year", "half", "quarter", "month", "statistical_year", "since")


def period_of(scene: Scene, quantity: Quantity) -> Period | None:
    """Return the period that governs a figure: behind it in brackets, else the last one before it.

    One in an earlier sentence of the paragraph governs on; a year that is only compared with, and a
    span over which a record holds, do not govern.
    """
    behind = _in_brackets(scene, quantity) or _said_after(scene, quantity) or _adjacent(scene, quantity)
    if behind is not None:
        return behind
    low, _ = scene.paragraph(quantity.start)
    sentence, _ = scene.sentence(quantity.start)
    upto = bisect_right([p.start for p in scene.periods], quantity.start)
    before = [
        p for p in scene.periods[:upto] if p.start >= low and p.end <= quantity.end and governs(scene, p)
    ]
    for found in reversed(before):
        if found.start >= sentence or found.kind in _CARRIED:
            return _masked(found, before) or _anchored(found, before)
    return _standing(scene, quantity)


def _said_after(scene: Scene, quantity: Quantity) -> Period | None:
    if scene.language != "en":
        return None
    at = bisect_right([p.start for p in scene.periods], quantity.end)
    following = scene.periods[at : at + 1]
    return next((p for p in following if _BEHIND.fullmatch(scene.view, quantity.end, p.start)), None)


def _adjacent(scene: Scene, quantity: Quantity) -> Period | None:
    """由上年的13.3‰降到12.1‰: the year that a movement starts from is its first figure's only."""
    at = bisect_right([p.start for p in scene.periods], quantity.start) - 1
    if at < 0:
        return None
    last = scene.periods[at]
    between = scene.view[last.end : quantity.start]
    from_it = _START[scene.language].search(scene.view[max(last.start - 8, 0) : last.start])
    return last if from_it and not scene.rest(last.end, quantity.start) and "," not in between else None


def _masked(found: Period, before: list[Period]) -> Period | None:
    """ "These ten years" of years that are masked are masked too."""
    if found.kind != "span" or not any(p.masked and p.end <= found.start for p in before):
        return None
    return replace(found, kind="annual_mean", masked=True)


def _standing(scene: Scene, quantity: Quantity) -> Period | None:
    found = _HELD[scene.language].search(scene.view, scene.clause(quantity.start)[0], quantity.start)
    return Period(found.start(), found.end(), found[0], relative=0, rule="now") if found else None


def is_base(view: str, period: Period, language: str) -> bool:
    """Tell whether values are only compared with the period.

    Examples
    --------
    >>> is_base("比2009年高", Period(1, 6, "2009年", year=2009), "zh")
    True
    """
    return _BASE[language].search(view[max(period.start - 24, 0) : period.start]) is not None


def governs(scene: Scene, period: Period) -> bool:
    """Tell whether values are said of the period."""
    left = scene.view[max(period.start - 8, 0) : period.start]
    if is_base(scene.view, period, scene.language) or period.kind in ("plan", "annual_mean"):
        return False
    if period.kind == "year" and _START[scene.language].search(left):
        return False
    return not (period.kind in ("since", "year") and _RECORD[scene.language].match(scene.view, period.end))


def _in_brackets(scene: Scene, quantity: Quantity) -> Period | None:
    after = scene.view[quantity.end : quantity.end + 2].lstrip()
    if not after.startswith("("):
        return None
    close = scene.view.find(")", quantity.end, quantity.end + 40)
    inside = [p for p in scene.periods if quantity.end < p.start and p.end <= close]
    return inside[0] if inside and not scene.rest(quantity.end, close) else None


def _anchored(found: Period, before: list[Period]) -> Period:
    """Give a bare 上半年 or 全年 the year that the paragraph spoke of last."""
    if found.relative != 0 or found.year is not None or _BARE.search(found.text):
        return found
    for earlier in reversed([p for p in before if p.start < found.start]):
        if (
            earlier.kind == "year"
            and not earlier.masked
            and earlier.year_last is None
            and _BARE.search(earlier.text)
        ):
            return replace(found, relative=earlier.relative, year=earlier.year)
    return found


def region_of(scene: Scene, quantity: Quantity) -> Region | None:
    """Return the place that governs a figure.

    The last one before it in its sentence, else the one its paragraph begins with, else that of the
    heading above; in English also the one directly behind it.
    """
    if scene.language == "en":
        behind = [r for r in scene.regions if quantity.end < r.start <= quantity.end + 16]
        if behind and _IN.fullmatch(scene.view, quantity.end, behind[0].start):
            return behind[0]
    low, _ = scene.sentence(quantity.start)
    before = [r for r in scene.regions[: _upto(scene, quantity.start)] if r.start >= low and not r.versus]
    found = before[-1] if before else None
    if found is None or found.loose:
        return _of_paragraph(scene, quantity, found) or found
    return found


def _upto(scene: Scene, offset: int) -> int:
    return bisect_right([r.start for r in scene.regions], offset)


def _of_paragraph(scene: Scene, quantity: Quantity, loose: Region | None) -> Region | None:
    """Return the place of the paragraph or its heading, of the rank that a loose 全省 asks for."""
    low, _ = scene.paragraph(quantity.start)
    heads = [r for r in scene.regions[: _upto(scene, quantity.start)] if not r.versus and not r.loose]
    if loose is not None:
        heads = [r for r in heads if r.level == loose.level]
    inside = [r for r in heads if r.start >= low and (loose is not None or _opens(scene, r))]
    if inside:
        return inside[-1]
    above = [r for r in heads if r.start < low and _is_heading(scene, r)]
    return above[-1] if above and not _other_heading(scene, above[-1], low) else None


def _opens(scene: Scene, region: Region) -> bool:
    low, _ = scene.paragraph(region.start)
    return _HEADING[scene.language].match(scene.plain(low, region.start)) is not None


def _is_heading(scene: Scene, region: Region) -> bool:
    low, high = scene.paragraph(region.start)
    return _opens(scene, region) and len(scene.view[low:high].strip()) <= _HEADING_LENGTH


def _other_heading(scene: Scene, region: Region, low: int) -> bool:
    """Another heading between, of no place, ends the place's passage."""
    _, at = scene.paragraph(region.start)
    while at < low:
        _, end = scene.paragraph(at)
        text = scene.view[at:end].strip()
        if end <= at:
            return False
        if 0 < len(text) <= _HEADING_LENGTH and text[-1] not in "。;；.":
            return True
        at = end
    return False
