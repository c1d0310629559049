"""The way through the stage: each comparison's rows, then one adjustment for all."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from trends.comparisons.adjustment import ADJUSTMENTS
from trends.comparisons.asked import Asked
from trends.comparisons.registry import COMPARERS
from trends.comparisons.rows import ROW, adjusted
from trends.comparisons.tempered import tempered
from trends.errors import unknown
from trends.schema import COMPARISONS, FITS, PANEL


def compare(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    *,
    comparisons: Sequence[str] = ("benchmark", "pairs"),
    asked: Asked | None = None,
    adjustment: str = "holm",
) -> pl.DataFrame:
    """Compare regions with each other, each with its own variance.

    Parameters
    ----------
    panel, fits : DataFrame
        PANEL and FITS; only the role "observed" is compared.
    comparisons : sequence of str
        Names in `COMPARERS`.
    asked : Asked, optional
        The benchmark, the year and the event; a comparison that needs one gives no row without it.
    adjustment : str
        A name in `ADJUSTMENTS`.

    Returns
    -------
    DataFrame
        COMPARISONS: a row for each contrast, with a reason where there is none to be had.
        ``p_adjusted`` holds within comparison, indicator, subgroup, model and cohort (provinces
        are one family, counties another).

    Raises
    ------
    UnknownNameError
        A comparison, an adjustment or a benchmark that does not exist.

    Examples
    --------
    >>> compare(PANEL.empty(), FITS.empty(), comparisons=["pair"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    trends.errors.UnknownNameError: --comparison: no comparison 'pair'; possible: pairs, ...
    """
    for name in comparisons:
        if name not in COMPARERS:
            raise unknown("comparison", name, COMPARERS, where="--comparison")
    if adjustment not in ADJUSTMENTS:
        raise unknown("adjustment", adjustment, ADJUSTMENTS, where="--adjustment")
    PANEL.check(panel.clear())
    fits = tempered(panel, FITS.check(fits))
    rows = [COMPARERS[name](panel, fits, asked or Asked()) for name in dict.fromkeys(comparisons)]
    made = pl.concat([r.select(list(ROW)) for r in rows]) if rows else pl.DataFrame(schema=ROW)
    return COMPARISONS.check(adjusted(made, adjustment).sort(COMPARISONS.key))
