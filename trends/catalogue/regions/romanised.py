"""China's prefectures by their romanised names, where these say which one is meant."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from trends.catalogue.regions import LAST_YEAR, Place, stems
from trends.catalogue.regions.english import english

LEAST_BARE = 5
"""Letters a name has that is read as a place without City, Prefecture or a province beside it."""


def prefecture(name: str, *, province: str = "", year: int | None = None) -> Place | None:
    """Return the prefecture of a romanised name, None where none or more than one is meant.

    Parameters
    ----------
    name : str
        Without its rank: Nantong.
    province : str
        English name of the province it lies in, "" where the text does not say it.
    year : int, optional
        The place is the one of that year, else the latest of the name.

    Examples
    --------
    >>> prefecture("Nantong", year=2012).path, prefecture("Bijie", year=2008).path
    ('江苏省南通市', '贵州省毕节地区')
    >>> prefecture("Suzhou", year=2012) is None, prefecture("Suzhou", province="Anhui").path
    (True, '安徽省宿州市')
    """
    above = english().get(province)
    asked = LAST_YEAR if year is None else year
    held = [place for bare in _stems().get(name.replace("’", "'"), ()) for place in _of(bare, asked)]
    inside = [place for place in held if above is None or place.path.startswith(above.path)]
    return inside[0] if len(inside) == 1 else None


def names() -> tuple[str, ...]:
    """Return every romanised name.

    Examples
    --------
    >>> "Suzhou" in names()
    True
    """
    return tuple(_stems())


@cache
def bare_names() -> frozenset[str]:
    """Return the names that mean a prefecture without a word beside them, none another place's.

    Examples
    --------
    >>> "Nantong" in bare_names(), "Suzhou" in bare_names(), "Jilin" in bare_names()
    (True, False, False)
    """
    return frozenset(
        name
        for name, held in _stems().items()
        if len(held) == 1 and len(name) >= LEAST_BARE and name not in english()
    )


def _of(bare: str, year: int) -> tuple[Place, ...]:
    then = tuple(place for place in stems(bare, year=year) if place.level == "prefecture")
    return then or tuple(place for place in stems(bare) if place.level == "prefecture")[-1:]


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    text = files(__package__).joinpath("cn_prefectures.csv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines()):
        found[row["name"]] = (*found.get(row["name"], ()), row["stem"])
    return found
