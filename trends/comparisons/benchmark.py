"""Every region against the one that the user names, such as the whole country."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.comparisons.asked import Asked
from trends.comparisons.slopes import FAMILY, contrast, slopes
from trends.errors import unknown


def benchmark(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Compare the slope of every region of the benchmark's country with the benchmark's.

    Which region is the benchmark is never guessed: without a name there is no row.

    Parameters
    ----------
    panel : DataFrame
        Not used: slopes stand in FITS.
    fits : DataFrame
        FITS.
    asked : Asked
        Its `benchmark`.

    Raises
    ------
    UnknownNameError
        A benchmark that is no region of `fits`.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> benchmark(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    rows = slopes(fits)
    none = np.empty(0, dtype=np.int64)
    return contrast(
        "benchmark", rows, *((none, none) if asked.benchmark is None else against(rows, asked.benchmark))
    )


def against(rows: pl.DataFrame, benchmark: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the row numbers of every region and, for each, of the benchmark's row that it meets.

    Parameters
    ----------
    rows : DataFrame
        From `slopes`.
    benchmark : str
        A region by its path, or by the end of a path that only one region has.

    Raises
    ------
    UnknownNameError
        A benchmark that is no region of `rows`.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> against(slopes(FITS.empty()), "全国")
    Traceback (most recent call last):
    trends.errors.UnknownNameError: --benchmark: no benchmark '全国'
    """
    chosen = named(benchmark, rows["region"].unique().sort().to_list())
    numbered = rows.with_row_index("number").select("number", *FAMILY, "region", _country())
    reference = numbered.filter(pl.col("region") == chosen).rename({"number": "reference"}).drop("region")
    others = numbered.filter(pl.col("region") != chosen)
    met = others.join(reference, on=FAMILY, maintain_order="left").filter(_near())
    first, second = (met[c].to_numpy().astype(np.int64) for c in ("number", "reference"))
    return first, second


def _country() -> pl.Expr:
    return pl.col("cohort").str.split(" ").list.first().alias("country")


def _near() -> pl.Expr:
    """Keep a region of the benchmark's own country; a place in no list may be one of it."""
    ours, theirs = pl.col("country"), pl.col("country_right")
    return (ours == theirs) | (ours == "") | (theirs == "")


def named(name: str, regions: list[str]) -> str:
    """Return the region of this path, or the only one whose path ends so.

    Raises
    ------
    UnknownNameError
        None or several.

    Examples
    --------
    >>> named("闽清县", ["福建省", "福建省福州市闽清县"])
    '福建省福州市闽清县'
    """
    found = [r for r in regions if r == name] or [r for r in regions if r.endswith(name)]
    if len(found) != 1:
        raise unknown("benchmark", name, found or regions, where="--benchmark")
    return found[0]
