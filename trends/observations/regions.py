"""Which place a passage speaks of: the whole of the text's own, one above it, or one inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from trends.catalogue.regions import LEVELS, NATION
from trends.catalogue.regions.english import english
from trends.languages.en import places as en
from trends.languages.zh import places as zh
from trends.observations.places import Found, chain, named, year_of
from trends.observations.prefectures import prefectures
from trends.schema import Part

_WHOLE = ("全", "the whole")
_LANGUAGES = {"zh": zh, "en": en}
_STATE_CODE = 2
"""Characters of the code of a state of the USA."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place where the view names one.

    Attributes
    ----------
    start, end : int
        Characters of the view.
    path, code : str and str or None
        As in OBSERVATIONS.
    level : str
        One of `trends.catalogue.regions.LEVELS`, "" when unknown.
    versus : bool
        The place is what a value is compared with; it governs no value.
    loose : bool
        全省, 全县 in a text of no such place: it means the one named last.
    """

    start: int
    end: int
    path: str
    code: str | None
    level: str = ""
    versus: bool = False
    loose: bool = False


def find(view: str, part: Part, language: str) -> list[Region]:
    """Return the places of a part's view in their order, none overlapping another.

    Examples
    --------
    >>> part = Part(1, 0, 20, region="湖北省仙桃市", region_level="county", year_low=2011, year_high=2011)
    >>> [r.path for r in find("全市出生率9‰，全省10‰", part, "zh")]
    ['湖北省仙桃市', '湖北省']
    """
    listed = prefectures(view, part) if language == "en" else ()
    found = [
        *_ranked(view, part, language),
        *(_region(f) for f in (*listed, *named(view, part, language))),
    ]
    kept: list[Region] = []
    for one in sorted(found, key=lambda r: (r.start, -r.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    words = _LANGUAGES[language]
    return [replace(r, versus=True) if _compared(view, r, words) else r for r in kept]


def _region(found: Found) -> Region:
    return Region(found.start, found.end, found.path, found.code, found.level)


def _compared(view: str, one: Region, words: ModuleType) -> bool:
    before, after = view[max(one.start - 12, 0) : one.start], view[one.end : one.end + 12]
    if words.VERSUS.search(before) and not words.OWN_FIGURE.match(after):
        return True
    return words.RANKED.match(after) is not None


def _ranked(view: str, part: Part, language: str) -> list[Region]:
    pattern, ranks = _rank_words(language)
    return [_at_rank(m, part, ranks[m[0].lower()]) for m in pattern.finditer(view)]


@cache
def _rank_words(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    ranks = {word: rank for rank, words in _LANGUAGES[language].RANKS.items() for word in words}
    longest = "|".join(re.escape(w) for w in sorted(ranks, key=lambda w: (-len(w), w)))
    return re.compile(f"(?:{longest})(?![a-z])(?!(?<=全州)县(?![市区]))", re.IGNORECASE), ranks


def _at_rank(match: re.Match[str], part: Part, rank: str) -> Region:
    start, end = match.span()
    if rank == "country" and (match[0][0] >= "一" or not _foreign(part)):
        return Region(start, end, NATION.path, NATION.code, rank)
    own = LEVELS.index(part.region_level) if part.region_level in LEVELS else None
    asked = LEVELS.index(rank)
    whole = match[0].lower().startswith(_WHOLE)
    if own == asked or part.region.endswith(match[0][-1]):
        unnamed = whole and part.region.startswith("@")
        return Region(start, end, part.region, part.region_code, rank, loose=unnamed)
    if own is None or own < asked:
        return Region(start, end, part.region, part.region_code, rank, loose=True)
    for above in chain(part.region, year_of(part)):
        if above.level == rank:
            return Region(start, end, above.path, above.code or None, rank)
    return _unnamed(start, end, part, rank)


def _foreign(part: Part) -> bool:
    # Of a place named in English outside China, the nation is another
    return not part.region.startswith("@") and not any("一" <= c <= "龥" for c in part.region)


def _unnamed(start: int, end: int, part: Part, rank: str) -> Region:
    """Statewide in a county's report: the state behind the county's name, else a place never named."""
    state = english().get(part.region.rpartition(", ")[2])
    if state is not None and rank == "country" and len(state.code) == _STATE_CODE:
        state = english()["United States"]
    if state is not None and state.level == rank:
        return Region(start, end, state.path, state.code or None, rank)
    named = part.region.startswith("@") or part.region.isascii()
    return Region(start, end, f"{part.region}:{rank}" if named else part.region, None, rank)
