"""English numerals, in figures and in words, and their exact value."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_MORE = "seventeen eighteen nineteen"
ONES = {word: value for value, word in enumerate(f"{_ONES} {_MORE}".split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)}
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 1000, "m": 10**6, "bn": 10**9, "mn": 10**6,
}  # fmt: skip

FIGURES = (
    r"(?:[0-9]{1,2}(?:,[0-9]{2}){1,3},[0-9]{3}(?!,?[0-9])"  # 1,21,640
    r"|[0-9]{1,3}(?:,[0-9]{3}){1,4}(?!,?[0-9])(?:\.[0-9]+)?"  # 1,234.5
    r"|[0-9]{1,3}(?: [0-9]{3}){1,3}(?![0-9.])(?= [a-z])"  # 6 215 people
    r"|[0-9]+(?:\.[0-9]+)?)"
)
SCALE = r"(?:[ -]?(?:hundred|thousand|million|billion|trillion)|(?:bn|mn|[km]))(?![a-z])"
_WORD = "|".join(sorted([*ONES, *TENS, "hundred", "thousand", "million", "billion"], key=len, reverse=True))
WORDS = rf"(?:{_WORD})(?:(?:-| and | )(?:{_WORD})){{0,11}}(?![a-z-])"

LONGEST = 99
"""Characters of the longest numeral; whatever is longer counts nothing."""

_TOKEN = re.compile(r"[0-9.]+|[a-z]+")


def parse(numeral: str) -> Decimal | None:
    """Return the exact value of a numeral in figures or words, None when it has none.

    Examples
    --------
    >>> parse("1.26 million"), parse("three thousand two hundred and six"), parse("6,215")
    (Decimal('1260000.00'), Decimal('3206'), Decimal('6215'))
    """
    if len(numeral) > LONGEST:
        return None
    plain = re.sub(r"(?<=[0-9])(?:,(?=[0-9])| (?=[0-9]{3}))", "", numeral.lower())
    total, section, seen = Decimal(0), Decimal(0), False
    for token in _TOKEN.findall(plain):
        if token in SCALES:
            section = (section if seen else Decimal(1)) * SCALES[token]
            if SCALES[token] > 100:
                total, section = total + section, Decimal(0)
        elif token in ONES or token in TENS:
            section += ONES.get(token, 0) or TENS.get(token, 0)
        elif token != "and":
            try:
                section += Decimal(token)
            except InvalidOperation:
                return None
        seen = True
    return total + section if seen else None
