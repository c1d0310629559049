"""The smallest words of time that a language's tables recognise; observations join them to periods."""

from __future__ import annotations

from typing import NamedTuple


class Atom(NamedTuple):
    """One word of time.

    Attributes
    ----------
    start, end : int
        Characters into the view.
    kind : str
        year, part (months of a year), day, plan, since, until, mean, span or now.
    year, relative, last : int or None
        An absolute year, or years from the text's own; `last` of a plan or span.
    months, days : tuple of int or None
        First and last.
    masked : bool
        The year is blotted out (20xx).
    rule : str
        The rule that read it.
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    relative: int | None = None
    last: int | None = None
    months: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    masked: bool = False
    rule: str = ""
