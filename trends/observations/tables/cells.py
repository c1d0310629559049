"""The figures of tables inside a text, each with what its heads, its line and its title say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from trends.catalogue.indicators import indicators
from trends.observations.indicators import meant, subgroup
from trends.observations.mentions import Period, Quantity
from trends.observations.tables.figures import Written, written
from trends.observations.tables.grids import Grid, Text, grids
from trends.observations.tables.labels import Label, generic, label, numbering, sorts, unit_label
from trends.observations.tables.layout import Placed, placed
from trends.observations.tables.measures import Measure
from trends.observations.tables.titles import title
from trends.observations.units import first_fit, rate_of

_ROWS = 3
"""A grid of fewer lines is a table only where it gives figures."""
_UNCOUNTED = ("%", "‰", "per_100000", "per_10000", "per_100_females", "children_per_woman", "year", "pp")
"""Units of figures that are never in thousands."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table.

    Attributes
    ----------
    quantity : Quantity
        The figure; its span is the cell's number.
    indicator, unit, subgroup, role : str
        As in OBSERVATIONS.
    places : tuple of str
        Words that may name its place, the likeliest first; without any it is the table's own.
    period : Period or None
        As heads, line or title say it.
    start : int
        Where the words above the table begin.
    table : int
        Where the table begins.
    """

    quantity: Quantity
    indicator: str
    unit: str
    subgroup: str
    role: str
    places: tuple[str, ...]
    period: Period | None
    start: int
    table: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The figures of a view's tables, and where the tables stand."""

    cells: tuple[Cell, ...]
    spans: tuple[tuple[int, int], ...]


def tables(view: str, language: str, masks: frozenset[str] = frozenset()) -> Tables:
    r"""Return the figures of every table of a view, in order, and the tables' spans.

    Examples
    --------
    >>> said = "乡镇\t出生人口(人)\t出生率(‰)\n梅城镇\t310\t9.8\n坂东镇\t255\t8.7\n"
    >>> [(c.places, c.indicator, float(c.quantity.value)) for c in tables(said, "zh").cells][:2]
    [(('梅城镇',), 'births', 310.0), (('梅城镇',), 'crude_birth_rate', 9.8)]
    """
    found: list[Cell] = []
    spans: list[tuple[int, int]] = []
    for grid in grids(view):
        read = _cells(view, grid, language, masks)
        if read or len(grid.rows) >= _ROWS:
            spans.append((grid.start, grid.end))
        found += read
    return Tables(tuple(found), tuple(spans))


def _cells(view: str, grid: Grid, language: str, masks: frozenset[str]) -> list[Cell]:
    above = title(view, grid.start, language, masks)
    made: list[Cell] = []
    last: dict[int, Label] = {}
    for one in placed(grid, language):
        heads = _joined(one.heads, language, masks)
        if any(numbering(text.text, language) for text in one.heads):
            continue
        number = written(one.cell.text, language)
        labels = _labels(one, language, masks)
        if (heads.role == "change" or heads.groups) and not any(said.ids for said in (heads, *labels)):
            heads = replace(heads, ids=last.get(one.column - 1, Label()).ids)
        last[one.column] = heads
        if number is not None:
            cell = _cell(one, number, (heads, labels, above), language, grid.start)
            made += [cell] if cell else []
    return made


def _joined(heads: Sequence[Text], language: str, masks: frozenset[str]) -> Label:
    """Return what the heads of a column say together; the lowest that names an indicator decides."""
    if not heads:
        return Label()
    if len(heads) == 1:
        return label(heads[0], language, masks)
    each = [label(head, language, masks) for head in heads]
    together = (" " if language == "en" else "").join(head.text for head in heads)
    whole = label(Text(heads[0].start, together), language, masks)
    ids = next((one.ids for one in reversed(each) if one.ids), ())
    longer = whole.ids if whole.ids and whole.ids not in [one.ids for one in each] else ids
    period = next((one.period for one in reversed(each) if one.period), None)
    units = tuple(unit for one in reversed(each) for unit in one.units)
    parts = tuple(group for one in (*reversed(each), whole) for group in one.groups)
    return replace(whole, ids=longer, period=period, units=units, groups=parts, text=each[-1].text)


def _labels(one: Placed, language: str, masks: frozenset[str]) -> list[Label]:
    """Return what a figure's line says, the nearest words first, then the lines above that hold for it."""
    made: list[Label] = []
    corner = one.corner.split()
    for at, text in enumerate(one.labels):
        unit = at > 0 and unit_label(text, language)
        made.append(unit if unit and unit.units else label(text, language, masks))
    found = made[::-1] + [label(text, language, masks) for text in reversed(one.sections)]
    return found if corner or found else [Label()]


Said = tuple[Label, list[Label], Label]


def _cell(one: Placed, number: Written, said: Said, language: str, table: int) -> Cell | None:
    heads, labels, above = said
    ids = next((label.ids for label in (heads, *labels) if label.ids), above.ids)
    if not ids:
        return None
    role = next((label.role for label in (heads, *labels) if label.role), "")
    own = (
        [number.unit] if number.unit else [*heads.units, *(unit for label in labels for unit in label.units)]
    )
    fitted = _fitted(ids, number, own, above.units, role == "change")
    if fitted is None:
        return None
    quantity, key, unit = fitted
    groups = [group for label in (heads, *labels) for group in label.groups]
    key = next((part for group in groups if (part := meant(group, key, language)) != key), key)
    group = next(filter(None, (subgroup(group, key, language) for group in groups)), "")
    period = _anchored(next((said.period for said in (heads, *labels) if said.period), None), above.period)
    moved = replace(quantity, start=one.cell.start, end=one.cell.start + number.size, bound=number.bound)
    places = _places(one, heads, labels, language)
    if places is None:
        return None
    return Cell(moved, key, unit, group, role or "observed", places, period, table - len(above.text), table)


def _anchored(period: Period | None, above: Period | None) -> Period | None:
    # 上年 or 1-6月 in a head counts from the year in the title
    known = above is not None and above.kind == "year" and above.year is not None
    if period is None or not known or period.year is not None or period.relative is None:
        return period or above
    return replace(period, year=(above.year or 0) + period.relative, relative=None) if above else period


def _fitted(
    ids: tuple[str, ...], number: Written, own: Sequence[Measure], above: Sequence[Measure], moved: bool
) -> tuple[Quantity, str, str] | None:
    """Return figure, indicator and unit by the first unit that fits: its own, the title's, the usual."""
    usual = Measure(indicators()[ids[0]].unit, Decimal(1))
    sized = [m for m in (*own, *above) if not m.unit]
    wanted = [m for m in own if m.unit] or [*(m for m in above if m.unit), usual]
    factor = sized[0].factor if sized and _counts(usual.unit) else Decimal(1)
    for unit in wanted:
        tried = Quantity(0, 0, number.value * unit.factor * factor, unit=unit.unit, rule="cell")
        found = first_fit(ids, tried, moved=moved)
        rate = "" if found else next(filter(None, (rate_of(key, unit.unit) for key in ids)), "")
        if found or rate:
            return (tried, *found) if found else (tried, rate, unit.unit)
    return None


def _counts(unit: str) -> bool:
    return unit not in (
        "%",
        "‰",
        "per_100000",
        "per_10000",
        "per_100_females",
        "children_per_woman",
        "year",
        "pp",
    )


def _places(one: Placed, heads: Label, labels: Sequence[Label], language: str) -> tuple[str, ...] | None:
    """Return the words that may name the place; None where the line stands for something else."""
    by_line = [found.text for found in labels if _is_place(found)]
    if by_line:
        if not sorts(one.corner, language):
            return tuple(by_line)
        return () if all(generic(words, language) for words in by_line) else None
    column = heads.text if _is_place(heads) and not generic(heads.text, language) else ""
    return (column,) if column else ()


def _is_place(said: Label) -> bool:
    return bool(said.text) and not (said.ids or said.units or said.period or said.role or said.groups)
