"""From documents to OBSERVATIONS: every figure that measures an indicator, with all that governs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from trends.catalogue.indicators import indicators
from trends.languages.view import simplify
from trends.observations import periods
from trends.observations.linking import Link, link
from trends.observations.mentions import Period, Quantity
from trends.observations.quantities import quantities
from trends.observations.regions import Region, find
from trends.observations.roles import Reading, Setting, read
from trends.observations.scene import Scene, set_scene
from trends.observations.scopes import is_base, period_of, region_of
from trends.observations.series import with_units
from trends.schema import OBSERVATIONS, Document, Part

Row = dict[str, object]


def extract(documents: Sequence[Document]) -> pl.DataFrame:
    """Return every observation that the documents state.

    Parameters
    ----------
    documents : sequence of Document
        As `trends.documents.read` gives them.

    Returns
    -------
    OBSERVATIONS, sorted by id; each quote is ``text[start:end]``.

    Examples
    --------
    >>> from pathlib import Path
    >>> text = "2010年全县出生人口3021人，人口出生率9.7‰。"
    >>> part = Part(1, 0, len(text), region="福建省福州市闽清县", region_level="county", year_low=2011, year_high=2011)
    >>> rows = extract([Document("a.txt", Path("a.txt"), text, "utf-8", "zh", (part,))])
    >>> rows.select("indicator", "value", "year").rows()
    [('births', 3021.0, 2010), ('crude_birth_rate', 9.7, 2010)]
    """
    rows: list[Row] = []
    for document in documents:
        view = simplify(document.text)
        for part in document.parts:
            rows += _part_rows(document, part, view[part.start : part.end])
    return OBSERVATIONS.build(_numbered(rows))


def _part_rows(document: Document, part: Part, view: str) -> list[Row]:
    scene = scene_of(view, part, document.language)
    rows = (_row(document, part, scene, found) for found in link(scene))
    return [row for row in rows if row is not None]


def scene_of(view: str, part: Part, language: str) -> Scene:
    """Return the scene of one part, its offsets counted from the part's start."""
    kind = "en" if language.startswith("en") else "zh"
    said = periods.periods(view, kind, part.masks)
    return set_scene(
        view,
        kind,
        with_units(view, quantities(view, kind, part.masks)),
        said,
        find(view, part, kind),
        dated=part.subject_year is not None,
        written=part.year_low,
        only_year=_only_year(view, said, part, kind),
    )


def _only_year(view: str, said: Sequence[Period], part: Part, language: str) -> Period | None:
    """The one absolute year of a text written in it or just after it, said twice at least."""
    years = [p for p in said if p.kind == "year" and p.year is not None and not is_base(view, p, language)]
    if len(years) < 2 or len({p.year for p in years}) > 1 or part.year_low is None or part.year_high is None:
        return None
    near = part.year_low - 1 <= (years[0].year or 0) <= part.year_high
    return years[0] if near and part.year_high - part.year_low <= 2 else None


def _row(document: Document, part: Part, scene: Scene, found: Link) -> Row | None:
    quantity = found.quantity
    period = period_of(scene, quantity)
    reading = read(quantity, found.unit, _setting(scene, found), period, scene.language)
    indicator = _payable(found) if reading.role == "tariff" else found.indicator
    if not indicator:
        return None
    place = _place(scene, found, reading)
    start, end = part.start + quantity.start, part.start + quantity.end
    return {
        "id": f"{document.id}:{part.number}:{start}",
        "document": document.id,
        "part": part.number,
        "start": start,
        "end": end,
        "quote": document.text[start:end],
        "indicator": indicator,
        "subgroup": found.subgroup,
        "region": place.path if place else part.region,
        "region_code": place.code if place else part.region_code,
        **_figures(quantity, reading),
        "unit": found.unit,
        "role": reading.role,
        **_dates(None if reading.timeless else period, part),
        "damage": _damage(quantity, period),
        "rule": found.rule,
        "derived_from": [],
    }


def _payable(found: Link) -> str:
    """A sum per head is no total: the first of the name's indicators that such a sum can be of."""
    known = indicators()
    ids = (found.indicator, *found.ids)
    return next((key for key in ids if known[key].tariff and known[key].unit == found.unit), "")


def _place(scene: Scene, found: Link, reading: Reading) -> Region | None:
    if found.slot is not None and found.slot.region is not None:
        return found.slot.region
    return None if reading.role == "benchmark" else region_of(scene, found.quantity)


def _setting(scene: Scene, found: Link) -> Setting:
    quantity = found.quantity
    sentence, clause = scene.sentence(quantity.start)[0], scene.clause(quantity.start)
    last = scene.clause(max(quantity.end - 1, quantity.start))[1]
    return Setting(
        sentence=scene.view[sentence : quantity.start],
        clause=scene.view[clause[0] : quantity.start],
        lead=scene.view[found.lead : quantity.start],
        tail=scene.view[quantity.end : last],
        base=scene.view[quantity.end : min(last, quantity.end + 40)] if scene.language == "en" else "",
        opening=scene.view[clause[0] : max(found.name_start, clause[0])],
        quote=scene.view[quantity.start : quantity.end],
    )


def _figures(quantity: Quantity, reading: Reading) -> Row:
    sign = reading.sign or 1
    return {
        "value": _float(quantity.value, sign),
        "value_high": _float(quantity.value_high, sign),
        "bound": reading.bound,
    }


def _float(value: Decimal | None, sign: int) -> float | None:
    return None if value is None else float(value * sign)


def _dates(period: Period | None, part: Part) -> Row:
    if period is None:
        return {"year": None, "year_low": None, "year_high": None, "period_text": None}
    when = periods.resolve(period, part)
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


def _numbered(rows: list[Row]) -> list[Row]:
    seen: Counter[object] = Counter()
    numbered: list[Row] = []
    for row in rows:
        seen[row["id"]] += 1
        numbered.append(row if seen[row["id"]] == 1 else {**row, "id": f"{row['id']}#{seen[row['id']]}"})
    return numbered
