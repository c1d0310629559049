"""Which period an English figure takes from the sentences before, or from the years around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from trends.languages.en.numerals import parse
from trends.observations.mentions import Period, Quantity
from trends.observations.scene import Scene

_LATER = re.compile(
    r"\s*,?\s*(?:only |just |some |about )?"
    r"(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,2})"
    r" (?P<unit>year|decade)s? (?P<way>later|earlier|before|after|on|previously)\b",
    re.IGNORECASE,
)
_LATER_FIRST = re.compile(r"\W*" + _LATER.pattern.removeprefix(r"\s*,?\s*"), re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the |a |about |some |around |nearly |just )*$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:the |a |about |some |around |nearly |just |only )*$", re.IGNORECASE)
_AT = re.compile(r"\s+(?:in|at|for|during)\s+(?:the )?(?:end of )?", re.IGNORECASE)
_WHEN = re.compile(r",?\s*when\b[^.;]{0,40}")
_BOTH = 2
_LATE = 2
"""Years after the first in which a text can have been written that may still be its own."""
_KINDS = ("year", "statistical_year", "half", "quarter", "month")


def carried(scene: Scene, quantity: Quantity, before: Sequence[Period]) -> Period | None:
    """Return the period that sentences before leave to one without its own, nearest sentence first.

    The one its sentence began with, else the latest that no figure was only compared with.

    Parameters
    ----------
    before : sequence of Period
        Periods of the paragraph that end before the figure and govern, in order.
    """
    low, high = scene.sentence(quantity.start)
    told = not scene.words.modal.search(scene.view, low, high)
    known = (
        p
        for p in reversed(before)
        if p.end <= low
        and p.kind in _KINDS
        and p.start not in scene.compared
        and not (told and _ahead(scene, p))
    )
    last = next(known, None)
    if last is None:
        return None
    start, _ = scene.sentence(last.start)
    found = [last, *known] if scene.subject is None else [last, *takewhile(lambda p: p.start >= start, known)]
    leading = [p for p in found if p.start >= start and _leads(scene, p, start)]
    if leading:
        return leading[-1]
    return max(found, key=lambda p: (_year(p), p.start)) if scene.subject is None else None


def _ahead(scene: Scene, period: Period) -> bool:
    # by 2020 there will be …: no later sentence that only tells is about that year
    return scene.written is not None and period.year is not None and period.year > scene.written + _LATE


def _leads(scene: Scene, period: Period, start: int) -> bool:
    at = bisect_left(scene.quantity_starts, start)
    return at == len(scene.quantities) or scene.quantities[at].start >= period.start


def owned(scene: Scene, period: Period, quantity: Quantity) -> bool:
    """Tell whether an English period has another figure of its own.

    In brackets (612 marriages (655 in 2007)), or as where a movement starts (from 10.2 in 2010 to 9.8).
    """
    return (
        0 <= scene.bracket(period) < quantity.start
        or _departed(scene, period, quantity)
        or _passed(scene, period, quantity)
    )


def _departed(scene: Scene, period: Period, quantity: Quantity) -> bool:
    low, _ = scene.sentence(quantity.start)
    at = bisect_left(scene.quantity_starts, quantity.start)
    return (
        period.start > low
        and _end(scene, quantity, low) == 1
        and _AT.fullmatch(scene.view, scene.quantities[at - 1].end, period.start) is not None
    )


def _passed(scene: Scene, period: Period, quantity: Quantity) -> bool:
    # A had 5.2 million, up from 4.9 in 2000, and B 4.7: the year that A's was compared with is not B's
    low, _ = scene.sentence(quantity.start)
    if period.start <= low or period.start not in scene.compared:
        return False
    at = bisect_left(scene.quantity_starts, period.start) - 1
    beside = at >= 0 and _AT.fullmatch(scene.view, scene.quantities[at].end, period.start) is not None
    return beside and any(not r.versus for r in scene.regions_between(period.end, quantity.start))


def moved_between(scene: Scene, quantity: Quantity) -> Period | None:
    """Return the end of a movement that belongs to a figure: from 29.0 to 18.1, between 2000 and 2020.

    Without years in its own sentence the two years of the sentence before are the ends.
    """
    low, high = scene.sentence(quantity.start)
    end = _end(scene, quantity, low)
    if end is None:
        return None
    upto = bisect_left(scene.quantity_starts, quantity.end) + (1 if end == 0 else 0)
    next_one = scene.quantities[upto].start if upto < len(scene.quantities) else high
    said = [p for p in scene.periods_between(low, min(high, next_one)) if p.year is not None]
    lone = said[0] if len(said) == 1 and said[0].kind != "statistical_year" else None
    if lone is not None and lone.year_last is not None and lone.month_first is None:
        year = lone.year if end == 0 else lone.year_last
        return replace(lone, year=year, year_last=None, kind="year")
    if said:
        # from 8.8 in 2005 to 9.8 in 2017, and in Bayern from 8.6 to 9.7
        start = quantity.start if end == 0 else scene.quantities[upto - 2].start
        years = {p.year: p for p in said if p.kind == "year" and p.end <= start}
        return _ends(years, end) if len(years) == len({p.year for p in said}) else None
    if not low:
        return None
    above, _ = scene.sentence(low - 1)
    years = {p.year: p for p in scene.periods_between(above, low) if p.kind == "year" and p.year}
    return _ends(years, end) if scene.paragraph(above) == scene.paragraph(low) else None


def _ends(years: dict[int | None, Period], end: int) -> Period | None:
    if len(years) != _BOTH:
        return None
    first, last = sorted(years, key=lambda year: year or 0)
    return years[first if end == 0 else last]


def later(scene: Scene, quantity: Quantity) -> Period | None:
    """Return the year so many years from the one that was said last: 9.5 a year later."""
    low, high = scene.sentence(quantity.start)
    behind = _LATER.match(scene.view, quantity.end, high)
    begun = (scene.clause(quantity.start)[0], low)
    leading = next(filter(None, (_LATER_FIRST.match(scene.view, at, quantity.start) for at in begun)), None)
    found = behind or leading
    if found is None:
        return None
    count = 1 if found["count"].lower() == "a" else int(parse(found["count"].lower()) or 0)
    size = count * (10 if found["unit"].lower() == "decade" else 1)
    back = found["way"].lower() in ("earlier", "before", "previously")
    base, own = _base(scene, quantity, found, low)
    if base is None and not own:
        return None
    moved = -size if back else size
    at = found.start("count")
    made = Period(at, found.end(), scene.view[at : found.end()], relative=moved, rule="later")
    return made if base is None else replace(made, relative=None, year=base + moved)


def calendar(scene: Scene, offset: int) -> Period | None:
    """Return the calendar year, said before, that a text on a year across the new year counts by.

    A report on 2013/14 whose births are those of 2013 goes on with 2013.
    """
    own = scene.subject
    if own is None or own.kind != "statistical_year" or own.month_first is not None:
        return None
    years = (own.year, own.year_last)
    said = (p for p in reversed(scene.periods) if p.start < offset and p.kind == "year" and p.year in years)
    return next((p for p in said if p.rule == "year" and p.start not in scene.compared), None)


def when(scene: Scene, period: Period, quantity: Quantity) -> bool:
    """Tell whether the figure is what was so in the period: than in 2011, when the rate was 14.6."""
    return _WHEN.fullmatch(scene.view, period.end, quantity.start) is not None


def _base(scene: Scene, quantity: Quantity, found: re.Match[str], low: int) -> tuple[int | None, bool]:
    """Return the year that is counted from, and whether without one it is the text's own."""
    paragraph, _ = scene.paragraph(low)
    said = [
        p for p in scene.periods_between(paragraph, quantity.start) if p.year is not None and p.kind in _KINDS
    ]
    here = [p for p in said if p.start >= low and not (found.start() <= p.start < found.end())]
    if here or (said and scene.subject is None):
        return _year((here or said)[-1]), False
    own = calendar(scene, low) or scene.subject
    return (_year(own) or None, True) if own is not None else (None, False)


def _end(scene: Scene, quantity: Quantity, low: int) -> int | None:
    """Return 0 for the figure that a movement starts from, 1 for the one it leads to, None for others."""
    if quantity.sign or quantity.kind == "range":
        return None
    if _FROM.search(scene.view, max(quantity.start - 24, low), quantity.start):
        return 0
    at = bisect_left(scene.quantity_starts, quantity.start)
    last = scene.quantities[at - 1] if at and scene.quantities[at - 1].start >= low else None
    led = _TO.search(scene.view, max(quantity.start - 24, low), quantity.start)
    return 1 if last and led and _FROM.search(scene.view, max(last.start - 24, low), last.start) else None


def _year(period: Period) -> int:
    return period.year_last or period.year or 0
