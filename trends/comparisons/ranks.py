"""The place of each region in its cohort in the latest year, as surely as it is known."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.catalogue.indicators import indicators
from trends.comparisons.asked import Asked
from trends.comparisons.lines import levels_at, lines
from trends.comparisons.ranking import chances, ranking
from trends.comparisons.rows import build
from trends.comparisons.slopes import FAMILY, estimates
from trends.comparisons.welch import Estimates

MOST = 300
"""Regions of a cohort up to which they are ranked: the work grows with their square."""
REFERENCES = ("all", "first", "first quarter")
Row = dict[str, object]


def ranks(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Rank the regions of a cohort by their fitted level in the latest year.

    Three rows a region: `reference` "all" has the rank with a 95 % interval, "first" the probability of
    rank 1, "first quarter" that of a rank in the first quarter (of 31, the first 8). Rank 1 is the
    highest value, or the lowest where the catalogue says that lower is better; `reason` says which.

    Parameters
    ----------
    panel : DataFrame
        PANEL that was fitted.
    fits : DataFrame
        FITS.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> ranks(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    rows = levels_at(lines(panel, fits, asked.year))
    parts = rows.partition_by(*FAMILY, "cohort", maintain_order=True) if rows.height else []
    return build([row for part in parts for row in _rows(part)])


def _rows(part: pl.DataFrame) -> list[Row]:
    given = estimates(part)
    usable = np.isfinite(given.value) & np.isfinite(given.se)
    count = int(usable.sum())
    refused = _refused(part, count)
    sign = -1.0 if _lower_first(part["indicator"][0]) else 1.0
    kept = Estimates(sign * given.value[usable], given.se[usable], given.df[usable])
    numbers = iter([] if refused else _numbers(kept))
    said = f"in {part['at'][0]}, of {count}; rank 1 is the {'lowest' if sign < 0 else 'highest'} value"
    made: list[Row] = []
    for row, known in zip(part.iter_rows(named=True), usable, strict=True):
        head = {**{c: row[c] for c in (*FAMILY, "region")}, "comparison": "ranks", "family": row["cohort"]}
        why = refused if known else row["reason"] or f"the model gives no standard error: {row['model']}"
        if why:
            told: tuple[Row, ...] = ({"status": "skipped", "reason": why},) * len(REFERENCES)
        else:
            told = tuple({**found, "status": "ok", "reason": said} for found in next(numbers))
        made += [{**head, "reference": name, **t} for name, t in zip(REFERENCES, told, strict=True)]
    return made


def _numbers(kept: Estimates) -> list[tuple[Row, ...]]:
    """List, for each region, the numbers of its rows."""
    found = ranking(kept)
    fronts = chances(kept, (1, -(-kept.value.size // 4)))
    return [
        ({"estimate": rank, "lower": lower, "upper": upper}, {"estimate": first}, {"estimate": quarter})
        for rank, lower, upper, first, quarter in zip(*(f.tolist() for f in (*found, *fronts)), strict=True)
    ]


def _refused(part: pl.DataFrame, count: int) -> str:
    if part.filter(pl.col("status") == "ok")["scale"].n_unique() > 1:
        return "some are fitted on the log scale, others are not"
    if count < 2:
        return "no other region of its kind has a level in that year"
    return f"{count} regions: ranked up to {MOST} at once" if count > MOST else ""


def _lower_first(indicator: str) -> bool:
    known = indicators().get(indicator)
    return known is not None and known.polarity == "lower_is_better"
