"""Which period governs a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from trends.observations import carrying
from trends.observations.bases import is_base
from trends.observations.behind import said_after
from trends.observations.governing import START
from trends.observations.mentions import Period, Quantity
from trends.observations.ranges import bounded, end_of_range, said_again
from trends.observations.scene import Scene

_SINCE = {
    "zh": re.compile(r"[^,。;\s]{3,}以来"),
    "en": re.compile(r"\bsince the (?:policy|programme|program|law)\b[^,.;]*", re.IGNORECASE),
}
"""A span that begins with an event."""
_SINCE_WORD = re.compile("以来|since", re.IGNORECASE)
_EARLIER = ("a year earlier", "the year before", "the previous year", "a year ago", "the preceding year")
"""Years that a value was compared with; they govern no later sentence."""
_HELD = {
    "zh": re.compile(r"已有|尚有|现有|现已有|还有"),
    "en": re.compile(r"\b(?:now|currently)\b", re.IGNORECASE),
}
"""What there is, is there in the text's own year."""
_FESTIVE = {
    "zh": re.compile(
        r"(?:报表|台账|台帐)(?:显示|反映)|据(?:报表|台账|台帐|统计|[^,。;]{0,6}部门统计)|春节|中秋|元旦|国庆节?|重阳节?|[“\"]两节[”\"](?:期间|前夕)?"
    ),
    "en": re.compile(r"\b(?:the returns show|Spring Festival|New Year)\b", re.IGNORECASE),
}
"""Festivals and returns without a year are those of the text's own."""
_BRACKET = re.compile(r"\s*[(:]\s*")
"""Between a period and the figure that is said of it: 2007 (655), 2010: 9.8."""
_BARE = re.compile(r"[今本去上前]|this|last|previous|\d{4}|xx", re.IGNORECASE)
_CARRIED = ("year", "half", "quarter", "month", "statistical_year", "since")


def period_of(scene: Scene, quantity: Quantity) -> Period | None:
    """Return the period that governs a figure: behind it in brackets, else the last one before it.

    One in an earlier sentence of the paragraph governs on; a year that is only compared with, and a
    span over which a record holds, do not govern.
    """
    english = scene.language == "en"
    behind = (
        english and (carrying.later(scene, quantity) or carrying.moved_between(scene, quantity))
    ) or None
    behind = (
        behind or _in_brackets(scene, quantity) or said_after(scene, quantity) or _adjacent(scene, quantity)
    )
    if behind is not None:
        return behind
    sentence, _ = scene.sentence(quantity.start)
    accrued = _accrued(scene, quantity) or said_again(scene, quantity)
    if accrued is not None:
        return accrued
    here = _said(scene, quantity, sentence)
    if english:
        here = [p for p in here if not carrying.owned(scene, p, quantity)]
        # up 0.3 from 2013; 41,900 died: what one part of a sentence compares with is nothing to the next
        since = scene.view.rfind("; ", sentence, quantity.start)
        here = [p for p in here if p.start not in scene.compared] or [p for p in here if p.start > since]
    before = [*_lasting(scene, quantity, sentence), *here]
    if english and not here:
        carried_on = carrying.carried(scene, quantity, before) or _standing(scene, quantity)
        return (
            carried_on or headed(scene, quantity) or carrying.calendar(scene, quantity.start) or scene.subject
        )
    for found in reversed(before):
        if _aside(scene, quantity, found, before):
            continue
        carried = found.kind in _CARRIED and scene.recent(found) and found.rule != "comparison"
        carried = carried and found.text.lower() not in _EARLIER and not _yearly(scene, quantity)
        if found.start >= sentence or carried:
            within = end_of_range(scene, quantity, found) or bounded(scene, found)
            planned = _of_plan(scene, found)
            return within or planned or _masked(found, before) or _own_year(scene, _anchored(found, before))
    return _standing(scene, quantity) or headed(scene, quantity) or scene.subject


def _said(scene: Scene, quantity: Quantity, low: int) -> list[Period]:
    """Return the periods of a figure's own sentence that values are said of."""
    first, last = (bisect_left(scene.governing_starts, at) for at in (low, quantity.start + 1))
    return [p for p in scene.governing[first:last] if p.end <= quantity.end]


def _lasting(scene: Scene, quantity: Quantity, high: int) -> list[Period]:
    """Return those of the sentences before, in the same paragraph."""
    low, _ = scene.paragraph(quantity.start)
    first, last = (bisect_left(scene.lasting_starts, at) for at in (low, high))
    return scene.lasting[first:last]


def _yearly(scene: Scene, quantity: Quantity) -> bool:
    said = scene.periods_between(scene.clause(quantity.start)[0], quantity.end)
    return any(p.kind == "annual_mean" and p.start <= quantity.start for p in said)


def _aside(scene: Scene, quantity: Quantity, found: Period, before: list[Period]) -> bool:
    """到2015年，…；“十二五”期间年均…；…: the plan's mean is a clause of a sentence about its last year."""
    if found.kind != "plan" or scene.clause(found.start) == scene.clause(quantity.start):
        return False
    low, _ = scene.sentence(quantity.start)
    return any(
        p.kind == "year" and p.year is not None and p.year == found.year_last and low <= p.start < found.start
        for p in before
    )


def headed(scene: Scene, quantity: Quantity) -> Period | None:
    """Return the period that a heading above gives its section: 一、2009年工作回顾."""
    for low in scene.headings_above(quantity.start):
        said = [
            p
            for p in scene.periods_between(*scene.paragraph(low))
            if p.kind in _CARRIED and p.kind != "since"
        ]
        if said and not said[0].masked and not is_base(scene.view, said[0], scene.language):
            return said[0]
    return None


def _accrued(scene: Scene, quantity: Quantity) -> Period | None:
    """自实行…以来: what has accrued since something without a date, up to the text's own year."""
    low, _ = scene.clause(quantity.start)
    opening, _ = scene.sentence(quantity.start)
    opened = low > opening and scene.view[opening:low].rstrip(",").endswith("以来")
    low = opening if opened and not scene.periods_between(low, quantity.start) else low
    if _SINCE_WORD.search(scene.view, low, quantity.start) is None:
        return None
    found = _SINCE[scene.language].search(scene.plain(low, quantity.start))
    return Period(low, quantity.start, found[0], relative=0, kind="since", rule="since") if found else None


def _adjacent(scene: Scene, quantity: Quantity) -> Period | None:
    """由上年的13.3‰降到12.1‰: the year that a movement starts from is its first figure's only."""
    at = bisect_right(scene.period_starts, quantity.start) - 1
    if at < 0:
        return None
    last = scene.periods[at]
    beside = scene.language == "en" and _BRACKET.fullmatch(scene.view, last.end, quantity.start)
    if beside or (scene.language == "en" and carrying.when(scene, last, quantity)):
        return replace(last, kind="year", rule="year") if last.kind == "since" else last
    if last.kind != "year" and last.year is None:
        return None
    between = scene.view[last.end : quantity.start]
    started = START[scene.language].search(scene.view[max(last.start - 8, 0) : last.start]) is not None
    based = between.endswith(("的", "之")) or (not between and quantity.unit not in ("pp", "permille_point"))
    if not started and not (based and is_base(scene.view, last, scene.language)):
        return None
    if any(c.isdigit() or c in ",;" for c in between) or scene.rest(last.end, quantity.start):
        return None
    return _same_part(scene, last) or _counted_back(scene, last)


def _same_part(scene: Scene, period: Period) -> Period | None:
    """去年同期 is the part of last year that the sentence speaks of in this."""
    if not period.text.endswith("同期"):
        return None
    low, _ = scene.paragraph(period.start)
    said = [p for p in scene.periods_between(low, period.start) if p.kind in ("half", "quarter", "month")]
    if not said or said[-1].masked:
        return None
    anchor = said[-1]
    moved = replace(anchor, text=period.text, start=period.start, end=period.end)
    if anchor.year:
        return replace(moved, year=anchor.year - 1)
    return replace(moved, relative=(anchor.relative or 0) - 1)


def _counted_back(scene: Scene, period: Period) -> Period:
    """上年 behind an explicit year of the same sentence is the year before that one."""
    low, _ = scene.sentence(period.start)
    first, last = bisect_left(scene.period_starts, low), bisect_left(scene.period_starts, period.start)
    named = [p.year for p in scene.periods[first:last] if p.kind == "year" and p.year]
    if period.relative != -1 or not named:
        return period
    return replace(period, relative=None, year=named[-1] - 1)


def _of_plan(scene: Scene, found: Period) -> Period | None:
    """五年累计 in a text on a five-year plan counts the plan's years."""
    if found.kind != "span" or found.relative is None or found.year is not None:
        return None
    size = (found.year_last or 0) - found.relative + 1
    plans = [p for p in scene.periods if p.kind in ("plan", "since") and p.start < found.start and p.year]
    plans = [p for p in plans if not is_base(scene.view, p, scene.language)]
    plans = [replace(p, year=(p.year or 0) - size + 1) if p.text.endswith("末") else p for p in plans]
    whole = [p for p in plans if (p.year_last or 0) - (p.year or 0) + 1 == size and not p.masked]
    return (
        replace(found, relative=None, year=whole[-1].year, year_last=whole[-1].year_last) if whole else None
    )


def _masked(found: Period, before: list[Period]) -> Period | None:
    #  "These ten years" of years that are masked are masked too
    if found.kind != "span" or not any(p.masked and p.end <= found.start for p in before):
        return None
    return replace(found, kind="annual_mean", masked=True)


def _own_year(scene: Scene, found: Period) -> Period:
    # 本年度 of a report on a statistical year is that year
    own = scene.subject
    if own is None or own.kind != "statistical_year" or found.rule != "whole" or found.relative != 0:
        return found
    return replace(own, text=found.text)


def _standing(scene: Scene, quantity: Quantity) -> Period | None:
    words = _HELD[scene.language], _FESTIVE[scene.language]
    starts = scene.clause(quantity.start)[0], scene.sentence(quantity.start)[0]
    for pattern, low in zip(words, starts, strict=True):
        found = pattern.search(scene.view, low, quantity.start)
        if found:
            return Period(found.start(), found.end(), found[0], relative=0, rule="now")
    return None


def _in_brackets(scene: Scene, quantity: Quantity) -> Period | None:
    after = scene.view[quantity.end : quantity.end + 2].lstrip()
    if not after.startswith("("):
        return None
    close = scene.view.find(")", quantity.end, quantity.end + 40)
    first = bisect_left(scene.period_starts, quantity.end)
    inside = [p for p in scene.periods[first : first + 2] if p.end <= close]
    return inside[0] if inside and not scene.rest(quantity.end, close) else None


def _anchored(found: Period, before: list[Period]) -> Period:
    """Give a bare 上半年 or 全年 the year that the paragraph spoke of last."""
    if found.kind == "span" or found.relative or found.year is not None or _BARE.search(found.text):
        return found
    for earlier in reversed([p for p in before if p.start < found.start]):
        if (
            earlier.kind in ("year", found.kind)
            and not earlier.masked
            and earlier.year_last is None
            and _BARE.search(earlier.text)
        ):
            return replace(found, relative=earlier.relative, year=earlier.year)
    return found
