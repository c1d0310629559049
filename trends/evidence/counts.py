"""Counts that are not printed but follow: a population from a rate, boys and girls, births of shares."""

from __future__ import annotations

from trends.catalogue.indicators import indicators
from trends.evidence.figures import Figure, by_region, clause, is_level, nearest, same_place, same_time
from trends.evidence.previous import Derived
from trends.evidence.printed import half_unit
from trends.evidence.wholes import smallest_total, split_by_ratio

NEAR = 60
"""A count and the rate or ratio of it stand in one sentence."""
TELLING = 0.005
"""Shares of fewer than two decimals can be had from almost any count."""
SHARES_OF_BIRTHS = ("policy_compliance_rate", "multi_birth_share", "first_birth_share", "second_birth_share")


def bases(figures: list[Figure]) -> list[Derived]:
    """Derive the denominator of a rate whose count is printed beside it and whose base is nowhere.

    Examples
    --------
    >>> bases([])
    []
    """
    rates = [(f, place) for place in by_region(figures) for f in place if is_level(f)]
    return [d for rate, place in rates if (d := _base(rate, place))]


def sexes(figures: list[Figure]) -> list[Derived]:
    """Derive boys and girls from births and their sex ratio, where only one pair of counts has it.

    Examples
    --------
    >>> sexes([])
    []
    """
    ratios = [f for f in figures if f.indicator == "sex_ratio_at_birth" and is_level(f) and f.bound == "="]
    return [d for ratio in ratios for d in _sexes(ratio, figures)]


def births_of_shares(figures: list[Figure]) -> list[Derived]:
    """Derive the smallest number of births that can have all the printed shares of one sentence.

    It is a lower bound: its multiples have the same shares.

    Examples
    --------
    >>> births_of_shares([])
    []
    """
    shares = [f for f in figures if f.indicator in SHARES_OF_BIRTHS and is_level(f) and f.bound == "="]
    firsts = [f for n, f in enumerate(shares) if not any(_together(p, f) for p in shares[:n])]
    found = []
    for first in firsts:
        group = [f for f in shares if f is first or _together(first, f)]
        if len(group) > 1 and not _count("births", first, figures, within=10**9):
            found += _smallest(group)
    return found


def _base(rate: Figure, figures: list[Figure]) -> Derived | None:
    entry = indicators().get(rate.indicator)
    if not entry or not entry.numerator or not entry.denominator or not rate.value:
        return None
    count = _count(entry.numerator, rate, clause(rate, figures), within=NEAR)
    printed = any(f.indicator == entry.denominator for f in figures)
    if printed or not count or not count.value:
        return None
    unit = indicators()[entry.denominator].unit if entry.denominator in indicators() else ""
    value = float(round(entry.per * count.value / rate.value))
    rule, base = "base_of_rate", entry.denominator
    return Derived(rate, rule, value, None, unit, "~", rate.subgroup, 0, (count, rate), base)


def _sexes(ratio: Figure, figures: list[Figure]) -> list[Derived]:
    births = _count("births", ratio, clause(ratio, figures), within=NEAR)
    if not births or births.bound != "=" or births.subgroup or births.value != int(births.known):
        return []
    pair = split_by_ratio(int(births.known), ratio.known, half_unit(ratio.quote, ratio.known, counted=False))
    named = zip(("male", "female"), pair or (), strict=False)
    return [
        Derived(
            ratio, f"{sex}_of_ratio", float(count), None, births.unit, "=", sex, 0, (births, ratio), "births"
        )
        for sex, count in named
    ]


def _smallest(group: list[Figure]) -> list[Derived]:
    printed = [(f.known, half_unit(f.quote, f.known, counted=False)) for f in group]
    telling = [half for _, half in printed if 0 < half <= TELLING]
    total = smallest_total(printed) if len(telling) > 1 else None
    if total is None:
        return []
    rule, value = "smallest_of_shares", float(total)
    return [Derived(group[-1], rule, value, None, "birth", ">=", "", 0, tuple(group), "births")]


def _count(indicator: str, of: Figure, figures: list[Figure], *, within: int) -> Figure | None:
    held = [f for f in figures if f.indicator == indicator and f.value and f.value_high is None]
    alike = [f for f in held if f.role == of.role and same_place(f, of) and same_time(f, of)]
    return nearest(alike, of, within=within)


def _together(one: Figure, other: Figure) -> bool:
    apart = abs(one.start - other.start)
    return (
        one.indicator != other.indicator
        and same_place(one, other)
        and same_time(one, other)
        and apart <= NEAR
    )
