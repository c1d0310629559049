"""The value before a stated change: 123.58, down 9.6, was 133.18 the year before."""

from __future__ import annotations

from dataclasses import dataclass

from trends.evidence.figures import Figure, by_region, is_level, nearest, same_place

AHEAD = 40
"""A level may also follow its change ("up 1,492, to 8,680"), but no further than this."""


@dataclass(frozen=True)
class Derived:
    """A value that follows from two stated ones.

    Attributes
    ----------
    source : Figure
        The figure whose words carry the step (the change, the gap); the quote is its quote.
    rule : str
        What was done.
    value, value_high : float
        The value; both ends where a source is a range.
    unit, bound, subgroup : str
        Of the new value.
    shift : int or None
        Years from the source's year; None when the text does not say which year is meant.
    origins : tuple of Figure
        What it follows from; its period is the first one's.
    indicator : str
        Of the new value; "" for the source's own.
    """

    source: Figure
    rule: str
    value: float
    value_high: float | None
    unit: str
    bound: str
    subgroup: str
    shift: int | None
    origins: tuple[Figure, ...]
    indicator: str = ""


def before_difference(level: float, change: float) -> float:
    """Return the value from which `change` led to `level`.

    Examples
    --------
    >>> before_difference(123.58, -9.6)
    133.18
    """
    return round(level - change, 9)


def before_percent(level: float, percent: float) -> float:
    """Return the value that grew by `percent` to `level`.

    Examples
    --------
    >>> before_percent(110.0, 10.0)
    100.0
    """
    return round(level / (1 + percent / 100), 9)


def before_multiple(level: float, multiple: float) -> float:
    """Return the value of which `level` is the multiple.

    Examples
    --------
    >>> before_multiple(15.0, 3.0)
    5.0
    """
    return round(level / multiple, 9)


STEPS = {"difference": before_difference, "percent": before_percent, "multiple": before_multiple}
"""How a change leads back, by its kind."""


def previous_values(figures: list[Figure]) -> list[Derived]:
    """Derive the earlier value for each stated change that has its level beside it.

    Examples
    --------
    >>> previous_values([])
    []
    """
    places = by_region(figures)
    changes = [(c, place) for place in places for c in place if c.role == "change" and not c.yearly]
    return [d for change, place in changes if (d := _previous(change, place))]


def _previous(change: Figure, figures: list[Figure]) -> Derived | None:
    level = level_of(change, figures)
    kind = level and _kind(change, level)
    if not level or not kind:
        return None
    step = STEPS[kind]
    ends = [level.value, level.value_high]
    low, high = (None if v is None else step(v, change.known) for v in ends)
    return Derived(
        source=change,
        rule=f"previous_by_{kind}",
        value=low if low is not None else 0.0,
        value_high=high,
        unit=level.unit,
        bound="~" if "~" in (level.bound, change.bound) else "=",
        subgroup=level.subgroup,
        shift=None if kind == "multiple" or change.spans else -1,
        origins=(level, change),
    )


def level_of(change: Figure, figures: list[Figure]) -> Figure | None:
    """Return the level that a change, gap or claim speaks of: the nearest before it, or just after.

    Examples
    --------
    >>> level_of(None, []) is None
    True
    """
    levels = [f for f in figures if f.indicator == change.indicator and is_level(f) and same_place(f, change)]
    dated = [f for f in levels if f.year is None or change.year is None or f.year == change.year]
    before = nearest([f for f in dated if f.start < change.start], change)
    return before or nearest([f for f in dated if f.start > change.start], change, within=AHEAD)


def _kind(change: Figure, level: Figure) -> str:
    if not change.value or change.bound not in ("=", "~") or change.value_high is not None:
        return ""
    if change.unit == "times":
        return "multiple" if change.value > 0 else ""
    if change.unit == "%" and level.unit != "%" and not change.difference:
        return "percent" if change.value > -100 else ""
    # "3 %" beside a share may be per cent or points: nothing is derived
    doubtful = change.unit == level.unit and level.unit in ("%", "‰") and not change.difference
    fits = change.unit == level.unit or change.difference
    return "difference" if fits and not doubtful else ""
