"""Many words searched at once: as a pattern that tries every shared beginning once, or by their heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

_LONG = 64
"""Characters of a view from which they are looked up all at once."""


def any_of(words: Sequence[str]) -> str:
    """Return a pattern of sorted words; where several match it takes the longest.

    It begins with a choice between characters, so that a search leaps from one of them to the next.

    Examples
    --------
    >>> any_of(["出生", "出生率", "死亡"])
    '(?:出(?:生(?:率)?)|死(?:亡))'
    """
    ends = "" in words
    heads = groupby([word for word in words if word], key=lambda word: word[0])
    branches = [re.escape(head) + any_of([word[1:] for word in held]) for head, held in heads]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")


class Listed:
    """Words of two characters or more that are searched all at once, by their first three.

    Parameters
    ----------
    words : iterable of str
        In any order.

    Examples
    --------
    >>> list(Listed(["出生", "出生率", "死亡"]).find("出生率9‰,死亡5人"))
    [(0, '出生率'), (6, '死亡')]
    """

    def __init__(self, words: Iterable[str]) -> None:
        longest = sorted(set(words), key=lambda word: (-len(word), word))
        self._by_head: dict[str, tuple[str, ...]] = {}
        for word in longest:
            self._by_head[word[:2]] = (*self._by_head.get(word[:2], ()), word)
        firsts, seconds, thirds = ({word[at] for word in longest if word[at:]} for at in range(3))
        self._first, self._second = _numbered(firsts, len(seconds) + 1), _numbered(seconds)
        self._third = _numbered(thirds)
        self._heads = np.zeros((len(firsts) + 1) * (len(seconds) + 1), np.intp)
        self._goes_on = np.zeros((len(self._by_head) + 1, len(thirds) + 1), np.bool_)
        for number, (head, held) in enumerate(self._by_head.items(), start=1):
            self._heads[self._first[ord(head[0])] + self._second[ord(head[1])]] = number
            self._goes_on[number] = head in held
            self._goes_on[number, [self._third[ord(word[2])] for word in held if word != head]] = True

    def find(self, view: str) -> Iterator[tuple[int, str]]:
        """Yield start and word from the left, the longest at each place, none overlapping another."""
        at = 0
        for start in self._starts(view):
            words = self._by_head.get(view[start : start + 2]) if start >= at else None
            if words and view.startswith(words, start):
                word = next(word for word in words if view.startswith(word, start)) if words[1:] else words[0]
                yield start, word
                at = start + len(word)

    def heads(self, view: str) -> frozenset[str]:
        """Return the first two characters of every word that the view may hold, and perhaps of others.

        Examples
        --------
        >>> sorted(Listed(["出生", "死亡率"]).heads("出生" + "9" * 70))
        ['出生']
        """
        return frozenset(view[start : start + 2] for start in self._starts(view))

    def _starts(self, view: str) -> Iterable[int]:
        if len(view) < _LONG:
            return range(len(view))
        codes = np.frombuffer(f"{view}\0".encode("utf-32-le", "surrogatepass"), "<u4")
        first, second = self._first.take(codes[:-2], mode="clip"), self._second.take(codes[1:-1], mode="clip")
        heads = self._heads.take(first + second)
        starts = np.flatnonzero(heads)
        thirds = self._third.take(codes.take(starts + 2), mode="clip")
        found: list[int] = starts[self._goes_on[heads.take(starts), thirds]].tolist()
        return found


def _numbered(signs: set[str], step: int = 1) -> NDArray[np.uint32]:
    """Return, by code point, a number from 1 for each of the signs, times the step, and 0 for all others.

    The last is 0 too: it stands for every code point beyond.
    """
    table = np.zeros(max(map(ord, signs), default=0) + 2, np.uint32)
    table[[ord(sign) for sign in sorted(signs)]] = np.arange(1, len(signs) + 1) * step
    return table
