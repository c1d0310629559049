"""Figures that add up by definition: births less deaths, first order and higher, urban and rural."""

from __future__ import annotations

from trends.evidence.arithmetic import signed_sum
from trends.evidence.figures import Figure, at_one_time, by_region, clause, nearest, same_place
from trends.evidence.ties import Tie, tie, untestable

SUMS: dict[str, dict[str, int]] = {
    "natural_increase": {"births": 1, "deaths": -1},
    "natural_increase_rate": {"crude_birth_rate": 1, "crude_death_rate": -1},
    "population": {"urban_population": 1, "rural_population": 1},
    "long_acting_procedures": {"sterilisations": 1, "iud_insertions": 1},
}
"""Indicators whose signed sum is another one by definition."""
NEAR = 200


def sum_ties(figures: list[Figure]) -> list[Tie]:
    """Compare each total of `SUMS` with its terms of the same place and period, where all are stated.

    Examples
    --------
    >>> sum_ties([])
    []
    """
    plain = [f for f in figures if f.role == "observed" and f.bound == "=" and f.value_high is None]
    made = [_tie(total, place) for place in by_region(plain) for total in place if total.indicator in SUMS]
    return [t for t in made if t]


def _tie(total: Figure, plain: list[Figure]) -> Tie | None:
    signs = SUMS[total.indicator]
    near = clause(total, plain)
    alike = [f for f in near if f.indicator in signs and same_place(f, total) and at_one_time(f, total)]
    held = {name: nearest([f for f in alike if f.indicator == name], total, within=NEAR) for name in signs}
    terms = [f for f in held.values() if f]
    if len(terms) < len(signs):
        return None
    if total.value is None or any(f.value is None for f in terms):
        return untestable("sum", total, terms)
    computed = signed_sum([(f.known, signs[f.indicator]) for f in terms])
    return tie("sum", total, terms, computed, sum(f.slack for f in terms))
