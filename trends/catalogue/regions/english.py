"""Places by their English name: countries, NUTS 1 regions, states of the USA, provinces of China."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from trends.catalogue.regions import FIRST_YEAR, LAST_YEAR, Place, places

LISTS = ("us.csv", "eu.csv", "world.csv")
"""A name that several hold (Georgia) is the first list's."""


@cache
def english() -> dict[str, Place]:
    """Return every place by its English name; China's provinces keep their own path.

    Examples
    --------
    >>> english()["Fujian"].path, english()["California"].code
    ('福建省', '06')
    """
    found = {row["name"]: places(row["chinese"])[-1] for row in _rows("cn_english.csv")}
    for name in LISTS:
        for row in _rows(name):
            place = Place(row["name"], row["name"], row["code"], row["level"], FIRST_YEAR, LAST_YEAR)
            found.setdefault(row["name"], place)
    for row in _rows("eu_english.csv"):
        found.setdefault(row["name"], found[row["listed"]])
    return found


@cache
def adjectives() -> dict[str, Place]:
    """Return countries by the adjective that stands for them (the Polish birth rate).

    Examples
    --------
    >>> adjectives()["Polish"].name
    'Poland'
    """
    return {row["adjective"]: english()[row["name"]] for row in _rows("adjectives.csv")}


@cache
def english_names() -> dict[str, str]:
    """Return the English name of China and its provinces by their own.

    Examples
    --------
    >>> english_names()["重庆市"], "California" in english_names()
    ('Chongqing', False)
    """
    return {row["chinese"]: row["name"] for row in _rows("cn_english.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
