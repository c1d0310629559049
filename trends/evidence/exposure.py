"""A year's events from those of its first months, at the pace of these months."""

from __future__ import annotations

from trends.catalogue.relations import relations
from trends.evidence.figures import Figure, is_level, months, same_place
from trends.evidence.previous import Derived

SHORTEST, YEAR = 6, 12
"""Less than half a year says too little of the rest of it."""
UNEVEN = 0.5
"""A month may have so much more or less than the mean month: births of a year peak by half at most."""
PER = 1000.0


def whole_years(figures: list[Figure]) -> list[Derived]:
    """Derive the year's count or rate of events where only its first months are printed.

    The exposure is in the rule (``year_at_pace_of_11_months``); the ends allow the months that are
    missing to be uneven.

    Examples
    --------
    >>> whole_years([])
    []
    """
    plain = [f for f in figures if is_level(f) and f.role == "observed" and f.value_high is None]
    events = [f for f in plain if f.indicator in _events() and f.year is not None and not f.spans]
    return [d for figure in events if (d := _whole(figure, events))]


def _events() -> set[str]:
    rates = {q.of: q.numerator.indicator for q in relations().quotients.values() if q.per == PER}
    return {*rates, *rates.values()}


def _whole(figure: Figure, events: list[Figure]) -> Derived | None:
    covered = months(figure)
    if covered is None or not SHORTEST <= covered < YEAR:
        return None
    alike = [f for f in events if f.indicator == figure.indicator and same_place(f, figure)]
    others = [f for f in alike if f.year == figure.year and f is not figure]
    if any(months(f) is None or (months(f) or 0) > covered or months(f) == YEAR for f in others):
        return None
    rest = (YEAR - covered) / covered
    low, high = sorted(figure.known * (1 + rest * (1 + side)) for side in (-UNEVEN, UNEVEN))
    return Derived(
        source=figure,
        rule=f"year_at_pace_of_{covered}_months",
        value=round(figure.known * YEAR / covered, 9),
        value_high=None,
        unit=figure.unit,
        bound="~",
        subgroup=figure.subgroup,
        shift=0,
        origins=(figure,),
        ends=(round(low, 9), round(high, 9)),
        whole_year=True,
    )
