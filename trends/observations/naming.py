"""A figure whose indicator is named beside it: within the figure, before it, or after it."""

from __future__ import annotations

import re
from itertools import pairwise

from trends.catalogue.indicators import indicators
from trends.observations.figure import Figure
from trends.observations.indicators import Name
from trends.observations.units import PLACES, first_fit, kind

_BEFORE = {"share": 10, "money": 8, "count": 5, "bare": 2}
"""By sort of unit: how many characters that say nothing may stand between name and figure."""
_AFTER = {"share": 2, "money": 4, "count": 4, "bare": -1}
_CUED = 8
_BASE = 100
_IS_BASE = re.compile(r"(?:女[婴性孩]?|females?|girls|women)\s*(?:=|为|is|as|at)?\s*$", re.IGNORECASE)
"""What a sex ratio counts by is none: 以女婴为100."""
_SMALL = 300
"""What a rate without decimals lies below."""
STANDS_ALONE = re.compile(
    r"[ ]?(?:[,.;:)(](?![0-9])|$|\n|(?:and|in|from|by|to|while|which|at|compared|against|down|up|for|but|or|"
    r"the|before|after|during|with|on|over|two|a|as|last|this)\b)"
)
"""Behind an English number that counts nothing named after it."""
_NOUN = re.compile(r" ([a-z]{3,}s)\b")
_OF_THEM = ("of them", "of whom")
_ALSO = re.compile(r", (?:and )?| and ")
_LONGEST_LIST = 12
_NAMES = 3
_NEXT = 24
"""How far behind the next English figure its own name may end."""


def refused(figure: Figure) -> bool:
    """Tell whether it is no value of the place: a count of times, or a line or a part's value.

    有3个村的计划生育率在80%以下 says nothing of the county's own rate.
    """
    scene, quantity = figure.scene, figure.quantity
    counted = quantity.unit == "times" and scene.view[quantity.end - 1 : quantity.end] == "次"
    base = quantity.value == _BASE and _IS_BASE.search(scene.view[figure.start : quantity.start])
    due = scene.words.due.search(scene.view, figure.start, quantity.start)
    if counted or base or due or _in_a_name(figure):
        return True
    if scene.words.standard_after.match(scene.view, quantity.end):
        return False
    if figure.kind != "share":
        return figure.kind == "count" and quantity.bound != "=" and _of_parts(figure)
    parted = scene.words.parts.search(scene.view, figure.clause, quantity.start) is not None
    return parted or _is_line(figure) or _of_parts(figure)


def _is_line(figure: Figure) -> bool:
    # 80%的乡镇, 80%以上的有3个村: what places are told apart by
    scene, quantity, after = figure.scene, figure.quantity, figure.following
    if scene.words.line.match(scene.view, quantity.end):
        return True
    counts = after is not None and after.unit in PLACES
    threshold = scene.words.threshold
    return counts and after is not None and bool(threshold.fullmatch(scene.view, quantity.end, after.start))


def _in_a_name(figure: Figure) -> bool:
    # The 65 of people aged 65 or over
    quantity = figure.quantity
    names = figure.scene.names_between(max(quantity.start - 24, 0), quantity.end + 12)
    return any(
        n.start <= quantity.start
        and quantity.end <= n.end
        and n.end - n.start > quantity.end - quantity.start
        for n in names
    )


def _of_parts(figure: Figure) -> bool:
    near = figure.scene.quantities[max(figure.at - 6, 0) : figure.at]
    counted = [q.start for q in near if q.unit in PLACES and q.start >= figure.clause]
    if not counted:
        return False
    ends = {r.end for r in figure.scene.regions_between(figure.clause, figure.quantity.start)}
    return not ends.issuperset(counted)


def inside(figure: Figure) -> Name | None:
    """Return the name that the figure holds: 3,021 births, or the counter of a lost number (流入人)."""
    reach = 24 if figure.scene.language == "en" else 1
    over = [
        n
        for n in figure.scene.names_between(figure.start, figure.quantity.end + reach)
        if n.start < figure.quantity.end
    ]
    held = (n for n in reversed(over) if n.end > figure.quantity.start and first_fit(n.ids, figure.quantity))
    return next(held, None)


def before(figure: Figure) -> Name | None:
    """Return the name in the clause that leads to the figure, the nearest one that it fits."""
    scene, quantity = figure.scene, figure.quantity
    if quantity.unit == "person" and scene.words.people.match(scene.view, quantity.end):
        return None
    if _counts_else(figure):
        return None
    for name in [*reversed(scene.names_between(figure.clause, quantity.start))][:_NAMES]:
        if first_fit(name.ids, quantity, moved=figure.moved(name.end)) is None:
            continue
        between = scene.plain(name.end, quantity.start)
        apart = len(scene.words.light.sub("", between)) > _BEFORE[figure.kind]
        other = figure.kind == "share" and scene.words.foreign.search(between)
        return None if apart or other else name
    return None


def _counts_else(figure: Figure) -> bool:
    # 31,200 households with 92,400 members: a bare English number of what no name says
    scene, end = figure.scene, figure.quantity.end
    if scene.language != "en" or figure.kind != "bare" or STANDS_ALONE.match(scene.view, end):
        return False
    word = _NOUN.match(scene.view, end)
    if word is None or scene.words.light.fullmatch(word[1]):
        return False
    return not scene.names_between(end, word.end() + _NEXT) and not scene.groups_between(end, word.end())


def after(figure: Figure) -> Name | None:
    """Return the name behind the figure: 1500万元奖励扶助资金, 402 divorces."""
    scene, quantity = figure.scene, figure.quantity
    for name in scene.names_between(quantity.end, figure.clause_end)[:2]:
        if first_fit(name.ids, quantity) is None:
            continue
        gap = scene.view[quantity.end : name.start]
        people = scene.words.people.search(scene.view, quantity.end, min(name.end + 6, figure.clause_end))
        apart = "、" in gap or len(scene.rest(quantity.end, name.start)) > _reach(figure, name, gap)
        return None if people or apart or _next_has(figure, name) else name
    return None


def behind_list(figure: Figure) -> Name | None:
    """Return the name behind the last of a list of bare English counts: 12,073, 5,581 and 17,888 births."""
    scene = figure.scene
    if scene.language != "en" or figure.kind != "bare":
        return None
    for one, other in pairwise(scene.quantities[figure.at : figure.at + _LONGEST_LIST]):
        if _ALSO.fullmatch(scene.view, one.end, other.start) is None:
            return None
        held = [n for n in scene.names_between(other.start, other.end + _NEXT) if n.start <= other.end + 1]
        if held:
            return held[0] if first_fit(held[0].ids, figure.quantity) else None
    return None


def unit_beside(figure: Figure) -> str:
    """Return the unit that a bare decimal of an English sentence shares with its other figures, or ""."""
    scene, quantity = figure.scene, figure.quantity
    plain = quantity.unit == "" and quantity.kind == "number" and quantity.value is not None
    if scene.language != "en" or not plain:
        return ""
    if "." not in scene.view[quantity.start : quantity.end] and not _small(figure):
        return ""
    low, high = scene.sentence(quantity.start)
    others = {q.unit for q in scene.quantities if low <= q.start < high} & {"%", "‰", "per_100000"}
    return others.pop() if len(others) == 1 else "" if others else _of_name(figure)


def _small(figure: Figure) -> bool:
    value = figure.quantity.value or 0
    return 0 < value < _SMALL and STANDS_ALONE.match(figure.scene.view, figure.quantity.end) is not None


def _of_name(figure: Figure) -> str:
    # A sentence without any unit means its rate's own: the birth rate fell to 8.4
    names = figure.scene.names_between(figure.scene.sentence(figure.quantity.start)[0], figure.quantity.start)
    units = {indicators()[names[-1].ids[0]].unit} if names else set()
    return "‰" if units == {"‰"} else ""


def tight(figure: Figure, name: Name) -> bool:
    """Tell whether nothing stands between the figure and the name behind it."""
    gap = figure.scene.view[figure.quantity.end : name.start].strip()
    return len(gap) <= 1 or gap in _OF_THEM


def _reach(figure: Figure, name: Name, gap: str) -> int:
    if gap.strip() in _OF_THEM:
        return _CUED
    if figure.scene.language == "en" and not figure.quantity.unit:
        return 0 if gap.strip() in ("", "were", "are", "was") else -1
    if not figure.quantity.unit and figure.scene.view[figure.quantity.end - 1] in "万亿":
        return 0
    fitted = first_fit(name.ids, figure.quantity)
    word = figure.scene.view[name.start : name.end]
    cued = fitted is not None and any(word in words for words in indicators()[fitted[0]].cues.values())
    return _CUED if cued and figure.kind == "share" else _AFTER[kind(figure.quantity.unit)]


def _next_has(figure: Figure, name: Name) -> bool:
    """Tell whether the name leads to the next figure."""
    other = figure.following
    english = other is not None and figure.scene.language == "en"
    own = other is not None and figure.scene.names_between(other.end, other.end + _NEXT)
    if english and (own or (figure.kind == "bare" and tight(figure, name))):
        return False  # 148,100 urban residents and 208,700 rural residents
    if other is None or not name.end <= other.start < figure.clause_end:
        return False
    same = first_fit(name.ids, other) == first_fit(name.ids, figure.quantity)
    return same and not figure.scene.rest(name.end, other.start)
