"""A name that stands behind one of some signs: found by the sign, which is cheaper than to look behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

_LONGEST = 16
"""Characters from a sign to the end of any name behind it."""


class Bounded:
    """A pattern of a name that begins behind a sign, or at the start of the view.

    Parameters
    ----------
    signs : str
        A class of characters, as between brackets of a pattern.
    name : str
        The pattern from the sign on. Its group ``name`` is the name.
    ends : str, optional
        A pattern that ends where any name does. Where it is rare, and begins with few characters, it is
        cheaper to look for it, and only before it for signs.

    Examples
    --------
    >>> [m["name"] for m in Bounded("、,", "(?P<name>[甲乙]市)", "市").finditer("甲市、乙市和丙市")]
    ['甲市', '乙市']
    """

    def __init__(self, signs: str, name: str, ends: str = "") -> None:
        self.signs, self.name = signs, name
        self._name = re.compile(name)
        self._behind = re.compile(f"[{signs}](?={name})")
        self._signs = re.compile(f"[{signs}]")
        self._ends = re.compile(ends) if ends else None

    def finditer(self, view: str) -> Iterator[re.Match[str]]:
        """Yield the matches from the left; no name overlaps another."""
        at = 0
        first = self._name.match(view)
        for match in chain((first,) if first else (), self._behind_signs(view)):
            if match.start("name") >= at:
                yield match
                at = match.end("name")

    def _behind_signs(self, view: str) -> Iterator[re.Match[str]]:
        if self._ends is None:
            yield from self._behind.finditer(view)
            return
        since = 0
        for until in (end.end() for end in self._ends.finditer(view)):
            for sign in self._signs.finditer(view, max(since, until - _LONGEST), until):
                match = self._name.match(view, sign.end())
                if match:
                    yield match
            since = until
