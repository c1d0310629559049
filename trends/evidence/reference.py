"""The value a stated gap is measured against: 123.58, which is 6.92 under the target, gives 130.50."""

from __future__ import annotations

from trends.evidence.arithmetic import corners
from trends.evidence.figures import Figure
from trends.evidence.previous import Derived, before_difference, level_of

REFERENCE = "reference"
"""The subgroup of what a place was compared with: never a value of the place itself."""
NEAR = 200


def references(figures: list[Figure]) -> list[Derived]:
    """Derive the reference of each stated gap; one whose benchmark is printed is a check instead.

    The gap is signed: negative when the place is under its reference.

    Examples
    --------
    >>> references([])
    []
    """
    return [d for claim in figures if is_gap(claim) if (d := _reference(claim, figures))]


def is_gap(figure: Figure) -> bool:
    """Whether a figure is the distance of a place from something it is compared with."""
    stated = figure.value is not None and figure.bound in ("=", "~")
    return figure.role == "claim" and figure.difference and stated


def benchmark_of(claim: Figure, figures: list[Figure]) -> Figure | None:
    """Return the printed benchmark that a gap speaks of: the last one before it, close by.

    Examples
    --------
    >>> benchmark_of(None, []) is None
    True
    """
    found = [
        f
        for f in figures
        if f.role in ("benchmark", "target")
        and f.indicator == claim.indicator
        and f.value is not None
        and f.value_high is None
        and 0 <= claim.start - f.start <= NEAR
    ]
    return found[-1] if found else None


def _reference(claim: Figure, figures: list[Figure]) -> Derived | None:
    level = level_of(claim, figures)
    if level is None or level.value is None or benchmark_of(claim, figures):
        return None
    high = None if level.value_high is None else before_difference(level.value_high, claim.known)
    between = corners(before_difference, (level.known, level.slack), (claim.known, claim.slack))
    return Derived(
        source=claim,
        rule="reference_by_gap",
        value=before_difference(level.value, claim.known),
        value_high=high,
        unit=level.unit,
        bound="~" if "~" in (level.bound, claim.bound) else "=",
        subgroup=REFERENCE if not level.subgroup else f"{REFERENCE} of {level.subgroup}",
        shift=0,
        origins=(level, claim),
        ends=between if high is None else None,
    )
