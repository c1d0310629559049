"""Which indicator a figure belongs to: named beside it, or before a list that it continues."""

from __future__ import annotations

from dataclasses import replace

from trends.observations import inheriting, naming
from trends.observations.figure import Figure, Link
from trends.observations.indicators import meant
from trends.observations.mentions import Quantity
from trends.observations.referring import referred
from trends.observations.scene import Scene
from trends.observations.series import Slot, series
from trends.observations.units import UNSCALED

__all__ = ["Link", "link"]

_OPENING = 16
_NOUN = 4
"""Characters before a sum of money that name something of their own."""


def link(scene: Scene) -> list[Link]:
    """Return a link for every figure of the scene that measures an indicator, in order."""
    found: list[Link] = []
    slots = series(scene)
    governor: Link | None = None
    sentence = (-1, -1)
    edge = 0
    for at, quantity in enumerate(scene.quantities):
        if scene.sentence(quantity.start) != sentence:
            sentence = scene.sentence(quantity.start)
            governor = governor if _continues(scene, sentence[0], governor, quantity) else None
        figure = _figure(scene, at, governor, edge, slots.get(at))
        made = _linked(figure) or _borrowing(figure) or referred(figure, found)
        made = made and _in_its_part(figure, made)
        edge = quantity.end
        if made is not None:
            found.append(made)
        governor = made or (None if _of_another(figure) else governor)
    return found


def _figure(scene: Scene, at: int, governor: Link | None, edge: int, slot: Slot | None) -> Figure:
    quantity = scene.quantities[at]
    low, high = scene.clause(quantity.start)
    if quantity.end > high:
        high = scene.clause(quantity.end - 1)[1]
    return Figure(scene, quantity, at, governor, edge, max(low, edge), low, high, slot)


def _of_another(figure: Figure) -> bool:
    # 第一产业增加值71.3亿元，增长4.1%: what follows goes on with a sum that measures something else
    other = figure.scene.rest(figure.start, figure.quantity.start)
    return figure.scene.language == "zh" and figure.kind == "money" and len(other) >= _NOUN


def _linked(figure: Figure) -> Link | None:
    if figure.slot is not None and figure.slot.name is not None:
        return figure.named(figure.slot.name, "parallel")
    if naming.refused(figure):
        return None
    inside = naming.inside(figure)
    if inside is not None:
        return figure.named(inside, "named within")
    return (
        inheriting.part(figure)
        or _beside(figure)
        or inheriting.share_of(figure)
        or inheriting.peopled(figure)
        or inheriting.continued(figure)
        or _in_list(figure)
    )


def _in_its_part(figure: Figure, made: Link) -> Link:
    """出生612人，其中计划内541人: a part of a count that is an indicator of its own."""
    scene, end = figure.scene, figure.quantity.start
    near = [g for g in scene.groups_between(figure.start, end) if not scene.rest(g.end, end)][-1:]
    part = figure.group_behind or (near[0] if near else None)
    own = meant(part.id, made.indicator, scene.language) if part else made.indicator
    return made if own == made.indicator else replace(made, indicator=own, subgroup="")


def _borrowing(figure: Figure) -> Link | None:
    # English says per thousand once in a sentence: 9.5 in 2000, had sunk to 6.8 per thousand
    unit = naming.unit_beside(figure)
    lent = replace(figure, quantity=replace(figure.quantity, unit=unit)) if unit else figure
    return (_linked(lent) if unit else None) or inheriting.only_rate(lent)


def _beside(figure: Figure) -> Link | None:
    before, after = naming.before(figure), naming.after(figure)
    if after is not None and (before is None or naming.tight(figure, after)):
        return figure.named(after, "named after", behind=True)
    return None if before is None else figure.named(before, "named before")


def _in_list(figure: Figure) -> Link | None:
    name = naming.behind_list(figure)
    return None if name is None else figure.named(name, "named behind the list", behind=True)


def _continues(scene: Scene, start: int, governor: Link | None, quantity: Quantity) -> bool:
    # A sentence that begins with "of them", or that names but another place and its figure
    if governor is None or scene.paragraph(start) != scene.paragraph(governor.quantity.start):
        return False
    opening = scene.view[start : start + _OPENING].lstrip()
    words = scene.words
    opens = words.among.match(opening) or words.again.match(opening) or words.beside.match(scene.view, start)
    return opens is not None or _alike(scene, start, governor, quantity)


def _alike(scene: Scene, start: int, governor: Link, quantity: Quantity) -> bool:
    ratio = quantity.unit == "" and governor.unit == "per_100_females"
    if not (ratio or quantity.unit in UNSCALED) or quantity.unit != governor.quantity.unit:
        return False
    places = (r for r in scene.regions_between(start, quantity.start) if not r.versus and not r.loose)
    return any(places) and not scene.rest(start, quantity.start)
