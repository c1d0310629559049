"""Units as the heads of tables say them: (‰), 单位：万人, thousands, per 1,000 live births."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from trends.catalogue.units import names

_SCALES = {
    "zh": {"百万": 6, "十万": 5, "千": 3, "万": 4, "亿": 8},
    "en": {
        "thousands": 3,
        "thousand": 3,
        "'000": 3,
        "’000": 3,
        "000s": 3,
        "000": 3,
        "millions": 6,
        "million": 6,
    },
}
"""Powers of ten that a unit is counted in."""
_COUNTS = frozenset(
    ("number", "no.", "no", "numbers", "count", "counts", "absolute", "人数", "数量", "个数", "绝对数")
)
_INSIDE = re.compile(r"[(\[]\s*(?P<unit>[^()\[\]]{1,40}?)\s*[)\]]")
_BEHIND = {
    "zh": re.compile(
        r"(?<=[\u4e00-\u9fff\s/])(?P<unit>[%‰]|1?/10?万|‱)|/\s*(?P<unit2>[\u4e00-\u9fff%‰]{1,3})$"
    ),
    "en": re.compile(
        r"(?P<unit>%|‰|\bper cent\b|\bpercent(?:age)?(?! points?)\b|\bpercentage points?\b"
        r"|\bper (?:[0-9][0-9, ]*[0-9]|thousand|woman|100,000)\b)"
        r"|[,/]\s*(?P<unit2>[a-z'’][a-z0-9 '’]{2,24})$|\bin (?P<unit3>thousands|millions)\b",
        re.IGNORECASE,
    ),
}
_LINE = re.compile(r"(?:计量)?(?:单位|unit)s?\s*:\s*(?P<units>[^\n)]{1,40})", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[、,;/]\s*(?![0-9]{2})|\s+and\s+")
_PER = re.compile(
    r"per\s+(?P<size>[0-9][0-9, ]*|thousand|hundred thousand|woman|100 (?:girls|females))", re.IGNORECASE
)
_SIZES = {"1000": "‰", "thousand": "‰", "10000": "per_10000", "100000": "per_100000",
          "hundredthousand": "per_100000",
          "woman": "children_per_woman", "100": "%"}  # fmt: skip
_SIZED = re.compile(r"(?:in )?(?P<size>1(?:,?000){1,2}|10,?000|100,?000)s?(?: (?P<unit>[a-z]+))?")
_BASES = {"女=100": "per_100_females", "女性=100": "per_100_females", "以女性为100": "per_100_females",
          "女婴=100": "per_100_females", "females=100": "per_100_females",
          "girls=100": "per_100_females"}  # fmt: skip


class Measure(NamedTuple):
    """A unit ("" where only the size is said) and what its figures are counted in."""

    unit: str
    factor: Decimal


def measure(said: str, language: str) -> Measure | None:
    """Return the unit that words mean, None where they mean none.

    Examples
    --------
    >>> measure("万人", "zh"), measure("per 1,000 live births", "en").unit, measure("Rank", "en")
    (Measure(unit='person', factor=Decimal('10000')), '‰', None)
    """
    plain = " ".join(said.strip().strip(":").lower().split())
    known = _known(language)
    if plain in known:
        return known[plain]
    if plain in _COUNTS:
        return Measure("", Decimal(1))
    if plain.replace(" ", "") in _BASES:
        return Measure(_BASES[plain.replace(" ", "")], Decimal(1))
    per = _PER.match(plain) if language == "en" else None
    if per is not None:
        size = re.sub("[, ]", "", per["size"])
        return Measure(_SIZES.get(size, "per_100_females" if size.startswith("100") else ""), Decimal(1))
    return _scaled(plain, language)


def _scaled(plain: str, language: str) -> Measure | None:
    sized = _SIZED.fullmatch(plain)
    if sized is not None:
        unit = _known(language).get(sized["unit"] or "")
        factor = Decimal(sized["size"].replace(",", ""))
        return Measure(unit.unit if unit else "", factor)
    for word, power in _SCALES[language].items():
        rest = plain.removeprefix("in ").removeprefix(word).strip()
        if rest == plain.removeprefix("in ").strip():
            rest = plain.removesuffix(word).strip(" ,")
        if rest != plain and len(rest) < len(plain.removeprefix("in ")):
            rest = rest.removeprefix("of ")
            unit = _known(language).get(rest) if rest else Measure("", Decimal(1))
            return Measure(unit.unit, unit.factor * 10**power) if unit else None
    return None


@cache
def _known(language: str) -> dict[str, Measure]:
    return {name.lower(): Measure(unit.id, unit.factor) for name, unit in names(language).items()}


def measures(text: str, language: str) -> tuple[Measure, ...]:
    """Return every unit that a head or a title says, the one in brackets first.

    Examples
    --------
    >>> [m.unit for m in measures("Birth rate per 1,000", "en")]
    ['‰']
    >>> [m.unit for m in measures("单位:人、‰", "zh")]
    ['person', '‰']
    """
    line = _LINE.search(text)
    said = _SPLIT.split(line["units"]) if line else []
    for inside in _INSIDE.finditer(text):
        said += [inside["unit"], *_SPLIT.split(inside["unit"])]
    for behind in _BEHIND[language].finditer(text):
        said += [found for found in behind.groups() if found]
    found = (measure(words, language) for words in said)
    return tuple(dict.fromkeys(one for one in found if one is not None))
