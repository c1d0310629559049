"""What a language must offer to have its amounts read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Amounts:
    """The tables and rules by which one language writes amounts.

    Attributes
    ----------
    start : re.Pattern
        Finds cheaply where a numeral may begin; what it consumed is skipped when none does.
    pattern : callable
        From the names of units (with the characters that must not follow) to the pattern of an
        amount, matched at such a place.
    parse : callable
        Exact value of a numeral, or None.
    before : callable
        ``(view, start)`` to the place where the quote begins, its bound, its sign.
    behind : callable
        ``(view, end)`` to the sign said after the amount.
    after, limits : dict
        Bounds by the words behind the amount: inside the quote, outside it.
    shares, currency : dict
        Unit ids by the words or signs before a numeral.
    more : str
        Characters in a numeral that say "somewhat more".
    mantissa : callable
        The numeral's value without its scale (1.5 of 1.5万).
    parts : callable
        Whether a matched range is two amounts after all (从12%到15%).
    minus : Pattern
        A word right before a numeral that makes it negative.
    refuses : callable
        ``(view, start, end, unit)``: whether this is no amount after all (a label, an idiom).
    """

    start: re.Pattern[str]
    pattern: Callable[[Mapping[str, str]], re.Pattern[str]]
    parse: Callable[[str], Decimal | None]
    before: Callable[[str, int], tuple[int, str, int]]
    behind: Callable[[str, int], int]
    after: Mapping[str, str]
    limits: Mapping[str, str]
    shares: Mapping[str, str]
    currency: Mapping[str, str]
    more: str
    mantissa: Callable[[str], Decimal]
    parts: Callable[[re.Match[str]], bool]
    refuses: Callable[[str, int, int, str], bool]
    minus: re.Pattern[str]
