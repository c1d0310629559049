"""Every passage of one text that dates it: ways of saying, events of the catalogue, the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from trends.catalogue.events import LAST, PLAN_YEAR, Clue, Event, Spans, events, month, years
from trends.languages.alternatives import any_of
from trends.languages.en import dates as en_dates
from trends.languages.en import titles as en_titles
from trends.languages.zh import dates as zh_dates
from trends.languages.zh import titles as zh_titles

DATES: dict[str, ModuleType] = {"zh": zh_dates, "en": en_dates}
TITLES: dict[str, ModuleType] = {"zh": zh_titles, "en": en_titles}

BEFORE, AFTER = 30, 90
"""Characters around an event's name that say whether it is past, under way or to come."""


def gather(
    view: str, language: str, *, title: str = "", title_start: int = 0
) -> tuple[list[Clue], int | None]:
    """Return the clues of one text in their order, and the year its title says it reports on.

    Parameters
    ----------
    view : str
        The text in the view of `trends.languages.view.simplify`; offsets are into it.
    language : str
        ``zh`` or ``en``.
    title : str
        As in the view.

    Examples
    --------
    >>> found, subject = gather("贯彻十八大精神，卫计委已组建。", "zh")
    >>> [c.spans[0][0] // 12 for c in found], subject
    ([2012, 2013], None)
    """
    words, titles = DATES[language], TITLES[language]
    republic = words.REPUBLIC.search(view) is not None
    told, subject = titles.titled(title, title_start, republic=republic) if title else (None, None)
    found = [*words.clues(view), *_mentioned(view, language, words), *([told] if told else [])]
    found += _reported(view, words)
    if titles.PART_YEAR.search(title):
        found = [_in_its_year(clue) for clue in found]
    return sorted(found, key=lambda c: (c.start, -c.weight, c.reason)), subject


def _in_its_year(clue: Clue) -> Clue:
    """Narrow to one year: a report on part of a year is written in it."""
    if clue.reason != PLAN_YEAR:
        return clue
    first = clue.spans[0][0] // 12
    return clue._replace(spans=years(first, first))


def _reported(view: str, words: ModuleType) -> Iterator[Clue]:
    """Yield what the last part of a year told of says: a half year is reported in its year or just after."""
    parts = [
        m for m in words.PART_OF_YEAR.finditer(view) if not words.COMPARED.search(view[: m.start()][-4:])
    ]
    last = max(parts, key=lambda m: (int(m["year"]), -m.start()), default=None)
    if last is None or any(int(m[1]) > int(last["year"]) for m in words.PAST_YEAR.finditer(view)):
        return
    year = int(last["year"])
    until = month(year, 12) if words.THIS_YEAR.search(view) else month(year + 1, 6)
    reason = "the last part of a year it tells of"
    yield Clue(last.start(), last.end(), reason, ((month(year, 1), until),), 1, last["year"])


def _mentioned(view: str, language: str, words: ModuleType) -> Iterator[Clue]:
    pattern, named = _names(language)
    for match in pattern.finditer(view):
        event = named[match.group().lower()]
        before = view[max(0, match.start() - BEFORE) : match.start()]
        after = view[match.end() : match.end() + AFTER]
        if not words.AHEAD.search(before):
            spans, reason = _read(event, before, after, words)
            yield Clue(match.start(), match.end(), reason, spans, 2)


def _read(event: Event, before: str, after: str, words: ModuleType) -> tuple[Spans, str]:
    name = event.id.replace("_", " ")
    first = event.after // 12
    if event.now and words.BEGAN.search(before):
        return years(first, first), f"{name} began this year"
    if since := words.BEGUN_BEFORE.search(before) or words.BEGUN_AFTER.search(after):
        reached = month(first, int(since[1])) >= event.after
        return (
            (month(first if reached else first + 1, 1), LAST),
        ), f"{name} had begun by a month of this year"
    if event.now and (words.NOW.search(before) or words.NOW_AFTER.search(after)):
        return event.now, f"{name} is under way"
    until = LAST if words.BYGONE.search(before) else event.until
    return ((event.after, until),), f"speaks of {name}"


@cache
def _names(language: str) -> tuple[re.Pattern[str], dict[str, Event]]:
    named = {name.lower(): event for event in events().values() for name in event.names[language]}
    return re.compile(any_of(sorted(named)), re.IGNORECASE), named
