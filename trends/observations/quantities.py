"""Every quantity of a view: numeral, unit, hedge and sign, at its place."""

from __future__ import annotations

import re
from functools import cache

from trends.catalogue.units import Unit, names, units
from trends.errors import unknown
from trends.languages.en.amounts import AMOUNTS as ENGLISH
from trends.languages.grammar import Amounts
from trends.languages.zh.amounts import AMOUNTS as CHINESE
from trends.languages.zh.damage import lost
from trends.observations.amounts import read
from trends.observations.mentions import Quantity

LANGUAGES: dict[str, Amounts] = {"zh": CHINESE, "en": ENGLISH}
"""By language: how amounts are written."""

_NONE: frozenset[str] = frozenset()


def quantities(view: str, language: str, masks: frozenset[str] = _NONE) -> list[Quantity]:
    """Return the quantities of a view, in its order, none overlapping another.

    Parameters
    ----------
    view : str
        From `trends.languages.view.simplify`.
    language : str
        A key of `LANGUAGES`.
    masks : frozenset of str
        The text's masks: a count that reads like one (2025人) is corrupted.

    Examples
    --------
    >>> [(q.value, q.unit, q.bound) for q in quantities("出生约10.8万人", "zh")]
    [(Decimal('108000.0'), 'person', '~')]
    """
    if language not in LANGUAGES:
        raise unknown("language", language, LANGUAGES, where="quantities")
    rules, pattern, written = LANGUAGES[language], _pattern(language), _units(language)
    found: list[Quantity] = []
    at = 0
    while start := rules.start.search(view, at):
        match = pattern.match(view, start.start())
        if match is None:
            at = start.end()
        elif match["skip"] is not None:
            at = match.end()
        else:
            quantity, at = read(match, rules, written, masks)
            if quantity is not None and not (found and quantity.start < found[-1].end):
                found.append(quantity)
    return _merged(found, list(lost(view)) if language == "zh" else [])


@cache
def _units(language: str) -> dict[str, Unit]:
    known = {name.lower(): unit for name, unit in names(language).items()} | names(language)
    return known | {unit.id: unit for unit in units().values() if unit.factor == 1}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    written = {name: unit.not_before.get(name, "") for name, unit in names(language).items()}
    return LANGUAGES[language].pattern(written)


def _merged(found: list[Quantity], gaps: list[tuple[int, int, str]]) -> list[Quantity]:
    for start, end, name in gaps:
        if not any(q.start < end and start < q.end for q in found):
            found.append(Quantity(start, end, None, unit=name, damage="missing_number", rule="missing"))
    return sorted(found, key=lambda q: q.start) if gaps else found
