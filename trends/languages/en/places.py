"""How English points at a place: by its rank (our county, the whole province) or by its name."""

from __future__ import annotations

import re

RANKS: dict[str, tuple[str, ...]] = {
    "country": ("nationwide", "the whole country", "the nation as a whole", "nationally"),
    "province": (
        "our province",
        "the whole province",
        "province-wide",
        "provincewide",
        "the province as a whole",
    ),
    "prefecture": (
        "our city",
        "the whole city",
        "city-wide",
        "citywide",
        "the city as a whole",
        "the whole prefecture",
    ),
    "county": (
        "our county",
        "the whole county",
        "county-wide",
        "countywide",
        "the county as a whole",
        "our district",
    ),
    "township": ("our township", "the whole township", "our town", "township-wide"),
    "village": ("our village", "the whole village"),
}
"""Words for the whole of a place, by the rank they usually name; the text's own rank decides."""

VERSUS = re.compile(r"\b(?:than|with|against|below|above|to)\s+$", re.IGNORECASE)
"""Before a place that a value is compared with and is not a value of."""

RANKED = re.compile(r"^\s*(?:average|target|standard|requirement)", re.IGNORECASE)
"""After a place that is not what the value is about."""

LISTED = re.compile(
    r"\b(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2} (?:Province|Prefecture|County|"
    r"City|District|Township|Town|Village|Municipality))\b"
)
"""A name with its rank."""

HEADING = re.compile(r"^[\s\d.]*(?:In|The)?\s*$")
"""What may stand before the place in a heading, or at the head of its paragraph."""

TOTAL = re.compile(r"(?:total|all|whole (?:county|city|province)|average|(?:19|20)\d\d)", re.IGNORECASE)
"""The first cell of a line that stands for the whole, or for a year of it."""
