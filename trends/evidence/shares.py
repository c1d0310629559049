"""Shares that together make the whole: first, second and later births are 100 per cent."""

from __future__ import annotations

from math import fsum

from trends.catalogue.relations import Term, relations
from trends.evidence.arithmetic import signed_sum
from trends.evidence.figures import Figure, at_one_time, by_region, is_level, nearest
from trends.evidence.ties import Tie, tie

NEAR = 120
"""Shares of one whole stand in one sentence."""
ALL = 100.0


def share_ties(figures: list[Figure]) -> list[Tie]:
    """Compare the last of the shares that make a whole with what the others leave of 100 per cent.

    Examples
    --------
    >>> share_ties([])
    []
    """
    found: list[Tie] = []
    for place in by_region(figures):
        level = [f for f in place if is_level(f) and f.unit == "%"]
        plain = [f for f in level if f.bound == "=" and f.value_high is None]
        groups = [_group(f, whole, plain) for f in plain for whole in relations().wholes if _meant(f, whole)]
        found += [_tie(group) for group in groups if group]
    # two definitions of one class (aged 60, aged 65) may both be printed: one of them makes the whole
    held = {f.id for t in found if t.verdict != "fails" for f in t.figures}
    return [t for t in found if t.verdict != "fails" or not held & {f.id for f in t.figures}]


def _meant(figure: Figure, whole: tuple[Term, ...]) -> bool:
    return Term(figure.indicator, figure.subgroup) in whole


def _group(last: Figure, whole: tuple[Term, ...], plain: list[Figure]) -> list[Figure] | None:
    before = [f for f in plain if f.start < last.start and f.role == last.role and at_one_time(f, last)]
    group = [last]
    for term in whole:
        if term != Term(last.indicator, last.subgroup):
            held = [f for f in before if Term(f.indicator, f.subgroup) == term]
            share = nearest(held, last, within=NEAR)
            group += [share] if share else []
    return group if len(group) == len(whole) else None


def _tie(group: list[Figure]) -> Tie:
    last, *others = group
    rest = signed_sum([(ALL, 1), *((f.known, -1) for f in others)])
    return tie("shares", last, others, rest, fsum(f.slack for f in others))
