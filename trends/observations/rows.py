"""Rows of OBSERVATIONS: a linked figure or a table's cell, with all that governs it."""

from __future__ import annotations

from decimal import Decimal

from trends.catalogue.indicators import indicators
from trends.observations import periods
from trends.observations.fiscal import dated
from trends.observations.linking import Link
from trends.observations.localities import region_of
from trends.observations.mentions import Period, Quantity
from trends.observations.places import in_sum, in_table
from trends.observations.regions import Region
from trends.observations.roles import Reading, Setting, read
from trends.observations.scene import Scene
from trends.observations.scopes import period_of
from trends.observations.tables import Cell
from trends.schema import Document, Part

Row = dict[str, object]


def of_link(document: Document, part: Part, scene: Scene, found: Link) -> Row | None:
    """Return the row of a linked figure; None for a sum per head of what is only known as a total."""
    quantity = found.quantity
    own = found.slot.period if found.slot is not None else None
    period = own or period_of(scene, quantity)
    when = periods.resolve(period, part) if period is not None else periods.UNKNOWN
    setting = _setting(scene, found, ahead=_ahead(period, when, part))
    reading = read(quantity, found.unit, setting, period, scene.language)
    indicator = _payable(found) if reading.role == "tariff" else found.indicator
    if not indicator:
        return None
    place = _place(scene, found, reading)
    return {
        **_spot(document, part, quantity),
        "indicator": indicator,
        "subgroup": found.subgroup,
        "region": place.path if place else part.region,
        "region_code": place.code if place else part.region_code,
        **_figures(quantity, reading),
        "unit": found.unit,
        "role": reading.role,
        **_dates(None if reading.timeless else period, when),
        "damage": _damage(quantity, period),
        "rule": found.rule,
        "derived_from": [],
    }


def _ahead(period: Period | None, when: periods.Resolved, part: Part) -> bool:
    if period is None or period.masked or when.year_low is None or part.year_high is None:
        return False
    return when.year_low > part.year_high


def _payable(found: Link) -> str:
    # A sum per head is no total: the first of the name's indicators that such a sum can be of
    known = indicators()
    ids = (found.indicator, *found.ids)
    return next((key for key in ids if known[key].tariff and known[key].unit == found.unit), "")


def _place(scene: Scene, found: Link, reading: Reading) -> Region | None:
    if found.slot is not None and found.slot.region is not None:
        return found.slot.region
    return None if reading.role == "benchmark" else region_of(scene, found.quantity)


def _setting(scene: Scene, found: Link, *, ahead: bool) -> Setting:
    quantity = found.quantity
    sentence, clause = scene.sentence(quantity.start)[0], scene.clause(quantity.start)
    if scene.view[clause[0] - 1 : clause[0]] == "(":
        clause = (scene.clause(clause[0] - 1)[0], clause[1])
    last = scene.clause(max(quantity.end - 1, quantity.start))[1]
    return Setting(
        sentence=scene.view[sentence : quantity.start],
        clause=scene.view[clause[0] : quantity.start],
        lead=scene.view[found.lead : quantity.start],
        tail=scene.view[quantity.end : last],
        base=scene.view[quantity.end : min(last, quantity.end + 60)] if scene.language == "en" else "",
        opening=_opening(scene, found, clause[0]),
        quote=scene.view[quantity.start : quantity.end],
        ahead=ahead,
        section=scene.section(quantity.start),
    )


def _opening(scene: Scene, found: Link, start: int) -> str:
    # the name 少出生 begins with the word that turns it
    end = max(found.name_start, start)
    return scene.view[start : end + (scene.view[end : end + 1] == "少")]


def _figures(quantity: Quantity, reading: Reading) -> Row:
    sign = reading.sign or 1
    return {
        "value": _float(quantity.value, sign),
        "value_high": _float(quantity.value_high, sign),
        "bound": reading.bound,
    }


def _float(value: Decimal | None, sign: int) -> float | None:
    return None if value is None else float(value * sign)


def _dates(period: Period | None, when: periods.Resolved) -> Row:
    if period is None:
        return {"year": None, "year_low": None, "year_high": None, "period_text": None}
    if period.kind in ("plan", "span") and when.period_end is not None:
        # what is said of several years is filed under the last of them
        when = when._replace(year_low=when.year_high)
    return {
        "year": when.year_low if when.year_low == when.year_high else None,
        "year_low": when.year_low,
        "year_high": when.year_high,
        "period_start": when.period_start,
        "period_end": when.period_end,
        "period_text": period.text,
    }


def _damage(quantity: Quantity, period: Period | None) -> str:
    if quantity.damage != "none":
        return quantity.damage
    return "masked_year" if period is not None and period.masked else "none"


def of_cell(document: Document, part: Part, scene: Scene, cell: Cell) -> Row | None:
    """Return the row of a table's figure; None where its line names no place and no year.

    The sum of a table of some places is no place's: it has no region.
    """
    place = _of_line(part, scene, cell)
    if place is None:
        return None
    path, code = place
    period = dated(cell.period, scene.fiscal) if cell.period else period_of(scene, cell.quantity)
    return {
        **_spot(document, part, cell.quantity),
        "indicator": cell.indicator,
        "subgroup": cell.subgroup,
        "region": path,
        "region_code": code,
        **_figures(cell.quantity, Reading(cell.role, 0, cell.quantity.bound)),
        "unit": cell.unit,
        "role": cell.role,
        **_dates(period, periods.resolve(period, part) if period else periods.UNKNOWN),
        "damage": _damage(cell.quantity, period),
        "rule": "cell of a table",
        "derived_from": [],
    }


def _of_line(part: Part, scene: Scene, cell: Cell) -> tuple[str | None, str | None] | None:
    if in_sum(cell.places, scene.view[cell.start : cell.table], scene.language):
        return None, None
    if cell.places:
        named = (in_table(words, part, scene.language) for words in cell.places)
        return next(filter(None, named), None)
    titled = [r for r in scene.regions_between(cell.start, cell.table) if not r.versus and not r.loose]
    return (titled[-1].path, titled[-1].code) if titled else (part.region, part.region_code)


def _spot(document: Document, part: Part, quantity: Quantity) -> Row:
    start, end = part.start + quantity.start, part.start + quantity.end
    return {
        "id": f"{document.id}:{part.number}:{start}",
        "document": document.id,
        "part": part.number,
        "start": start,
        "end": end,
        "quote": document.text[start:end],
    }
