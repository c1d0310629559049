"""Round numbers for axes, and how values are written on a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, repeat
from math import ceil, floor, log10

LONGEST = 160.0
"""Px that a region's name may take."""
NARROW = 96.0
"""The same on a phone."""
MARKED = 10_000
"""From here on thousands are marked: a year and a value below have four digits without."""


def nice_step(span: float, most: int) -> float:
    """Return the smallest of 1, 2, 2.5 and 5 times a power of ten that cuts `span` at most `most` times.

    Examples
    --------
    >>> nice_step(23.0, 6), nice_step(0.9, 5)
    (5.0, 0.2)
    """
    if span <= 0:
        return 1.0
    power = 10.0 ** floor(log10(span / most))
    for factor in (1.0, 2.0, 2.5, 5.0):
        if span / (factor * power) <= most:
            return float(f"{factor * power:.10g}")
    return float(f"{10 * power:.10g}")


def value_axis(low: float, high: float, most: int = 6) -> tuple[tuple[float, float], list[float]]:
    """Return a domain with a little air, not forced to zero, and the round values inside it.

    Examples
    --------
    >>> value_axis(104.5, 126.2)
    ((103.632, 127.068), [105.0, 110.0, 115.0, 120.0, 125.0])
    """
    if low == high:
        low, high = low - max(abs(low), 1.0) * 0.1, high + max(abs(high), 1.0) * 0.1
    air = (high - low) * 0.04
    floor_ = low - air if low < 0 or low - air > 0 else 0.0
    step = nice_step(high - low + 2 * air, most)
    first, last = ceil(floor_ / step), floor((high + air) / step)
    return (round(floor_, 10), round(high + air, 10)), [round(i * step, 10) for i in range(first, last + 1)]


def written(ticks: Sequence[float]) -> str:
    """Return the expression that labels round values; the format of an axis would round 107.5 to 108.

    Examples
    --------
    >>> written([105.0, 107.5])
    "replace(format(datum.value, '~f'), '-', '−')"
    """
    largest = max(map(abs, ticks), default=0.0)
    kind = "~s" if largest >= 1e6 else ",~f" if largest >= MARKED else "~f"
    return f"replace(format(datum.value, '{kind}'), '-', '−')"


def year_ticks(first: int, last: int, most: int = 10) -> list[int]:
    """Return round years, the first and the last always among them.

    Examples
    --------
    >>> year_ticks(2000, 2014), year_ticks(2005, 2022)
    ([2000, 2002, 2004, 2006, 2008, 2010, 2012, 2014], [2005, 2007, 2009, 2011, 2013, 2015, 2017, 2019, 2022])
    """
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / s < most)
    inner = list(range(first + step, last, step)) if step < 5 else _round_years(first, last, step)
    while inner and last - inner[-1] < step * 0.6 + (step < 5) * 0.6:
        inner.pop()
    return sorted({first, *inner, last})


def thinned(years: Sequence[int]) -> str:
    """Return the expression that labels years: all of them, or three where the plot is narrow.

    Examples
    --------
    >>> thinned([2005, 2010, 2015, 2020])
    "width >= 480 || indexof([2005, 2015, 2020], datum.value) >= 0 ? datum.label : ''"
    """
    three = sorted({years[0], years[len(years) // 2], years[-1]})
    return f"width >= 480 || indexof({three}, datum.value) >= 0 ? datum.label : ''"


def marks(value: float) -> str:
    """Return the part of a format that marks thousands, from 10,000 as everywhere in the page.

    Examples
    --------
    >>> f"{9999:{marks(9999)}}", f"{10000:{marks(10000)}}"
    ('9999', '10,000')
    """
    return "," if abs(value) >= MARKED else ""


def figure(value: float, largest: float) -> str:
    """Write a value as the labels of its chart do: one decimal, none from a thousand, marks from 10,000.

    Parameters
    ----------
    value : float
        What is written.
    largest : float
        The largest absolute value of the chart, which decides for all.

    Examples
    --------
    >>> figure(12.09, 18.0), figure(43265.0, 48873.0), figure(-0.0151, 0.02), figure(1.4126e9, 1.4126e9)
    ('12.1', '43,265', '−0.015', '1,413M')
    """
    if largest >= 1e7:
        text = f"{value / 1e6:,.{0 if largest >= 1e9 else 1}f}M"
    else:
        text = f"{value:{marks(value)}.{0 if largest >= 1000 else 1 if largest >= 1 else 3}f}"
    return text.replace("-", "−")


def signed(value: float, digits: int) -> str:
    """Write a change with its sign, none where it rounds to zero.

    Examples
    --------
    >>> signed(0.731, 2), signed(-1.8, 1), signed(-0.001, 2)
    ('+0.73', '−1.8', '0.00')
    """
    text = f"{value:+.{digits}f}"
    return text.replace("-", "−") if float(text) else text[1:]


def change(value: float, largest: float) -> str:
    """Write a change in percent as the labels of its chart do: one decimal, none from a hundred on.

    Examples
    --------
    >>> change(-12.34, 40.0), change(123.4, 180.0), change(0.01, 5.0)
    ('−12.3%', '+123%', '0.0%')
    """
    return signed(value, 0 if largest >= 100 else 1) + "%"


def text_width(text: str, size: float = 13.0) -> float:
    """Return about how many px a text takes: full-width characters one em, others 0.56.

    Examples
    --------
    >>> text_width("闽清县"), round(text_width("Minqing"))
    (39.0, 51)
    """
    if text.isascii():
        return _narrow(len(text), size)
    return sum(size if ord(c) > 0x2E7F else size * 0.56 for c in text)


@cache
def _narrow(characters: int, size: float) -> float:
    return sum(repeat(size * 0.56, characters))


def fit_width(text: str, size: float = 14.0, *, most: float = LONGEST) -> str:
    """Return the text, cut with an ellipsis where it would take more than `most` px.

    Examples
    --------
    >>> fit_width("内蒙古自治区"), fit_width("a" * 40)
    ('内蒙古自治区', 'aaaaaaaaaaaaaaaaaaa…')
    """
    if text_width(text, size) <= most:
        return text
    ends = accumulate(text_width(c, size) for c in text)
    return text[: sum(end + text_width("…", size) <= most for end in ends)] + "…"


def widest(texts: Iterable[str], size: float = 14.0) -> int:
    """Return the px that the longest of some texts takes.

    Examples
    --------
    >>> widest(["全国", "内蒙古"])
    42
    """
    return ceil(max((text_width(t, size) for t in texts), default=0.0))


def _round_years(first: int, last: int, step: int) -> list[int]:
    inner = list(range(first - first % step + step, last, step))
    return inner[1:] if inner and inner[0] - first < step * 0.6 else inner
