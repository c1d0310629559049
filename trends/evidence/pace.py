"""What a stated pace a year implies: the years it needs to a target, and where it began."""

from __future__ import annotations

from math import fsum

from trends.evidence.arithmetic import EXACT, corners, quotient_slack, signed_sum
from trends.evidence.figures import Figure, by_region, is_level, nearest, same_place
from trends.evidence.previous import Derived, level_of
from trends.evidence.reference import benchmark_of, is_gap
from trends.evidence.ties import Tie

YEARS = "years_to_target"
NEAR, FAR = 120, 400
"""The gap stands beside the years that are to close it; the pace may stand in the sentence before."""


def pace_ties(figures: list[Figure]) -> list[Tie]:
    """Compare the years a text says it still needs with gap over pace, counted in whole years.

    Examples
    --------
    >>> pace_ties([])
    []
    """
    places = by_region(figures)
    stated = [(f, place) for place in places for f in place if f.indicator == YEARS and f.value is not None]
    return [t for years, place in stated if (t := _tie(years, place))]


def beginnings(figures: list[Figure]) -> list[Derived]:
    """Derive the value at the beginning of a stated pace ("by 4 points a year since 2006").

    The years between are not derived: a mean pace says nothing of them, and points on a straight
    line would make every fit look certain.

    Examples
    --------
    >>> beginnings([])
    []
    """
    paces = [(f, place) for place in by_region(figures) for f in place if f.yearly and f.value is not None]
    return [d for pace, place in paces if (d := _beginning(pace, place))]


def years_verdict(stated: float, computed: float, bound: str, off: float) -> str:
    """Say whether so many whole years suffice and are not more than needed.

    Parameters
    ----------
    stated, computed : float
        Years.
    bound : str
        Of the stated years: "at least 3" may be fewer than needed, "within 3" may be more.
    off : float
        How far `computed` may be off by rounding.

    Examples
    --------
    >>> [years_verdict(stated, 2.3, "=", 0.1) for stated in (3.0, 2.0, 5.0)]
    ['holds', 'within_rounding', 'fails']
    >>> years_verdict(3.0, 7.5, ">=", 0.0), years_verdict(9.0, 7.5, "<=", 0.0)
    ('holds', 'holds')
    """
    if computed <= 0:
        return "fails"
    enough, needed = stated >= computed - EXACT, stated < computed + 1 - EXACT
    tests = {">": needed, ">=": needed, "<": enough, "<=": enough}
    if tests.get(bound, enough and needed):
        return "holds"
    return "within_rounding" if abs(stated - computed) <= 1 + off else "fails"


def _tie(years: Figure, figures: list[Figure]) -> Tie | None:
    before = [f for f in figures if f.start < years.start]
    gap = nearest([f for f in before if is_gap(f)], years, within=NEAR)
    paces = [f for f in before if gap and f.indicator == gap.indicator and _pace(f)]
    paces = [f for f in paces if years.start - f.start <= FAR]
    pace = nearest([f for f in paces if f.yearly], years) or nearest(paces, years)
    if not gap or not pace:
        return None
    size, sources = _distance(gap, before)
    computed = size / pace.known
    off = quotient_slack(computed, [(size, fsum(f.slack for f in sources)), (pace.known, pace.slack)])
    verdict = years_verdict(years.known, computed, years.bound, off)
    figures_of = (years, *sources, pace)
    return Tie("years", figures_of, years.known, round(computed, 9), round(1 + off, 9), verdict)


def _distance(gap: Figure, before: list[Figure]) -> tuple[float, tuple[Figure, ...]]:
    # the printed ends are more exact than a gap that is hedged, and they have a direction
    benchmark, level = benchmark_of(gap, before), level_of(gap, before)
    if benchmark and level:
        return signed_sum([(benchmark.known, 1), (level.known, -1)]), (level, benchmark)
    return gap.known, (gap,)


def _pace(figure: Figure) -> bool:
    return (figure.role == "change" or figure.yearly) and figure.difference and bool(figure.value)


def _beginning(pace: Figure, figures: list[Figure]) -> Derived | None:
    since = pace.period_start.year if pace.period_start else None
    until = pace.period_end.year if pace.period_end else None
    levels = [f for f in figures if is_level(f) and same_place(f, pace) and f.indicator == pace.indicator]
    dated = [f for f in levels if f.year is not None and until in (None, f.year) and f is not pace]
    level = nearest(dated, pace)
    if since is None or level is None or level.year is None or level.year <= since or level.value_high:
        return None
    years = level.year - since
    value = signed_sum([(level.known, 1), *[(pace.known, -1)] * years])
    ends = corners(lambda end, step: end - years * step, (level.known, level.slack), (pace.known, pace.slack))
    return Derived(
        source=pace,
        rule="beginning_of_pace",
        value=value,
        value_high=None,
        unit=level.unit,
        bound="~",
        subgroup=level.subgroup,
        shift=-years,
        origins=(level, pace),
        ends=ends,
    )
