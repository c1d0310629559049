"""The damage of documents, as FAULTS: numbers lost or overwritten, and years that are masked."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from trends.schema import FAULTS, Document

_REASONS = {
    "masked_year": "the year was overwritten; the value has no year of its own",
    "corrupted_number": "the number was overwritten; no value is read",
    "missing_number": "a number is missing here",
    "ocr_intrusion": "a stray figure stands in the text",
}


def faults(documents: Sequence[Document], observations: pl.DataFrame) -> pl.DataFrame:
    """Return a fault for every damaged observation, by its place in its document.

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
    rows: list[dict[str, object]] = [
        {
            "document": row["document"],
            "place": f"characters {row['start']}-{row['end']}",
            "kind": row["damage"],
            "reason": f"{row['indicator']}: {_REASONS[row['damage']]}",
        }
        for row in damaged.iter_rows(named=True)
    ]
    return FAULTS.build(rows)
