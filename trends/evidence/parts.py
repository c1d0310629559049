"""A total against the parts the text lists after it."""

from __future__ import annotations

from trends.evidence.arithmetic import signed_sum
from trends.evidence.figures import Figure, same_time
from trends.evidence.ties import Tie, tie, untestable

CHAIN = 60
"""Parts stand in one list: from one to the next it is no further than this."""
WHOLE = 0.95
"""Parts that make less of the total than this are examples ("of whom"), not a division of it."""


def part_ties(figures: list[Figure]) -> list[Tie]:
    """Compare each count with the sum of its subgroups that follow it in one list.

    Examples
    --------
    >>> part_ties([])
    []
    """
    plain = [f for f in figures if f.role == "observed" and f.bound == "=" and f.unit not in ("%", "‰")]
    totals = [f for f in plain if not f.subgroup and f.value]
    return [t for total in totals if (t := _tie(total, _parts(total, plain)))]


def _parts(total: Figure, plain: list[Figure]) -> list[Figure]:
    parts: list[Figure] = []
    last = total
    for figure in plain:
        if figure.start <= total.start or figure.indicator != total.indicator:
            continue
        alike = figure.region == total.region and figure.unit == total.unit and same_time(figure, total)
        fresh = figure.subgroup and figure.subgroup not in {p.subgroup for p in parts}
        if not (alike and fresh) or figure.start - last.end > CHAIN:
            break
        parts.append(figure)
        last = figure
    return parts


def _tie(total: Figure, parts: list[Figure]) -> Tie | None:
    if len(parts) < 2:
        return None
    if any(p.value is None for p in parts):
        return untestable("parts", total, parts)
    computed = signed_sum([(p.known, 1) for p in parts])
    off = sum(p.slack for p in parts)
    if computed < WHOLE * total.known - off:
        return None
    return tie("parts", total, parts, computed, off)
