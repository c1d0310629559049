"""Every two regions of one cohort: provinces with provinces, counties with counties."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.comparisons.asked import Asked
from trends.comparisons.rows import ROW, too_many
from trends.comparisons.slopes import FAMILY, contrast, families, slopes

MOST = 1000
"""Regions of a cohort up to which every two are compared: half a million rows.

Three thousand are 4.5 million rows and 2.4 GB while they are made, for each indicator and model.
"""
Contrasts = Callable[[pl.DataFrame, NDArray[np.int64], NDArray[np.int64]], pl.DataFrame]


def pairs(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Compare the slopes of every two regions of one cohort.

    Beyond `MOST` regions one row says that there are too many.

    Parameters
    ----------
    panel : DataFrame
        Not used: slopes stand in FITS.
    fits : DataFrame
        FITS.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> pairs(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return every_two(
        "pairs", slopes(fits), lambda rows, first, second: contrast("pairs", rows, first, second)
    )


def every_two(name: str, rows: pl.DataFrame, contrasts: Contrasts) -> pl.DataFrame:
    """Return the contrasts of every two rows of one family and cohort, or a row that there are too many.

    Parameters
    ----------
    name : str
        The comparison.
    rows : DataFrame
        Such as `slopes` gives.
    contrasts : callable
        Rows and two arrays of row numbers → rows of COMPARISONS.

    Examples
    --------
    >>> from functools import partial
    >>> from trends.schema import FITS
    >>> every_two("pairs", slopes(FITS.empty()), partial(contrast, "pairs")).height
    0
    """
    sized = rows.with_columns(size=pl.len().over(*FAMILY, "cohort"))
    kept, refused = sized.filter(pl.col("size") <= MOST), sized.filter(pl.col("size") > MOST)
    sizes = kept.group_by(*FAMILY, "cohort", maintain_order=True).agg(pl.len().alias("n"))["n"].to_numpy()
    starts = np.cumsum(sizes) - sizes
    met = [
        np.add(np.triu_indices(int(n), 1), start)
        for n, start in zip(sizes, starts.astype(np.int64), strict=True)
    ]
    first, second = np.concatenate(met, axis=1) if met else np.empty((2, 0), dtype=np.int64)
    made = contrasts(kept, first, second).select(list(ROW))
    return pl.concat([made, *(too_many(name, part, MOST) for part in families(refused))])
