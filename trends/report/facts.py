"""Everything that a key of the page opens, in columns: sentences once each, numbers with their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from trends.report.content import Content
from trends.report.differences import differences
from trends.report.keys import key
from trends.report.standings import columns
from trends.report.views import View
from trends.schema import Part, Passage, Source

Columns = dict[str, list[Any]]
_PLAIN = (
    "id",
    "part",
    "start",
    "end",
    "value",
    "value_high",
    "unit",
    "indicator",
    "subgroup",
    "year_low",
    "year_high",
)


def facts(content: Content, views: Sequence[View]) -> dict[str, Any]:
    """Return the page's data: regions, documents, passages, observations, numbers, fits and comparisons."""
    documents = {d.id: d for d in content.documents}
    regions = _regions(content)
    at = {region: i for i, region in enumerate(regions)}
    passages = _Passages(documents)
    observations = _observations(content, passages, at)
    return {
        "regions": regions,
        "labels": [content.labels.get(region, region) for region in regions],
        "english": {
            i: content.english[region] for i, region in enumerate(regions) if region in content.english
        },
        "documents": [_document(d) for d in content.documents],
        "passages": [[passages.order[p.document], p.start, p.text, p.low, p.high] for p in passages.cut],
        "observations": observations,
        "numbers": _numbers(content, at, observations["id"]),
        "fits": _fits(content, at),
        "fitted": _fitted(content, at),
        "contrasts": _contrasts(content, views, at),
        "standings": columns(content, views),
        "counts": _counts(views),
    }


class _Passages:
    """Sentences in the order they are first needed, each once."""

    def __init__(self, documents: Mapping[str, Source]) -> None:
        self.documents = documents
        self.order = {name: i for i, name in enumerate(documents)}
        self.cut: list[Passage] = []
        self.seen: dict[tuple[str, int, int], int] = {}

    def number(self, row: Mapping[str, Any]) -> int:
        document = self.documents.get(row["document"])
        if document is None or row["start"] is None or row["end"] is None:
            return -1
        passage = document.passages[row["start"], row["end"]]
        place = (document.id, passage.start + passage.low, passage.start + passage.high)
        if place not in self.seen:
            self.seen[place] = len(self.cut)
            self.cut.append(passage)
        return self.seen[place]


def _regions(content: Content) -> list[str]:
    named = [frame["region"] for frame in (content.panel, content.observations, content.fits)]
    return pl.concat(named).unique().sort().to_list()


def _document(document: Source) -> list[Any]:
    titles = {part.number: _title(document, part) for part in document.parts}
    return [document.id, document.language, len(document.parts), {str(n): t for n, t in titles.items()}]


def _title(document: Source, part: Part) -> str:
    return " ".join(part.title.split())[:120]


def _observations(content: Content, passages: _Passages, at: Mapping[str, int]) -> Columns:
    frame = content.observations.sort("document", "part", "start", "id")
    rows = frame.rows(named=True)
    columns: Columns = {name: [row[name] for row in rows] for name in _PLAIN}
    for name in ("bound", "role", "damage"):
        columns[name] = [row[name] or "" for row in rows]
    columns["passage"] = [passages.number(row) for row in rows]
    columns["region"] = [at[row["region"]] for row in rows]
    columns["from"] = [list(row["derived_from"] or ()) for row in rows]
    return columns


def _numbers(content: Content, at: Mapping[str, int], ids: list[str]) -> Columns:
    number = {name: i for i, name in enumerate(ids)}
    rows = content.panel.filter(pl.col("value").is_not_null()).rows(named=True)
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
    names = (
        "indicator",
        "subgroup",
        "role",
        "model",
        "n",
        "first_year",
        "last_year",
        "scale",
        "slope",
        "lower",
    )
    columns: Columns = {
        n: [row[n] for row in rows] for n in (*names, "upper", "apc", "apc_lower", "apc_upper")
    }
    columns["verdict"] = [row["verdict"] or "not_fitted" for row in rows]
    columns["reason"] = [row["reason"] or "" for row in rows]
    columns["region"] = [at[row["region"]] for row in rows]
    return columns


def _fitted(content: Content, at: Mapping[str, int]) -> dict[str, list[Any]]:
    """By the fit's key: years, fitted values and the two ends of the band."""
    found: dict[str, list[Any]] = {}
    for row in content.fitted.sort("year").iter_rows(named=True):
        years, middle, low, high = found.setdefault(key("fits", row), [[], [], [], []])
        years.append(row["year"])
        for into, column in ((middle, "fitted"), (low, "lower"), (high, "upper")):
            into.append(None if row[column] is None else float(f"{row[column]:.4g}"))
    return found


def _contrasts(content: Content, views: Sequence[View], at: Mapping[str, int]) -> Columns:
    rows = [row for view in views for row in differences(content, view)]
    columns: Columns = {n: [row[n] for row in rows] for n in ("comparison", "indicator", "subgroup", "model")}
    columns |= {name: [at[row[name]] for row in rows] for name in ("region", "reference")}
    for name in ("estimate", "lower", "upper", "p_adjusted"):
        columns[name] = [None if row[name] is None else float(f"{row[name]:.4g}") for row in rows]
    return columns


def _counts(views: Sequence[View]) -> dict[str, list[str]]:
    return {
        f"count|{view.id}|{group}": [
            line.fit.key if line.fit else line.last.key for line in view.group(group)
        ]
        for view in views
        for group in ("falling", "rising", "stable", "cannot")
    }
