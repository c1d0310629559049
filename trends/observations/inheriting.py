"""A figure that continues a list: a part of what was counted, a share of it, or its next value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from trends.catalogue.indicators import Indicator, indicators
from trends.observations.figure import Figure, Link
from trends.observations.indicators import Name, restricted, subgroup
from trends.observations.naming import after, before
from trends.observations.units import first_fit, fit, rate_of

_RATES = ("%", "‰")
_PART = "part of what was counted"
_AND_PEOPLE = re.compile(r"^[ ,、共有]*(?:(?:总|户籍|常住)?人口)?[共有为 ]*$")
"""Between the households of a place and its people."""
_NEAR_A_STANDARD = 5
"""How many characters that say nothing may stand before a standard (85%的标准)."""


def part(figure: Figure) -> Link | None:
    """Link a part of what the figure before counted: 其中男孩1412人."""
    governor, scene, quantity = figure.governor, figure.scene, figure.quantity
    if governor is None or figure.kind == "share":
        return None
    since = max(governor.quantity.end, scene.sentence(quantity.start)[0])
    listed = governor.rule == _PART and since == governor.quantity.end
    if not listed and not scene.words.among.search(scene.view, since, quantity.start):
        return None
    entry = indicators()[governor.indicator]
    unit = fit(entry, quantity)
    for group in figure.groups:
        key = subgroup(group.id, entry.id, scene.language)
        near = group.start >= quantity.end or not scene.rest(group.end, quantity.start)
        if key and unit and near and not _named_else(figure, group.id):
            return Link(quantity, entry.id, unit, key, figure.start, _PART)
    return None


def _named_else(figure: Figure, group: str) -> bool:
    # A part that is an indicator of its own (城镇人口) is that, unless the table of subgroups says so
    name, governor = before(figure) or after(figure), figure.governor
    other = name is not None and governor is not None and governor.indicator not in name.ids
    return other and not restricted(group)


def peopled(figure: Figure) -> Link | None:
    """Link households beside people of a place, named by nothing but their counters: 全村312户、1286人."""
    scene, quantity, after = figure.scene, figure.quantity, figure.following
    if quantity.unit != "household" or after is None or after.unit != "person":
        return None
    between = _AND_PEOPLE.sub("", scene.view[quantity.end : after.start])
    low = scene.clause(quantity.start)[0]
    ends = scene.view[after.end : after.end + 1] in ",，。、;；\n"
    if between or not ends or not scene.words.peopled.search(scene.view, max(low - 8, 0), quantity.start):
        return None
    ids = ("households", "population")
    return Link(quantity, ids[0], "household", "", figure.start, "households and people", ids=ids)


def share_of(figure: Figure) -> Link | None:
    """Link a percentage to the share of what its clause names: 65岁及以上人口占11.2%."""
    scene, quantity = figure.scene, figure.quantity
    names = scene.names_between(figure.clause, quantity.start) if quantity.unit == "%" else ()
    for name in (n for n in names if n.end >= figure.edge):
        entry = indicators()[name.ids[0]]
        said = scene.words.portion.search(scene.view, name.end, quantity.start)
        if not entry.share or said is None:
            continue
        whole = indicators()[entry.share].denominator
        others = [n for n in names if n.start >= name.end]
        ends = [name.end, *(n.end for n in others)]
        gaps = zip(ends, [*(n.start for n in others), quantity.start], strict=True)
        if all(whole in n.ids for n in others) and not any(scene.rest(low, high) for low, high in gaps):
            return Link(quantity, entry.share, "%", "", name.end, "a share of what is named", name.start)
    return None


def continued(figure: Figure) -> Link | None:
    """Link a figure with nothing but light words between it and what governs it."""
    scene, quantity = figure.scene, figure.quantity
    standard = scene.words.standard_after.match(scene.view, quantity.end)
    loose = len(scene.rest(figure.start, quantity.start)) > (_NEAR_A_STANDARD if standard else 0)
    if (loose and not _of_a_whole(figure)) or figure.followed() or _of_an_age(figure):
        return None
    names = scene.names_between(scene.sentence(quantity.start)[0], figure.clause)
    if names and (figure.governor is None or names[-1].start >= figure.governor.quantity.end):
        return _named_before(figure, names[-1]) or _heading(figure, names) or _governed(figure)
    return _governed(figure)


def _heading(figure: Figure, names: Sequence[Name]) -> Link | None:
    # The head of a list of sums of money, before its colon, is the last name that sums can be of
    money = figure.quantity.unit == "CNY"
    heads = [n for n in names if money and ":" in figure.scene.view[n.end : figure.clause]]
    made = (figure.named(name, "named at the head of the list") for name in reversed(heads))
    return next(filter(None, made), None)


def only_rate(figure: Figure) -> Link | None:
    """Link a figure per thousand of a place to the only such rate that an English text names."""
    scene, quantity = figure.scene, figure.quantity
    low, high = scene.sentence(quantity.start)
    if scene.language != "en" or quantity.unit not in ("‰", "points") or scene.names_between(low, high):
        return None
    rates = {key for name in scene.names for key in name.ids if indicators()[key].unit == "‰"}
    placed = any(not r.versus for r in scene.regions_between(low, high))
    placed = placed or scene.words.again.match(scene.view[low : quantity.start].lstrip()) is not None
    if scene.words.other_rate.search(scene.view, low, quantity.start):
        return None
    if len(rates) != 1 or not placed or scene.rest(figure.start, quantity.start):
        return None
    return Link(quantity, rates.pop(), "‰", "", figure.start, "the only rate of the text", slot=figure.slot)


def _of_an_age(figure: Figure) -> bool:
    # an age just before the figure (15－64岁人口为) names another group of people
    before = figure.scene.quantities[figure.at - 1] if figure.at and figure.scene.language == "zh" else None
    if before is None or before.unit != "year" or before.start < figure.clause:
        return False
    return not any(
        p.start <= before.start < p.end
        for p in figure.scene.periods_between(figure.clause, figure.quantity.start)
    )


def _named_before(figure: Figure, name: Name) -> Link | None:
    # The clause before names an indicator and gives no figure
    if figure.scene.clause(max(figure.clause - 1, 0))[0] > name.start:
        return None
    rule = "named in the clause before"
    made = figure.named(name, rule)
    if made is not None or figure.quantity.unit != "%":
        return made
    entry = indicators()[name.ids[0]]
    key, unit, whole = _share(figure, entry)
    if unit is None:
        return None
    group = "" if key in entry.shares.values() else figure.own_group(key)
    return Link(figure.quantity, key, unit, group, figure.start, rule, slot=figure.slot, whole=whole)


def _governed(figure: Figure) -> Link | None:
    governor = figure.governor
    if governor is None:
        return None
    rate = governor.unit in _RATES and not governor.whole
    if rate and figure.scene.words.portion.search(figure.lead):
        return None
    keys = (governor.indicator, governor.whole)
    share = figure.quantity.unit == "%" and figure.scene.words.share.search(figure.lead)
    for key in filter(None, reversed(keys) if share else keys):
        made = _by(figure, governor, indicators()[key])
        if made is not None:
            return made
    each = figure.scene.words.each.search(figure.lead)
    named = None if each else first_fit(governor.ids, figure.quantity)
    return Link(figure.quantity, *named, "", figure.start, "of the name before") if named else None


def _by(figure: Figure, governor: Link, entry: Indicator) -> Link | None:
    entry = _of_part(figure, entry)
    unit = fit(entry, figure.quantity, moved=figure.moved(figure.start))
    key, whole = entry.id, ""
    if figure.scene.words.each.search(figure.lead + figure.said_after):
        paid = next((k for k in governor.ids if indicators()[k].tariff), "")
        key = paid or entry.each or (entry.id if entry.id in _per_head() else "")
        unit = unit if key else None
    elif unit is None and (rate := rate_of(entry.id, figure.quantity.unit)):
        key, unit = rate, figure.quantity.unit
    elif unit is None and figure.quantity.unit == "%":
        key, unit, whole = _share(figure, entry)
    if unit is None:
        return None
    group = figure.own_group(key) or governor.subgroup
    group = "" if key in entry.shares.values() else group
    rule = "governed by the figure before"
    return Link(figure.quantity, key, unit, group, figure.start, rule, slot=figure.slot, whole=whole)


@cache
def _per_head() -> frozenset[str]:
    return frozenset(entry.each for entry in indicators().values())


@cache
def _whole() -> dict[str, Indicator]:
    return {key: entry for entry in reversed(indicators().values()) for key in entry.parts.values()}


def _of_part(figure: Figure, entry: Indicator) -> Indicator:
    # A part with an indicator of its own (二孩性别比) is that one; another part is of the whole again
    whole = _whole().get(entry.id, entry)
    groups = [g.id for g in figure.groups]
    named = next((whole.parts[g] for g in groups if g in whole.parts), "")
    return indicators()[named] if named else whole if groups else entry


def _share(figure: Figure, entry: Indicator) -> tuple[str, str | None, str]:
    """Return the indicator of a bare percentage, its unit and what it is a share of."""
    governor = figure.governor
    kept = governor.subgroup if governor is not None and governor.indicator == entry.id else ""
    group = figure.own_group(entry.id) or kept
    if group in entry.shares and figure.scene.words.share.search(figure.lead):
        return entry.shares[group], "%", entry.id
    return (entry.share, "%", entry.id) if _is_share(figure, entry) else (entry.id, None, "")


def _is_share(figure: Figure, entry: Indicator) -> bool:
    # A bare percentage is the share, unless it says a share of something else
    words = figure.scene.words
    if words.quota.search(figure.lead):
        return False
    if not entry.share or not (words.own_rate.fullmatch(figure.lead) or words.share.search(figure.lead)):
        return False
    whole = indicators()[entry.share].denominator
    return all(whole in n.ids for n in figure.scene.names_between(figure.start, figure.quantity.start))


def _of_a_whole(figure: Figure) -> bool:
    # A share of what is named (占总人口的), or a rate of its own (检查率为): no head of the figure
    scene, start, end = figure.scene, figure.start, figure.quantity.start
    if figure.quantity.unit != "%" or scene.words.quota.search(figure.lead):
        return False
    if scene.words.own_rate.fullmatch(scene.plain(start, end)):
        return True
    names = scene.names_between(start, end)
    if len(names) != 1 or not scene.words.share.search(scene.view, start, names[0].start):
        return False
    return not scene.rest(start, names[0].start) + scene.rest(names[0].end, end)
