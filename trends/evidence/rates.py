"""A rate, share or ratio against its count and base, by the relations of the catalogue."""

from __future__ import annotations

from dataclasses import replace

from trends.catalogue.relations import Quotient, Term, relations
from trends.evidence.arithmetic import quotient, quotient_slack
from trends.evidence.figures import Figure, at_one_time, by_region, clause, months, nearest
from trends.evidence.ties import Tie, tie, untestable

NEAR = 200
"""A count belongs to the rate beside it; a population may stand anywhere in the text."""
BESIDE = 40
"""A count of another subgroup (the budget, of all funding) is meant only this close."""

OF_A_DAY = 0.01
"""A population is of a day and the rate is over the year's mean: they may differ by so much."""
GROWTH = 0.03
"""What the two may differ by where a population grows or moves fast: no error can be told from it."""


def rate_ties(figures: list[Figure]) -> list[Tie]:
    """Compare each rate with the quotient of its numerator and denominator, where both are stated.

    A rate over a population that differs by more than `OF_A_DAY` and less than `GROWTH` is
    *untestable*: it may be over the year's mean population, which the text does not print.

    Examples
    --------
    >>> rate_ties([])
    []
    """
    quotients = relations().quotients
    found: list[Tie] = []
    for place in by_region(figures):
        for rate in place:
            if rate.indicator in quotients and _plain(rate):
                made = _tie(rate, quotients[rate.indicator], place)
                found += [made] if made else []
    return found


def _tie(rate: Figure, entry: Quotient, figures: list[Figure]) -> Tie | None:
    alike = [
        f for f in clause(rate, figures) if f.region == rate.region and f.role == rate.role and _plain(f)
    ]
    count = _count(rate, entry.numerator, alike)
    base = _base(rate, entry, [f for f in alike if count and _same_year(f, count)])
    if not count or not base or count is base:
        return None
    if not count.value or not base.value:
        return untestable("rate", rate, (count, base), note="a figure has no value")
    computed = quotient(count.value, base.value, entry.per)
    stock = abs(base.value) if base.unit == "person" and count.indicator != base.indicator else 0.0
    slacks = [
        [(count.value, count.slack), (base.value, base.slack + of * stock)] for of in (OF_A_DAY, GROWTH)
    ]
    off, most = (quotient_slack(computed, pair) for pair in slacks)
    made = tie("rate", rate, (count, base), computed, off, counted=False)
    if made.verdict == "fails" and abs(rate.known - computed) <= most + rate.slack:
        people = round(entry.per * count.value / rate.known)
        said = f"holds for a mean population of {people:,}; the one printed is of a day"
        return replace(made, verdict="untestable", note=said)
    return replace(made, note=_over(count))


def _over(count: Figure) -> str:
    covered = months(count)
    return f"over {covered} months" if covered not in (None, 12) else ""


def _count(rate: Figure, term: Term, alike: list[Figure]) -> Figure | None:
    counts = [f for f in alike if f.indicator == term.indicator and at_one_time(f, rate)]
    if term.subgroup is not None:
        return nearest([f for f in counts if f.subgroup == term.subgroup], rate, within=NEAR)
    count = nearest([f for f in counts if f.subgroup == rate.subgroup], rate, within=NEAR)
    return count or nearest([f for f in counts if f.start < rate.start], rate, within=BESIDE)


def _base(rate: Figure, entry: Quotient, alike: list[Figure]) -> Figure | None:
    # without a denominator of its own, a share is a subgroup's part of the whole count
    denominator = entry.denominator.indicator or entry.numerator.indicator
    wholes: tuple[str, ...] = (entry.denominator.subgroup or "",)
    if entry.denominator.subgroup is None and denominator != entry.numerator.indicator:
        wholes = (rate.subgroup, "")
    for subgroup in wholes:
        held = [f for f in alike if f.indicator == denominator and f.subgroup == subgroup]
        found = nearest([f for f in held if _same_year(f, rate)], rate)
        if found:
            return found
    return None


def _same_year(base: Figure, rate: Figure) -> bool:
    # a population is of a day, so its period need not be the rate's
    return base.year == rate.year or base.year is None or rate.year is None


def _plain(figure: Figure) -> bool:
    return figure.bound in ("=", "~") and figure.value_high is None and figure.role in ("observed", "mean")
