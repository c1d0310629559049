"""A way in which a language says when a text was written; the languages list theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import NamedTuple

from trends.catalogue.events import Spans

Said = tuple[Spans, str]
"""The months that a passage leaves open, and the year expression it rests on, "" without one."""


class Way(NamedTuple):
    """One way of saying when.

    Attributes
    ----------
    needs : tuple of str
        Every match holds one of them.
    pattern : re.Pattern
        Finds the passage.
    reason : str
        What it says.
    weight : int
        How sure it is.
    read : callable
        Its match to the months it leaves open.
    """

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    reason: str
    weight: int
    read: Callable[[re.Match[str]], Said]

    def may_match(self, view: str, heads: Container[str]) -> bool:
        """Tell whether the view holds what is needed; asking costs a tenth of a search.

        Parameters
        ----------
        view : str
            The text.
        heads : container of str
            The first two characters of all that it holds of what any way needs.

        Examples
        --------
        >>> way = Way(("周年",), re.compile("[0-9]+周年"), "an anniversary", 3, lambda match: ((), ""))
        >>> way.may_match("建党90周年", {"周年"}), way.may_match("今年90岁", set())
        (True, False)
        """
        return any((word[:2] in heads or not word[1:]) and word in view for word in self.needs)
