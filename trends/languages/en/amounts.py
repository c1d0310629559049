"""Where an amount stands in English text; the groups are those of the Chinese pattern."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from trends.languages.en.bounds import AFTER, LIMITS, MINUS, before, behind
from trends.languages.en.numerals import FIGURES, SCALE, WORDS, parse
from trends.languages.grammar import Amounts

START = re.compile(
    r"[0-9][0-9.,]{0,30}|\b(?:[Oo]ne|[Tt]w[oe]|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven"
    r"|[Tt]hir|[Ff]if|[Hh]undred|[Xx]{2})[a-z]*"
)
CURRENCY = {"$": "USD", "€": "EUR", "¥": "CNY", "￥": "CNY"}
MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
YEAR_WORDS = "in since from by until till to of and year during before after late early mid fiscal fy"
LABELS = (
    "section article table figure fig fig. no no. chapter page paragraph para part item clause vol. volume "
    "number appendix annex step phase version grade class"
)
_MONTHS, _YEAR_WORDS, _LABELS = (frozenset(words.split()) for words in (MONTHS, YEAR_WORDS, LABELS))
_COUNTED = "people|persons|births|households|cases|women|children"
_YEAR = r"(?:19|20)[0-9]{2}"
SKIP = "|".join(
    (
        rf"{_YEAR} ?(?:[-–—/]) ?(?:{_YEAR}|[0-9]{{2}})(?![0-9%])",
        rf"{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])",
        rf"(?:{_YEAR}s?|20xx|xx(?=[ ,.]))(?![0-9a-z.,%]|[.,][0-9]| (?:{_COUNTED}))",
        rf"{_YEAR}(?=[.,](?![0-9]))",
        r"[0-9]+(?:st|nd|rd|th)(?![a-z])",
        r"[0-9]{1,2} (?:" + "|".join(m for m in MONTHS.split() if m != "may") + r"|may(?= [0-9]))(?![a-z])",
        r"[0-9]{1,2}[:][0-5][0-9](?: ?[ap]\.?m)?(?![0-9])",
        r"[0-9]+(?:\.[0-9]+){2,}",
        r"[0-9]{3,4}-[0-9]{4,8}(?:-[0-9]{4})?|[0-9]{11,}",
    )
)


def pattern(names: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern for units with these names (longest first).

    Examples
    --------
    >>> pattern({"people": ""}).match("37 people").group()
    '37 people'
    """
    unit = "(?:" + "|".join(_name(name) for name in names) + ")"
    number = rf"{FIGURES}(?:{SCALE})?"
    after = "(?P<after>,? (?:" + "|".join(AFTER) + ")(?![a-z]))?"
    second = rf"(?:(?: ?[-–—~] ?| to | and )(?P<n2>{number})(?P<more2>\+)?(?:[ -]?(?P<u2>{unit}))?)?"
    per = r"(?: ?: ?(?P<per>[0-9]+(?:\.[0-9]+)?))?"
    digits = rf"(?P<n1>{number}){per}(?P<more1>\+)?(?:[ -]?(?P<u1>{unit}))?{second}"
    words = rf"(?P<words>{WORDS})[ -](?P<uw>{unit})"
    mask = r"(?P<mask>xx) ?(?P<um>people|persons|households|cases|births|%|percent)"
    none = r"(?P<share>(?!))(?P<part>)|(?P<long>(?!))|(?P<tenths>(?!))"
    body = rf"(?P<skip>{SKIP})|(?:{digits}|{words}|{mask}|{none}){after}"
    return re.compile(body, re.IGNORECASE)


def _name(name: str) -> str:
    return re.escape(name) + ("(?![a-z])" if name[-1].isalnum() else "")


def refuses(view: str, start: int, end: int, unit: str) -> bool:
    """Return whether the slice is a label, a date or part of a name, and no amount.

    Examples
    --------
    >>> refuses("see Table 3", 10, 11, ""), refuses("rose to 3", 8, 9, "")
    (True, False)
    """
    last, following, number = view[start - 1 : start], view[end : end + 2], view[start:end].lower()
    if number == "100" and view[max(start - 2, 0) : start].rstrip().endswith("="):
        return True
    joined = last == "-" and view[start - 2 : start - 1].isalnum()
    if joined or (last and (last.isalnum() or last in "#&_/")):
        return True
    word = view[max(start - 12, 0) : start].lower().split()
    led = word[-1] if word else ""
    base = _ROUND.match(number) and (led in ("every", "each") or (last == "(" and following[:1] == ")"))
    if base or led in _LABELS or led == "per" or _ODDS.search(view[max(start - 24, 0) : start]):
        return True
    if unit:
        year = number[:4].isdigit() and number[:2] in ("19", "20") and not number[4:5].isdigit()
        article = number.startswith("one ") and unit not in ("%", "‰", "pp", "points")
        return article or (year and number[4:5] == " " and led in _YEAR_WORDS)
    if following[:1].isalpha() or (following[:1] == "-" and following[1:].isalpha()):
        return True
    marker = following[:1] in tuple(".)") and (not last or last in "\n(") and len(number) < 3
    return number.isdigit() and (led in _MONTHS or marker or (last in "([" and following[:1] in tuple(")]")))


_ROUND = re.compile(r"10{0,2}(?:,?000)+(?![0-9,])")
"""What things are counted by: of every 1,000 infants, (10,000 persons)."""
_ODDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|[0-9]{1,2}) (?:in|out of)(?: every)? $", re.IGNORECASE
)
"""Before the second number of odds (two in five households), which counts nothing."""


_VERBS = ("rose", "fell", "grew", "increased", "decreased", "declined", "dropped", "up", "down")
_STATES = ("were up", "was up", "are up", "were down", "was down", "are down")
_CHANGES = (*(f" {verb} by" for verb in _VERBS), *(f" {state}" for state in _STATES))
"""Before the change in "rose by 112 to 7,480", which is no range."""


def _parts(match: re.Match[str]) -> bool:
    joined = (
        match.string[match.end("u1") if match["u1"] else match.end("n1") : match.start("n2")].strip().lower()
    )
    led = match.string[max(match.start() - 10, 0) : match.start()].lower().split()
    if joined == "and":
        return not led or led[-1] != "between"
    change = joined == "to" and match.string[: match.start()].rstrip().lower().endswith(_CHANGES)
    return change or (bool(led) and led[-1] == "from")


def _mantissa(numeral: str) -> Decimal:
    found = _FIGURES.match(numeral)
    return (parse(found[0]) if found else None) or Decimal(0)


_FIGURES = re.compile(FIGURES)

AMOUNTS = Amounts(
    start=START,
    pattern=pattern,
    parse=parse,
    before=before,
    behind=behind,
    after=AFTER | {f", {word}": bound for word, bound in AFTER.items()},
    limits=LIMITS,
    shares={},
    currency=CURRENCY,
    more="+",
    mantissa=_mantissa,
    parts=_parts,
    refuses=refuses,
    minus=MINUS,
)
