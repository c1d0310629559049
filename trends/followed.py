"""What follows from corrected numbers: the stages of evidence and panel once more, composed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from trends import evidence, panel
from trends.documents import SourceFile
from trends.schema import OBSERVATIONS


def followed(said: pl.DataFrame, tables: Sequence[SourceFile], corrections: Path | None) -> pl.DataFrame:
    """Return OBSERVATIONS in which what follows from corrected numbers is derived from them.

    Stated rows stay as their text says them; `trends.panel.build` corrects them.

    Parameters
    ----------
    said : polars.DataFrame
        OBSERVATIONS, stated and derived.
    tables : sequence of SourceFile
        Tables that corrections may be of.
    corrections : Path or None
        A TOML file of corrections.

    Examples
    --------
    >>> followed(OBSERVATIONS.empty(), [], None).height
    0
    """
    if corrections is None:
        return said
    stated, touched = panel.corrected(said, tables, corrections)
    in_them = pl.col("document").is_in(touched)
    derived = evidence.derive(stated.filter(in_them))
    quotes = said.select("quote", source="id")  # of the print, and not of the correction
    derived = derived.drop("quote").with_columns(source=pl.col("id").str.split("#").list.first())
    derived = derived.join(quotes, on="source", how="left").select(OBSERVATIONS.columns.keys())
    rest = said.filter(~(in_them & (pl.col("role").cast(pl.String) == "derived")))
    return OBSERVATIONS.check(pl.concat([rest, derived]).sort(OBSERVATIONS.key)) if touched else said
