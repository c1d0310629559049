"""How Chinese texts say when they were written: the words around events, and every way of saying it.

All run on the view of `trends.languages.view.simplify`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from trends.catalogue.events import Clue
from trends.languages.alternatives import Listed
from trends.languages.ways import Way
from trends.languages.zh.dating import LINE_BEGINS, LINES, WAYS
from trends.languages.zh.years import SPEAKS_OF_REPUBLIC, year_not_behind

NOW = re.compile(r"(?:今年|今春|当前|目前|眼下|正在|正值|本年)[^。；;!?]{0,16}$")
NOW_AFTER = re.compile(r"^(?:之后|后|以后)?的?(?:第一|头一|首)年")
"""What stands before, or after, an event that is under way."""
BEGAN = re.compile(r"今年[^。；;!?]{0,8}(?:发生|爆发|出现)[^。；;!?]{0,8}$")
"""What stands before an event that began in the text's own year."""
BEGUN_BEFORE = re.compile(
    r"今年\s*([0-9]{1,2})\s*月(?:底|末|初|份|中旬)?[^。；;!?]{0,6}(?:启动|实施|实行|开展|推行)[^。；;!?]{0,4}$"
)
BEGUN_AFTER = re.compile(
    r"^[^！？]{0,30}今年\s*([0-9]{1,2})\s*月[^。；;]{0,24}(?:启动|实施|开展|推行)了?(?:这|该|此)"
)
"""What stands before, or after, an event that had begun by a month of the text's own year."""
BYGONE = re.compile(r"(?:原|前|原来的|撤销|当时的)$")
"""What stands before an office that is no more."""
AHEAD = re.compile(r"(?:迎接|喜迎|即将|筹备|备战|迎)[^。；;,，]{0,6}$")
"""What stands before an event to come."""
REPUBLIC = SPEAKS_OF_REPUBLIC
"""What shows that a text counts its years from 1912."""
PART_OF_YEAR = re.compile(
    rf"(?P<year>{year_not_behind('0-9')})\s?年(?:度)?(?:上半年|前?[一二三]季度|第[一二三]季度|前三个季度|"
    r"\s?1\s*(?:月份?)?(?:[-—~至]|到)\s*(?:[2-9]|1[01])\s*月|\s?[0-9]{1,2}\s*月(?:底|末)(?![^。]{0,12}前))"
)
"""A part of a year, told of."""
COMPARED = re.compile(r"[比较与同到]$")
PAST_YEAR = re.compile(
    rf"({year_not_behind('0-9到至—~-')})\s?年(?:度)?(?:全年|末|底|,|全[市县省区镇乡]|我[市县省区镇乡]|的)"
)
THIS_YEAR = re.compile(r"今年|本年度?(?!鉴)")

NEEDED = Listed(word for way in (*LINES, *WAYS) for word in way.needs if word[1:])
"""What the ways need, but for single characters."""


def clues(view: str) -> Iterator[Clue]:
    """Yield what each passage says about when the text was written, in no order.

    Examples
    --------
    >>> from trends.catalogue.events import years
    >>> clue = next(clues("今年是“十一五”规划的开局之年"))
    >>> clue.spans == years(2006, 2006)
    True
    """
    heads = NEEDED.heads(view)
    for way, match in chain(_at_lines(view, heads), _anywhere(view, heads)):
        spans, rests_on = way.read(match)
        if spans:
            yield Clue(match.start(), match.end(), way.reason, spans, way.weight, rests_on)


def _at_lines(view: str, heads: frozenset[str]) -> Iterator[tuple[Way, re.Match[str]]]:
    begins = [0, *(end.start() + 1 for end in LINE_BEGINS.finditer(view))]
    for way in LINES:
        if way.may_match(view, heads):
            yield from ((way, match) for at in begins if (match := way.pattern.match(view, at)))


def _anywhere(view: str, heads: frozenset[str]) -> Iterator[tuple[Way, re.Match[str]]]:
    for way in WAYS:
        if way.may_match(view, heads):
            yield from ((way, match) for match in way.pattern.finditer(view))
