"""Births that are not printed but of which the printed shares are taken: which whole numbers fit."""

from __future__ import annotations

from trends.catalogue.indicators import indicators
from trends.evidence.counts import NEAR, count_of
from trends.evidence.figures import Figure, is_level, same_place, same_time
from trends.evidence.previous import Derived
from trends.evidence.printed import half_unit
from trends.evidence.rates import OF_A_DAY
from trends.evidence.wholes import LARGEST, admitted, counts_of_rate, smallest_total

SHARES = ("policy_compliance_rate", "multi_birth_share", "first_birth_share", "second_birth_share")
TELLING = 0.005
"""Shares of fewer than two decimals can be had from almost any count."""
RATE = "crude_birth_rate"
ANYWHERE = 10**9


def births_of_shares(figures: list[Figure]) -> list[Derived]:
    """Derive the number of births that can have all the printed shares of one sentence.

    Beside a birth rate and its population only the counts that also have this rate are left: the
    first and the last of them are the value's ends. Without these it is a lower bound, the smallest
    such count: its multiples have the same shares.

    Examples
    --------
    >>> births_of_shares([])
    []
    """
    shares = [f for f in figures if f.indicator in SHARES and is_level(f) and f.bound == "="]
    firsts = [f for n, f in enumerate(shares) if not any(_together(p, f) for p in shares[:n])]
    found = []
    for first in firsts:
        group = [f for f in shares if f is first or _together(first, f)]
        if len(group) > 1 and not count_of("births", first, figures, within=ANYWHERE):
            found += _births(group, figures)
    return found


def _births(group: list[Figure], figures: list[Figure]) -> list[Derived]:
    printed = [(f.known, half_unit(f.quote, f.known, counted=False)) for f in group]
    if sum(0 < half <= TELLING for _, half in printed) < 2:
        return []
    rate = count_of(RATE, group[0], figures, within=NEAR)
    base = count_of("population", group[0], figures, within=ANYWHERE)
    if rate and base:
        slack = base.slack + OF_A_DAY * base.known
        low, high = counts_of_rate((rate.known, rate.slack), (base.known, slack), indicators()[RATE].per)
        counts = admitted(printed, low, high) if high <= LARGEST else []
        return _derived(group, "births_of_shares", counts, (*group, rate, base)) if counts else []
    smallest = smallest_total(printed)
    return _derived(group, "smallest_of_shares", [smallest], tuple(group)) if smallest else []


def _derived(group: list[Figure], rule: str, counts: list[int], origins: tuple[Figure, ...]) -> list[Derived]:
    high = float(counts[-1]) if len(counts) > 1 else None
    bound = ">=" if rule == "smallest_of_shares" else "="
    ends = (float(counts[0]), None if bound == ">=" else float(counts[-1]))
    return [Derived(group[-1], rule, ends[0], high, "birth", bound, "", 0, origins, "births", ends)]


def _together(one: Figure, other: Figure) -> bool:
    apart = abs(one.start - other.start)
    alike = same_place(one, other) and same_time(one, other)
    return one.indicator != other.indicator and alike and apart <= NEAR
