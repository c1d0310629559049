"""How English texts say when they were written; the same names as in `trends.languages.zh.dates`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trends.catalogue.events import LAST, TOLD, Clue, Spans, month

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = "(?:19|20)[0-9]{2}"

NOW = re.compile(r"(?:this year|currently|at present|now under way|ongoing)[^.;!?]{0,40}$", re.I)
BEGAN = re.compile(r"this year[^.;!?]{0,30}(?:outbreak|onset|start|beginning) of (?:the )?$", re.I)
NOW_AFTER = BEGUN_BEFORE = BEGUN_AFTER = re.compile(r"(?!)")
PART_OF_YEAR = COMPARED = PAST_YEAR = THIS_YEAR = re.compile(r"(?!)")
REPUBLIC = re.compile("Year of the Republic")
"""English texts say their years in full."""
BYGONE = re.compile(r"(?:former|then|abolished) (?:the )?$", re.I)
AHEAD = re.compile(r"(?:upcoming|forthcoming|run-up to|prepar\w+ for) (?:the )?$", re.I)

_DATE = "|".join(
    (
        rf"(?P<month>{_MONTH})\.? \d{{1,2}}, (?P<year>{_YEAR})",
        rf"\d{{1,2}} (?P<month2>{_MONTH})\.? (?P<year2>{_YEAR})",
        rf"(?P<month3>{_MONTH})\.? (?P<year3>{_YEAR})",
    )
)
_ISSUED = "(?:(?:issued|published|released)(?: on)?:? )?"
_DATED = re.compile(rf"(?:(?<=\n)|\A)[^\S\n]*\(?{_ISSUED}(?:{_DATE})\)?[^\S\n]*(?=\n|\Z)", re.IGNORECASE)
_PAST = re.compile(
    rf"\b(?:in|of|for|during|since)(?: [A-Z][a-z]{{2,8}})? ({_YEAR})\b(?! (?:targets?|goals?|will))", re.I
)


def clues(view: str) -> Iterator[Clue]:
    r"""Yield what each passage says about when the text was written, in no order.

    Examples
    --------
    >>> next(clues("Bureau of Statistics\nJanuary 20, 2012\n")).spans == ((month(2012, 1),) * 2,)
    True
    """
    for match in _DATED.finditer(view):
        said = match["month"] or match["month2"] or match["month3"]
        year = match["year"] or match["year2"] or match["year3"]
        when = month(int(year), MONTHS[said[:3].lower()])
        yield Clue(match.start(), match.end(), "the date of the text", ((when, when),), 3, year)
    for match in _PAST.finditer(view):
        since: Spans = ((month(int(match[1]), 1), LAST),)
        yield Clue(match.start(), match.end(), TOLD, since, 1, match[1])
