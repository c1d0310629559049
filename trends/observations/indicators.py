"""Where a view names an indicator or a subgroup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from trends.catalogue.indicators import Indicator, indicators
from trends.languages.alternatives import Listed, any_of
from trends.languages.en import compounds as en_compounds
from trends.languages.en import subgroups as en
from trends.languages.zh import compounds as zh_compounds
from trends.languages.zh import subgroups as zh

_LANGUAGES = {"zh": zh, "en": en}
_COMPOUNDS = {"zh": zh_compounds, "en": en_compounds}
_SENTENCE = 80
"""How many characters before a name say what its sentence speaks of."""
_AGES = re.compile(r"(?<=[0-9])-(?=[0-9])")
Find = Callable[[str], Iterator[tuple[int, str]]]
"""From a view to the start and the words of each name in it."""

_YEARS_OLD = re.compile("周?岁")
_DASHES = ("—", "–", "~", "至", "到")


class Name(NamedTuple):
    """A name of one or several indicators; the figure's unit tells which.

    Attributes
    ----------
    start, end : int
        Characters of the view.
    ids : tuple of str
        Indicators of this name, in the catalogue's order.
    """

    start: int
    end: int
    ids: tuple[str, ...]


class Group(NamedTuple):
    """A word for a subgroup."""

    start: int
    end: int
    id: str


def names(view: str, language: str) -> list[Name]:
    """Return every indicator's name in the view, the longest at each place, in order.

    Examples
    --------
    >>> [n.ids for n in names("人口出生率为9‰，出生人口性别比", "zh")]
    [('crude_birth_rate',), ('sex_ratio_at_birth',)]
    """
    find, table = _names(language)
    compound = _COMPOUNDS[language]
    found: list[Name] = []
    for start, word in find(view):
        end = start + len(word)
        tail = word in compound.TAILS and found and found[-1].end == start
        if tail or compound.NEVER_BEFORE.match(view, end):
            continue
        before = view[max(start - max(compound.BEFORE, _SENTENCE), 0) : start]
        if _heads(word, before[-compound.BEFORE :], compound.ONLY_AFTER):
            ids = _asked(word, before[-_SENTENCE:], compound.READ_AS, _entry(table, word))
            found.append(Name(start, end, ids))
    shared = [Name(m.start(), m.end(), (key,)) for one, key in compound.SHARED for m in one.finditer(view)]
    return sorted([*found, *shared], key=lambda n: n.start) if shared else found


def _entry(table: dict[str, tuple[str, ...]], word: str) -> tuple[str, ...]:
    key = word if word in table else _plain(word)
    return table[key] if key in table else table[key.removesuffix("s")]


def _asked(
    word: str, before: str, read_as: dict[str, tuple[str, re.Pattern[str]]], ids: tuple[str, ...]
) -> tuple[str, ...]:
    # A short name means another indicator where its sentence speaks of other people
    other, shown = read_as.get(word, ("", None))
    return ids if shown is None or not shown.search(before) else (other, *ids)


def _heads(word: str, before: str, only: dict[str, re.Pattern[str]]) -> bool:
    rule = only.get(word)
    return rule is None or rule.search(before) is not None


def groups(view: str, language: str) -> list[Group]:
    """Return every word for a subgroup, the longest at each place, in order.

    Examples
    --------
    >>> [g.id for g in groups("其中男孩51人", "zh")]
    ['male']
    """
    find, alone, table = _groups(language)
    found = [Group(start, start + len(word), _of(table, word)) for start, word in find(view)]
    if alone is None:
        return found
    lone = _LANGUAGES[language].LONE
    others = [Group(m.start(), m.end(), lone[m[0]]) for m in alone.finditer(view)]
    return sorted([*found, *others], key=lambda g: g.start) if others else found


def subgroup(found: str, indicator: str, language: str) -> str:
    """Return the subgroup's id as this indicator has it, "" where it has no such subgroup.

    Examples
    --------
    >>> subgroup("first_birth", "married_women", "zh"), subgroup("masses", "births", "zh")
    ('one_child', '')
    """
    words = _LANGUAGES[language]
    if found in words.ONLY and indicator not in words.ONLY[found]:
        return ""
    same: str = words.SAME.get(found, found)
    return words.BY_PARITY.get(same, same) if indicator.startswith("married_women") else same


def meant(found: str, indicator: str, language: str) -> str:
    """Return the indicator that a subgroup of another is, the other itself where it is none.

    Examples
    --------
    >>> meant("out_of_plan", "births", "zh"), meant("rural", "births", "zh")
    ('out_of_plan_births', 'births')
    """
    parts: dict[tuple[str, str], str] = _LANGUAGES[language].MEANT
    return parts.get((indicator, found), indicator)


def _of(table: dict[str, str], word: str) -> str:
    return table[word] if word in table else table[_plain(word)]


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


def holds_subgroups(indicator: str, language: str) -> bool:
    """Tell whether a subgroup inside the indicator's own name is one."""
    return indicator in _LANGUAGES[language].WITHIN_NAMES


def restricted(group: str) -> bool:
    """Tell whether only some indicators have this subgroup."""
    return any(group in words.ONLY for words in _LANGUAGES.values())


@cache
def _names(language: str) -> tuple[Find, dict[str, tuple[str, ...]]]:
    table: dict[str, tuple[str, ...]] = {}
    for entry in indicators().values():
        for word in _words(entry, language):
            table[word.lower()] = (*table.get(word.lower(), ()), entry.id)
    return _finding(table, language, plural="s?"), table


def _words(entry: Indicator, language: str) -> tuple[str, ...]:
    said = [*entry.names.get(language, ()), *entry.cues.get(language, ())]
    if language == "zh":
        said += [_YEARS_OLD.sub(full, word) for word in said for full in ("岁", "周岁")]
    aged = [word for word in said if language == "zh" and _AGES.search(word)]
    return tuple(dict.fromkeys([*said, *(_AGES.sub(dash, word) for word in aged for dash in _DASHES)]))


@cache
def _groups(language: str) -> tuple[Find, re.Pattern[str] | None, dict[str, str]]:
    words = _LANGUAGES[language]
    table = {word.lower(): key for key, listed in words.SUBGROUPS.items() for word in listed}
    # each asks behind itself what stands before it, so that a search leaps from one word to the next
    lone = "|".join(rf"{word}(?<=[中,、;，；(]{word})" for word in words.LONE)
    return _finding(table, language), re.compile(rf"(?:{lone})(?=\s*[0-9])") if lone else None, table


def _finding(words: Iterable[str], language: str, plural: str = "") -> Find:
    if language == "zh":
        return Listed(words).find
    spaced = any_of(sorted(words)).replace(r"\ ", r"\s+")
    pattern = re.compile(rf"\b{spaced}{plural}\b", re.IGNORECASE)
    return lambda view: ((m.start(), m[0]) for m in pattern.finditer(view))
