"""Documents → OBSERVATIONS: every figure with its indicator, place, period, unit and role."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from trends.observations.evaluate import Evaluation, evaluate
from trends.observations.extract import extract, observed
from trends.observations.faults import faults, told
from trends.observations.mentioned import mentioned
from trends.schema import Document

__all__ = ["Evaluation", "evaluate", "extract", "faults", "read"]


def read(documents: Sequence[Document]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return what `extract` and `faults` give, from one reading of the texts.

    Examples
    --------
    >>> [frame.height for frame in read([])]
    [0, 0]
    """
    said = [(document, mentioned(document)) for document in documents]
    found = observed(said)
    return found, told(said, found)
