"""Every region less the benchmark: whether the distance changes, and where it stands."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.benchmark import against
from trends.comparisons.difference_rows import contrasts
from trends.comparisons.side import beside


def differences(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Compare every region of the benchmark's country with the benchmark, by their difference year by year.

    Regions of one country share shocks, a policy, a census, and often a bend. "benchmark" and "levels"
    compare two fitted lines as if they were independent; here what is shared is gone before a line is
    fitted. Two rows a region: see `trends.comparisons.difference_rows.contrasts`. Without a benchmark there
    is no row.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    fits : DataFrame
        Not used: the differences are fitted here.
    asked : Asked
        Its `benchmark` and `year`.

    Raises
    ------
    UnknownNameError
        A benchmark that is no region of `panel`.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> differences(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    given = beside(panel, asked.year)
    none = np.empty(0, dtype=np.int64)
    met = (none, none) if asked.benchmark is None else against(given.rows, asked.benchmark)
    return contrasts("differences", given, *met)
