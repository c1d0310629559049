"""A tie: one printed figure, what others make of it, and how the two agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trends.evidence.arithmetic import verdict
from trends.evidence.figures import Figure
from trends.evidence.printed import half_unit


@dataclass(frozen=True)
class Tie:
    """One row of CHECKS, before it is a row."""

    kind: str
    figures: tuple[Figure, ...]
    stated: float | None
    computed: float | None
    tolerance: float | None
    verdict: str
    note: str = ""


def tie(
    kind: str, stated: Figure, others: Sequence[Figure], computed: float, off: float, *, counted: bool = True
) -> Tie:
    """Compare a stated figure with the value its others make.

    Parameters
    ----------
    kind : str
        The name of the relation.
    stated : Figure
        The figure that is checked.
    others : sequence of Figure
        What `computed` was made of.
    computed, off : float
        The value in the unit of `stated`, and how far it may be off by the rounding of `others`.
    counted : bool
        False where the stated figure is a quotient, so that a whole number is rounded too.

    Examples
    --------
    >>> figure = Figure("a", "d", 1, 0, 3, "9.5", "x", "", "A", 9.5, None, "‰", "=", "observed", *[None] * 3)
    >>> tie("rate", figure, [], 9.52, 0.0).verdict
    'holds'
    """
    half = half_unit(stated.quote, stated.known, counted=counted)
    tolerance = max(stated.slack, half) + off
    found = verdict(stated.known, computed, half, tolerance)
    return Tie(kind, (stated, *others), stated.known, round(computed, 9), round(tolerance, 9), found)


def untestable(kind: str, stated: Figure, others: Sequence[Figure], *, note: str) -> Tie:
    """Return the row of a relation that cannot be reckoned, with the reason.

    Examples
    --------
    >>> figure = Figure("a", "d", 1, 0, 3, "…", "x", "", "A", None, None, "‰", "=", "observed", *[None] * 3)
    >>> untestable("rate", figure, [], note="no value").verdict
    'untestable'
    """
    return Tie(kind, (stated, *others), stated.value, None, None, "untestable", note)
