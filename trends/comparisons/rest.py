"""Every region against the others of its cohort taken together."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.slopes import FAMILY, between, estimates, replaced, slopes
from trends.comparisons.welch import Estimates

ALONE = "no other region of its kind has a slope with a standard error"


def rest(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Compare the slope of every region with the mean slope of the others of its cohort.

    The `reference` is "rest". Each of the others counts the same, whatever its size and its error.

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
    >>> rest(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    rows = slopes(fits)
    if rows.is_empty():
        return between("rest", rows, rows)
    parts = rows.partition_by(*FAMILY, "cohort", "scale", maintain_order=True)
    return pl.concat([between("rest", part, _rest(part)) for part in parts])


def _rest(part: pl.DataFrame) -> pl.DataFrame:
    found = others(estimates(part))
    alone = pl.Series("alone", ~np.isfinite(found.value))
    return replaced(part, found, pl.when(alone).then(pl.lit(ALONE)), reference="rest")


def others(given: Estimates) -> Estimates:
    """Return, for each estimate, the mean of all the others.

    Degrees of freedom by Satterthwaite (1946); an estimate that is not finite counts nowhere.

    Parameters
    ----------
    given : Estimates of (n,) arrays
        Independent of each other.

    Examples
    --------
    >>> found = others(Estimates(np.array([1.0, 2.0, 6.0]), np.array([0.3, 0.3, 0.4]), np.full(3, 8.0)))
    >>> found.value, found.se.round(3)
    (array([4. , 3.5, 1.5]), array([0.25 , 0.25 , 0.212]))
    """
    usable = np.isfinite(given.value) & np.isfinite(given.se)
    away = np.where(usable, 1.0 - np.eye(usable.size), 0.0)
    variance = np.where(usable, given.se, 0.0) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        count = away.sum(axis=1)
        value = away @ np.where(usable, given.value, 0.0) / count
        total = away @ variance
        df = total**2 / (away @ (variance**2 / given.df))
        return Estimates(value, np.sqrt(total) / count, df)
