"""Which end of a stretch of years a figure belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from trends.observations.governing import START
from trends.observations.mentions import Period, Quantity
from trends.observations.scene import Scene

_FROM = {"zh": re.compile(r"(?:从|由|自)\s*$"), "en": START["en"]}
"""Before a figure that a movement starts from."""


def said_again(scene: Scene, quantity: Quantity) -> Period | None:
    """由1.9%降到0.6% without years goes from the first to the last year of the sentence before."""
    low, _ = scene.sentence(quantity.start)
    said = [p for p in scene.periods_between(low, quantity.end) if p.text != "同期"]
    if said and (said[-1].start >= scene.clause(quantity.start)[0] or not _twofold(scene, quantity)):
        return None
    if not low and not said:
        return None
    above, _ = (low, low) if said else scene.sentence(low - 1)
    upto = quantity.start if said else low
    years = [p for p in scene.periods_between(above, upto) if p.kind == "year" and p.year is not None]
    years = years[-2:] if said else years
    if said and len(years) == 2 and _compared(scene, years[1].start) and not _starts(scene, years[0].start):
        return _of_two(scene, quantity, low, sorted(years, key=lambda p: p.year or 0))
    if (
        scene.paragraph(above) != scene.paragraph(low)
        or len(years) != 2
        or not _starts(scene, years[0].start)
    ):
        return None
    return _of_two(scene, quantity, low, years)


def _of_two(scene: Scene, quantity: Quantity, low: int, years: list[Period]) -> Period | None:
    at = bisect_left(scene.quantity_starts, quantity.start)
    if _begins(scene, quantity, low):
        return years[0]
    follows = at and scene.quantities[at - 1].start >= low and _begins(scene, scene.quantities[at - 1], low)
    return years[1] if follows else None


def _compared(scene: Scene, start: int) -> bool:
    # 2005年与2000年相比
    return scene.view[max(start - 1, 0) : start] in ("与", "同", "比", "较", "和")


def _twofold(scene: Scene, quantity: Quantity) -> bool:
    # the figure stands in a clause that itself goes from one figure to another
    low, _ = scene.clause(quantity.start)
    at = bisect_left(scene.quantity_starts, quantity.start)
    before = scene.quantities[at - 1] if at else None
    led = before is not None and before.start >= low and _begins(scene, before, low)
    return led or _begins(scene, quantity, low)


def end_of_range(scene: Scene, quantity: Quantity, found: Period) -> Period | None:
    """Between 2008 and 2014 … from 10.7 to 8.5: the first figure is of the first year."""
    if found.kind != "span" or found.year is None or found.year_last is None or quantity.sign:
        return None
    low, _ = scene.sentence(quantity.start)
    at = bisect_left(scene.quantity_starts, quantity.start)
    if _begins(scene, quantity, low):
        return replace(found, kind="year", year_last=None)
    if at and scene.quantities[at - 1].start >= low and _begins(scene, scene.quantities[at - 1], low):
        return replace(found, kind="year", year=found.year_last, year_last=None)
    return None


def bounded(scene: Scene, found: Period) -> Period | None:
    """十年间 behind 1970年 and 1980年 lies between them."""
    said = scene.periods_between(scene.sentence(found.start)[0], found.start)
    years = [p.year for p in said if p.kind == "year" and p.year is not None][-2:]
    if found.kind != "span" or found.relative is None or len(years) < 2 or not found.text.endswith("间"):
        return None
    first, last = years
    size = (found.year_last or 0) - found.relative + 1
    if last - first not in (size, size - 1):
        return None
    if size == 1:
        return replace(found, relative=None, year=last, year_last=None, kind="year")
    return replace(found, relative=None, year=first, year_last=last)


def _begins(scene: Scene, quantity: Quantity, low: int) -> bool:
    return _FROM[scene.language].search(scene.view[max(quantity.start - 8, low) : quantity.start]) is not None


def _starts(scene: Scene, start: int) -> bool:
    return START[scene.language].search(scene.view[max(start - 8, 0) : start]) is not None
