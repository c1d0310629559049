"""A total of printed terms, and the one term that a printed total leaves open."""

from __future__ import annotations

from functools import cache

from trends.catalogue.indicators import indicators
from trends.catalogue.relations import Term, relations
from trends.evidence.arithmetic import corners, signed_sum
from trends.evidence.figures import Figure, by_region, is_level, nearest, same_time
from trends.evidence.previous import Derived

NEAR = 120
"""Terms of one total stand in one sentence, or the next."""
Signs = dict[Term, int]
Place = dict[Term, list[Figure]]
"""The figures of one place by what they are of, each list in the order of the text."""


def totals(figures: list[Figure]) -> list[Derived]:
    """Derive the total whose terms are printed, by the sums and divisions of the catalogue.

    Examples
    --------
    >>> totals([])
    []
    """
    return [
        d for place in _places(figures) for total, signs in _sums(place) for d in _total(total, signs, place)
    ]


def remainders(figures: list[Figure]) -> list[Derived]:
    """Derive the one term of a printed total that is not printed while all others are.

    Examples
    --------
    >>> remainders([])
    []
    """
    found = [
        _remainder(figure, signs, place)
        for place in _places(figures)
        for total, signs in _sums(place)
        for figure in place.get(total, ())
    ]
    return [d for d in found if d]


def _places(figures: list[Figure]) -> list[Place]:
    plain = [f for f in figures if is_level(f) and f.value_high is None and f.role == "observed"]
    return [_by_term(found) for found in by_region([f for f in plain if f.bound == "=" and _in_own_unit(f)])]


def _by_term(figures: list[Figure]) -> Place:
    held: Place = {}
    for figure in figures:
        held.setdefault(Term(figure.indicator, figure.subgroup), []).append(figure)
    return held


def _in_own_unit(figure: Figure) -> bool:
    # a count of households is no term of a count of people
    entry = indicators().get(figure.indicator)
    return entry is None or figure.unit == entry.unit


def _sums(place: Place) -> list[tuple[Term, Signs]]:
    counts = {t.indicator for t, held in place.items() if t.subgroup and _counts(held)}
    return [
        *_known(),
        *(
            (Term(name), {Term(name, group): 1 for group in groups})
            for name in sorted(counts)
            for groups in relations().divisions
        ),
    ]


def _counts(held: list[Figure]) -> bool:
    return any(f.unit not in ("%", "‰") for f in held)


@cache
def _known() -> tuple[tuple[Term, Signs], ...]:
    return tuple(
        (Term(total), {Term(name): sign for name, sign in signs.items()})
        for total, ways in relations().sums.items()
        for signs in ways
    )


def _total(total: Term, signs: Signs, place: Place) -> list[Derived]:
    first, *others = signs
    if not all(name in place for name in signs):
        return []
    found = []
    for figure in place[first]:
        terms = {first: figure} | {name: f for name in others if (f := _beside(name, figure, place))}
        if len(terms) == len(signs) and not _printed(total, figure, place):
            rule = f"{total.indicator}_of_parts"
            found.append(_derived(list(terms.values()), [signs[t] for t in terms], total, rule))
    return found


def _remainder(whole: Figure, signs: Signs, place: Place) -> Derived | None:
    held = {name: f for name in signs if (f := _beside(name, whole, place))}
    missing = [name for name in signs if name not in held]
    if len(missing) != 1 or len(signs) < 2 or _printed(missing[0], whole, place):
        return None
    sign = signs[missing[0]]
    made = _derived(
        [whole, *held.values()], [sign, *(-sign * signs[t] for t in held)], missing[0], "rest_of_total"
    )
    return made if made.value >= 0 else None


def _beside(term: Term, of: Figure, place: Place) -> Figure | None:
    alike = [f for f in place.get(term, ()) if same_time(f, of) and f.year == of.year]
    return nearest(alike, of, within=NEAR)


def _printed(term: Term, of: Figure, place: Place) -> bool:
    return any(of.year in (f.year, None) for f in place.get(term, ()))


def _derived(terms: list[Figure], signs: list[int], total: Term, rule: str) -> Derived:
    def summed(*values: float) -> float:
        return signed_sum(list(zip(values, signs, strict=True)))

    value = summed(*(f.known for f in terms))
    entry = indicators().get(total.indicator)
    return Derived(
        source=terms[0],
        rule=f"{rule}_{total.subgroup}" if rule == "rest_of_total" and total.subgroup else rule,
        value=value,
        value_high=None,
        unit=entry.unit if entry else terms[0].unit,
        bound="=",
        subgroup=total.subgroup or "",
        shift=0,
        origins=tuple(terms),
        indicator=total.indicator,
        ends=corners(summed, *((f.known, f.slack) for f in terms)),
    )
