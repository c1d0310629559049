"""The damage of documents, as FAULTS: numbers lost or overwritten, masked years, intruders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from trends.languages.view import simplify
from trends.observations.damage import find
from trends.schema import FAULTS, Document

_REASONS = {
    "masked_year": "the year was overwritten; the value has no year of its own",
    "corrupted_number": "the number was overwritten; no value is read",
    "missing_number": "a number is missing here",
    "ocr_intrusion": "a stray figure or watermark stands in the text",
}
_PASSAGES = {**_REASONS, "masked_year": "the year is a mask and dates nothing"}
_LONGEST = 24


def faults(documents: Sequence[Document], observations: pl.DataFrame) -> pl.DataFrame:
    """Return a fault for every damaged observation and for every other damaged passage.

    Parameters
    ----------
    documents : sequence of Document
        What was read; only observations of these are named.
    observations : OBSERVATIONS
        What `extract` found in them.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS
    >>> faults([], OBSERVATIONS.empty()).height
    0
    """
    known = [document.id for document in documents]
    damaged = observations.filter((pl.col("damage") != "none") & pl.col("document").is_in(known))
    rows: list[dict[str, object]] = []
    numbers: dict[str, list[tuple[int, int]]] = {name: [] for name in known}
    for row in damaged.iter_rows(named=True):
        span = (row["start"], row["end"])
        rows.append(
            _fault(row["document"], span, row["damage"], f"{row['indicator']}: {_REASONS[row['damage']]}")
        )
        if row["damage"] != "masked_year":
            numbers[row["document"]].append(span)
    for document in documents:
        rows += _passages(document, numbers[document.id])
    return FAULTS.build(rows)


def _passages(document: Document, told: Sequence[tuple[int, int]]) -> Iterator[dict[str, object]]:
    """Yield the damage of a text that no observation tells of."""
    view = simplify(document.text)
    language = "en" if document.language.startswith("en") else "zh"
    for part in document.parts:
        for start, end, kind in find(view[part.start : part.end], part.masks, language):
            span = (part.start + start, part.start + end)
            if not any(low < span[1] and span[0] < high for low, high in told):
                said = " ".join(document.text[slice(*span)].split())[:_LONGEST]
                yield _fault(document.id, span, kind, f"'{said}': {_PASSAGES[kind]}")


def _fault(document: str, span: tuple[int, int], kind: str, reason: str) -> dict[str, object]:
    return {"document": document, "place": f"characters {span[0]}-{span[1]}", "kind": kind, "reason": reason}
