"""What two of a rate, its count and its base make of the third, where the text does not print it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from trends.catalogue.indicators import indicators
from trends.catalogue.relations import Quotient, Term, relations
from trends.evidence.arithmetic import corners
from trends.evidence.figures import Figure, by_indicator, by_region, is_level, nearest
from trends.evidence.previous import Derived
from trends.evidence.printed import half_unit
from trends.evidence.rates import OF_A_DAY

Place = dict[str, list[Figure]]
"""The figures of one place by their indicator, each list in the order of the text."""
NEAR = 120
"""Two figures that make a third stand in one sentence, or the next."""


def rates_of_counts(figures: list[Figure]) -> list[Derived]:
    """Derive the rate, share or ratio of a count over its base where the text prints no such rate.

    Examples
    --------
    >>> rates_of_counts([])
    []
    """
    found = [
        _rate(q, count, place)
        for place in _places(figures)
        for q in _of(place, _by_numerator())
        for count in place[q.numerator.indicator]
    ]
    return [d for d in found if d]


def counts_of_rates(figures: list[Figure]) -> list[Derived]:
    """Derive the count that a rate or share is of where the text prints its base and no such count.

    Examples
    --------
    >>> counts_of_rates([])
    []
    """
    found = [
        _count(q, rate, place)
        for place in _places(figures)
        for q in _of(place, _by_rate())
        for rate in place[q.of]
    ]
    return [d for d in found if d]


def _places(figures: list[Figure]) -> list[Place]:
    plain = [f for f in figures if is_level(f) and f.value_high is None and f.value]
    return [by_indicator(found) for found in by_region([f for f in plain if _exact(f)])]


def _exact(figure: Figure) -> bool:
    return figure.role == "observed" and figure.bound == "="


def _of(place: Place, numbered: dict[str, list[tuple[int, Quotient]]]) -> list[Quotient]:
    """Return the quotients of what a place states, in the catalogue's order."""
    found = [pair for indicator in place for pair in numbered.get(indicator, ())]
    return [q for _, q in sorted(found, key=lambda pair: pair[0])]


@cache
def _by_numerator() -> dict[str, list[tuple[int, Quotient]]]:
    return _numbered(lambda q: q.numerator.indicator)


@cache
def _by_rate() -> dict[str, list[tuple[int, Quotient]]]:
    return _numbered(lambda q: q.of)


def _numbered(key: Callable[[Quotient], str]) -> dict[str, list[tuple[int, Quotient]]]:
    found: dict[str, list[tuple[int, Quotient]]] = {}
    for number, q in enumerate(relations().quotients.values()):
        found.setdefault(key(q), []).append((number, q))
    return found


def _rate(entry: Quotient, count: Figure, place: Place) -> Derived | None:
    if entry.numerator.subgroup not in (None, count.subgroup) or _printed(
        Term(entry.of, _group(entry, count)), count, place
    ):
        return None
    base = _base(entry, count, place)
    if base is None:
        return None

    def rate(numerator: float, denominator: float) -> float:
        return entry.per * numerator / denominator

    return _derived((count, base), Term(entry.of, _group(entry, count)), f"{entry.of}_of_counts", rate)


def _count(entry: Quotient, rate: Figure, place: Place) -> Derived | None:
    if rate.subgroup and entry.numerator.subgroup is not None:
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


def _base(entry: Quotient, of: Figure, place: Place) -> Figure | None:
    # a share without a base of its own is a subgroup's part of the whole count
    own = entry.denominator.indicator in ("", entry.numerator.indicator)
    if own and entry.denominator.subgroup is None and not of.subgroup:
        return None
    group = of.subgroup if entry.denominator.subgroup is None and not own else entry.denominator.subgroup
    whole = entry.denominator.indicator or entry.numerator.indicator
    held = [f for f in place.get(whole, ()) if f.subgroup == (group or "")]
    return nearest([f for f in held if f.year == of.year and f is not of], of, within=NEAR)


def _group(entry: Quotient, count: Figure) -> str:
    return count.subgroup if entry.numerator.subgroup is None else ""


def _printed(term: Term, of: Figure, place: Place) -> bool:
    alike = (f for f in place.get(term.indicator, ()) if term.subgroup in (None, f.subgroup))
    return any(of.year in (f.year, None) for f in alike)


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
