"""The period that stands behind an English figure."""

from __future__ import annotations

import re
from bisect import bisect_right

from trends.observations.mentions import Period, Quantity
from trends.observations.scene import Scene

_NOUN = 24
"""How far behind an English figure the name of what it counts may end."""
_BEHIND = re.compile(
    r"(?: to [\w’' ]{0,24}?(?:residents|mothers|women|parents))?"
    r"(?: (?:was|were) (?:born|recorded|registered|performed|carried out|reported|collected|issued|married))?"
    r"\s*,?\s*"
    r"(?:(?:in the (?:census|survey|year) of"
    r"|in|for|during|by|at the end of|at end|as of|over|between|of|at|from|as at|recorded in"
    r"|reported (?:in|for)|registered in|on average in)\s+(?:the\s+)?(?:same\s+)?|\(\s*(?:in )?)",
    re.IGNORECASE,
)
"""Between an English figure and the period that is said after it."""
_SINCE_THEN = re.compile(r"\W*(?:over|from)\b", re.IGNORECASE)
"""Before what is only the base of a change, unless it is a span: 0.4 over the previous year."""


def said_after(scene: Scene, quantity: Quantity) -> Period | None:
    """Return the period that an English figure has behind it, its own or that of the figure beside it.

    1,204 births to local mothers in 2009; 4,912 marriages and 1,006 divorces in 2010.
    """
    if scene.language != "en":
        return None
    own = _behind(scene, quantity)
    beside = None if own else _beside(scene, quantity)
    return _behind(scene, beside) if beside else own


def _behind(scene: Scene, quantity: Quantity) -> Period | None:
    at = bisect_right(scene.period_starts, quantity.end)
    following = next(iter(scene.periods[at : at + 1]), None)
    if following is None:
        return None
    counted = following.rule in ("comparison", "relative", "whole")
    if counted and scene.view[quantity.end : following.start].isspace():
        return following
    named = scene.names_between(quantity.end, quantity.end + _NOUN)[:1]
    tight = [n.end for n in named if scene.view[quantity.end : n.start].isspace()]
    how = _BEHIND.fullmatch(scene.view, tight[0] if tight else quantity.end, following.start)
    spans = following.year_last is not None
    return following if how and (spans or not _SINCE_THEN.match(how[0])) else None


def _beside(scene: Scene, quantity: Quantity) -> Quantity | None:
    # two counts share the year behind the second
    place = bisect_right(scene.quantity_starts, quantity.start)
    other = next(iter(scene.quantities[place : place + 1]), None)
    if other is None:
        return None
    names = scene.names_between(quantity.start, other.start)
    start = max([quantity.end, *(n.end for n in names)])
    return other if scene.view[start : other.start].strip(" ,") == "and" else None
