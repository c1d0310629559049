"""English words of time: years, their parts, plans, spans; relative words stay relative."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from trends.languages.atoms import Atom
from trends.languages.en.numerals import parse

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
RELATIVE = {
    "this year": 0, "the current year": 0, "the whole year": 0, "the full year": 0, "the year as a whole": 0,
    "the past year": 0, "throughout the year": 0, "year to date": 0,
    "last year": -1, "the previous year": -1, "a year earlier": -1, "the year before": -1,
    "the preceding year": -1,
    "a year ago": -1, "the prior year": -1, "next year": 1, "the coming year": 1, "the following year": 1,
}  # fmt: skip
WHOLE = (
    "the whole year",
    "the full year",
    "the year as a whole",
    "throughout the year",
    "a year earlier",
    "the year before",
)
NOW = ("at present", "currently", "to date", "so far", "as of now")
HALVES = {
    "first half": (1, 6),
    "second half": (7, 12),
    "first six months": (1, 6),
    "last six months": (7, 12),
}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
MEANS = (
    "annual average",
    "on average each year",
    "average annual",
    "per year",
    "per annum",
    "annually",
    "a year on average",
    "each year",
    "every year",
)
PLANS = {
    "first": 1953, "second": 1958, "third": 1966, "fourth": 1971, "fifth": 1976, "sixth": 1981,
    "seventh": 1986,
    "eighth": 1991, "ninth": 1996, "tenth": 2001, "eleventh": 2006, "twelfth": 2011, "thirteenth": 2016,
    "fourteenth": 2021, "fifteenth": 2026,
}  # fmt: skip
JOINS = frozenset((" ", " of ", ", ", " in ", "", "'s ", " of the ", "’s "))
RANGES = frozenset(
    (
        "-",
        "–",
        "—",
        " to ",
        " - ",
        " – ",
        " through ",
        " until ",
        "/",
        "~",
        " till ",
        " up to ",
        " to the end of ",
        " and ",
    )
)
PAIRED = {" and ": "between "}
"""Links that make a range only behind another word."""

_MONTH = "|".join(sorted((m for m in MONTHS if m != "may"), key=len, reverse=True))
_YEAR = r"(?:(?:19|20)[0-9]{2}|20xx|19xx)"
_COUNTED = "people|persons|births|deaths|households|cases|women|children|villages|yuan"
_COUNT = r"(?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"


_COMPARING = re.compile(r"\b(?:than|from|with|to|on|over)(?: in| that of)? $", re.IGNORECASE)


def _or(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_ATOM = re.compile(
    "|".join(
        (
            rf"\b(?P<plan>{_or(PLANS)}|1[0-5]th|[4-9]th|1st|2nd|3rd) five-?year plan"
            r"(?: period| \([0-9]{4}[-–—][0-9]{2,4}\))?",
            rf"\b(?:FY|fiscal(?: year)? |financial year )(?P<fiscal>{_YEAR})(?:[/–-][0-9]{{2,4}})?(?![0-9])",
            r"(?<![0-9.,$€¥#])(?P<crossed>(?:19|20)[0-9]{2})/(?P<second>[0-9]{2})(?![0-9/])",
            rf"(?<![0-9.,$€¥#/])\b(?:(?<=\bin )|(?<=\b[Ff]rom .... to )|(?<=\b[Bb]etween .... and )"
            rf"|(?<=\b[12][0-9]{{3}} and )|(?<=\b[12][0-9]{{3}}, )"
            rf"|(?!.... (?:{_COUNTED})))"
            rf"(?P<year>{_YEAR})(?![0-9a-z%]|[.,][0-9])",
            r"(?<=[12][0-9]{3}[-–])(?P<short>[0-9]{2})(?![0-9%]|\.[0-9])",
            rf"\b(?P<half>{_or(HALVES)})(?= of|,| |\.|;|$)",
            rf"\b(?P<nth>{_or(QUARTERS)}) quarter\b",
            r"\b[qQ](?P<q>[1-4])\b",
            rf"\bfirst (?P<quarters>two|three) quarters\b|\bfirst (?P<months>{_COUNT}) months\b",
            rf"\b(?:(?P<before>[0-9]{{1,2}})(?:st|nd|rd|th)? )?"
            rf"(?P<month>{_MONTH}|may(?= (?:19|20|[0-9]{{1,2}}\b)|[-–—])|(?<=[0-9] )may)"
            r"\b\.?(?: (?P<after>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9%.]))?",
            rf"\b(?P<mean>{_or(MEANS)})\b",
            rf"\b(?:over |in |during |for )?(?:the )?(?:last|past|previous) (?P<span>{_COUNT}) years\b",
            r"\b(?P<recent>in recent years|over the years)\b",
            rf"\b(?P<now>{_or(NOW)})\b",
            r"\b(?P<until>as of|up to the end of|by the end of)(?= )",
            r"\b(?P<since>since)(?= )",
            rf"\b(?P<relative>{_or(RELATIVE)})\b",
        )
    ),
    re.IGNORECASE,
)

_WORD = re.compile("[0-9]+|[A-Za-z]+")
_PHRASES = (*PLANS, *MONTHS, *RELATIVE, *NOW, *HALVES, *QUARTERS, *MEANS)
_STARTERS = frozenset(phrase.split()[0] for phrase in _PHRASES) | frozenset(
    [
        "fy",
        "fiscal",
        "financial",
        "q",
        "over",
        "in",
        "during",
        "for",
        "the",
        "past",
        "previous",
        "as",
        "up",
        "by",
        "since",
    ]
)


def atoms(view: str) -> Iterator[Atom]:
    """Yield the words of time of a view in its order.

    Examples
    --------
    >>> [(a.kind, a.year, a.months) for a in atoms("the first half of 2011")]
    [('part', None, (1, 6)), ('year', 2011, None)]
    """
    at = 0
    for word in _WORD.finditer(view):
        if word.start() < at or not (word[0].isdigit() or word[0].lower() in _STARTERS):
            continue
        match = _ATOM.match(view, word.start())
        atom = _READERS[match.lastgroup or ""](match) if match else None
        if match and atom:
            yield atom
            at = match.end()


def _year(match: re.Match[str]) -> Atom:
    said = match["fiscal"] or match["crossed"] or match["year"]
    rule = "year" if match["year"] else "fiscal_year"
    if "x" in said.lower():
        return Atom(match.start(), match.end(), "year", masked=True, rule="masked")
    return Atom(match.start(), match.end(), "year", year=int(said), rule=rule)


def _short(match: re.Match[str]) -> Atom:
    century = match.string[match.start() - 5 : match.start() - 3]
    return Atom(match.start(), match.end(), "year", year=int(century + match["short"]), rule="year")


def _plan(match: re.Match[str]) -> Atom:
    name = match["plan"].lower()
    start = PLANS.get(name) or list(PLANS.values())[int(re.sub("[a-z]", "", name)) - 1]
    return Atom(match.start(), match.end(), "plan", start, last=start + 4, rule="plan")


def _part(match: re.Match[str], first: int, last: int, rule: str) -> Atom:
    return Atom(match.start(), match.end(), "part", months=(first, last), rule=rule)


def _month(match: re.Match[str]) -> Atom | None:
    if match["month"][0].islower():
        return None
    month = MONTHS[match["month"].lower()]
    day = match["before"] or match["after"]
    days = (int(day), int(day)) if day and 1 <= int(day) <= 31 else None
    return Atom(match.start(), match.end(), "part", months=(month, month), days=days, rule="month")


def _count(text: str) -> int:
    return int(parse(text) or 0)


def _span(match: re.Match[str]) -> Atom:
    return Atom(match.start(), match.end(), "span", relative=1 - _count(match["span"]), last=0, rule="span")


def _relative(match: re.Match[str]) -> Atom:
    said = match["relative"].lower()
    rule = "whole" if said in WHOLE else "relative"
    if _COMPARING.search(match.string, max(match.start() - 16, 0), match.start()):
        rule = "comparison"
    return Atom(match.start(), match.end(), "year", relative=RELATIVE[said], rule=rule)


def _plain(kind: str) -> Callable[[re.Match[str]], Atom]:
    return lambda match: Atom(match.start(), match.end(), kind, rule=kind)


_READERS: dict[str, Callable[[re.Match[str]], Atom | None]] = {
    "plan": _plan, "fiscal": _year, "second": _year, "crossed": _year, "year": _year, "short": _short,
    "span": _span,
    "before": _month, "month": _month, "after": _month, "relative": _relative, "mean": _plain("mean"),
    "recent": _plain("span"), "now": _plain("now"), "until": _plain("until"), "since": _plain("opening"),
    "half": lambda m: _part(m, *HALVES[m["half"].lower()], "half"),
    "nth": lambda m: _part(m, 3 * QUARTERS[m["nth"].lower()] - 2, 3 * QUARTERS[m["nth"].lower()], "quarter"),
    "q": lambda m: _part(m, 3 * int(m["q"]) - 2, 3 * int(m["q"]), "quarter"),
    "quarters": lambda m: _part(m, 1, 3 * _count(m["quarters"]), "quarter"),
    "months": lambda m: _part(m, 1, min(_count(m["months"]), 12), "month"),
}  # fmt: skip
