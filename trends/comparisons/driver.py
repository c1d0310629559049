"""The way through the stage: each comparison's rows, then one adjustment for all."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from trends.comparisons.registry import COMPARERS
from trends.comparisons.rows import ROW, adjusted
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
        COMPARISONS: a row for each contrast, with a reason where there is none to be had.
        ``p_adjusted`` is Holm's within comparison, indicator, subgroup, model and cohort (provinces
        are one family, counties another).

    Raises
    ------
    UnknownNameError
        A comparison or a benchmark that does not exist.

    Examples
    --------
    >>> compare(PANEL.empty(), FITS.empty(), comparisons=["pair"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    trends.errors.UnknownNameError: --comparison: no comparison 'pair'; possible: pairs, ...
    """
    for name in comparisons:
        if name not in COMPARERS:
            raise unknown("comparison", name, COMPARERS, where="--comparison")
    PANEL.check(panel.clear())
    fits = FITS.check(fits)
    rows = [COMPARERS[name](panel, fits, benchmark) for name in dict.fromkeys(comparisons)]
    made = pl.concat([r.select(list(ROW)) for r in rows]) if rows else pl.DataFrame(schema=ROW)
    return COMPARISONS.check(adjusted(made).sort(COMPARISONS.key))
