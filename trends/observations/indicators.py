"""Where a view names an indicator or a subgroup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from trends.catalogue.indicators import Indicator, indicators
from trends.languages.en import compounds as en_compounds
from trends.languages.en import subgroups as en
from trends.languages.zh import compounds as zh_compounds
from trends.languages.zh import subgroups as zh

_LANGUAGES = {"zh": zh, "en": en}
_COMPOUNDS = {"zh": zh_compounds, "en": en_compounds}
_SENTENCE = 80
"""How many characters before a name say what its sentence speaks of."""
_AGES = re.compile(r"(?<=[0-9])-(?=[0-9])")
_YEARS_OLD = re.compile("周?岁")
_DASHES = ("—", "–", "~", "至", "到")


@dataclass(frozen=True, slots=True)
class Name:
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


@dataclass(frozen=True, slots=True)
class Group:
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
    pattern, table = _names(language)
    compound = _COMPOUNDS[language]
    found: list[Name] = []
    for m in pattern.finditer(view):
        tail = m[0] in compound.TAILS and found and found[-1].end == m.start()
        if tail or compound.NEVER_BEFORE.match(view, m.end()):
            continue
        if _heads(view, m, compound.ONLY_AFTER, compound.BEFORE):
            found.append(Name(m.start(), m.end(), _asked(view, m, compound.READ_AS, _entry(table, m[0]))))
    shared = [Name(m.start(), m.end(), (key,)) for one, key in compound.SHARED for m in one.finditer(view)]
    return sorted([*found, *shared], key=lambda n: n.start) if shared else found


def _entry(table: dict[str, tuple[str, ...]], word: str) -> tuple[str, ...]:
    key = _plain(word)
    return table[key] if key in table else table[key.removesuffix("s")]


def _asked(
    view: str,
    match: re.Match[str],
    read_as: dict[str, tuple[str, re.Pattern[str]]],
    ids: tuple[str, ...],
) -> tuple[str, ...]:
    # A short name means another indicator where its sentence speaks of other people
    other, shown = read_as.get(match[0], ("", None))
    if shown is None or not shown.search(view[max(match.start() - _SENTENCE, 0) : match.start()]):
        return ids
    return (other, *ids)


def _heads(view: str, match: re.Match[str], only: dict[str, re.Pattern[str]], size: int) -> bool:
    rule = only.get(match[0])
    return rule is None or rule.search(view[max(match.start() - size, 0) : match.start()]) is not None


def groups(view: str, language: str) -> list[Group]:
    """Return every word for a subgroup, the longest at each place, in order.

    Examples
    --------
    >>> [g.id for g in groups("其中男孩51人", "zh")]
    ['male']
    """
    pattern, table = _groups(language)
    found = [Group(m.start(), m.end(), table[_plain(m[0])]) for m in pattern.finditer(view)]
    lone = _LANGUAGES[language].LONE
    if not lone:
        return found
    alone = re.finditer(rf"(?<=[中,、;，；(])(?:{'|'.join(lone)})(?=\s*[0-9])", view)
    return sorted([*found, *(Group(m.start(), m.end(), lone[m[0]]) for m in alone)], key=lambda g: g.start)


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


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


def holds_subgroups(indicator: str, language: str) -> bool:
    """Tell whether a subgroup inside the indicator's own name is one."""
    return indicator in _LANGUAGES[language].WITHIN_NAMES


def restricted(group: str) -> bool:
    """Tell whether only some indicators have this subgroup."""
    return any(group in words.ONLY for words in _LANGUAGES.values())


@cache
def _names(language: str) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    table: dict[str, tuple[str, ...]] = {}
    for entry in indicators().values():
        for word in _words(entry, language):
            table[word.lower()] = (*table.get(word.lower(), ()), entry.id)
    return _pattern(table, language, plural="s?"), table


def _words(entry: Indicator, language: str) -> tuple[str, ...]:
    said = [*entry.names.get(language, ()), *entry.cues.get(language, ())]
    if language == "zh":
        said += [_YEARS_OLD.sub(full, word) for word in said for full in ("岁", "周岁")]
    aged = [word for word in said if language == "zh" and _AGES.search(word)]
    return tuple(dict.fromkeys([*said, *(_AGES.sub(dash, word) for word in aged for dash in _DASHES)]))


@cache
def _groups(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    listed = _LANGUAGES[language].SUBGROUPS
    table = {word.lower(): key for key, words in listed.items() for word in words}
    return _pattern(table, language), table


def _pattern(words: Iterable[str], language: str, plural: str = "") -> re.Pattern[str]:
    if language == "zh":
        known = sorted(set(words))
        return re.compile(_ahead(known) + _shared(known))
    longest = sorted(words, key=lambda w: (-len(w), w))
    spaced = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest)
    return re.compile(rf"\b(?:{spaced}){plural}\b", re.IGNORECASE)


def _ahead(words: list[str]) -> str:
    # Few places of a text have a first and a second character of any word
    if min(map(len, words), default=0) < 2:
        return ""
    first, second = ("".join(sorted({re.escape(word[at]) for word in words})) for at in (0, 1))
    return f"(?=[{first}][{second}])"


def _shared(words: list[str]) -> str:
    """Return a pattern of the words that tries every shared beginning once, the longest word first."""
    ends = "" in words
    heads = groupby([word for word in words if word], key=lambda word: word[0])
    branches = [re.escape(head) + _shared([word[1:] for word in held]) for head, held in heads]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")
