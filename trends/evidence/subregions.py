"""A count of a place against the sum of those of the places in it, where a text lists them."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

from trends.catalogue.relations import relations
from trends.evidence.arithmetic import signed_sum
from trends.evidence.figures import Figure, same_time
from trends.evidence.ties import Tie, tie

FEWEST = 3
"""Two places of a county are examples; from here on they may be all of it."""


def subregion_ties(figures: list[Figure]) -> list[Tie]:
    """Compare the counts of a place with the sum of its places'.

    Whether a list is complete the text does not say: it is taken to be so when the same places make
    the whole of some indicator. Until then a smaller sum is no tie, since places may be missing; a
    larger one fails in any case.

    Examples
    --------
    >>> subregion_ties([])
    []
    """
    plain = [f for f in figures if f.role == "observed" and f.bound == "=" and f.value_high is None]
    counts = [f for f in plain if f.value is not None and f.unit not in ("%", "‰") and _adds_up(f)]
    found = [(t, _places(t)) for whole in counts if (t := _tie(whole, counts))]
    complete = {places for t, places in found if t.verdict != "fails"}
    every = [_judged(t, places in complete) for t, places in found]
    return [t for t in every if t]


def _tie(whole: Figure, counts: list[Figure]) -> Tie | None:
    inside = [f for f in counts if _member(f, whole)]
    # of places in places (towns, their villages) only the upper ones count
    upper = [f for f in inside if not any(_under(f.region, other.region) for other in inside)]
    parts = list({f.region: f for f in reversed(upper)}.values())
    if len(parts) < FEWEST:
        return None
    parts.sort(key=lambda f: f.start)
    computed = signed_sum([(f.known, 1) for f in parts])
    return tie("subregions", whole, parts, computed, fsum(f.slack for f in parts))


def _judged(made: Tie, complete: bool) -> Tie | None:
    if made.verdict != "fails" or complete:
        return made
    more = (made.computed or 0.0) > (made.stated or 0.0)
    return replace(made, note="the places listed make more than the whole") if more else None


def _places(made: Tie) -> tuple[str, ...]:
    return tuple(sorted(f.region for f in made.figures))


def _member(figure: Figure, whole: Figure) -> bool:
    alike = figure.indicator == whole.indicator and figure.subgroup == whole.subgroup
    return (
        alike
        and figure.unit == whole.unit
        and same_time(figure, whole)
        and _under(figure.region, whole.region)
    )


def _under(region: str, above: str) -> bool:
    return len(region) > len(above) > 0 and region.startswith(above)


def _adds_up(figure: Figure) -> bool:
    return figure.indicator not in relations().quotients and not figure.difference and not _ratio(figure.unit)


def _ratio(unit: str) -> bool:
    return unit.startswith("per_") or unit in ("year", "children_per_woman", "person_per_km2")
