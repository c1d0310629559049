"""Every two regions of one cohort by their difference year by year."""

from __future__ import annotations

import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.difference_rows import contrasts
from trends.comparisons.paired import Numbers
from trends.comparisons.pairs import every_two
from trends.comparisons.side import beside


def pair_differences(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Compare every two regions of one cohort as "differences" compares each with the benchmark.

    Beyond as many regions as "pairs" compares, one row says that there are too many.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    fits : DataFrame
        Not used: the differences are fitted here.
    asked : Asked
        Its `year`.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> pair_differences(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    given = beside(panel, asked.year)

    def of(rows: pl.DataFrame, first: Numbers, second: Numbers) -> pl.DataFrame:
        row = rows["row"].cast(pl.Int64).to_numpy()
        return contrasts("pair_differences", given, row[first], row[second])

    return every_two("pair_differences", given.rows, of)
