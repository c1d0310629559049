"""Places by name and year: China's divisions with the codes in force, from the files in this folder.

Countries, states of the USA and NUTS regions will stand in files of their own beside `cn.csv`,
and `_rows` will read them too.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trends.catalogue.regions.names import ambiguous, stem

__all__ = [
    "CERTAIN_FROM",
    "FIRST_YEAR",
    "LAST_YEAR",
    "LEVELS",
    "NATION",
    "Place",
    "ambiguous",
    "codes_by_name",
    "names_by_stem",
    "parent",
    "place",
    "places",
    "stem",
    "stems",
    "township",
]

FIRST_YEAR, LAST_YEAR, CERTAIN_FROM = 1980, 2020, 1984
"""The years the codes cover, and the year from which two transcriptions of them agree."""

LEVELS = ("country", "province", "prefecture", "county", "township", "village")
"""From the largest to the smallest."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it was called in the years from `first_year` to `last_year`.

    Attributes
    ----------
    name, path : str
        Its own full name, and that of the places above it put before (福建省福州市闽清县).
    code : str
        Of GB/T 2260, as in force in those years; "" for a township, which that standard lacks.
    level : str
        One of `LEVELS`.
    first_year, last_year : int
        `FIRST_YEAR` and `LAST_YEAR` stand for "then or earlier" and "then or later".
    """

    name: str
    path: str
    code: str
    level: str
    first_year: int
    last_year: int


NATION = Place("全国", "全国", "100000", "country", FIRST_YEAR, LAST_YEAR)


def places(name: str, *, year: int | None = None) -> tuple[Place, ...]:
    """Return every place of this full name, larger ones first, then by code.

    Parameters
    ----------
    name : str
        In simplified characters, with 市, 县 …
    year : int, optional
        Only places of that year; one outside the data is taken as their first or last year.

    Examples
    --------
    >>> [(p.path, p.code) for p in places("仙桃市", year=2011)]
    [('湖北省仙桃市', '429004')]
    >>> places("桃市")
    ()
    """
    found = _named(name)
    return found if year is None else tuple(p for p in found if _holds(p, year))


def stems(name: str, *, year: int | None = None) -> tuple[Place, ...]:
    """Return every place that is called so without its 市, 县, 自治州 …: 仙桃 for 仙桃市.

    Examples
    --------
    >>> [p.path for p in stems("壶关", year=2005)]
    ['山西省长治市壶关县']
    """
    found = _stemmed(name)
    return found if year is None else tuple(p for p in found if _holds(p, year))


@cache
def codes_by_name() -> dict[str, list[str]]:
    """Return the codes that each full name ever had: what is in it is a place's name.

    Examples
    --------
    >>> codes_by_name()["仙桃市"], "桃市" in codes_by_name()
    (['422401', '429004'], False)
    """
    codes: dict[str, list[str]] = {NATION.name: [NATION.code]}
    for code in _rows():
        for name in {name: None for name, _, _ in _rows()[code]}:
            codes.setdefault(name, []).append(code)
    return codes


@cache
def names_by_stem() -> dict[str, list[str]]:
    """Return the full names that share each stem, of any year.

    Examples
    --------
    >>> names_by_stem()["商丘"]
    ['商丘市', '商丘地区', '商丘县']
    """
    names: dict[str, list[str]] = {}
    for name in codes_by_name():
        if bare := stem(name):
            names.setdefault(bare, []).append(name)
    return names


def place(code: str, year: int) -> Place | None:
    """Return the place that had this code in this year.

    Examples
    --------
    >>> place("320621", 2013).path, place("320685", 2019).path
    ('江苏省南通市海安县', '江苏省南通市海安市')
    """
    return next((p for p in _spells(code) if _holds(p, year)), None)


def parent(child: Place) -> Place | None:
    """Return the place one level above, as it was in the child's last year.

    Examples
    --------
    >>> parent(places("仙桃市", year=2011)[0]).name
    '湖北省'
    """
    code = child.code
    if not code or child == NATION:
        return None
    for above in (code[:4] + "00", code[:2] + "0000"):
        if above != code and (found := place(above, child.last_year)):
            return found
    return NATION


def township(name: str, county: Place) -> Place | None:
    """Return the township of this name, when the county has it in 2023.

    Examples
    --------
    >>> township("南坝镇", places("宣汉县", year=2011)[0]).path
    '四川省达州市宣汉县南坝镇'
    """
    if name not in _townships().get(county.code, "").split(" "):
        return None
    return Place(name, county.path + name, "", "township", county.first_year, county.last_year)


def _holds(held: Place, year: int) -> bool:
    return held.first_year <= min(max(year, FIRST_YEAR), LAST_YEAR) <= held.last_year


@cache
def _rows() -> dict[str, list[tuple[str, int, int]]]:
    rows: dict[str, list[tuple[str, int, int]]] = {}
    lines = files(__package__).joinpath("cn.csv").read_text(encoding="utf-8").splitlines()
    for code, name, first, last in (line.split(",") for line in lines[1:]):
        rows.setdefault(code, []).append((name, int(first), int(last)))
    return rows


@cache
def _named(name: str) -> tuple[Place, ...]:
    held = [p for code in codes_by_name().get(name, ()) for p in _spells(code) if p.name == name]
    return tuple(sorted(held, key=_rank))


@cache
def _stemmed(name: str) -> tuple[Place, ...]:
    held = [p for full in names_by_stem().get(name, ()) for p in _named(full)]
    return tuple(sorted(held, key=_rank))


def _rank(held: Place) -> tuple[int, str, int]:
    return LEVELS.index(held.level), held.code, held.first_year


@cache
def _spells(code: str) -> tuple[Place, ...]:
    if code == NATION.code:
        return (NATION,)
    level = "province" if code[2:] == "0000" else "prefecture" if code[4:] == "00" else "county"
    above = [c for c in dict.fromkeys((code[:2] + "0000", code[:4] + "00")) if c != code]
    found: list[Place] = []
    for name, first, last in _rows().get(code, ()):
        spans = [s for c in above for s in _rows().get(c, ())]
        # a spell is cut where a place above changes its name, so that a path is true for all of it
        cuts = sorted({first} | {y for _, a, b in spans for y in (a, b + 1) if first < y <= last})
        for start, stop in zip(cuts, [*cuts[1:], last + 1], strict=True):
            names = [n for n, a, b in spans if a <= start <= b]
            found.append(Place(name, "".join([*names, name]), code, level, start, stop - 1))
    return tuple(found)


@cache
def _townships() -> dict[str, str]:
    packed = files(__package__).joinpath("cn_townships.csv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split(",", 1) for line in lines)
