"""A stated gap against the level and the benchmark it lies between."""

from __future__ import annotations

from math import copysign

from trends.evidence.figures import Figure, is_level, nearest
from trends.evidence.reference import benchmark_of, is_gap
from trends.evidence.ties import Tie, tie


def gap_ties(figures: list[Figure]) -> list[Tie]:
    """Compare each gap with benchmark less level, where the text prints both.

    A gap that the text gives without a sign is compared by its size.

    Examples
    --------
    >>> gap_ties([])
    []
    """
    made = [_tie(claim, figures) for claim in figures if is_gap(claim)]
    return [t for t in made if t]


def _tie(claim: Figure, figures: list[Figure]) -> Tie | None:
    benchmark = benchmark_of(claim, figures)
    level = nearest([f for f in figures if _compared(f, claim)], claim)
    if not benchmark or not level:
        return None
    size = abs(round(benchmark.known - level.known, 9))
    return tie("gap", claim, (level, benchmark), copysign(size, claim.known), level.slack + benchmark.slack)


def _compared(level: Figure, claim: Figure) -> bool:
    # a level that the text itself reckons ("about 75") is a claim, and a gap may start from it
    reckoned = level.role == "claim" and level.value is not None and not level.difference
    alike = level.indicator == claim.indicator and level.region == claim.region
    return alike and level.start < claim.start and (is_level(level) or reckoned)
