"""What the year in an English title says: when the text was written, and which year it reports on."""

from __future__ import annotations

import re

from trends.catalogue.events import Clue, years

PART_YEAR = re.compile(r"first half|half[- ]year|quarter", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SPOKEN = re.compile(r"speech|address|remarks|meeting|conference", re.IGNORECASE)


def titled(title: str, start: int, *, republic: bool = False) -> tuple[Clue | None, int | None]:
    """Return what a title's year says about the time of writing, and the year the text reports on.

    Examples
    --------
    >>> titled("Annual Report on Births, 2014", 0)[1]
    2014
    """
    named = _YEAR.findall(title)
    if not named:
        return None, None
    year, end = int(named[-1]), start + len(title)
    if _SPOKEN.search(title):
        return Clue(start, end, "a meeting of the year in the title", years(year, year), 2, named[-1]), None
    clue = Clue(start, end, "speaks of the year in the title", years(year, year + 2), 2, named[-1])
    return clue, year if len(named) == 1 else None
