"""The value before a stated change: 123.58, down 9.6, was 133.18 the year before."""

from __future__ import annotations

from dataclasses import dataclass

from trends.evidence.arithmetic import corners
from trends.evidence.figures import Figure, by_region, is_level, nearest, same_place

AHEAD = 40
"""A level may also follow its change ("up 1,492, to 8,680"), but no further than this."""


PAIR = 60
"""From … to …, a change of so much: the earlier level stands this close before the later one."""


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
    ends : tuple of float or None
        Between which the value lies, given how its origins are printed; None where nothing bounds it.
    whole_year : bool
        Whether it is of the calendar year that its first origin covers only a part of.
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
    ends: tuple[float, float | None] | None = None
    whole_year: bool = False


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
    kind = level and kind_of(change, level)
    if not level or not kind:
        return None
    if paired(change, level, figures):
        return None  # the change may be on the older level, which is printed
    step = STEPS[kind]
    low, high = (None if v is None else step(v, change.known) for v in (level.value, level.value_high))
    between = corners(step, (level.known, level.slack), (change.known, change.slack))
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
        ends=between if high is None else None,
    )


def level_of(change: Figure, figures: list[Figure]) -> Figure | None:
    """Return the level that a change, gap or claim speaks of: the nearest before it, or just after.

    Examples
    --------
    >>> change = Figure("b", "d", 1, 9, 11, "2", "x", "", "A", 2.0, None, "‰", "=", "change", *[None] * 3)
    >>> level = Figure("a", "d", 1, 0, 3, "9.5", "x", "", "A", 9.5, None, "‰", "=", "observed", *[None] * 3)
    >>> level_of(change, [level, change]).quote
    '9.5'
    """
    levels = [f for f in figures if f.indicator == change.indicator and is_level(f) and same_place(f, change)]
    if change.unit == "times" and (beside := nearest(levels, change, within=AHEAD)):
        return beside  # "twice last year's": the year that is said is not the level's
    dated = [f for f in levels if f.year is None or change.year is None or f.year == change.year]
    before = nearest([f for f in dated if f.start < change.start], change)
    return before or nearest([f for f in dated if f.start > change.start], change, within=AHEAD)


def kind_of(change: Figure, level: Figure) -> str:
    """Return how a change leads from one level to another, a key of `STEPS`; "" where it is not plain.

    Examples
    --------
    >>> about = ("births", "", "A")
    >>> level = Figure("a", "d", 1, 0, 2, "90", *about, 90.0, None, "birth", "=", "observed", *[None] * 3)
    >>> change = Figure("b", "d", 1, 9, 11, "10%", *about, -10.0, None, "%", "=", "change", *[None] * 3)
    >>> kind_of(change, level)
    'percent'
    """
    if not change.value or change.bound not in ("=", "~") or change.value_high is not None:
        return ""
    if change.unit == "times":
        return "multiple" if change.value > 0 else ""
    if change.unit == "%" and level.unit != "%" and not change.difference:
        return "percent" if change.value > -100 else ""
    # "3 %" beside a share may be per cent or points: nothing is derived
    doubtful = change.unit == level.unit == "%" and not change.difference
    fits = change.unit == level.unit or change.difference
    return "difference" if fits and not doubtful else ""


def paired(change: Figure, level: Figure, figures: list[Figure]) -> Figure | None:
    """Return the older level printed just before the level of a change, when it is not the year before's.

    Examples
    --------
    >>> level = Figure("a", "d", 1, 0, 2, "9", "x", "", "A", 9.0, None, "‰", "=", "observed", *[None] * 3)
    >>> paired(level, level, []) is None
    True
    """
    if change.spans:
        return None
    older = [f for f in earlier_levels(change, level, figures) if f.start < level.start]
    pair = nearest(older, level, within=PAIR)
    return pair if pair and pair.year != level.known_year - 1 else None


def earlier_levels(change: Figure, level: Figure, figures: list[Figure]) -> list[Figure]:
    """Return the printed levels of years before that of a change, in the order of the text.

    Examples
    --------
    >>> level = Figure("a", "d", 1, 0, 2, "9", "x", "", "A", 9.0, None, "‰", "=", "observed", *[None] * 3)
    >>> earlier_levels(level, level, [level])
    []
    """
    alike = [
        f for f in figures if f is not level and f.indicator == change.indicator and f.unit == level.unit
    ]
    plain = [f for f in alike if is_level(f) and f.value_high is None and f.value and same_place(f, level)]
    return [f for f in plain if f.role == level.role and f.year is not None and f.year < level.known_year]
