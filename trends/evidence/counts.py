"""Counts that are not printed but follow: a population from a rate, boys and girls."""

from __future__ import annotations

from trends.catalogue.indicators import indicators
from trends.evidence.arithmetic import corners
from trends.evidence.figures import Figure, by_region, clause, is_level, nearest, same_place, same_time
from trends.evidence.previous import Derived
from trends.evidence.printed import half_unit
from trends.evidence.wholes import split_by_ratio

NEAR = 60
"""A count and the rate or ratio of it stand in one sentence."""


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


def _base(rate: Figure, figures: list[Figure]) -> Derived | None:
    entry = indicators().get(rate.indicator)
    if not entry or not entry.numerator or not entry.denominator or not rate.value:
        return None
    if any(f.indicator == entry.denominator for f in figures):
        return None
    count = count_of(entry.numerator, rate, clause(rate, figures), within=NEAR)
    if not count or not count.value:
        return None
    unit = indicators()[entry.denominator].unit if entry.denominator in indicators() else ""
    per, base = entry.per, entry.denominator
    value = float(round(per * count.value / rate.value))
    printed = half_unit(rate.quote, rate.known, counted=False)
    off = max(rate.slack, printed)
    ends = (
        corners(lambda n, r: per * n / r, (count.known, count.slack), (rate.known, off))
        if off < abs(rate.known)
        else None
    )
    return Derived(rate, "base_of_rate", value, None, unit, "~", rate.subgroup, 0, (count, rate), base, ends)


def _sexes(ratio: Figure, figures: list[Figure]) -> list[Derived]:
    births = count_of("births", ratio, clause(ratio, figures), within=NEAR)
    if not births or births.bound != "=" or births.subgroup or births.value != int(births.known):
        return []
    pair = split_by_ratio(int(births.known), ratio.known, half_unit(ratio.quote, ratio.known, counted=False))
    named = zip(("male", "female"), pair or (), strict=False)
    return [
        Derived(
            source=ratio,
            rule=f"{sex}_of_ratio",
            value=float(count),
            value_high=None,
            unit=births.unit,
            bound="=",
            subgroup=sex,
            shift=0,
            origins=(births, ratio),
            indicator="births",
            ends=(float(count), float(count)),
        )
        for sex, count in named
    ]


def count_of(indicator: str, of: Figure, figures: list[Figure], *, within: int) -> Figure | None:
    """Return the count beside a rate or share: one number, of its role, place and period.

    Examples
    --------
    >>> count_of("births", None, [], within=60) is None
    True
    """
    held = [f for f in figures if f.indicator == indicator and f.value and f.value_high is None]
    alike = [f for f in held if f.role == of.role and same_place(f, of) and same_time(f, of)]
    return nearest(alike, of, within=within)
