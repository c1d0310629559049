"""Which place a passage speaks of: the whole of the text's own, one above it, or one inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trends.catalogue import regions
from trends.catalogue.regions import LEVELS, Place
from trends.languages.en import places as en
from trends.languages.zh import places as zh
from trends.schema import Part

_LANGUAGES = {"zh": zh, "en": en}
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Region:
    """A place where the view names one.

    Attributes
    ----------
    start, end : int
        Characters of the view.
    path, code : str and str or None
        As in OBSERVATIONS.
    versus : bool
        The place is what a value is compared with; it governs no value.
    """

    start: int
    end: int
    path: str
    code: str | None
    versus: bool = False


def find(view: str, part: Part, language: str) -> list[Region]:
    """Return the places of a part's view in their order, none overlapping another.

    Examples
    --------
    >>> part = Part(1, 0, 20, region="湖北省仙桃市", region_level="county", year_low=2011, year_high=2011)
    >>> [r.path for r in find("全市出生率9‰，全省10‰", part, "zh")]
    ['湖北省仙桃市', '湖北省']
    """
    found = [*_ranked(view, part, language), *_named(view, part, language)]
    kept: list[Region] = []
    for one in sorted(found, key=lambda r: (r.start, -r.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    words = _LANGUAGES[language]
    return [r for r in (_weighed(view, one, words.VERSUS, words.RANKED) for one in kept) if r is not None]


def _weighed(view: str, one: Region, versus: re.Pattern[str], ranked: re.Pattern[str]) -> Region | None:
    if versus.search(view, max(one.start - 12, 0), one.start) or ranked.match(view[one.end : one.end + 6]):
        return Region(one.start, one.end, one.path, one.code, versus=True)
    return one


def _ranked(view: str, part: Part, language: str) -> list[Region]:
    pattern, ranks = _rank_words(language)
    return [
        Region(m.start(), m.end(), *_at_rank(part, ranks[m[0].lower()], m[0][-1]))
        for m in pattern.finditer(view)
    ]


@cache
def _rank_words(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    ranks = {word: rank for rank, words in _LANGUAGES[language].RANKS.items() for word in words}
    longest = "|".join(re.escape(w) for w in sorted(ranks, key=lambda w: (-len(w), w)))
    return re.compile(longest, re.IGNORECASE), ranks


def _at_rank(part: Part, rank: str, sign: str) -> tuple[str, str | None]:
    own = LEVELS.index(part.region_level) if part.region_level in LEVELS else None
    asked = LEVELS.index(rank)
    if rank == "country":
        return regions.NATION.path, regions.NATION.code
    if part.region.endswith(sign) or own is None or own <= asked:
        return part.region, part.region_code
    for above in chain(part.region, _year(part)):
        if above.level == rank:
            return above.path, above.code or None
    return (f"{part.region}:{rank}" if part.region.startswith("@") else part.region), None


def _year(part: Part) -> int:
    return part.year_high or part.year_low or regions.LAST_YEAR


@cache
def chain(region: str, year: int) -> tuple[Place, ...]:
    """Return the places that a region's path runs through and a code is known for, smallest first.

    Examples
    --------
    >>> [p.name for p in chain("福建省福州市闽清县", 2006)]
    ['闽清县', '福州市', '福建省', '全国']
    """
    for end in range(len(region), 1, -1):
        for start in range(end - 1):
            for held in regions.places(region[start:end], year=year):
                if held.path == region[:end]:
                    return _upwards(held)
    return ()


def _upwards(held: Place) -> tuple[Place, ...]:
    above = regions.parent(held)
    return (held, *_upwards(above)) if above else (held,)


def _named(view: str, part: Part, language: str) -> list[Region]:
    listed = [
        Region(m.start("name"), m.end("name"), *_resolved(m["name"], part, language))
        for m in _LANGUAGES[language].LISTED.finditer(view)
        if language != "zh" or not zh.NOT_NAMES.search(m["name"][:-1])
    ]
    return listed if language != "zh" else [*listed, *_known(view, part), *_own(view, part)]


def _own(view: str, part: Part) -> list[Region]:
    """Names of the text's own place and of those above, with and without their rank."""
    found: list[Region] = []
    for held in chain(part.region, _year(part))[:-1]:
        for word in filter(None, (regions.stem(held.name), held.name)):
            if word == held.name or not regions.ambiguous(word):
                found += [
                    Region(m.start(), m.end(), held.path, held.code or None) for m in re.finditer(word, view)
                ]
    return found


def _known(view: str, part: Part) -> list[Region]:
    """Full names of the divisions that the catalogue holds for the text's year."""
    found: list[Region] = []
    for run in _HAN.finditer(view):
        text = run[0]
        for at, sign in enumerate(text):
            if sign not in zh.ENDINGS:
                continue
            for start in range(max(at - _LONGEST, 0), at - 1):
                path, code = _unique(text[start : at + 1], part)
                if path:
                    found.append(Region(run.start() + start, run.start() + at + 1, path, code))
                    break
    return found


def _unique(name: str, part: Part) -> tuple[str, str | None]:
    """Return the place of this name that lies nearest to the text's own, "" where none does."""
    if regions.ambiguous(name):
        return "", None
    held = regions.places(name, year=_year(part))
    for above in chain(part.region, _year(part))[:-1]:
        inside = [p for p in held if p.path.startswith(above.path)]
        if inside:
            return inside[0].path, inside[0].code or None
    return (held[0].path, held[0].code or None) if len(held) == 1 else ("", None)


def _resolved(name: str, part: Part, language: str) -> tuple[str, str | None]:
    if language == "zh":
        path, code = _unique(name, part)
        if path:
            return path, code
    joined = f"{part.region}:{name}" if part.region.startswith("@") else part.region + name
    return (joined if language == "zh" else name), None
