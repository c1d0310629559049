"""Every place that a Chinese text names, and how much each naming says that the place is its own."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from trends.catalogue.regions import ambiguous, codes_by_name, names_by_stem, places
from trends.languages.zh import owners

LONGEST_NAME, LONGEST_STEM = 15, 6
HEAD = 400
"""Characters that a head of many lines has at most."""


class Mention(NamedTuple):
    """One naming: where it stands, the full name it stands for, and its score (0 for another's)."""

    start: int
    end: int
    name: str
    score: int


def named_in_full(view: str) -> list[Mention]:
    """Return places named with their rank, the longest name that ends there.

    Examples
    --------
    >>> [m.name for m in named_in_full("中共福建省闽清县委员会")]
    ['福建省', '闽清县']
    """
    found: list[Mention] = []
    last, head, known = 0, _head_end(view), codes_by_name()
    for match in owners.PLACE_END.finditer(view):
        end = match.end()
        starts = range(max(last, end - LONGEST_NAME), end - 1)
        start = next((s for s in starts if view[s:end] in known and _begins(view, s, end)), None)
        if start is not None:
            name = view[start:end]
            plain = 0 if len(name) > 2 and ambiguous(name) else 3 if start < head else 2
            found.append(Mention(start, end, name, _score(view, start, end, plain=plain)))
            last = end
    return found


def named_by_stem(view: str, endings: tuple[str, ...], *, year: int | None = None) -> list[Mention]:
    """Return places of a rank named without it (仙桃), where the words around allow a name to begin.

    Parameters
    ----------
    view : str
        The text in the view.
    endings : tuple of str
        How the full name can end: ``("县",)``.
    year : int, optional
        Of names that share a stem, the one in use then.

    Examples
    --------
    >>> [(m.name, m.score) for m in named_by_stem("建设和谐闽清，每周至少一次", ("县",))]
    [('闽清县', 2)]
    """
    stems, pairs = _stems(endings)
    found: list[Mention] = []
    last = 0
    for at in (i for i, pair in enumerate(pairwise(view)) if pair in pairs):
        lengths = range(LONGEST_STEM, 1, -1) if at >= last else ()
        end = next((at + n for n in lengths if view[at : at + n] in stems), None)
        if end is None:
            continue
        score = _stem_score(view, at, end)
        if score:
            names = stems[view[at:end]]
            name = next((n for n in names if places(n, year=year)), names[0])
            found.append(Mention(at, end, name, score))
            last = end
    return found


def _head_end(view: str) -> int:
    ends = [m.end() for m in re.finditer(r"[^\n]*\S[^\n]*", view[: 2 * HEAD])][: owners.HEAD_LINES]
    return min(ends[-1], HEAD) if ends else 0


def _begins(view: str, start: int, end: int) -> bool:
    return end - start > 2 or bool(owners.BOUND_BEFORE.search(view[max(0, start - 6) : start]))


def _score(view: str, start: int, end: int, *, plain: int) -> int:
    before, after = view[max(0, start - 8) : start], view[end : end + 10]
    if (
        owners.OTHER_BEFORE.search(before)
        or owners.OTHER_AFTER.search(after)
        or owners.LIST_BEFORE.search(before)
    ):
        return 0
    if (
        owners.SELF_BEFORE.search(before)
        or owners.SELF_AFTER.search(after)
        or owners.TITLED_BEFORE.search(before)
    ):
        return max(plain, 2)
    return plain


def _stem_score(view: str, start: int, end: int) -> int:
    bound = owners.BOUND_BEFORE.search(view[max(0, start - 6) : start])
    if ambiguous(view[start:end]):  # 幸福安康 has the sign of a place before it, and is none
        owned = bound and owners.SELF_AFTER.search(view[end : end + 10])
        return 1 if owned else 0
    return _score(view, start, end, plain=1 if bound else 0)


@cache
def _stems(endings: tuple[str, ...]) -> tuple[dict[str, tuple[str, ...]], frozenset[tuple[str, ...]]]:
    fitting = {
        bare: tuple(name for name in names if name.endswith(endings))
        for bare, names in names_by_stem().items()
    }
    stems = {bare: names for bare, names in fitting.items() if names}
    return stems, frozenset((bare[0], bare[1]) for bare in stems)
