"""Figures and names that stand in the same order: 一孩率和多孩率分别为 …, A and B were … respectively."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from trends.observations.indicators import Name
from trends.observations.mentions import Period, Quantity
from trends.observations.regions import Region
from trends.observations.scene import Scene
from trends.observations.units import UNSCALED, first_fit

_JOINS = re.compile(r"[\s、,，;；和与及]*|\s*,?\s*(?:and\s+)?(?:the\s+)?|\s+to\s+")

_STEPS = re.compile(rf"(?:{_JOINS.pattern})(?:上升|下降|提高|降低|增长|增加|减少|回落)?(?:了)?")
"""Between the figures of a list of changes: 下降0.6和上升1.8."""

_AND = re.compile(r"\s*(?:和|与|及|、|,? and )\s*")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Slot:
    """What a parallel list gives one of its figures."""

    name: Name | None = None
    group: str = ""
    region: Region | None = None
    period: Period | None = None


def series(scene: Scene) -> dict[int, Slot]:
    """Return, by the figure's place in the scene, what a parallel list gives it."""
    found: dict[int, Slot] = {}
    for mark in scene.words.respectively.finditer(scene.view):
        low, high = scene.sentence(mark.start())
        figures = _run(scene, mark.start(), mark.end(), low, high)
        if len(figures) > 1:
            head = min(mark.start(), scene.quantities[figures[0]].start)
            found |= _aligned(scene, figures, low, head)
    found = _in_step(scene, found) | _unsaid(scene, found) | found
    return _repeated(scene, found) | found


def _repeated(scene: Scene, found: Mapping[int, Slot]) -> dict[int, Slot]:
    # In A, B and C … x, y and z respectively; in 2017 it was u, v and w: the same places again
    slots: dict[int, Slot] = {}
    runs = [run for run in _runs(scene) if len(run) > _PAIR]
    for above, run in pairwise(runs):
        places = [(found.get(i) or slots.get(i) or Slot()).region for i in above]
        first, last = scene.quantities[above[-1]].end, scene.quantities[run[0]].start
        near = scene.sentence(first - 1)[1] >= scene.sentence(last)[0]
        if len(run) != len(above) or None in places or not near or run[0] in found:
            continue
        since = max(first, scene.sentence(last)[0])
        if scene.paragraph(first) == scene.paragraph(last) and not scene.regions_between(since, last):
            slots |= {i: Slot(region=place) for i, place in zip(run, places, strict=True)}
    return slots


def _in_step(scene: Scene, found: Mapping[int, Slot]) -> dict[int, Slot]:
    # A, B and C had rates of x, y and z: as many places as figures, and nothing else in their sentence
    slots: dict[int, Slot] = {}
    for run in (run for run in _runs(scene) if len(run) > _PAIR and run[0] not in found):
        low, head = scene.sentence(scene.quantities[run[0]].start)[0], scene.quantities[run[0]].start
        places = scene.regions_between(low, head)
        lone = run[0] == 0 or scene.quantities[run[0] - 1].end <= low
        alike = len({scene.quantities[i].unit for i in run}) == 1
        if lone and alike and len(places) == len(run) and _listed(scene, places):
            slots |= {i: Slot(region=place) for i, place in zip(run, places, strict=True)}
    return slots


def _runs(scene: Scene) -> list[list[int]]:
    runs: list[list[int]] = []
    for at, quantity in enumerate(scene.quantities):
        if runs and not _apart(scene, scene.quantities[at - 1], quantity):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _unsaid(scene: Scene, found: Mapping[int, Slot]) -> dict[int, Slot]:
    # A和B为x和y: two names or places and two figures say without a word that they stand in one order
    slots: dict[int, Slot] = {}
    for at, (one, other) in enumerate(pairwise(scene.quantities)):
        alike = one.unit == other.unit or {one.unit, other.unit} == {"", "‰"}
        if at in found or not alike or not _AND.fullmatch(scene.view, one.end, other.start):
            continue
        low = scene.clause(one.start)[0]
        names, regions = scene.names_between(low, one.start), scene.regions_between(low, one.start)
        lone = at == 0 or scene.quantities[at - 1].end <= low
        if lone and (len(names) == _PAIR or len([r for r in regions if not r.versus]) == _PAIR):
            slots |= _aligned(scene, [at, at + 1], low, one.start)
    return slots


def with_units(view: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give the bare numbers of a list the unit at its end: 9.9, 9.5 and 10.9 per thousand.

    Examples
    --------
    >>> from decimal import Decimal
    >>> found = [Quantity(0, 3, Decimal("9.9")), Quantity(4, 8, Decimal("9.5"), unit="‰")]
    >>> [q.unit for q in with_units("9.9、9.5‰", found)]
    ['‰', '‰']
    """
    done: list[Quantity] = []
    for one in reversed(quantities):
        after = done[-1] if done else None
        bare = (one.unit == "" or _decimal_of_things(one)) and one.kind == "number" and one.damage == "none"
        bare = bare and not view[one.start : one.end].rstrip()[-1:].isalpha()
        same = after is not None and after.unit in UNSCALED and _JOINS.fullmatch(view, one.end, after.start)
        done.append(replace(one, unit=after.unit) if after is not None and bare and same else one)
    return _with_signs(view, done[::-1])


def _decimal_of_things(one: Quantity) -> bool:
    # 1.7个和1.5个千分点: no things are counted in tenths
    return one.unit == "organisation" and one.value is not None and one.value != one.value.to_integral_value()


def _with_signs(view: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    # 分别下降0.82和1.10个千分点: one word of change is said of the whole list
    done: list[Quantity] = []
    for one in quantities:
        before = done[-1] if done else None
        rates = (*UNSCALED, "per_100000")
        same = before is not None and before.sign and before.unit in rates and one.unit in rates
        joined = before is not None and same and _JOINS.fullmatch(view, before.end, one.start)
        done.append(replace(one, sign=before.sign) if before is not None and joined and not one.sign else one)
    return done


def _run(scene: Scene, start: int, end: int, low: int, high: int) -> list[int]:
    # The figures behind the mark, or before it, with nothing but joints and light words between
    first, last = bisect_left(scene.quantity_starts, low), bisect_left(scene.quantity_starts, high)
    inside = range(first, last)
    behind = [i for i in inside if scene.quantities[i].start >= end]
    ahead = [i for i in inside if scene.quantities[i].end <= start][::-1]
    # English says it behind its list: 13.6, 11.0 and 13.5 respectively, against 14.6
    closing = (
        scene.language == "en"
        and ahead
        and not scene.view[scene.quantities[ahead[0]].end : start].strip(" ,")
    )
    chosen = ahead if closing or not behind else behind
    run: list[int] = []
    for i in chosen:
        if run and _apart(scene, scene.quantities[run[-1]], scene.quantities[i]):
            break
        run.append(i)
    return sorted(run)


def _apart(scene: Scene, one: Quantity, other: Quantity) -> bool:
    first, second = (one, other) if one.start < other.start else (other, one)
    between = scene.view[first.end : second.start]
    return _STEPS.fullmatch(between) is None


def _aligned(scene: Scene, figures: list[int], low: int, head: int) -> dict[int, Slot]:
    size = len(figures)
    names = list(scene.names_between(low, head))
    if len(names) >= size:
        last = names[-size:]
        chosen = [scene.quantities[i] for i in figures]
        fits = [_fits(n, q) for n, q in zip(last, chosen, strict=True)]
        if all(fits) and (_listed(scene, last) or _each_stated(scene, last, head)):
            return {i: Slot(name=n) for n, i in zip(last, figures, strict=True)}
    regions = [r for r in scene.regions_between(low, head) if not r.versus][-size:]
    if len(regions) == size and _listed(scene, regions):
        return {i: Slot(region=r) for r, i in zip(regions, figures, strict=True)}
    periods = _years(scene, low, head, size)
    if periods:
        return {i: Slot(period=p) for p, i in zip(periods, figures, strict=True)}
    groups = list(scene.groups_between(low, head))[-size:]
    if len(groups) == size and _listed(scene, groups):
        return {i: Slot(group=g.id) for g, i in zip(groups, figures, strict=True)}
    return {}


def _years(scene: Scene, low: int, head: int, size: int) -> list[Period]:
    """Return as many years as there are figures: those of the list, gone through before, or of a span."""
    periods = [p for p in scene.periods_between(low, head) if p.kind == "year"][-size:]
    if scene.words.those_years.search(scene.view, low, head) and low:
        above = scene.sentence(low - 1)[0]
        periods = [p for p in scene.periods_between(above, low) if p.kind == "year"]
    gone = _gone_through(scene, low, head)
    if len(gone) == size:
        return gone
    spanned = [p for p in scene.periods_between(low, head) if _years_in(p) == size]
    if spanned and not periods:
        first = spanned[-1]
        return [replace(first, year=(first.year or 0) + n, year_last=None, kind="year") for n in range(size)]
    listed = len(periods) == size and (_listed(scene, periods) or periods[-1].end <= low)
    return periods if listed else []


def _gone_through(scene: Scene, low: int, head: int) -> list[Period]:
    # 由1990年的…降至2000年的…，2005年又降到…；同期死亡率分别为…
    same = scene.words.same_years.search(scene.view, scene.clause(head)[0], head)
    said = scene.periods_between(low, same.start()) if same else ()
    return list({p.year: p for p in said if p.kind == "year" and p.year is not None}.values())


def _fits(name: Name, quantity: Quantity) -> bool:
    # A bare number may be per thousand, which English leaves unsaid
    kinds = (quantity, replace(quantity, unit="‰")) if quantity.unit == "" else (quantity,)
    return any(first_fit(name.ids, one, moved=quantity.sign != 0) for one in kinds)


def _years_in(period: Period) -> int:
    ranged = period.kind in ("span", "plan") and period.year is not None and period.year_last is not None
    return (period.year_last or 0) - (period.year or 0) + 1 if ranged else 0


def _each_stated(scene: Scene, names: Sequence[Name], head: int) -> bool:
    # 婴儿死亡率为7‰，儿童死亡率为9‰，分别下降…: every name has led to a figure of its own
    ends = [*(n.start for n in names[1:]), head]
    return all(
        any(n.end <= q.start < end for q in scene.quantities[bisect_left(scene.quantity_starts, n.end) :][:1])
        and not scene.rest(n.end, end)
        for n, end in zip(names, ends, strict=True)
    )


def _listed(scene: Scene, mentions: Sequence[Name] | Sequence[Region] | Sequence[object]) -> bool:
    pairs = pairwise(mentions)
    return all(_JOINS.fullmatch(scene.view[a.end : b.start]) for a, b in pairs)  # type: ignore[attr-defined]
