"""How an English text names the place it speaks for: in its title or its first lines."""

from __future__ import annotations

import re

_RANK = (
    "Province|County|City|District|Township|Municipality|Borough|Parish|Prefecture|Region|Oblast|Canton"
    "|Territory|State"
)
NAMED = re.compile(
    r"\b(?:(?:State|Province|County|City|Republic|Borough|Kingdom) of "
    r"(?P<after>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
    r"|(?!The )(?P<before>[A-Z][\w'’-]+(?: (?:and )?[A-Z][\w'’-]+){0,2}?) "
    rf"(?P<rank>{_RANK})(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?"
    rf"|(?P<loud>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){{0,2}}?) (?P<high>{_RANK.upper()}))\b"
)
"""Fujian Province, State of Ohio, Alameda County, California, CALDER PROVINCE."""

RANKS = {
    "Province": "province",
    "Region": "province",
    "Canton": "province",
    "Oblast": "province",
    "Territory": "province",
    "State": "province",
    "Municipality": "prefecture",
    "Prefecture": "prefecture",
    "City": "prefecture",
    "County": "county",
    "Parish": "county",
    "District": "county",
    "Borough": "county",
    "Township": "township",
}
SEVERAL = re.compile(
    r"\b(?:selected|several|some|states|provinces|countries|regions|counties)\b", re.IGNORECASE
)
"""Words by which a title speaks of many places, so of none as its own."""
CAPITALS = re.compile(r"\b[A-Z][\w'’.-]*(?:,? (?:of |and |the |& )?[A-Z][\w'’.()-]*)*")
SUBJECT = re.compile(
    r"(?:\b(?:in|of|for|on)|[:–—-]) (?:the )?(?P<name>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?)"
    r"(?=\s*(?:$|[,.:;(\n–—-]|in\b|\d))"
)
"""The end of a title that says what it is about: Population brief: Kenland."""
HEADED = re.compile(
    r"^\W*(?:The )?(?P<name>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)??)"
    r"(?= (?:Public Health|Health|General Register|Registrar|Register Office|Bureau|Office of"
    r"|Vital Statistics|Annual Report|Population|Demographic|Births|Statistical))"
)
"""The head of a title that says whose report it is: Lincolnshire Public Health Annual Report."""
LOUD_SUBJECT = re.compile(
    r"\b(?:IN|OF|FOR|:) (?:THE )?(?P<name>[A-Z]{3,}(?: [A-Z]{3,})?)\s*(?:$|[,.:;(\n\d–—-])"
)
"""The same in capitals: POPULATION IN KENLAND."""
NO_PLACE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?\b|Population|Births?|Deaths?|Health|Statistic|Fertility|Mortality"
    r"|Family|Vital|Annual|Report|Summary|Table|Part|Registrar|Work|Economic|Social|National|Human|Women|Children|Development"
)
"""Words of titles that are no place."""
HEAD = 300
"""Characters at the head of a text in which it names its place."""
