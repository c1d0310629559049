"""A level that the text corrects itself: 80 %, less 5 of under-reporting, is "about 75"."""

from __future__ import annotations

from math import fsum

from trends.evidence.arithmetic import signed_sum
from trends.evidence.figures import Figure, is_level, nearest
from trends.evidence.ties import Tie, tie

ALLOWANCES = {"policy_compliance_rate": ("birth_underreporting_rate",)}
"""Indicators, each with those that a text takes off it, in the same unit."""
NEAR = 60


def allowance_ties(figures: list[Figure]) -> list[Tie]:
    """Compare a level that the text reckons with the printed level less what stands between the two.

    Examples
    --------
    >>> allowance_ties([])
    []
    """
    reckoned = [
        f
        for f in figures
        if f.indicator in ALLOWANCES and f.role == "claim" and f.value is not None and not f.difference
    ]
    return [t for claim in reckoned if (t := _tie(claim, figures))]


def _tie(claim: Figure, figures: list[Figure]) -> Tie | None:
    before = [f for f in figures if f.start < claim.start and _alike(f, claim)]
    level = nearest([f for f in before if f.indicator == claim.indicator and is_level(f)], claim, within=NEAR)
    if level is None:
        return None
    named = ALLOWANCES[claim.indicator]
    taken = [f for f in before if f.start > level.start and f.indicator in named and f.value is not None]
    if not taken:
        return None
    computed = signed_sum([(level.known, 1), *((f.known, -1) for f in taken)])
    others = (level, *taken)
    return tie("allowance", claim, others, computed, fsum(f.slack for f in others))


def _alike(figure: Figure, claim: Figure) -> bool:
    # the reckoned figure need not repeat of whom it speaks
    subgroups = {figure.subgroup, claim.subgroup} - {""}
    return figure.region == claim.region and figure.unit == claim.unit and len(subgroups) < 2
