"""How English texts say when they were written; the same names as in `trends.languages.zh.dates`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trends.catalogue.events import LAST, Clue, Spans, month, years

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = "(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
_YEAR = "(?:19|20)[0-9]{2}"

NOW = re.compile(r"(?:this year|currently|at present|now under way|ongoing)[^.;!?]{0,40}$", re.I)
BEGAN = re.compile(r"this year[^.;!?]{0,30}(?:outbreak|onset|start|beginning) of (?:the )?$", re.I)
NOW_AFTER = BEGUN_BEFORE = BEGUN_AFTER = re.compile(r"(?!)")
BYGONE = re.compile(r"(?:former|then|abolished) (?:the )?$", re.I)
AHEAD = re.compile(r"(?:upcoming|forthcoming|run-up to|prepar\w+ for) (?:the )?$", re.I)

LITERAL_MASK = re.compile(r"(?<![A-Za-z0-9])(20[xX]{2}|(?:19|20)[_*]{2})(?![A-Za-z0-9])")
YEAR_USED = re.compile(rf"(?<![0-9.,])({_YEAR})(?![0-9,.]?[0-9])")
SAME_TWICE = re.compile(rf"\bfrom ({_YEAR}) to \1\b")
REVIEWED_AND_PLANNED = re.compile(
    rf"\breview\w* [^.;]{{0,20}}?({_YEAR})[^.;]{{4,80}}?\bplan\w* [^.;]{{0,20}}?\1\b", re.I
)
PLAN_OF_YEAR = re.compile(r"(?!)(?P<year>)")
FUTURE_BEFORE = re.compile(
    r"(?:\bby|\buntil|\bto|\btill|target(?:s|ed)? for|projected for|[-–])\s*(?:the end of )?$", re.I
)
FUTURE_AFTER = re.compile(r"^\s*(?:targets?|goals?|agenda|outlook|projections?|forecasts?|will)\b", re.I)

PART_YEAR = re.compile(r"first half|half[- ]year|quarter", re.I)
_SPOKEN = re.compile(r"speech|address|remarks|meeting|conference", re.I)
_DATED = re.compile(
    rf"(?:(?<=\n)|\A)[^\S\n]*\(?(?:(?:issued|published|released)(?: on)?:? )?"
    rf"(?:{_MONTH}\.? \d{{1,2}}, (?P<year>{_YEAR})|\d{{1,2}} {_MONTH.replace('month', 'month2')}\.? (?P<year2>{_YEAR})"
    rf"|{_MONTH.replace('month', 'month3')}\.? (?P<year3>{_YEAR}))\)?[^\S\n]*(?=\n|$)",
    re.I,
)
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
        yield Clue(match.start(), match.end(), "tells of a year as past", since, 1, match[1])


def titled(title: str, start: int) -> tuple[Clue | None, int | None]:
    """Return what a title's year says about the time of writing, and the year the text reports on.

    Examples
    --------
    >>> titled("Annual Report on Births, 2014", 0)[1]
    2014
    """
    named = re.findall(rf"(?<![0-9])({_YEAR})(?![0-9])", title)
    if not named:
        return None, None
    year = int(named[-1])
    spoken = bool(_SPOKEN.search(title))
    spans = years(year, year) if spoken else ((month(year, 1), month(year + 2, 12)),)
    reason = "a meeting of the year in the title" if spoken else "a report on the year in the title"
    clue = Clue(start, start + len(title), reason, spans, 2, named[-1])
    return clue, year if len(named) == 1 and not spoken else None


def plan_year(match: re.Match[str]) -> int:
    """Return the year that a match of `PLAN_OF_YEAR` speaks of: English texts have no such rule yet.

    Examples
    --------
    >>> PLAN_OF_YEAR.search("2011 was the first year of the plan") is None
    True
    """
    return int(match["year"])
