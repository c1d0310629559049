"""A name that stands behind one of some signs: found by the sign, which is cheaper than to look behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain


class Bounded:
    """A pattern of a name that begins behind a sign, or at the start of the view.

    Parameters
    ----------
    signs : str
        A class of characters, as between brackets of a pattern.
    name : str
        The pattern from the sign on. Its group ``name`` is the name.

    Examples
    --------
    >>> [m["name"] for m in Bounded("、,", "(?P<name>[甲乙]市)").finditer("甲市、乙市和丙市")]
    ['甲市', '乙市']
    """

    def __init__(self, signs: str, name: str) -> None:
        self._first = re.compile(f"(?={name})")
        self._behind = re.compile(f"[{signs}](?={name})")

    def finditer(self, view: str) -> Iterator[re.Match[str]]:
        """Yield the matches from the left; no name overlaps another."""
        at = 0
        first = self._first.match(view)
        for match in chain((first,) if first else (), self._behind.finditer(view)):
            if match.start("name") >= at:
                yield match
                at = match.end("name")
