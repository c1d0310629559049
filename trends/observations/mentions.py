"""What reading finds in a view before anything is linked: quantities and periods, by their place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and hedge.

    Attributes
    ----------
    start, end : int
        Characters into the view (and the text); the slice is the quote.
    value, value_high : Decimal or None
        In the base unit, exact (22.4万元 is 224000); `value_high` only for a range; None when the
        number itself is damaged.
    unit : str
        An id of ``units.toml``, "" for a bare number.
    bound : str
        ``=``, ``~``, ``<``, ``<=``, ``>`` or ``>=``.
    sign : int
        -1 after a word of decrease, 1 after one of increase, 0 without; the value has no sign of it.
    kind : str
        ``number``, ``ratio`` or ``range``.
    damage : str
        ``none`` or a kind of `trends.schema.DAMAGE`.
    rule : str
        The rule that read it.
    """

    start: int
    end: int
    value: Decimal | None
    value_high: Decimal | None = None
    unit: str = ""
    bound: str = "="
    sign: int = 0
    kind: str = "number"
    damage: str = "none"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression as it is said; nothing relative is resolved yet.

    Attributes
    ----------
    start, end : int
        Characters into the view; `text` is the slice.
    year : int or None
        An absolute year; of a range its first.
    relative : int or None
        Years from the text's own year: -1 last year, 0 this year.
    month_first, month_last : int or None
        Months of `year` and of `year_last` (when that is None, of the same year).
    year_last : int or None
        The last year of a range, absolute or, where `relative` is not None, relative too.
    kind : str
        year, half, quarter, month, statistical_year, plan, since, span or annual_mean.
    masked : bool
        The year expression is a mask and dates nothing.
    rule : str
        The rule that read it.
    day_first, day_last : int or None
        Days of `month_first` and `month_last`.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    relative: int | None = None
    month_first: int | None = None
    month_last: int | None = None
    year_last: int | None = None
    kind: str = "year"
    masked: bool = False
    rule: str = ""
    day_first: int | None = None
    day_last: int | None = None
