"""Which places are compared with one another: those of one country and one level.

A province is ranked among provinces, a NUTS region among NUTS regions, and nobody across.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trends.catalogue.regions import places

TOWNSHIP = ("乡", "镇", "街道")


@dataclass(frozen=True, slots=True, order=True)
class Cohort:
    """The reference areas of one country and one rank.

    Attributes
    ----------
    country : str
        An entry of ``cohorts.toml``; "" where the place is in no list.
    level : str
        One of `trends.catalogue.regions.LEVELS`; "" where the place is in no list.
    """

    country: str = ""
    level: str = ""

    def label(self, language: str) -> str:
        """Return what its members are called together.

        Examples
        --------
        >>> Cohort("CN", "province").label("en"), Cohort("EU", "country").label("zh"), Cohort().label("en")
        ('China: provinces', '欧洲：国家', '')
        """
        names = _labels().get(self.country)
        if names is None:
            return ""
        colon = "：" if language == "zh" else ": "
        rank = names.get(self.level, {}).get(language, "")
        return names["label"][language] + (colon + rank if rank else "")


@cache
def cohort(region: str) -> Cohort:
    """Return the cohort of a place named by its path, with or without ``/`` between the names.

    Examples
    --------
    >>> cohort("福建省福州市闽清县"), cohort("连云港市/东海县"), cohort("Bayern"), cohort("石笋县")
    (Cohort(country='CN', level='county'), Cohort(country='CN', level='county'), \
Cohort(country='EU', level='province'), Cohort(country='', level=''))
    """
    if listed := _listed().get(region):
        return listed[0]
    tails = _tails(region.partition(" (")[0])  # 全国 (weighted mean) is of 全国's cohort
    named = next((Cohort("CN", p.level) for name in tails for p in places(name)), Cohort())
    below = len(tails) > 1 and region.endswith(TOWNSHIP)
    return Cohort("CN", "township") if below else named


def listed_code(region: str) -> str:
    """Return the code of a place in the lists of countries other than China; "" for any other.

    Examples
    --------
    >>> listed_code("Bayern"), listed_code("福建省")
    ('DE2', '')
    """
    return _listed()[region][1] if region in _listed() else ""


def _tails(region: str) -> list[str]:
    """List the ends of a path that may be a place's own name, the longest first.

    A path without ``/`` is cut only after a province, so that no unknown name is taken for its tail.
    """
    if "/" in region:
        return [region.rsplit("/", 1)[1]]
    above = next((region[:n] for n in range(2, len(region)) if _is_province(region[:n])), "")
    return [region, *(region[n:] for n in range(len(above), len(region) - 1))] if above else [region]


def _is_province(name: str) -> bool:
    return any(p.level == "province" for p in places(name))


@cache
def _labels() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__).joinpath("cohorts.toml").read_text(encoding="utf-8"))


@cache
def _listed() -> dict[str, tuple[Cohort, str]]:
    found: dict[str, tuple[Cohort, str]] = {}
    for country in _labels():
        if country != "CN":
            lines = (
                files(__package__).joinpath(f"{country.lower()}.csv").read_text(encoding="utf-8").splitlines()
            )
            for row in csv.DictReader(lines):
                # two places of one name are told apart by their codes: Malta (MT), Malta (MT0)
                names, told = (row["name"], f"{row['name']} ({row['code']})"), Cohort(country, row["level"])
                found |= dict.fromkeys(names, (told, row["code"]))
    return found
