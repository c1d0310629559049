"""Which place governs a figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest

from trends.languages.en import places as en
from trends.languages.zh import places as zh
from trends.observations.mentions import Quantity
from trends.observations.regions import Region
from trends.observations.scene import Scene

_LEADS = frozenset(f"{word}{article}" for word in ("in", "for", "across") for article in ("", " the"))
_NAMED_IN = re.compile(r"in\b", re.IGNORECASE)
"""A whole place whose words bring their own "in" (in the province)."""
_NUMBER = 24
"""Characters of the longest number of a paragraph."""
_AND = (" and ", ", ")
"""Between places of which none leads alone."""
_PRONOUN = {"zh": re.compile("(?!)"), "en": re.compile(r"\s*It(?:s|'s)? ")}
"""At the head of a sentence that goes on with the place of the one before."""
_HEADING = {"zh": zh.HEADING, "en": en.HEADING}


def region_of(scene: Scene, quantity: Quantity) -> Region | None:
    """Return the place that governs a figure.

    The last one before it in its sentence, else the one its paragraph begins with, else that of the
    heading above; in English also the one directly behind it.
    """
    behind = _place_behind(scene, quantity)
    if behind is not None:
        return behind
    low, _ = scene.sentence(quantity.start)
    before = [r for r in scene.regions_between(low, quantity.start) if not r.versus]
    found = before[-1] if before else None
    if found is None or found.loose:
        return _of_passage(scene, quantity, found) or found
    return found


def _place_behind(scene: Scene, quantity: Quantity) -> Region | None:
    if scene.language != "en":
        return None
    near = scene.regions_between(quantity.end, quantity.end + 40)[:1]
    return next((r for r in near if _stands_behind(scene.view, quantity.end, r)), None)


def _stands_behind(view: str, end: int, region: Region) -> bool:
    between = view[end : region.start].strip().lower()
    own = _NAMED_IN.match(view, region.start) is not None
    return between == "" if own else between in _LEADS


def _of_passage(scene: Scene, quantity: Quantity, loose: Region | None) -> Region | None:
    """Return the place of the paragraph or of its heading, of the rank that a loose 全省 asks for."""
    low, _ = scene.paragraph(quantity.start)
    inside = _openers(scene, low, quantity.start)
    if loose is not None:
        inside = scene.regions_between(low, quantity.start)
    leading = [r for r in inside if _names(r, loose)]
    if leading:
        return leading[-1]
    if loose is None and (meant := _just_named(scene, quantity, low)):
        return meant
    at = bisect_right(scene.headings, low) - 1
    if at >= 0 and scene.headings[at] == low:
        at -= 1
    if at < 0:
        return None
    start, end = scene.paragraph(scene.headings[at])
    return next((r for r in _openers(scene, start, end) if _names(r, loose)), None)


def _just_named(scene: Scene, quantity: Quantity, paragraph: int) -> Region | None:
    # Ireland had the highest rate. It rose from …: the place of the sentence before
    low, _ = scene.sentence(quantity.start)
    if low <= paragraph or not _PRONOUN[scene.language].match(scene.view, low):
        return None
    named = [r for r in scene.regions_between(scene.sentence(low - 1)[0], low) if _names(r, None)]
    return named[-1] if named else None


def _names(region: Region, loose: Region | None) -> bool:
    return not region.versus and not region.loose and (loose is None or region.level == loose.level)


def _openers(scene: Scene, low: int, high: int) -> Sequence[Region]:
    """Return the places that a paragraph begins with, behind no more than its number."""
    found: list[Region] = []
    near = scene.regions_between(low, high)
    for region, following in zip_longest(near, near[1:]):
        before = scene.plain(low, region.start)
        several = following and scene.view[region.end : following.start] in _AND
        if several or len(before.strip()) > _NUMBER:
            break
        if _HEADING[scene.language].match(before):
            found.append(region)
    return found
