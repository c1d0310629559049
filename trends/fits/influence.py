"""What single years do to a straight line, and whether what it leaves is noise."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.fits.sample import Floats, NotFittedError, Sample


class Influence(NamedTuple):
    """Of each point on the line by least squares, (n,) arrays as in `trends.schema.RESIDUALS`."""

    residual: Floats
    studentized: Floats
    leverage: Floats
    cook: Floats
    dfbetas: Floats
    limit: Floats


class ResidualTests(NamedTuple):
    """Of the residuals, as in `trends.schema.RESIDUAL_TESTS`."""

    durbin_watson: float
    ljung_box: float
    lags: int
    ljung_box_p: float
    shapiro: float
    shapiro_p: float


def influence(sample: Sample) -> tuple[Influence, ResidualTests]:
    """Return the influence of each point and the tests of the residuals, by statsmodels.

    The limit of DFBETAS of the slope is ``2 / sqrt(n)`` (Belsley, Kuh and Welsch 1980). Residuals of
    weighted values are those times the root of their weights. Ljung and Box take ``n // 5`` lags, ten
    at most.

    Parameters
    ----------
    sample : Sample
        At least five values that do not lie on a line.

    Raises
    ------
    NotFittedError
        Values that lie on a line: nothing is left to be tested.

    Examples
    --------
    >>> years = np.arange(2000.0, 2010.0)
    >>> found, tests = influence(Sample(years, np.where(years == 2009, 9.0, np.cos(years)), None, years))
    >>> years[np.abs(found.dfbetas) > found.limit], round(tests.durbin_watson, 1)
    (array([2008., 2009.]), 1.6)
    """
    from scipy.stats import shapiro
    from statsmodels.api import OLS
    from statsmodels.stats.diagnostic import acorr_ljungbox
    from statsmodels.stats.stattools import durbin_watson

    n = sample.y.size
    root = np.ones(n) if sample.weights is None else np.sqrt(sample.weights / sample.weights.mean())
    design = np.column_stack([np.ones(n), sample.years - sample.centre]) * root[:, None]
    solved = OLS(sample.y * root, design).fit()
    left: Floats = solved.resid
    if np.abs(left).max() <= 1e-11 * np.abs(sample.y * root).max():
        raise NotFittedError("the values lie on a straight line")
    by_point = solved.get_influence()
    dfbetas: Floats = by_point.dfbetas[:, 1]
    lags = min(max(n // 5, 1), 10)
    box = acorr_ljungbox(left, lags=[lags])
    statistic, p_value = (float(box[name].iloc[0]) for name in ("lb_stat", "lb_pvalue"))
    normal = shapiro(left)
    return Influence(
        left,
        by_point.resid_studentized_external,
        by_point.hat_matrix_diag,
        by_point.cooks_distance[0],
        dfbetas,
        np.full(n, 2 / np.sqrt(n)),
    ), ResidualTests(
        float(durbin_watson(left)), statistic, lags, p_value, float(normal.statistic), float(normal.pvalue)
    )
