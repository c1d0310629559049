"""The way through the stage: each comparison's rows, then one adjustment for all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from trends.comparisons.holm import holm
from trends.comparisons.registry import COMPARERS
from trends.comparisons.slopes import FAMILY
from trends.errors import unknown
from trends.schema import COMPARISONS, FITS, PANEL


def compare(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    *,
    comparisons: Sequence[str] = ("benchmark", "pairs"),
    benchmark: str | None = None,
) -> pl.DataFrame:
    """Compare regions with each other, each with its own variance.

    Parameters
    ----------
    panel, fits : DataFrame
        PANEL and FITS; only the role "observed" is compared.
    comparisons : sequence of str
        Names in `COMPARERS`.
    benchmark : str, optional
        The region the others are compared with; without it "benchmark" gives no row.

    Returns
    -------
    DataFrame
        COMPARISONS: a row for each two regions, with a reason where they cannot be compared.
        ``p_adjusted`` is Holm's within comparison, indicator, subgroup, model and cohort (provinces
        are one family, counties another).

    Raises
    ------
    UnknownNameError
        A comparison or a benchmark that does not exist.

    Examples
    --------
    >>> compare(PANEL.empty(), FITS.empty(), comparisons=["pair"])
    Traceback (most recent call last):
    trends.errors.UnknownNameError: --comparison: no comparison 'pair'; possible: pairs, benchmark
    """
    for name in comparisons:
        if name not in COMPARERS:
            raise unknown("comparison", name, COMPARERS, where="--comparison")
    PANEL.check(panel.clear())
    fits = FITS.check(fits)
    rows = [COMPARERS[name](panel, fits, benchmark) for name in dict.fromkeys(comparisons)]
    made = pl.concat(rows) if rows else COMPARISONS.empty().with_columns(family=pl.lit(""))
    return COMPARISONS.check(_adjusted(made).sort(COMPARISONS.key))


def _adjusted(rows: pl.DataFrame) -> pl.DataFrame:
    grouped = rows.sort("comparison", *FAMILY, "family", "region", "reference")
    sizes = grouped.group_by("comparison", *FAMILY, "family", maintain_order=True).agg(pl.len().alias("n"))
    p_values = grouped["p_value"].fill_null(np.nan).to_numpy()
    families = np.split(p_values, np.cumsum(sizes["n"].to_numpy())[:-1]) if sizes.height else []
    adjusted = np.concatenate([holm(f) for f in families]) if families else p_values
    return grouped.with_columns(p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None))
