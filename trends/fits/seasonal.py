"""One trend in several seasons or places: Kendall's test over all of them, and whether they agree."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trends.fits.sample import Floats


class SeasonalKendall(NamedTuple):
    """Kendall's test over all columns of a table of years by seasons or places.

    Attributes
    ----------
    s : float
        Pairs of years that rise less pairs that fall, summed over the columns.
    independent, dependent : float
        Two-sided p: columns taken as independent, and with their covariance.
    slope : float
        Median of the slopes between all pairs of years within a column.
    z : (g,) array
        Of each column, without correction for continuity, as `homogeneity` takes them.
    """

    s: float
    independent: float
    dependent: float
    slope: float
    z: Floats


class Agreement(NamedTuple):
    """Chi-square of one question about the trends of many columns, its degrees of freedom and its p."""

    chi2: float
    df: int
    p_value: float


def seasonal_kendall(years: Floats, values: Floats) -> SeasonalKendall:
    """Test whether the columns of a table rise or fall together, by ranks within each column.

    Sum of Kendall's S and median slope: Hirsch, Slack and Smith (1982), Water Resources Research 18,
    107–121. Variance with the covariance of the columns: Hirsch and Slack (1984), Water Resources
    Research 20, 727–732, after Dietz and Killeen (1981), JASA 76, 169–174. The covariance needs ten years
    or more. It allows for neighbouring seasons and places that resemble each other in the same year, not
    for years that resemble the year before. Rising and falling columns cancel: ask `homogeneity` too.

    Parameters
    ----------
    years : (n,) array
        Rising, none twice.
    values : (n, g) array
        A column a season, or a place; NaN where there is no value.

    Examples
    --------
    >>> years = np.arange(2000.0, 2005.0)
    >>> wet, dry = np.array([3.0, 4, 6, 5, 9]), np.array([1.0, 2, 3, 5, 4])
    >>> found = seasonal_kendall(years, np.column_stack([wet, dry]))
    >>> found.s, found.slope, round(found.independent, 4), round(found.dependent, 4)
    (16.0, 1.0, 0.0094, 0.045)
    """
    from scipy.special import ndtr

    signs = _signs(values)
    first, second = np.triu_indices(years.size, 1)
    s = signs[second, first].sum(axis=0)
    covariance = covariances(values)
    own = np.diag(covariance)
    total = float(s.sum())
    beyond = abs(total - np.sign(total))
    independent, dependent = (
        float(2 * ndtr(-beyond / np.sqrt(v))) if v > 0 else 1.0 for v in (own.sum(), covariance.sum())
    )
    slopes = (values[second] - values[first]) / (years[second] - years[first])[:, None]
    known = slopes[np.isfinite(slopes)]
    slope = float(np.median(known)) if known.size else np.nan
    z = np.divide(s, np.sqrt(own), out=np.zeros_like(s), where=own > 0)
    return SeasonalKendall(total, independent, dependent, slope, z)


def covariances(values: Floats) -> Floats:
    """Return the covariance (g, g) of Kendall's S of each column, were the years in any order.

    Dietz and Killeen's estimate. It is the exact covariance over all orders of the rows, with ties and with
    missing values, which Hirsch and Slack give the middle rank; on its diagonal stand Kendall's variances.

    Parameters
    ----------
    values : (n, g) array
        NaN where there is no value.

    Examples
    --------
    >>> rising = np.arange(4.0)
    >>> covariances(np.column_stack([rising, rising, -rising])).round(3).tolist()[0]
    [8.667, 8.667, -8.667]
    """
    signs = _signs(values)
    first, second = np.triu_indices(values.shape[0], 1)
    pairs, ranks = signs[second, first], signs.sum(axis=1)
    made: Floats = (pairs.T @ pairs + ranks.T @ ranks) / 3
    return made


def homogeneity(z: Floats) -> dict[str, Agreement]:
    """Ask of the trends of seasons at several places whether they agree, and whether all rise or fall.

    Van Belle and Hughes (1984), Water Resources Research 20, 127–136: the chi-square of all is parted into
    the common trend and what seasons, places and both together add. Columns are taken as independent. The
    common trend means something only where the other three are small.

    Parameters
    ----------
    z : (g, m) array
        Standard normal statistics of g seasons at m places, as `SeasonalKendall.z` has them; one column,
        or one row, where there is a single place or season.

    Returns
    -------
    dict
        ``trend``, ``seasons``, ``places``, ``both``; those without degrees of freedom are left out.

    Examples
    --------
    >>> found = homogeneity(np.array([[2.0], [1.0], [3.0]]))
    >>> {name: (asked.chi2, asked.df, round(asked.p_value, 4)) for name, asked in found.items()}
    {'trend': (12.0, 1, 0.0005), 'seasons': (2.0, 2, 0.3679)}
    """
    from scipy.special import chdtrc

    seasons, places = z.shape
    trend = z.size * float(z.mean()) ** 2
    by_season = places * float(np.square(z.mean(axis=1)).sum()) - trend
    by_place = seasons * float(np.square(z.mean(axis=0)).sum()) - trend
    both = float(np.square(z).sum()) - trend - by_season - by_place
    parts = {
        "trend": (trend, 1),
        "seasons": (by_season, seasons - 1),
        "places": (by_place, places - 1),
        "both": (both, (seasons - 1) * (places - 1)),
    }
    return {
        name: Agreement(max(chi2, 0.0), df, float(chdtrc(df, max(chi2, 0.0))))
        for name, (chi2, df) in parts.items()
        if df
    }


def _signs(values: Floats) -> Floats:
    """Return whether each year lies above (1) or below (−1) each other one: (n, n, g)."""
    signs: Floats = np.nan_to_num(np.sign(values[:, None] - values[None]))
    return signs
