"""From documents to OBSERVATIONS: every figure that measures an indicator, with all that governs it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

import polars as pl

from trends.observations.among import among
from trends.observations.fiscal import fiscal, months
from trends.observations.linking import link
from trends.observations.mentioned import Mentioned, mentioned
from trends.observations.mentions import Quantity
from trends.observations.regions import find
from trends.observations.rows import Row, of_cell, of_link
from trends.observations.scene import Scene, set_scene
from trends.observations.series import with_units
from trends.observations.subject import subject
from trends.observations.tables import tables
from trends.schema import OBSERVATIONS, Document


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
    >>> from trends.schema import Part
    >>> text = "2010年全县出生人口3021人，人口出生率9.7‰。"
    >>> part = Part(1, 0, len(text), region="福建省福州市闽清县", year_low=2011, year_high=2011)
    >>> rows = extract([Document("a.txt", Path("a.txt"), text, "utf-8", "zh", (part,))])
    >>> rows.select("indicator", "value", "year").rows()
    [('births', 3021.0, 2010), ('crude_birth_rate', 9.7, 2010)]
    """
    return observed((document, mentioned(document)) for document in documents)


def observed(said: Iterable[tuple[Document, Sequence[Mentioned]]]) -> pl.DataFrame:
    """Return every observation of documents whose quantities and periods are read.

    Examples
    --------
    >>> observed([]).height
    0
    """
    return OBSERVATIONS.build(
        _numbered([row for document, parts in said for one in parts for row in _part_rows(document, one)])
    )


def _part_rows(document: Document, said: Mentioned) -> list[Row]:
    part = said.part
    found = tables(said.view, said.language, part.masks)
    scene = scene_of(said, found.spans)
    rows = (of_link(document, part, scene, linked) for linked in link(scene))
    table = (of_cell(document, part, scene, cell) for cell in found.cells)
    return among([row for row in (*rows, *table) if row is not None], document.text)


def scene_of(said: Mentioned, tables: Sequence[tuple[int, int]]) -> Scene:
    """Return the scene of one part without its tables, its offsets counted from the part's start."""
    view, part, kind = said.view, said.part, said.language
    own = months(view) if kind == "en" else None
    when = fiscal(said.periods, view, own)
    return set_scene(
        view,
        kind,
        with_units(view, outside(said.quantities, tables)),
        when,
        find(view, part, kind),
        subject=subject(view, when, part, kind),
        written=part.year_low,
        fiscal=own,
    )


def outside(found: Sequence[Quantity], spans: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Return the quantities that lie in none of the sorted spans."""
    starts = [start for start, _ in spans]
    at = [bisect_right(starts, q.start) - 1 for q in found]
    return [q for q, i in zip(found, at, strict=True) if i < 0 or q.start >= spans[i][1]]


def _numbered(rows: list[Row]) -> list[Row]:
    seen: Counter[object] = Counter()
    numbered: list[Row] = []
    for row in rows:
        seen[row["id"]] += 1
        numbered.append(row if seen[row["id"]] == 1 else {**row, "id": f"{row['id']}#{seen[row['id']]}"})
    return numbered
