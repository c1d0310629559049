"""How English points at a place: by its rank (our county, the whole province) or by its name."""

from __future__ import annotations

import re

RANKS: dict[str, tuple[str, ...]] = {
    "country": (
        "nationwide",
        "the whole country",
        "the nation as a whole",
        "nationally",
        "the nation",
        "in the country",
        "national average of",
        "national average was",
        "national rate of",
        "national figure of",
    ),
    "province": (
        "statewide",
        "state-wide",
        "the state as a whole",
        "the whole state",
        "our state",
        "our province",
        "the whole province",
        "province-wide",
        "provincewide",
        "the province as a whole",
        "in the province",
        "across the province",
        "throughout the province",
        "in the state",
        "across the state",
    ),
    "prefecture": (
        "in the city",
        "across the city",
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
        "in the county",
        "across the county",
    ),
    "township": ("our township", "the whole township", "our town", "township-wide"),
    "village": ("our village", "the whole village"),
}
"""Words for the whole of a place, by the rank they usually name; the text's own rank decides."""

VERSUS = re.compile(
    r"\b(?:than|with|against|below|above|to|(?:high|low|larg|small)est|best|worst|first|second|third|\d(?:st|nd|rd|th))\s+$",
    re.IGNORECASE,
)
"""Before a place that a value is compared with, or ranked in, and is not a value of."""

OWN_FIGURE = re.compile(r"^\s*(?:with|at|on)\s+(?:only |just )?\d|^\s*\(\s*[-+]?\d")
"""After a place that another is compared with, and that has a figure of its own."""

RANKED = re.compile(r"^\s*(?:average|target|standard|requirement)", re.IGNORECASE)
"""After a place that is not what the value is about."""

LISTED = re.compile(
    r"\b(?!(?:In|The|At|For|Of|And|From|Every|Each|This|That|By|To|With|While|But|Our|Both|All|Only|When|Where)\b)"
    r"(?P<name>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){0,2} (?P<rank>Province|Prefecture|County|Borough|Parish|"
    r"City|District|Township|Town|Village|Municipality|State|Region))\b"
    r"(?:, (?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?))?"
)
"""A name with its rank, and the state behind it."""
_NAME = r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){0,2}"
UNLISTED = re.compile(
    rf"(?<=[a-z,;] )(?P<name>{_NAME})(?= \([-+]?(?!(?:19|20)\d\d\))\d[\d.,]*(?: ?[%‰])?\)"
    r"| (?:had|has|recorded|registered|reported|showed) the "
    r"(?:highest|lowest|largest|smallest|fewest|most)\b)"
)
"""A name that no list has, where a figure in brackets or its rank shows that it is a place."""
_NAMES = rf"(?:{_NAME}, )*{_NAME} and {_NAME}"
TOGETHER = re.compile(
    rf"\b(?:(?:provinces|prefectures|cities|counties|districts|towns) of|In(?= {_NAMES},? the\b))"
    rf" (?P<names>{_NAMES})"
)
"""Names at the head of a sentence, or behind their rank: In Ashgate and Brook Hill the sex ratio."""
LISTED_NAME = re.compile(_NAME)
"""One of them."""
REST = re.compile(
    r"(?:all )?(?:others?|the rest|rest of|remaining|elsewhere|unknown|not stated)\b", re.IGNORECASE
)
"""The first cell of a line that is no place but what is left of several."""
HEADING = re.compile(r"^[\s\d.]*(?:In|The)?\s*$")
"""What may stand before the place in a heading, or at the head of its paragraph."""

MEASURED = re.compile(
    r" (?:crude |total |infant |maternal |natural |live |married )?"
    r"(?:rates?|wom[ae]n|births?|deaths?|population|fertility|mortality|figures?|ratio|TFR|CBR|value|level|average|families|couples|households|babies|newborns|"
    r"mothers|life|sex|one|residents|people)\b"
)
"""After the adjective of a country (the French birth rate), what says that it tells whose figure follows."""

TOTAL = re.compile(
    r"(?:(?:grand |county |state |overall )?totals?"
    r"|all(?: (?:districts|counties|states|regions|areas|townships|towns|villages|provinces|ages|births))?"
    r"|(?:the )?whole (?:county|city|province|district|state)|average|overall|(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""The first cell of a line that stands for the whole, or for a year of it."""

SOME = re.compile(
    r"\b(?:some|selected|certain|several|sampled?|surveyed|pilot|key|major|main)\s+(?:[a-z]+\s+)?"
    r"(?:townships?|towns|counties|villages|districts|states|provinces|prefectures|cities|regions|areas|places)\b",
    re.IGNORECASE,
)
"""In the title of a table: its lines are not all parts of the whole."""

SUM = re.compile(r"(?:grand )?totals?|average|overall|all", re.IGNORECASE)
"""The first cell of a line that sums up the lines above it, and does not name the whole."""
