"""One answer from fits of several draws of what is uncertain."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from trends.fits.sample import Floats
from trends.fits.trend import Trend, critical, two_sided


class Pooled(NamedTuple):
    """An estimate from several draws.

    Attributes
    ----------
    estimate, se, df : float
        With Student's t.
    share : float
        Of the variance, what comes from the draws: 0 where they change nothing.
    """

    estimate: float
    se: float
    df: float
    share: float


def pool(estimates: Floats, errors: Floats, df: float) -> Pooled:
    """Combine estimates by Rubin's rules (1987), degrees of freedom by Barnard and Rubin (1999).

    Parameters
    ----------
    estimates, errors : (m,) arrays
        One of each draw, m of at least two; standard errors.
    df : float
        Degrees of freedom if nothing had been uncertain; infinity for a normal interval.

    Examples
    --------
    >>> found = pool(np.array([1.0, 1.2, 0.8]), np.array([0.3, 0.3, 0.3]), 10.0)
    >>> round(found.estimate, 3), round(found.se, 3), round(found.df, 1), round(found.share, 3)
    (1.0, 0.379, 3.9, 0.372)
    """
    m = estimates.size
    within, between = float((errors**2).mean()), (1 + 1 / m) * float(estimates.var(ddof=1))
    whole = within + between
    share = between / whole if whole > 0 else 0.0
    from_draws = np.inf if share == 0 else (m - 1) / share**2
    # a share of one would leave no degree of freedom at all
    observed = max(1 - share, 1e-9) * (df + 1) / (df + 3) * df if np.isfinite(df) else np.inf
    rates = 1 / from_draws + 1 / observed
    pooled = 1 / rates if rates > 0 else np.inf
    return Pooled(float(estimates.mean()), float(np.sqrt(whole)), float(pooled), share)


def pool_trends(found: list[Trend]) -> tuple[Trend, float]:
    """Combine the fits of several draws: the `Trend`, and the share of its variance that is the draws'.

    Segments and note are those of the draw whose slope is nearest to the pooled one.

    Parameters
    ----------
    found : list of Trend
        Of one model on one grid.

    Examples
    --------
    >>> at = np.arange(3.0)
    >>> pair = [Trend(s, 0.1, s - 0.2, s + 0.2, 0.0, 9.0, s * at, s * at - 1, s * at + 1) for s in (1, 1.5)]
    >>> both, share = pool_trends(pair)
    >>> both.slope, both.fitted.tolist(), round(share, 2)
    (1.25, [0.0, 1.25, 2.5], 0.95)
    """
    slopes = np.array([one.slope for one in found])
    df = float(np.mean([np.inf if one.df is None else one.df for one in found]))
    slope = pool(slopes, np.array([one.se for one in found]), df)
    curves, halves = (
        np.stack([one.fitted for one in found]),
        np.stack([(one.fitted_upper - one.fitted_lower) / 2 for one in found]),
    )
    middle = curves.mean(axis=0)
    reach = critical(slope.df)
    half = np.sqrt((halves**2).mean(axis=0) + (reach**2) * (1 + 1 / slopes.size) * curves.var(axis=0, ddof=1))
    nearest = found[int(np.abs(slopes - slope.estimate).argmin())]
    return replace(
        nearest,
        slope=slope.estimate,
        se=slope.se,
        lower=slope.estimate - reach * slope.se,
        upper=slope.estimate + reach * slope.se,
        p_value=two_sided(slope.estimate, slope.se, slope.df),
        df=slope.df,
        fitted=middle,
        fitted_lower=middle - half,
        fitted_upper=middle + half,
    ), slope.share
