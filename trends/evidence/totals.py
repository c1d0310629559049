"""A total of printed terms, and the one term that a printed total leaves open."""

from __future__ import annotations

from trends.catalogue.indicators import indicators
from trends.catalogue.relations import Term, relations
from trends.evidence.arithmetic import corners, signed_sum
from trends.evidence.figures import Figure, by_region, is_level, nearest, same_time
from trends.evidence.previous import Derived

NEAR = 120
"""Terms of one total stand in one sentence, or the next."""
Signs = dict[Term, int]


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
        for figure in place
        if Term(figure.indicator, figure.subgroup) == total
    ]
    return [d for d in found if d]


def _places(figures: list[Figure]) -> list[list[Figure]]:
    plain = [f for f in figures if is_level(f) and f.value_high is None and f.role == "observed"]
    return by_region([f for f in plain if f.bound == "=" and _in_own_unit(f)])


def _in_own_unit(figure: Figure) -> bool:
    # a count of households is no term of a count of people
    entry = indicators().get(figure.indicator)
    return entry is None or figure.unit == entry.unit


def _sums(place: list[Figure]) -> list[tuple[Term, Signs]]:
    found = [
        (Term(total), {Term(name): sign for name, sign in signs.items()})
        for total, ways in relations().sums.items()
        for signs in ways
    ]
    counts = sorted({f.indicator for f in place if f.subgroup and f.unit not in ("%", "‰")})
    return found + [
        (Term(name), {Term(name, group): 1 for group in groups})
        for name in counts
        for groups in relations().divisions
    ]


def _total(total: Term, signs: Signs, place: list[Figure]) -> list[Derived]:
    first, *others = signs
    found = []
    for figure in place:
        if _term(figure) == first and not _printed(total, figure, place):
            terms = [figure, *(f for name in others if (f := _beside(name, figure, place)))]
            if len(terms) == len(signs):
                found.append(
                    _derived(terms, [signs[_term(f)] for f in terms], total, f"{total.indicator}_of_parts")
                )
    return found


def _remainder(whole: Figure, signs: Signs, place: list[Figure]) -> Derived | None:
    held = {name: _beside(name, whole, place) for name in signs}
    missing = [name for name, figure in held.items() if figure is None]
    if len(missing) != 1 or len(signs) < 2 or _printed(missing[0], whole, place):
        return None
    terms = [f for f in held.values() if f]
    sign = signs[missing[0]]
    made = _derived(
        [whole, *terms], [sign, *(-sign * signs[_term(f)] for f in terms)], missing[0], "rest_of_total"
    )
    return made if made.value >= 0 else None


def _term(figure: Figure) -> Term:
    return Term(figure.indicator, figure.subgroup)


def _beside(term: Term, of: Figure, place: list[Figure]) -> Figure | None:
    alike = [f for f in place if _term(f) == term and same_time(f, of) and f.year == of.year]
    return nearest(alike, of, within=NEAR)


def _printed(term: Term, of: Figure, place: list[Figure]) -> bool:
    return any(_term(f) == term and of.year in (f.year, None) for f in place)


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
