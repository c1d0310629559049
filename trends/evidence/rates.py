"""A rate against its count and population, by the relations of the catalogue."""

from __future__ import annotations

from trends.catalogue.indicators import Indicator, indicators
from trends.evidence.arithmetic import quotient, quotient_slack
from trends.evidence.figures import Figure, at_one_time, by_region, clause, nearest
from trends.evidence.ties import Tie, tie, untestable

NEAR = 200
"""A count belongs to the rate beside it; a population may stand anywhere in the text."""
BESIDE = 40
"""A count of another subgroup (the budget, of all funding) is meant only this close."""


OF_A_DAY = 0.01
"""A population is of a day and the rate is over the year's mean: they may differ by so much."""


def rate_ties(figures: list[Figure]) -> list[Tie]:
    """Compare each rate with the quotient of its numerator and denominator, where both are stated.

    Examples
    --------
    >>> rate_ties([])
    []
    """
    entries = indicators()
    found: list[Tie] = []
    for place in by_region(figures):
        for rate in place:
            entry = entries.get(rate.indicator)
            if entry and entry.numerator and _plain(rate):
                made = _tie(rate, entry, place)
                found += [made] if made else []
    return found


def _tie(rate: Figure, entry: Indicator, figures: list[Figure]) -> Tie | None:
    alike = [
        f for f in clause(rate, figures) if f.region == rate.region and f.role == rate.role and _plain(f)
    ]
    counts = [f for f in alike if f.indicator == entry.numerator and at_one_time(f, rate)]
    count = nearest([f for f in counts if f.subgroup == rate.subgroup], rate, within=NEAR)
    count = count or nearest([f for f in counts if f.start < rate.start], rate, within=BESIDE)
    base = _base(rate, entry, [f for f in alike if count and _same_year(f, count)])
    if not count or not base or count is base:
        return None
    if not count.value or not base.value:
        return untestable("rate", rate, (count, base))
    computed = quotient(count.value, base.value, entry.per)
    stock = OF_A_DAY * abs(base.value) if base.unit == "person" and count.indicator != base.indicator else 0.0
    off = quotient_slack(computed, [(count.value, count.slack), (base.value, base.slack + stock)])
    return tie("rate", rate, (count, base), computed, off, counted=False)


def _base(rate: Figure, entry: Indicator, alike: list[Figure]) -> Figure | None:
    # without a denominator of its own, a share is a subgroup's part of the whole count
    denominator = entry.denominator or entry.numerator
    wholes = ("",) if denominator == entry.numerator else (rate.subgroup, "")
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
