"""How did it change? Every line in percent of its value in one year that all share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from trends.charts.lines import of_values
from trends.charts.series import base_year, observed
from trends.errors import TrendsError


def relative(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
) -> Any:
    """Draw the change of every region in percent since the first year that most of them share.

    Parameters
    ----------
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS, FITTED; the fits are not used.
    indicator : str
        What is drawn.
    chosen : sequence of str
        Regions in colour, in their order.

    Returns
    -------
    alt.LayerChart
        As `trends.charts.lines.lines`; a region without a positive value in that year is left out.

    Raises
    ------
    TrendsError
        When no value is positive.

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed"}
    >>> panel = PANEL.build([row | {"year": y, "value": 9.0 + y % 7} for y in range(1990, 2000)])
    >>> made = relative(panel, FITS.empty(), FITTED.empty(), indicator="births")
    >>> [point["value"] for point in made.datasets["rows"]][:2]
    [0.0, 9.0909]
    """
    return of_values(rebased(observed(panel, indicator)), chosen=chosen, percent=True)


def rebased(values: pl.DataFrame) -> pl.DataFrame:
    """Return values as their change in percent since `base_year`, without regions that have none then.

    Examples
    --------
    >>> frame = pl.DataFrame({"region": list("aab"), "year": [1990, 1991, 1991], "value": [4.0, 2.0, 1.0]})
    >>> rebased(frame)["value"].to_list()
    [100.0, 0.0, 0.0]
    """
    year = base_year(values)
    if year is None:
        raise TrendsError("no positive value to measure change from", where="charts")
    base = values.filter((pl.col("year") == year) & (pl.col("value") > 0))
    kept = values.join(base.select("region", base="value"), on="region", maintain_order="left")
    return kept.with_columns(value=100 * (pl.col("value") / pl.col("base") - 1)).drop("base")
