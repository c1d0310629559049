"""What two of a rate, its count and its base make of the third, where the text does not print it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trends.catalogue.indicators import indicators
from trends.catalogue.relations import Quotient, Term, relations
from trends.evidence.arithmetic import corners
from trends.evidence.figures import Figure, by_region, is_level, nearest
from trends.evidence.previous import Derived
from trends.evidence.printed import half_unit
from trends.evidence.rates import OF_A_DAY

NEAR = 120
"""Two figures that make a third stand in one sentence, or the next."""


def rates_of_counts(figures: list[Figure]) -> list[Derived]:
    """Derive the rate, share or ratio of a count over its base where the text prints no such rate.

    Examples
    --------
    >>> rates_of_counts([])
    []
    """
    found = [_rate(q, count, place) for place in _places(figures) for q in _all() for count in place]
    return [d for d in found if d]


def counts_of_rates(figures: list[Figure]) -> list[Derived]:
    """Derive the count that a rate or share is of where the text prints its base and no such count.

    Examples
    --------
    >>> counts_of_rates([])
    []
    """
    found = [_count(q, rate, place) for place in _places(figures) for q in _all() for rate in place]
    return [d for d in found if d]


def _places(figures: list[Figure]) -> list[list[Figure]]:
    plain = [f for f in figures if is_level(f) and f.value_high is None and f.value]
    return by_region([f for f in plain if f.role == "observed" and f.bound == "="])


def _all() -> list[Quotient]:
    return list(relations().quotients.values())


def _rate(entry: Quotient, count: Figure, place: list[Figure]) -> Derived | None:
    if not _is(count, entry.numerator) or _printed(Term(entry.of, _group(entry, count)), count, place):
        return None
    base = _base(entry, count, place)
    if base is None:
        return None

    def rate(numerator: float, denominator: float) -> float:
        return entry.per * numerator / denominator

    return _derived((count, base), Term(entry.of, _group(entry, count)), f"{entry.of}_of_counts", rate)


def _count(entry: Quotient, rate: Figure, place: list[Figure]) -> Derived | None:
    if rate.indicator != entry.of or (rate.subgroup and entry.numerator.subgroup is not None):
        return None
    group = rate.subgroup if entry.numerator.subgroup is None else entry.numerator.subgroup
    count = Term(entry.numerator.indicator, group)
    base = None if _printed(count, rate, place) else _base(entry, rate, place)
    if base is None:
        return None

    def counted(share: float, whole: float) -> float:
        return share * whole / entry.per

    made = _derived((rate, base), count, f"{count.indicator}_of_rate", counted)
    return replace(made, value=float(round(made.value)))


def _base(entry: Quotient, of: Figure, place: list[Figure]) -> Figure | None:
    # a share without a base of its own is a subgroup's part of the whole count
    own = entry.denominator.indicator in ("", entry.numerator.indicator)
    if own and entry.denominator.subgroup is None and not of.subgroup:
        return None
    group = of.subgroup if entry.denominator.subgroup is None and not own else entry.denominator.subgroup
    base = Term(entry.denominator.indicator or entry.numerator.indicator, group or "")
    held = [f for f in place if _is(f, base) and f.year == of.year and f is not of]
    return nearest(held, of, within=NEAR)


def _group(entry: Quotient, count: Figure) -> str:
    return count.subgroup if entry.numerator.subgroup is None else ""


def _is(figure: Figure, term: Term) -> bool:
    return figure.indicator == term.indicator and term.subgroup in (None, figure.subgroup)


def _printed(term: Term, of: Figure, place: list[Figure]) -> bool:
    return any(_is(f, term) and of.year in (f.year, None) for f in place)


def _derived(
    origins: tuple[Figure, Figure], term: Term, rule: str, make: Callable[[float, float], float]
) -> Derived:
    terms = [(f.known, _slack(f, origins)) for f in origins]
    return Derived(
        source=origins[0],
        rule=rule,
        value=round(make(*(value for value, _ in terms)), 9),
        value_high=None,
        unit=indicators()[term.indicator].unit,
        bound="~",
        subgroup=term.subgroup or "",
        shift=0,
        origins=origins,
        indicator=term.indicator,
        ends=corners(make, *terms),
    )


def _slack(figure: Figure, origins: tuple[Figure, Figure]) -> float:
    # a population is of a day and events are of a year; of one day both can be counted
    reckoned = figure.unit in ("‰", "%", "per_100_females")
    printed = half_unit(figure.quote, figure.known, counted=False) if reckoned else figure.slack
    moves = figure.unit == "person" and origins[0].unit not in ("person", "%", "household")
    return printed + (OF_A_DAY * figure.known if moves else 0.0)
