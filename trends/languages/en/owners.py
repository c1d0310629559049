"""How an English text names the place it speaks for: in its title or its first lines."""

from __future__ import annotations

import re

NAMED = re.compile(
    r"\b(?:(?:State|Province|County|City|Republic) of (?P<after>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
    r"|(?P<before>[A-Z][\w'’-]+(?: (?:and )?[A-Z][\w'’-]+){0,2}) "
    r"(?P<rank>Province|County|City|District|Township|Municipality)"
    r"(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?)\b"
)
"""Fujian Province, State of Ohio, Alameda County, California."""

RANKS = {
    "Province": "province",
    "Municipality": "prefecture",
    "City": "prefecture",
    "County": "county",
    "District": "county",
    "Township": "township",
}
SEVERAL = re.compile(
    r"\b(?:selected|several|some|states|provinces|countries|regions|counties)\b", re.IGNORECASE
)
"""Words by which a title speaks of many places, so of none as its own."""
CAPITALS = re.compile(r"\b[A-Z][\w'’.-]*(?:,? (?:of |and |the |& )?[A-Z][\w'’.()-]*)*")
HEAD = 300
"""Characters at the head of a text in which it names its place."""
