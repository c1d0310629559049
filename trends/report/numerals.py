"""How numbers are written: one way in the page, in its script (page/numerals.js) and in Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

MINUS = "−"
BOUNDS = {"=": "", "~": "~", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
SUFFIXES = {"%": "%", "‰": "‰"}


def number(value: float, digits: int = 1, *, sign: bool = False) -> str:
    """Write a number, rounded half away from zero as decimal, with a true minus and marks from 10,000.

    Examples
    --------
    >>> number(-0.725, 2), number(0.04, 1, sign=True), number(43265.0, 0)
    ('−0.73', '+0.0', '43,265')
    """
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,f}" if abs(rounded) >= 10_000 else f"{abs(rounded):f}"
    if value < 0:
        return MINUS + text
    return "+" + text if sign else text


def p_text(p: float | None) -> str:
    """Write a p-value: three decimals, or that it is below them.

    Examples
    --------
    >>> p_text(0.0123), p_text(1e-9), p_text(None)
    ('0.012', '<0.001', '–')
    """
    return "–" if p is None else "<0.001" if p < 0.001 else f"{p:.3f}"


def exact(value: float) -> str:
    """Write a number with the decimals it has, four at most.

    Examples
    --------
    >>> exact(12.09), exact(43265.0)
    ('12.09', '43,265')
    """
    text = number(value, 4)
    return text.rstrip("0").rstrip(".") if "." in text else text


def hedged(value: float, bound: str | None, digits: int, *, high: float | None = None) -> str:
    """Write a value with the hedge of its source before it.

    Examples
    --------
    >>> hedged(115.0, "<=", 1), hedged(8.0, "~", 0, high=9.0)
    ('≤115.0', '~8–9')
    """
    span = "" if high is None else "–" + number(high, digits)
    return BOUNDS.get(bound or "=", "") + number(value, digits) + span


def decimals(values: Iterable[float]) -> int:
    """Return how many decimals the values of one indicator are shown with: none for whole numbers.

    Examples
    --------
    >>> decimals([98.25, 99.0]), decimals([43265.0, 4.0]), decimals([1.55, 2.1])
    (1, 0, 2)
    """
    sizes = [abs(value) for value in values]
    if all(size == int(size) for size in sizes):
        return 0
    largest = max(sizes, default=0.0)
    if largest >= 1000:
        return 0
    return 1 if largest >= 10 else 2


def years(low: int | None, high: int | None) -> str:
    """Write one year, an interval of years, or nothing when neither end is known.

    Examples
    --------
    >>> years(1998, 2001), years(2004, 2004), years(None, None)
    ('1998–2001', '2004', '')
    """
    if low is None and high is None:
        return ""
    if low == high or high is None or low is None:
        known = low if low is not None else high
        return str(known)
    return f"{low}–{high}"
