"""The damage of documents, as FAULTS: numbers lost or overwritten, masked years, intruders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from trends.observations.damage import damage
from trends.observations.mentioned import Mentioned, mentioned
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
    return told([(document, mentioned(document)) for document in documents], observations)


def told(said: Sequence[tuple[Document, Sequence[Mentioned]]], observations: pl.DataFrame) -> pl.DataFrame:
    """Return the FAULTS of documents whose quantities and periods are read; else as `faults`.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS
    >>> told([], OBSERVATIONS.empty()).height
    0
    """
    known = [document.id for document, _ in said]
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
    for document, parts in said:
        for one in parts:
            rows += _passages(document, one, numbers[document.id])
    return FAULTS.build(rows)


def _passages(
    document: Document, said: Mentioned, named: Sequence[tuple[int, int]]
) -> Iterator[dict[str, object]]:
    """Yield the damage of a part that no observation tells of."""
    for start, end, kind in damage(said):
        span = (said.part.start + start, said.part.start + end)
        if not any(low < span[1] and span[0] < high for low, high in named):
            quote = " ".join(document.text[slice(*span)].split())[:_LONGEST]
            yield _fault(document.id, span, kind, f"'{quote}': {_PASSAGES[kind]}")


def _fault(document: str, span: tuple[int, int], kind: str, reason: str) -> dict[str, object]:
    return {"document": document, "place": f"characters {span[0]}-{span[1]}", "kind": kind, "reason": reason}
