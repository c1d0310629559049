"""One question before all pairs, whether every region of a cohort could have the same slope."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.draws import repeated
from trends.comparisons.rows import build, head
from trends.comparisons.slopes import FAMILY, estimates, families, slopes
from trends.comparisons.tempered import together
from trends.comparisons.welch import Estimates, Floats

DRAWS = 9999
ROUNDING = 1e-12


class Equality(NamedTuple):
    """A test that many estimates have one true value, and how far the true values lie apart."""

    statistic: float
    df: float
    df_rest: float
    p_value: float
    spread: float


def equality(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Test that all slopes of a cohort are equal: one row a cohort, its `reference` "all".

    The `region` is the cohort's name ("CN province"; "unlisted" for places in no list), the `estimate`
    the standard deviation of the true slopes between regions, on the scale of the fits.

    Parameters
    ----------
    panel : DataFrame
        PANEL that was fitted: what its years share lengthens the tails of the slopes.
    fits : DataFrame
        FITS.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> equality(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return build([_row(part) for part in families(slopes(together(panel, fits)))])


def _row(part: pl.DataFrame) -> dict[str, object]:
    row: dict[str, object] = {
        **part.select(*FAMILY).row(0, named=True),
        **head("equality", part["cohort"][0]),
    }
    given = estimates(part)
    usable = np.isfinite(given.value) & (np.nan_to_num(given.se) > 0)
    kept = Estimates(*(v[usable] for v in given))
    said = f"{kept.value.size} of {part.height} regions have a slope with a standard error"
    if part["scale"].n_unique() > 1:
        return {**row, "status": "skipped", "reason": "some are fitted on the log scale, others are not"}
    if kept.value.size < 2:
        return {**row, "status": "skipped", "reason": said}
    found = equal(kept)
    test = f"F = {found.statistic:.4g} on {found.df:.0f} and {found.df_rest:.4g} degrees of freedom"
    return row | {
        "estimate": found.spread,
        "p_value": found.p_value,
        "status": "ok",
        "reason": f"{test}; {said}",
    }


def equal(given: Estimates) -> Equality:
    """Test that estimates with variances of their own have one true value.

    The statistic and its degrees of freedom are those of Welch (1951), Biometrika 38, 330–336. Its F
    distribution finds too much with many regions of few years (8 % instead of 5 with thirty of ten), so
    that p is simulated: the parametric bootstrap of Krishnamoorthy, Lu and Mathew (2007),
    Computational Statistics and Data Analysis 51, 5731–5742, no smaller than 1 in `DRAWS` + 1. The
    spread between the true values is the moment estimate of DerSimonian and Laird (1986).

    Parameters
    ----------
    given : Estimates of (n,) arrays
        Independent, at least two, with standard errors above zero.

    Examples
    --------
    >>> found = equal(Estimates(np.array([1.0, 1.0, 2.0]), np.full(3, 0.2), np.full(3, 10.0)))
    >>> round(found.statistic, 3), round(found.df_rest, 1), 0.001 < found.p_value < 0.01
    (8.065, 20.0, True)
    """
    # a smaller error is one of rounding; the smallest is the unit, so that weights cannot overflow
    se = np.maximum(given.se, ROUNDING * np.abs(given.value).max())
    unit = float(se.min())
    scaled = Estimates(given.value / unit, se / unit, given.df)
    weight = scaled.se**-2.0
    share = weight / weight.sum()
    count = given.value.size
    apart = float(_apart(scaled.value, scaled.se))
    unsure = float(((1.0 - share) ** 2 / given.df).sum())
    statistic = apart / (count - 1) / (1.0 + 2.0 * (count - 2) / (count**2 - 1) * unsure)
    df_rest = (count**2 - 1) / (3.0 * unsure) if unsure else np.inf
    # Σw − Σw²/Σw without the difference, which is lost where one weight is nearly all
    free = 2.0 * float(share[1:] @ np.cumsum(weight)[:-1])
    excess = max(apart - (count - 1), 0.0) / free if free else 0.0
    as_far = int((_apart(*repeated(scaled, DRAWS)) >= apart).sum())
    p_value = (1 + as_far) / (DRAWS + 1)
    return Equality(statistic, count - 1.0, df_rest, p_value, float(unit * np.sqrt(excess)))


def _apart(values: Floats, errors: Floats) -> Floats:
    """Sum, along the last axis, the squared distances from the weighted mean."""
    weight = errors**-2.0
    mean = (weight * values).sum(axis=-1, keepdims=True) / weight.sum(axis=-1, keepdims=True)
    total: Floats = (((values - mean) / errors) ** 2).sum(axis=-1)
    return total
