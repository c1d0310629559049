"""Figures that add up by definition: births less deaths, first order and higher, urban and rural."""

from __future__ import annotations

from math import fsum

from trends.catalogue.relations import relations
from trends.evidence.arithmetic import signed_sum
from trends.evidence.figures import Figure, at_one_time, by_region, clause, nearest, same_place
from trends.evidence.ties import Tie, tie, untestable

NEAR = 200


def sum_ties(figures: list[Figure]) -> list[Tie]:
    """Compare each total with its terms, by the sums of the catalogue, of the same place and period.

    Examples
    --------
    >>> sum_ties([])
    []
    """
    plain = [f for f in figures if f.role == "observed" and f.bound == "=" and f.value_high is None]
    sums = relations().sums
    made = [
        _tie(total, signs, place)
        for place in by_region(plain)
        for total in place
        for signs in sums.get(total.indicator, ())
    ]
    return [t for t in made if t]


def _tie(total: Figure, signs: dict[str, int], plain: list[Figure]) -> Tie | None:
    if not signs.keys() <= {f.indicator for f in plain}:
        return None
    near = clause(total, plain)
    alike = [f for f in near if f.indicator in signs and same_place(f, total) and at_one_time(f, total)]
    held = {name: nearest([f for f in alike if f.indicator == name], total, within=NEAR) for name in signs}
    terms = [f for f in held.values() if f]
    if len(terms) < len(signs):
        return None
    if total.value is None or any(f.value is None for f in terms):
        return untestable("sum", total, terms, note="a figure has no value")
    computed = signed_sum([(f.known, signs[f.indicator]) for f in terms])
    return tie("sum", total, terms, computed, fsum(f.slack for f in terms))
