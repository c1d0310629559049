"""A share whose complement is counted: of 800 children 720 outside the plan leave 10 % within it."""

from __future__ import annotations

from trends.catalogue.indicators import indicators
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
    return [t for share in shares if not _counted(share, figures) and (t := _tie(share, figures))]


def _tie(share: Figure, figures: list[Figure]) -> Tie | None:
    rests = [f for f in figures if f.indicator == COMPLEMENTS[share.indicator] and f.start < share.start]
    rest = nearest([f for f in rests if _exact(f) and _beside(f, share)], share, within=NEAR)
    if rest is None:
        return None
    before = [f for f in figures if 0 < rest.start - f.start <= NEAR and f.unit == rest.unit]
    counts = [f for f in before if f.indicator != rest.indicator and _exact(f) and _beside(f, share)]
    whole = nearest(counts, rest)
    if whole is None or rest.known > whole.known:
        return None
    off = 100 * (rest.slack + rest.known / whole.known * whole.slack) / whole.known
    computed = complement(rest.known, whole.known)
    return tie("complement", share, (whole, rest), computed, off, counted=False)


def _counted(share: Figure, figures: list[Figure]) -> bool:
    # what the share is of is printed too: that is the plainer tie
    count = indicators()[share.indicator].numerator
    return any(f.indicator == count and _beside(f, share) for f in figures)


def _beside(figure: Figure, share: Figure) -> bool:
    return figure.region == share.region and same_time(figure, share)


def _exact(figure: Figure) -> bool:
    return is_level(figure) and figure.known > 0 and figure.value_high is None
