"""A total against the parts the text lists beside it."""

from __future__ import annotations

from functools import cache
from math import fsum

from trends.catalogue.relations import relations
from trends.evidence.arithmetic import signed_sum
from trends.evidence.figures import Figure, same_time
from trends.evidence.ties import Tie, tie, untestable

CHAIN = 60
"""Parts stand in one list: from one to the next it is no further than this."""
WHOLE = 0.95
"""Parts that make less of the total than this are examples ("of whom"), not a division of it."""


def part_ties(figures: list[Figure]) -> list[Tie]:
    """Compare each count with the sum of its subgroups that stand with it in one list.

    A total may be divided more than once (boys and girls, then first and later births): each
    division of the catalogue is a tie of its own. Parts before their total count only where they
    are a whole division.

    Examples
    --------
    >>> part_ties([])
    []
    """
    plain = [f for f in figures if f.role == "observed" and f.bound == "=" and f.unit not in ("%", "‰")]
    totals = [f for f in plain if not f.subgroup and f.value]
    return [t for total in totals for parts in _divisions(total, plain) if (t := _tie(total, parts))]


def _divisions(total: Figure, plain: list[Figure]) -> list[list[Figure]]:
    after = _grouped(_chain(total, [f for f in plain if f.start > total.start]))
    before = _grouped(_chain(total, [f for f in reversed(plain) if f.start < total.start]))
    held = [_division(parts[0]) for parts in after]
    return after + [parts for parts in before if _whole(parts) and _division(parts[0]) not in held]


def _chain(total: Figure, ordered: list[Figure]) -> list[Figure]:
    parts: list[Figure] = []
    last = total
    for figure in ordered:
        if figure.indicator != total.indicator:
            continue
        alike = figure.region == total.region and figure.unit == total.unit and same_time(figure, total)
        fresh = figure.subgroup and figure.subgroup not in {p.subgroup for p in parts}
        if not (alike and fresh) or _apart(figure, last) > CHAIN:
            break
        parts.append(figure)
        last = figure
    return parts


def _apart(one: Figure, other: Figure) -> int:
    first, second = sorted((one, other), key=lambda f: f.start)
    return second.start - first.end


def _grouped(parts: list[Figure]) -> list[list[Figure]]:
    groups: dict[int, list[Figure]] = {}
    for part in parts:
        groups.setdefault(_division(part), []).append(part)
    return list(groups.values())


def _division(part: Figure) -> int:
    return _numbers().get(part.subgroup, -1)


def _whole(parts: list[Figure]) -> bool:
    number = _division(parts[0])
    return number >= 0 and len(parts) == len(relations().divisions[number])


@cache
def _numbers() -> dict[str, int]:
    return {name: n for n, names in enumerate(relations().divisions) for name in names}


def _tie(total: Figure, parts: list[Figure]) -> Tie | None:
    if len(parts) < 2:
        return None
    if any(p.value is None for p in parts):
        return untestable("parts", total, parts, note="a figure has no value")
    computed = signed_sum([(p.known, 1) for p in parts])
    off = fsum(p.slack for p in parts)
    if computed < WHOLE * total.known - off and not _whole(parts):
        return None
    return tie("parts", total, parts, computed, off)
