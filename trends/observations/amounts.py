"""One matched amount as a quantity: value in the base unit, bound, sign, range or ratio."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from trends.catalogue.units import Unit
from trends.languages.grammar import Amounts
from trends.observations.mentions import Quantity

NO_UNIT = Unit("", "", {})
_MINUS = 12
"""How far before a numeral the word for its sign may begin."""
_BEFORE_MINUS = frozenset(" 为(:,，达\t|至到\n、=")
_UNIT_ENDS = frozenset(
    "〇零一二三四五六七八九十百千万亿成倍元角分人名位户例件对个次份张村乡镇县市岁年月周日号时点第"
)


class Read(NamedTuple):
    """The figures of a match, before its surroundings are asked."""

    end: int
    value: Decimal | None
    high: Decimal | None
    unit: Unit
    kind: str
    more: bool


def read(
    match: re.Match[str], rules: Amounts, units: dict[str, Unit], masks: frozenset[str]
) -> tuple[Quantity | None, int]:
    """Return the quantity of a match (None when it is none) and where to go on.

    Examples
    --------
    >>> from trends.observations.quantities import LANGUAGES, quantities
    >>> [(q.value, q.value_high, q.kind) for q in quantities("5至7人", "zh")]
    [(Decimal('5'), Decimal('7'), 'range')]
    """
    view, start = match.string, match.start()
    figures = _figures(match, rules, units)
    if figures.value is None and not match["mask"]:
        return None, figures.end
    begin, bound, sign = rules.before(view, start)
    if rules.refuses(view, start, figures.end, figures.unit.id):
        return None, figures.end
    if begin == start:
        begin, figures = _signs(view, start, figures, rules, units)
    bound = _bound(match, figures, bound, rules)
    sign = sign or rules.behind(view, figures.end)
    damaged = bool(match["mask"]) or (bool(figures.unit.id) and match["n1"] in masks)
    value, high = (None, None) if damaged else (figures.value, figures.high)
    damage = "corrupted_number" if damaged else "none"
    rule = match.lastgroup or "digits"
    return Quantity(
        begin, figures.end, value, high, figures.unit.id, bound, sign, figures.kind, damage, rule
    ), figures.end


def _figures(match: re.Match[str], rules: Amounts, units: dict[str, Unit]) -> Read:
    end = match.end()
    if match["n1"]:
        return _digits(match, rules, units)
    if match["mask"]:
        return Read(end, None, None, units[match["um"].lower()], "number", False)
    if match["share"]:
        share = rules.shares[match["share"]]
        return Read(end, rules.parse(match["part"]), None, Unit(share, "share", {}), "number", False)
    if match["long"]:
        return Read(end, rules.parse(match["long"]), None, NO_UNIT, "number", False)
    unit = units[match["uw"].lower()]
    numeral, more = _without_more(match["words"], rules)
    value = rules.parse(numeral)
    if match["tenths"] and value is not None:
        value += (rules.parse(match["tenths"]) or 0) / Decimal(10)
    return Read(end, value if value is None else value * unit.factor, None, unit, "number", more)


def _without_more(numeral: str, rules: Amounts) -> tuple[str, bool]:
    if not numeral:
        return "", False
    kept = "".join(c for c in numeral if c not in rules.more)
    return kept, len(kept) < len(numeral)


def _digits(match: re.Match[str], rules: Amounts, units: dict[str, Unit]) -> Read:
    scale, more = _without_more(match["more1"] or "", rules)
    unit = _unit(match["u1"], units)
    value = rules.parse(match["n1"] + scale)
    if match["n2"] and value is not None:
        ranged = _range(match, value, rules, units)
        if ranged is not None:
            return ranged
    end = match.end() if not match["n2"] else max(match.end(g) for g in ("n1", "per", "more1", "u1"))
    if match["per"] and value is not None:
        return _ratio(end, value, Decimal(match["per"]))
    return Read(end, None if value is None else value * unit.factor, None, unit, "number", more)


def _unit(name: str | None, units: dict[str, Unit]) -> Unit:
    return units.get(name) or units[name.lower()] if name else NO_UNIT


def _ratio(end: int, value: Decimal, per: Decimal) -> Read:
    if per in (1, 100) and value > per / 2:
        return Read(end, value * 100 / per, None, NO_UNIT, "ratio", False)
    return Read(end, value / per if per else None, None, Unit("ratio", "ratio", {}), "ratio", False)


def _range(match: re.Match[str], low: Decimal, rules: Amounts, units: dict[str, Unit]) -> Read | None:
    scale, more = _without_more(match["more2"] or "", rules)
    high = rules.parse(match["n2"] + scale)
    first, second = _unit(match["u1"], units), _unit(match["u2"], units)
    if high is None or match["per"] or (first.id and first is not second) or rules.parts(match):
        return None
    mantissa = rules.mantissa(match["n2"])
    if not first.id and low < mantissa < high:
        low = low * high / mantissa
    if high <= low:
        return None
    return Read(match.end(), low * second.factor, high * second.factor, second, "range", more)


def _signs(view: str, start: int, figures: Read, rules: Amounts, units: dict[str, Unit]) -> tuple[int, Read]:
    last = view[start - 1 : start]
    said = rules.minus.search(view, max(start - _MINUS, 0), start)
    if said and figures.kind == "number":
        return said.start(), figures._replace(value=-figures.value if figures.value else figures.value)
    if last == "-" and figures.kind == "number" and _is_minus(view[max(start - 2, 0) : start - 1], figures):
        return start - 1, figures._replace(value=-figures.value if figures.value else figures.value)
    if last == "+" and figures.kind == "number" and view[max(start - 2, 0) : start - 1] in ("(", " ", "|"):
        return start - 1, figures
    if last and last in rules.currency and figures.unit.id in ("", "USD"):
        return start - 1, figures._replace(unit=units[rules.currency[last]])
    return start, figures


def _is_minus(before: str, figures: Read) -> bool:
    # 云南-0.07‰ has a sign; 80人-90人 is a range
    if not before or before in _BEFORE_MINUS:
        return True
    share = figures.unit.dimension in ("share", "difference")
    return share and "一" <= before <= "龥" and before not in _UNIT_ENDS


def _bound(match: re.Match[str], figures: Read, bound: str, rules: Amounts) -> str:
    behind = match["after"] if match.end() == figures.end else None
    if behind:
        return rules.after[behind.strip().lower()]
    if figures.kind == "range":
        return "~" if bound == "~" else "="
    if figures.more:
        return ">"
    view, end = match.string, figures.end
    if not view.startswith(tuple(rules.limits), end):
        return bound
    return next(limit for word, limit in rules.limits.items() if view.startswith(word, end))
