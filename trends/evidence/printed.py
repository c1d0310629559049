"""How exactly a number is printed: the digits of its quote bound what was rounded away."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = re.compile(r"\d[\d,\s]*(?:\.\s*\d[\d\s]*)?")
_POINT = re.compile(r"[点點]|單位值|单位值|比值|\bpoints?\b|\bpp\b")
_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_YEARLY = re.compile(r"年均|每年|逐年|\b(?:a|per|each|every) year\b|\b(?:annually|yearly)\b")
HEDGE = 0.1
"""A figure said to be *about* so much is taken to lie within a tenth of it."""


def half_unit(quote: str, value: float, *, counted: bool = True) -> float:
    """Return half a unit of the last printed digit, in the unit of the value.

    A counted number printed in full is exact; a reckoned one (11 yuan a head) is rounded. A number
    written in another size (345万) is rounded to its last digit in that size; one without digits
    (in words) is exact.

    Parameters
    ----------
    quote : str
        The number as it stands in the text.
    value : float
        What it was read as, in the base unit.
    counted : bool
        False for a quotient.

    Examples
    --------
    >>> half_unit("11元", 11.0, counted=False)
    0.5
    >>> half_unit("8.47‰", 8.47), half_unit("2,647人", 2647), half_unit("345万元", 3450000.0)
    (0.005, 0.0, 5000.0)
    """
    found = _DIGITS.search(quote.translate(_WIDE))
    if not found:
        return 0.0
    number = Decimal(re.sub(r"[,\s]", "", found[0]))
    places = -int(number.as_tuple().exponent)
    size = abs(Decimal(str(value)) / number) if number and value else Decimal(1)
    near_one = abs(size - 1) < Decimal("1e-9")
    return 0.0 if counted and near_one and places <= 0 else float(Decimal("0.5").scaleb(-places) * size)


def is_difference(quote: str, unit: str) -> bool:
    """Whether a figure is a distance between two levels, by its unit or by the words of its quote.

    Examples
    --------
    >>> is_difference("6.92 points", "per_100_females"), is_difference("85%", "%")
    (True, False)
    """
    return unit in ("pp", "points", "permille_point") or bool(_POINT.search(quote))


def says_yearly(words: str) -> bool:
    """Whether words say that a change is so much a year.

    Examples
    --------
    >>> says_yearly("1.2 points a year"), says_yearly("年均下降1.2个百分点"), says_yearly("in one year")
    (True, True, False)
    """
    return bool(_YEARLY.search(words))


def slack(quote: str, value: float, bound: str) -> float:
    """Return how far the true value may lie from the printed one: rounding, or the width of a hedge.

    Examples
    --------
    >>> slack("近10%", 10.0, "~"), slack("8.47‰", 8.47, "=")
    (1.0, 0.005)
    """
    return max(HEDGE * abs(value) if bound == "~" else 0.0, half_unit(quote, value))
