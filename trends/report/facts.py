"""Everything that a key of the page opens, in columns: sentences once each, numbers with their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from trends.report.content import Content
from trends.report.differences import differences
from trends.report.keys import key
from trends.report.packing import pack
from trends.report.quotes import quotes
from trends.report.standings import columns as standings
from trends.report.views import View
from trends.schema import Part, Source

Columns = dict[str, list[Any]]
Row = dict[str, Any]
_PLAIN = (
    "part",
    "start",
    "value",
    "value_high",
    "unit",
    "indicator",
    "subgroup",
    "year_low",
    "year_high",
)


def facts(content: Content, views: Sequence[View]) -> dict[str, Any]:
    """Return the page's data: regions, documents, quotes, and in packed columns whatever a key opens.

    Keys within it are places in the list of all keys: numbers, observations, fits, in this order.
    """
    regions = _regions(content)
    at = {region: i for i, region in enumerate(regions)}
    rows = content.observations.sort("document", "part", "start", "id").rows(named=True)
    quoted = quotes(content.documents, rows)
    observations = _observations(rows, at, quoted.pop("at"))
    numbers = _numbers(content, at, [row["id"] for row in rows])
    names = references(content, rows)
    return {
        "regions": regions,
        "labels": [content.labels.get(region, region) for region in regions],
        "english": {
            i: content.english[region] for i, region in enumerate(regions) if region in content.english
        },
        "documents": [_document(d) for d in content.documents],
        **quoted,
        "observations": pack(observations),
        "numbers": pack(numbers),
        "fits": pack(_fits(content, at)),
        "fitted": pack(_fitted(content)),
        "contrasts": pack(_contrasts(content, views, at)),
        "standings": pack(_standings(content, views, names)),
        "counts": {name: [names.get(k, k) for k in keys] for name, keys in _counts(views).items()},
    }


def references(content: Content, rows: Sequence[Row] | None = None) -> dict[str, int]:
    """Return the place of each key in the list of all keys."""
    if rows is None:
        rows = content.observations.sort("document", "part", "start", "id").rows(named=True)
    keys = [key("panel", row) for row in _stated(content)]
    keys += [str(row["id"]) for row in rows]
    keys += [key("fits", row) for row in content.fits.iter_rows(named=True)]
    return {name: i for i, name in enumerate(keys)}


def _regions(content: Content) -> list[str]:
    named = [frame["region"] for frame in (content.panel, content.observations, content.fits)]
    return pl.concat(named).unique().sort().to_list()


def _document(document: Source) -> list[Any]:
    titles = {part.number: _title(document, part) for part in document.parts}
    return [document.id, document.language, len(document.parts), {str(n): t for n, t in titles.items()}]


def _title(document: Source, part: Part) -> str:
    return " ".join(part.title.split())[:120]


def _observations(rows: Sequence[Row], at: Mapping[str, int], passages: list[int]) -> Columns:
    columns: Columns = {name: [row[name] for row in rows] for name in _PLAIN} | {"passage": passages}
    # most are named by their place, which the page knows
    places = [f"{row['document']}:{row['part']}:{row['start']}" for row in rows]
    columns["id"] = [
        "" if passage >= 0 and row["id"] == place else row["id"]
        for row, place, passage in zip(rows, places, passages, strict=True)
    ]
    columns["length"] = [None if row["end"] is None else row["end"] - row["start"] for row in rows]
    for name in ("bound", "role", "damage"):
        columns[name] = [row[name] or "" for row in rows]
    columns["region"] = [at[row["region"]] for row in rows]
    columns["from"] = [list(row["derived_from"] or ()) for row in rows]
    return columns


def _stated(content: Content) -> list[Row]:
    return content.panel.filter(pl.col("value").is_not_null()).rows(named=True)


def _numbers(content: Content, at: Mapping[str, int], ids: list[str]) -> Columns:
    number = {name: i for i, name in enumerate(ids)}
    rows = _stated(content)
    columns: Columns = {
        name: [row[name] for row in rows] for name in ("indicator", "subgroup", "role", "year")
    }
    columns |= {name: [row[name] for row in rows] for name in ("value", "unit", "year_low", "year_high")}
    columns["region"] = [at[row["region"]] for row in rows]
    columns["status"] = [row["status"] or "ok" for row in rows]
    columns["source"] = [row["source"] or "" for row in rows]
    columns["changed"] = [row["break_before"] or "" for row in rows]
    columns["from"] = [[number[i] for i in row["observations"] or () if i in number] for row in rows]
    return columns


def _fits(content: Content, at: Mapping[str, int]) -> Columns:
    rows = content.fits.rows(named=True)
    names = ("indicator", "subgroup", "role", "model", "n", "first_year", "last_year", "scale")
    columns: Columns = {n: [row[n] for row in rows] for n in names}
    for name in ("slope", "lower", "upper", "apc", "apc_lower", "apc_upper"):
        columns[name] = [short(row[name], 6) for row in rows]
    columns["verdict"] = [row["verdict"] or "not_fitted" for row in rows]
    columns["reason"] = [row["reason"] or "" for row in rows]
    columns["region"] = [at[row["region"]] for row in rows]
    return columns


def _fitted(content: Content) -> Columns:
    """By the fit's place among the fits: years, fitted values and the two ends of the band."""
    order = {key("fits", row): i for i, row in enumerate(content.fits.iter_rows(named=True))}
    found: dict[int, list[list[Any]]] = {}
    named = ((order.get(key("fits", row)), row) for row in content.fitted.sort("year").iter_rows(named=True))
    for fit, row in ((fit, row) for fit, row in named if fit is not None):
        years, *curves = found.setdefault(fit, [[], [], [], []])
        years.append(row["year"])
        for into, column in zip(curves, ("fitted", "lower", "upper"), strict=True):
            into.append(short(row[column], 4))
    names = ("year", "fitted", "lower", "upper")
    return {"fit": list(found), **{n: [made[i] for made in found.values()] for i, n in enumerate(names)}}


def short(value: float | None, digits: int) -> float | None:
    """Return a number with so many significant digits, as a page shows it at most.

    Examples
    --------
    >>> short(0.0027483, 3), short(None, 3)
    (0.00275, None)
    """
    return value if value is None or isinstance(value, int) else float(f"{value:.{digits}g}")


def _contrasts(content: Content, views: Sequence[View], at: Mapping[str, int]) -> Columns:
    rows = [row for view in views for row in differences(content, view)]
    columns: Columns = {n: [row[n] for row in rows] for n in ("comparison", "indicator", "subgroup", "model")}
    columns |= {name: [at[row[name]] for row in rows] for name in ("region", "reference")}
    for name in ("estimate", "lower", "upper", "p_adjusted"):
        columns[name] = [short(row[name], 4) for row in rows]
    return columns


def _standings(content: Content, views: Sequence[View], names: Mapping[str, int]) -> Columns:
    found = standings(content, views)
    return found | {"inputs": [[names.get(name, name) for name in keys] for keys in found["inputs"]]}


def _counts(views: Sequence[View]) -> dict[str, list[str]]:
    return {
        f"count|{view.id}|{group}": [
            line.fit.key if line.fit else line.last.key for line in view.group(group)
        ]
        for view in views
        for group in ("falling", "rising", "stable", "cannot")
    }
