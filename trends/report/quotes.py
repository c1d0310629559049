"""The quoted sentences of the page: each stretch of a text once, however many numbers stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from trends.report.packing import pack
from trends.schema import Passage, Source

PASSAGE = ("stretch", "start", "length", "low", "high")


def quotes(documents: Sequence[Source], said: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return stretches of texts, passages as parts of them, and the passage of each row of OBSERVATIONS.

    Parameters
    ----------
    documents : sequence of Source
        With the passage of each observation.
    said : iterable of mappings
        OBSERVATIONS; one without a place, or of another document, has the passage -1.

    Returns
    -------
    dict
        ``stretches``: lists of document (its place), start and text; ``passages``: `PASSAGE` in packed
        columns, low and high the ends of the sentence within it; ``at``: a passage for each row.

    Examples
    --------
    >>> quotes([], [{"document": "a.txt", "start": 1, "end": 2}])["at"]
    [-1]
    """
    order = {document.id: i for i, document in enumerate(documents)}
    found = [_passage(documents, order, row) for row in said]
    distinct = {(order[p.document], p.start + p.low, p.start + p.high): p for p in found if p}
    places = {place: i for i, place in enumerate(distinct)}
    stretches, holds = _stretches(distinct)
    rows = [(holds[place], p.start, len(p.text), p.low, p.high) for place, p in distinct.items()]
    columns = dict(zip(PASSAGE, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(PASSAGE, ())
    at = [places[order[p.document], p.start + p.low, p.start + p.high] if p else -1 for p in found]
    return {"stretches": stretches, "passages": pack(columns), "at": at}


def _passage(documents: Sequence[Source], order: Mapping[str, int], row: Mapping[str, Any]) -> Passage | None:
    if row["document"] not in order or row["start"] is None or row["end"] is None:
        return None
    return documents[order[row["document"]]].passages[row["start"], row["end"]]


def _stretches(passages: Mapping[Any, Passage]) -> tuple[list[list[Any]], dict[Any, int]]:
    """Lay passages that overlap or touch over each other; which stretch holds which passage."""
    made: list[list[Any]] = []
    holds = {}
    for place, passage in sorted(passages.items(), key=lambda one: (one[0][0], one[1].start)):
        document, _, _ = place
        end = made[-1][1] + len(made[-1][2]) if made and made[-1][0] == document else -1
        if passage.start > end:
            made.append([document, passage.start, passage.text])
        else:
            made[-1][2] += passage.text[max(end - passage.start, 0) :]
        holds[place] = len(made) - 1
    return made, holds
