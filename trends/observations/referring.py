"""English figures that refer back: the rate was 14.6, it stood at 148, Spain's fell from 11.3 to 8.4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trends.catalogue.indicators import indicators
from trends.observations.figure import Figure, Link
from trends.observations.indicators import subgroup
from trends.observations.naming import STANDS_ALONE
from trends.observations.units import first_fit, fit

_TYPED = ("‰", "per_100000", "children_per_woman", "per_100_females")
"""Units that say almost by themselves what is measured."""
_SAID_BY_UNIT = (
    (re.compile(r"births? per (?:1,?000|1 000|thousand) women", re.IGNORECASE), "general_fertility_rate"),
    (re.compile(r"\bbirths? per (?:1,?000|1 000|thousand)\b", re.IGNORECASE), "crude_birth_rate"),
    (re.compile(r"\bdeaths per (?:1,?000|1 000|thousand)\b(?! (?:live )?births)", re.I), "crude_death_rate"),
    (re.compile(r"\b(?:children|births) (?:per|a) woman\b", re.IGNORECASE), "total_fertility_rate"),
    (re.compile(r"\bboys\b.*\b100 girls\b|\bmale births\b.*\bfemale\b", re.IGNORECASE), "sex_ratio_at_birth"),
    (re.compile(r"\bmarriages per (?:1,?000|1 000|thousand)\b", re.IGNORECASE), "marriage_rate"),
    (re.compile(r"\bmaternal deaths per 100[, ]?000\b", re.IGNORECASE), "maternal_mortality_ratio"),
    (re.compile(r"\binfant deaths per (?:1,?000|1 000|thousand)\b", re.IGNORECASE), "infant_mortality_rate"),
)  # fmt: skip
"""What the unit itself names: 14.6 births per 1,000 residents."""
_UNKNOWN = re.compile(
    r"\b(?!(?:the|a|an|this|that|its|their|whose|his|same|crude|overall|highest|lowest|higher|lower|national|average"
    r"|annual|provincial|statewide|countywide|corresponding|high|low|of|and|latest|current|final|provisional|similar"
    r"|two|three|four|five|six|respective|growing|falling|rising|death|birth|mortality|fertility)\b)"
    r"(?P<what>[a-z][a-z-]+) (?:rates?|ratios?|shares?|proportions?|incidence|prevalence|index)\b"
)
"""A measure that the catalogue does not know: the literacy rate."""
_WITHIN = 4
"""How many times larger or smaller than the figure it refers back to."""
_LIGHT = 12
_IN_PARAGRAPH = 16
"""How many figures lie at most between births and their boys and girls."""
_HOME = re.compile(
    r"\b(?:with|has|had|have|of|home to|reach|reached|counts|counted|numbers|numbered|by)\s*$", re.IGNORECASE
)
_MANY = re.compile(
    r"(?:\b(?:million|billion)|\b[0-9]{1,3}(?:,[0-9]{3})+) (?:people|inhabitants|residents|persons)$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r" (?:per|to a) household\b")
_LIVED = re.compile(
    r" (?:lived?|were living|resided?) (?:here|there|in (?:the )?(?:county|district|city|state|province"
    r"|country|prefecture|borough|area|[A-Z]))"
)
"""Behind the people of a place: 305,600 people lived here."""
_MORE = re.compile(r" (?:fewer|more|less|higher|lower)\b")
_AT = re.compile(r"[\d.\s]*(?:at|with|standing at)\s*(?:only |just )?", re.IGNORECASE)
_CHILDREN = re.compile(r"boys|girls|males?\b|females?\b|[男女][孩婴]", re.IGNORECASE)
_PEOPLE = re.compile(r"males|females|men\b|women\b", re.IGNORECASE)
"""Words for the sexes among births, and among the people of a place."""
_THERE = re.compile(r"\bthere (?:were|was)\s*(?:only |just )?$", re.IGNORECASE)
_COUNTS = ("birth", "person", "couple", "case", "household")


def referred(figure: Figure, said: Sequence[Link]) -> Link | None:
    """Link a figure by its unit, or to what the paragraph spoke of last; None where neither is sure.

    Parameters
    ----------
    figure : Figure
        A figure that no name beside it explains.
    said : sequence of Link
        The links before it, in order.
    """
    if figure.scene.language == "zh":
        return _children(figure, said)
    if figure.quantity.kind == "range" or figure.quantity.damage != "none":
        return None
    return (
        _by_unit(figure)
        or _leading(figure)
        or _of_sexes(figure, _near(figure, said), "birth", _CHILDREN)
        or _of_sexes(figure, [link for link in said if link.indicator == "population"], "person", _PEOPLE)
        or _typed(figure, said)
        or _counted(figure, said)
        or _bare(figure, said)
    )


def _by_unit(figure: Figure) -> Link | None:
    quote = figure.scene.view[figure.quantity.start : figure.quantity.end]
    key = next((key for pattern, key in _SAID_BY_UNIT if pattern.search(quote)), "")
    key = key or _people(figure, quote)
    unit = fit(indicators()[key], figure.quantity) if key else None
    return _made(figure, key, unit, "the unit names it") if unit else None


def _people(figure: Figure, quote: str) -> str:
    view, end = figure.scene.view, figure.quantity.end
    if figure.quantity.unit == "person" and _TOGETHER.match(view, end):
        return "household_size"
    home = _HOME.search(figure.lead) or _LIVED.match(view, end)
    return "population" if home and _MANY.search(quote) else ""


def _leading(figure: Figure) -> Link | None:
    # At 31 per cent in 2011, the level of urbanization is still low
    scene, quantity = figure.scene, figure.quantity
    low, high = scene.sentence(quantity.start)
    if not _AT.fullmatch(scene.plain(low, quantity.start)):
        return None
    for name in scene.names_between(quantity.end, high)[:1]:
        following = figure.following
        if first_fit(name.ids, quantity) and (following is None or following.start >= name.end):
            return figure.named(name, "named behind", behind=True)
    return None


def _counted(figure: Figure, said: Sequence[Link]) -> Link | None:
    """Link so many fewer, or more, to the count that was said last."""
    scene, quantity = figure.scene, figure.quantity
    if quantity.unit or quantity.value is None:
        return None
    held = [link for link in _near(figure, said) if link.unit in _COUNTS]
    if _THERE.search(figure.lead) and STANDS_ALONE.match(scene.view, quantity.end):
        larger = [link for link in held if _alike(float(quantity.value), float(link.quantity.value or 0))]
    elif quantity.sign and _MORE.match(scene.view, quantity.end):
        larger = [link for link in held if (link.quantity.value or 0) > quantity.value]
    else:
        return None
    if not larger or scene.names_between(scene.sentence(quantity.start)[0], quantity.start):
        return None
    unit = fit(indicators()[larger[-1].indicator], quantity, moved=True)
    return _made(figure, larger[-1].indicator, unit, "what was counted last") if unit else None


def _of_sexes(figure: Figure, said: Sequence[Link], unit: str, words: re.Pattern[str]) -> Link | None:
    # Boys numbered 1,006 and girls 956; males 3,443,092 and females 3,840,530 of the population above
    before = figure.scene.groups_between(figure.start, figure.quantity.start)[-1:]
    beside = [figure.group_behind] if figure.group_behind else [*before, *figure.groups]
    sexes = [g for g in beside if g.id in ("male", "female")][:1]
    counted = [link for link in said if link.unit == unit]
    if not sexes or not counted or figure.quantity.unit not in ("", "birth", "person"):
        return None
    if not words.match(figure.scene.view, sexes[0].start) or _unknown(figure):
        return None
    if figure.scene.names_between(figure.start, figure.quantity.start):
        return None
    whole = max(counted, key=lambda link: link.quantity.value or 0)
    smaller = whole.quantity.value is None or (figure.quantity.value or 0) < whole.quantity.value
    fitted = fit(indicators()[whole.indicator], figure.quantity)
    if fitted is None or not (smaller or whole.subgroup):
        return None
    key = subgroup(sexes[0].id, whole.indicator, figure.scene.language)
    return replace(_made(figure, whole.indicator, fitted, "part of what was counted"), subgroup=key)


def _children(figure: Figure, said: Sequence[Link]) -> Link | None:
    # 男孩141人，女孩126人: of the births that the paragraph counted
    beside = figure.groups[:1]
    if not beside or figure.scene.rest(beside[0].end, figure.quantity.start):
        return None
    births = [link for link in _near(figure, said, _IN_PARAGRAPH) if link.indicator == "births"]
    return _of_sexes(figure, births, "birth", _CHILDREN)


def _typed(figure: Figure, said: Sequence[Link]) -> Link | None:
    """Link a figure per thousand to the nearest name of its sentence, else to what was said last so."""
    scene, quantity = figure.scene, figure.quantity
    if quantity.unit not in _TYPED or _unknown(figure):
        return None
    low, high = scene.sentence(quantity.start)
    before = [*reversed(scene.names_between(low, quantity.start))][:2]
    for name in (*before, *scene.names_between(quantity.end, high)[:1]):
        fitted = first_fit(name.ids, quantity, moved=figure.moved(figure.start))
        if fitted is not None:
            return figure.named(name, "the sentence's only name", behind=name.start > quantity.start)
    held = [link for link in _near(figure, said) if link.unit == quantity.unit]
    return (
        _made(figure, held[-1].indicator, held[-1].unit, "what was said last")
        if held and not before
        else None
    )


def _bare(figure: Figure, said: Sequence[Link]) -> Link | None:
    """Link a bare number, or a difference, to what was said last, where it is of the same size."""
    scene, quantity = figure.scene, figure.quantity
    difference = quantity.unit in ("points", "permille_point", "pp")
    if (quantity.unit and not difference) or quantity.value is None or _unknown(figure):
        return None
    if (
        scene.names_between(figure.start, quantity.start)
        or len(scene.rest(figure.start, quantity.start)) > _LIGHT
    ):
        return None
    text = scene.view[quantity.start : quantity.end]
    own = scene.names_between(scene.sentence(quantity.start)[0], quantity.start)
    if own and not difference:
        fitted = first_fit(own[-1].ids, quantity)
        sure = fitted and indicators()[fitted[0]].plausible and STANDS_ALONE.match(scene.view, quantity.end)
        return figure.named(own[-1], "the sentence's only name") if sure else None
    if _unknown(figure, scene.sentence(quantity.start)[0]):
        return None
    for link in reversed(_near(figure, said)[-4:]):
        other = link.quantity.value
        alike = other and _alike(float(quantity.value), float(other)) and link.quantity.kind != "range"
        shown = "." in text or link.unit in ("per_100000", "per_100_females", "year") or _round(link)
        if difference or (alike and shown and STANDS_ALONE.match(scene.view, quantity.end)):
            lent = quantity if difference else replace(quantity, unit=link.unit)
            unit = fit(indicators()[link.indicator], lent, moved=True)
            if unit is not None:
                return replace(_made(figure, link.indicator, unit, "what was said last"), quantity=lent)
    return None


def _round(link: Link) -> bool:
    # A rate without decimals is followed by rates without decimals
    return link.unit in _TYPED and link.quantity.value == int(link.quantity.value or 0)


def _alike(one: float, other: float) -> bool:
    return one > 0 < other and 1 / _WITHIN <= one / other <= _WITHIN


def _near(figure: Figure, said: Sequence[Link], reach: int = 6) -> list[Link]:
    paragraph = figure.scene.paragraph(figure.quantity.start)[0]
    return [link for link in said[-reach:] if link.quantity.start >= paragraph]


def _unknown(figure: Figure, since: int = 0) -> bool:
    """Tell whether a measure that no entry names stands between an offset and the figure."""
    scene = figure.scene
    low = since or max(figure.start, scene.sentence(figure.quantity.start)[0])
    plain = scene.view[low : figure.quantity.start].lower()
    names = scene.names_between(low, figure.quantity.start)
    return any(
        not any(n.start - low < m.end() and m.start() < n.end - low for n in names)
        and not _place(figure, low + m.start())
        for m in _UNKNOWN.finditer(plain)
    )


def _place(figure: Figure, start: int) -> bool:
    return any(r.start <= start < r.end for r in figure.scene.regions_between(start - 30, start + 40))


def _made(figure: Figure, key: str, unit: str, rule: str) -> Link:
    return Link(figure.quantity, key, unit, figure.own_group(key), figure.start, rule, slot=figure.slot)
