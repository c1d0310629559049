"""A share whose complement is counted: of 800 children 720 outside the plan leave 10 % within it."""

from __future__ import annotations

from trends.evidence.arithmetic import complement
from trends.evidence.figures import Figure, is_level, nearest, same_time
from trends.evidence.ties import Tie, tie

COMPLEMENTS = {"policy_compliance_rate": "out_of_plan_births"}
"""Shares, each with the count of what does not belong to it."""
NEAR = 60
"""Whole, rest and share stand in one sentence."""


def complement_ties(figures: list[Figure]) -> list[Tie]:
    """Compare a share with one less the counted rest, where the whole is the count just before the rest.

    Examples
    --------
    >>> complement_ties([])
    []
    """
    shares = [f for f in figures if f.indicator in COMPLEMENTS and f.unit == "%" and is_level(f)]
    return [t for share in shares if (t := _tie(share, figures))]


def _tie(share: Figure, figures: list[Figure]) -> Tie | None:
    counts = [f for f in figures if f.region == share.region and _exact(f) and same_time(f, share)]
    rests = [f for f in counts if f.indicator == COMPLEMENTS[share.indicator] and f.start < share.start]
    rest = nearest(rests, share, within=NEAR)
    if rest is None:
        return None
    wholes = [f for f in counts if f.indicator != rest.indicator and f.unit == rest.unit]
    whole = nearest([f for f in wholes if f.start < rest.start], rest, within=NEAR)
    if whole is None or rest.known > whole.known:
        return None
    off = 100 * (rest.slack + rest.known / whole.known * whole.slack) / whole.known
    computed = complement(rest.known, whole.known)
    return tie("complement", share, (whole, rest), computed, off, counted=False)


def _exact(figure: Figure) -> bool:
    return is_level(figure) and figure.known > 0 and figure.value_high is None
