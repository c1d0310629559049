"""Places that a view names: by full name, by stem in a list, by English name, or as the text's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from trends.catalogue import regions
from trends.catalogue.regions import Place
from trends.catalogue.regions.english import adjectives, english
from trends.catalogue.regions.romanised import bare_names, prefecture
from trends.languages.alternatives import any_of
from trends.languages.en import owners
from trends.languages.en import places as en
from trends.languages.zh import places as zh
from trends.schema import Part

_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A named place: characters of the view, path, code and level."""

    start: int
    end: int
    path: str
    code: str | None
    level: str = ""


def named(view: str, part: Part, language: str) -> list[Found]:
    """Return the places that a part's view names, which may overlap.

    Examples
    --------
    >>> [f.path for f in named("江苏、浙江分别为9.5‰、10.2‰", Part(1, 0, 20), "zh")]
    ['江苏省', '浙江省']
    """
    if language != "zh":
        return [*_english(view), *_adjectives(view), *_counties(view), *_unlisted(view, part), *_shown(view)]
    sure = [*_known(view, part), *_stems(view, part), *_own(view, part)]
    return [*sure, *_short(view, part, sure), *_townships(view, part), *_listed(view, part)]


def year_of(part: Part) -> int:
    """Return the year in which names are looked up: the part's last possible one."""
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


def _found(start: int, end: int, held: Place) -> Found:
    return Found(start, end, held.path, held.code or None, held.level)


def _own(view: str, part: Part) -> Iterator[Found]:
    """Names of the text's own place and of those above, with and without their rank."""
    for held in chain(part.region, year_of(part))[:-1]:
        for word in filter(None, (regions.stem(held.name), held.name)):
            if word == held.name or not regions.ambiguous(word):
                yield from (_found(m.start(), m.end(), held) for m in re.finditer(word, view))


@cache
def _full_names() -> frozenset[str]:
    return frozenset(name for names in regions.names_by_stem().values() for name in names)


@cache
def _name_ends() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return where a full name may end, cheaply found, and the last two characters of full names."""
    pairs = frozenset(name[-2:] for name in _full_names())
    first = "".join(sorted({pair[0] for pair in pairs}))
    return re.compile(f"[{zh.ENDINGS}](?<=[{first}].)"), pairs


def _known(view: str, part: Part) -> Iterator[Found]:
    """Full names of the divisions that the catalogue holds for the text's year."""
    known, (ends, pairs) = _full_names(), _name_ends()
    for end in (m.end() for m in ends.finditer(view)):
        if view[end - 2 : end] not in pairs:
            continue
        for start in range(max(end - 1 - _LONGEST, 0), end - 2):
            name = view[start:end]
            held = _nearest(regions.places(name, year=year_of(part)), name, part) if name in known else None
            if held is not None:
                yield _found(start, end, held)
                break


def _short(view: str, part: Part, sure: list[Found]) -> Iterator[Found]:
    """Short full names (单县, 曹县) that stand in a list or before a figure, beside others of their kind."""
    codes = {f.code[:4] for f in sure if f.code and f.level == "county"}
    codes |= {part.region_code[:4]} if part.region_code else set()
    for match in zh.SHORT.finditer(view):
        if codes and match["name"] in regions.codes_by_name():
            held = regions.places(match["name"], year=year_of(part))
            near = [p for p in held if p.code[:4] in codes]
            if len(near) == 1:
                yield _found(match.start("name"), match.end("name"), near[0])


def _townships(view: str, part: Part) -> Iterator[Found]:
    """Townships of the text's own county, in a list of them."""
    counties = [p for p in chain(part.region, year_of(part))[:-1] if p.level == "county"]
    for match in zh.TOWNSHIP.finditer(view) if counties else ():
        starts = range(match.start("name"), match.end("name") - 1)
        known = ((at, regions.township(view[at : match.end("name")], counties[0])) for at in starts)
        at, held = next((pair for pair in known if pair[1] is not None), (0, None))
        if held is not None:
            yield _found(at, match.end("name"), held)


def _stems(view: str, part: Part) -> Iterator[Found]:
    """Names without their rank, where a list or a figure shows that they are names."""
    known = regions.names_by_stem()
    for match in zh.BARE.finditer(view):
        name = match["name"]
        if name in known:
            held = _nearest(regions.stems(name, year=year_of(part)), name, part)
            if held is not None:
                yield _found(match.start("name"), match.end("name"), held)


def _nearest(held: tuple[Place, ...], name: str, part: Part) -> Place | None:
    """Return the place that lies nearest to the text's own, a province before others elsewhere."""
    if regions.ambiguous(name) and not any(p.level == "province" for p in held):
        return None
    for above in chain(part.region, year_of(part))[:-1]:
        inside = [p for p in held if p.path.startswith(above.path)]
        if inside:
            return inside[0]
    provinces = [p for p in held if p.level == "province"]
    return provinces[0] if provinces else held[0] if len(held) == 1 else None


def _listed(view: str, part: Part) -> Iterator[Found]:
    """Names that no list knows, where a figure or an indicator follows."""
    for match in zh.LISTED.finditer(view):
        name = match["name"]
        if zh.NOT_NAMES.search(name[:-1]):
            continue
        if part.region.endswith(name):
            yield Found(match.start("name"), match.end("name"), part.region, part.region_code)
            continue
        path = f"{part.region}:{name}" if part.region.startswith("@") else part.region + name
        yield Found(match.start("name"), match.end("name"), path, None)


@cache
def _english_names() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(sorted(english()))}\b")


def _english(view: str) -> Iterator[Found]:
    known = english()
    return (_found(m.start(), m.end(), known[m[0]]) for m in _english_names().finditer(view))


@cache
def _adjective_words() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(sorted(adjectives()))}(?={en.MEASURED.pattern})")


def _adjectives(view: str) -> Iterator[Found]:
    return (_found(m.start(), m.end(), adjectives()[m[0]]) for m in _adjective_words().finditer(view))


def _unlisted(view: str, part: Part) -> Iterator[Found]:
    """Names of the text's own place, where no list has it."""
    if part.region_code is None and part.region[:1].isascii() and part.region[:1].isalpha():
        own = re.compile(rf"\b{re.escape(part.region)}\b")
        yield from (
            Found(m.start(), m.end(), part.region, None, part.region_level) for m in own.finditer(view)
        )


def _shown(view: str) -> Iterator[Found]:
    """Names that no list has, where what stands around them shows that they are places."""
    lone = ((m.start("name"), m["name"]) for m in en.UNLISTED.finditer(view))
    pairs = (
        (listed.start("names") + m.start(), m[0])
        for listed in en.TOGETHER.finditer(view)
        for m in en.LISTED_NAME.finditer(listed["names"])
    )
    for start, name in (*lone, *pairs):
        if not owners.NO_PLACE.match(name):
            yield Found(start, start + len(name), name, None)


def _counties(view: str) -> Iterator[Found]:
    """Names with their rank; one that the text gives a state once keeps it."""
    found = [*en.LISTED.finditer(view)]
    states: dict[str, set[str]] = {}
    for match in found:
        if match["state"] in english():
            states.setdefault(match["name"], set()).add(match["state"])
    for match in found:
        held = english().get(match["name"].rsplit(" ", 1)[0])
        if held is not None and match["rank"] in ("Province", "State"):
            yield _found(match.start("name"), match.end("name"), held)
        elif match["state"] in english():
            yield Found(match.start(), match.end(), match[0], None, "county")
        else:
            own = states.get(match["name"], set())
            path = f"{match['name']}, {min(own)}" if len(own) == 1 else match["name"]
            yield Found(match.start("name"), match.end("name"), path, None)


def in_table(label: str, part: Part, language: str) -> tuple[str, str | None] | None:
    """Return path and code of the place that a table's line names; None where it names none.

    Examples
    --------
    >>> in_table("合计", Part(1, 0, 9, region="福建省福州市闽清县", region_code="350124"), "zh")
    ('福建省福州市闽清县', '350124')
    """
    words = zh if language == "zh" else en
    if words.TOTAL.fullmatch(label):
        return part.region, part.region_code
    if language != "zh":
        if en.REST.match(label):
            return None
        known_as = label.removesuffix(" City").removesuffix(" Prefecture")
        city = (
            prefecture(known_as, year=year_of(part)) if known_as != label or label in bare_names() else None
        )
        held = english().get(label.removesuffix(" Province")) or city
        return (held.path, held.code) if held else (label, None) if label[:1].isupper() else None
    known = regions.places(label, year=year_of(part)) or regions.stems(label, year=year_of(part))
    nearest = _nearest(known, label, part)
    if nearest is not None:
        return nearest.path, nearest.code or None
    if len(label) > 1 and part.region.endswith(label):
        return part.region, part.region_code
    inside = f"{part.region}:{label}" if part.region.startswith("@") else part.region + label
    return (inside, None) if label[-1:] in zh.ENDINGS and len(label) > 1 else None


def in_sum(labels: Iterable[str], title: str, language: str) -> bool:
    """Tell whether a table's line sums up places that are not all of the whole.

    Examples
    --------
    >>> in_sum(["合计"], "2010年部分乡镇出生人口", "zh"), in_sum(["合计"], "2010年各乡镇出生人口", "zh")
    (True, False)
    >>> in_sum(["全县合计"], "2010年部分乡镇出生人口", "zh")
    False
    """
    words = zh if language == "zh" else en
    return bool(words.SOME.search(title)) and any(words.SUM.fullmatch(label) for label in labels)
