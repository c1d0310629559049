"""Which part of its country a place lies in: what places near each other share."""

from __future__ import annotations

from collections.abc import Iterator

from trends.catalogue.regions import NATION, places
from trends.catalogue.regions.cohorts import cohort, listed_code

PARTS = {
    "1": "North",
    "2": "Northeast",
    "3": "East",
    "4": "Central South",
    "5": "Southwest",
    "6": "Northwest",
}
"""The first digit of the codes of GB/T 2260: the six great regions of China's statistics."""


def part(region: str) -> str:
    """Return the part of a country that a place lies in; "" where the lists do not tell.

    A Chinese province has its great region, a smaller place its province, a NUTS 1 region its country.

    Parameters
    ----------
    region : str
        The place's path.

    Examples
    --------
    >>> part("辽宁省"), part("福建省福州市闽清县"), part("Bayern"), part("Germany"), part("石笋县")
    ('Northeast', '福建省', 'DE', '', '')
    """
    found = cohort(region)
    if found.level == "country":
        return ""
    if found.country == "CN":
        above = next((region[:n] for n in range(2, len(region) + 1) if _province(region[:n])), "")
        return _great_region(above) if above == region else above
    return listed_code(region)[:2] if found.country == "EU" else ""


def wholes(region: str) -> Iterator[str]:
    """Yield the names of the Chinese places that a place lies in, by its path, the smallest first.

    Examples
    --------
    >>> list(wholes("福建省福州市闽清县")), list(wholes("全国")), list(wholes("Bayern"))
    (['福建省福州市', '福建省', '全国'], [], [])
    """
    found = cohort(region)
    if found.country == "CN" and found.level != "country":
        yield from (region[:n] for n in range(len(region) - 1, 1, -1) if cohort(region[:n]).country == "CN")
        yield NATION.name


def _province(name: str) -> str:
    return next((p.code for p in places(name) if p.level == "province"), "")


def _great_region(province: str) -> str:
    return PARTS.get(_province(province)[:1], "")
