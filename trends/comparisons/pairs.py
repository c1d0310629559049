"""Every two regions of one cohort: provinces with provinces, counties with counties."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.comparisons.slopes import FAMILY, contrast, slopes


def pairs(panel: pl.DataFrame, fits: pl.DataFrame, benchmark: str | None) -> pl.DataFrame:
    """Compare the slopes of every two regions of one cohort.

    Parameters
    ----------
    panel : DataFrame
        Not used: slopes stand in FITS.
    fits : DataFrame
        FITS.
    benchmark : str or None
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> pairs(PANEL.empty(), FITS.empty(), None).height
    0
    """
    rows = slopes(fits)
    sizes = rows.group_by(*FAMILY, "cohort", maintain_order=True).agg(pl.len().alias("n"))["n"].to_numpy()
    starts = np.cumsum(sizes) - sizes
    met = [
        np.add(np.triu_indices(int(n), 1), start)
        for n, start in zip(sizes, starts.astype(np.int64), strict=True)
    ]
    first, second = np.concatenate(met, axis=1) if met else np.empty((2, 0), dtype=np.int64)
    return contrast("pairs", rows, first, second)
