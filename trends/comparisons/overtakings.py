"""Who overtook whom between the first and the last year that two regions share, and how surely."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.comparisons.asked import Asked
from trends.comparisons.lines import levels_at, lines
from trends.comparisons.pairs import every_two
from trends.comparisons.slopes import between, estimates
from trends.comparisons.welch import Difference, Floats, difference

Numbers = NDArray[np.int64]


def overtakings(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Say of every two regions of a cohort how surely one overtook the other.

    The `region` is the one whose line is higher in the last year that both have, the `reference` the
    one that it left behind or was above all along. The estimate is its lead in that year, on the scale
    of the fits; `p_value` belongs to an overtaking: `reason` names the years and where the lines cross.

    Parameters
    ----------
    panel : DataFrame
        PANEL that was fitted.
    fits : DataFrame
        FITS; models other than those of `STRAIGHT` give rows with a reason.
    asked : Asked
        Not used: the years are those of the data.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> overtakings(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return every_two("overtakings", lines(panel, fits), _contrasts)


def _contrasts(rows: pl.DataFrame, first: Numbers, second: Numbers) -> pl.DataFrame:
    years = [rows[column].fill_null(0).to_numpy() for column in ("first_year", "last_year")]
    start = pl.Series("at", np.maximum(years[0][first], years[0][second]))
    end = pl.Series("at", np.minimum(years[1][first], years[1][second]))
    levels = [estimates(levels_at(rows[n].with_columns(end))).value for n in (first, second)]
    behind = np.nan_to_num(levels[0]) < np.nan_to_num(levels[1])
    one, other = rows[np.where(behind, second, first)], rows[np.where(behind, first, second)]
    ends = [[levels_at(part.with_columns(at)) for part in (one, other)] for at in (start, end)]
    before, after = (difference(*map(estimates, held)) for held in ends)
    year = start + pl.Series(crossing(before, after)) * (end - start)
    told = between("overtakings", *ends[1]).with_columns(
        start=start, end=end, year=year, sure=pl.Series(both(before, after))
    )
    return _worded(told)


def _worded(told: pl.DataFrame) -> pl.DataFrame:
    ok = pl.col("status") == "ok"
    said = (
        pl.when(pl.col("year").is_between("start", "end"))
        .then(pl.format("behind in {}, ahead in {}, level in {}", "start", "end", pl.col("year").round(1)))
        .otherwise(pl.format("ahead in {} and in {}", "start", "end"))
    )
    return told.with_columns(
        p_value=pl.when(ok).then("sure"), reason=pl.when(ok).then(said).otherwise("reason")
    )


def both(before: Difference, after: Difference) -> Floats:
    """Return the p of having been behind before and being ahead after.

    The larger of two one-sided tests, since both must hold: Berger (1982), Technometrics 24, 295–300.

    Examples
    --------
    >>> from trends.comparisons.welch import Estimates
    >>> zero = Estimates(np.zeros(1), np.full(1, 0.1), np.full(1, 10.0))
    >>> back, front = (difference(zero._replace(value=np.array([v])), zero) for v in (-0.5, 0.4))
    >>> both(back, front).round(3), both(front, back).round(3)
    (array([0.005]), array([0.999]))
    """
    from scipy.special import stdtr

    with np.errstate(divide="ignore", invalid="ignore"):
        sides = [stdtr(d.df, way * d.estimate / d.se) for d, way in ((before, 1.0), (after, -1.0))]
    larger: Floats = np.maximum(*sides)
    return larger


def crossing(before: Difference, after: Difference) -> Floats:
    """Return where two lines cross, in shares of the way from before to after; NaN where they are parallel.

    Examples
    --------
    >>> from trends.comparisons.welch import Estimates
    >>> zero = Estimates(np.zeros(1), np.full(1, 0.1), np.full(1, 10.0))
    >>> back, front = (difference(zero._replace(value=np.array([v])), zero) for v in (-0.5, 0.5))
    >>> crossing(back, front)
    array([0.5])
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share: Floats = before.estimate / (before.estimate - after.estimate)
    return share
