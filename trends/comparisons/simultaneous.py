"""Every two regions of one cohort, with intervals that hold all at once."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.draws import repeated
from trends.comparisons.rows import ROW, build, too_many
from trends.comparisons.slopes import contrast, estimates, families, slopes
from trends.comparisons.welch import Difference, Estimates, Floats, difference

MOST = 50
"""Regions of a cohort up to which intervals are simulated: the work grows with their square."""
DRAWS = 2000
BLOCK = 100


def simultaneous(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Compare the slopes of every two regions, the intervals of a cohort holding all at once.

    The rows are those of "pairs", with wider intervals: in 95 % of cases every one of a family holds the
    true difference. Beyond `MOST` regions one row says that there are too many.

    Parameters
    ----------
    panel : DataFrame
        Not used: slopes stand in FITS.
    fits : DataFrame
        FITS.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> simultaneous(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return pl.concat([build([]), *(_of(part) for part in families(slopes(fits)))])


def _of(part: pl.DataFrame) -> pl.DataFrame:
    if part.height > MOST:
        return too_many("simultaneous", part, MOST)
    first, second = np.triu_indices(part.height, 1)
    made = contrast("simultaneous", part, first.astype(np.int64), second.astype(np.int64))
    found = all_at_once(estimates(part))
    ok = pl.col("status") == "ok"
    ends = {c: pl.Series(v, dtype=pl.Float64) for c, v in (("lower", found.lower), ("upper", found.upper))}
    return made.with_columns(pl.when(ok).then(v).alias(c) for c, v in ends.items()).select(list(ROW))


def all_at_once(given: Estimates) -> Difference:
    """Return the differences of every two estimates with simultaneous 95 % intervals.

    The level of the single interval is the 5 % point of the smallest p of all pairs in simulated
    repetitions, each repetition with its own standard errors; so every pair has the same share of the
    error, whatever its degrees of freedom. Pairs are in the order of ``np.triu_indices(n, 1)``.

    Parameters
    ----------
    given : Estimates of (n,) arrays
        NaN where there is none: such pairs have no interval and do not count.

    Examples
    --------
    >>> given = Estimates(np.array([1.0, 2.0, 4.0]), np.full(3, 0.3), np.full(3, 10.0))
    >>> found = all_at_once(given)
    >>> alone = difference(*(Estimates(*(v[[i]] for v in given)) for i in (0, 1)))
    >>> bool(found.lower[0] < alone.lower[0]), found.estimate
    (True, array([-1., -3., -2.]))
    """
    from scipy.special import stdtrit

    usable = np.isfinite(given.value) & np.isfinite(given.se)
    first, second = np.triu_indices(usable.size, 1)
    met = difference(*(Estimates(*(v[at] for v in given)) for at in (first, second)))
    kept = Estimates(*(v[usable] for v in given))
    if kept.value.size < 2:
        return met
    half = stdtrit(met.df, 1 - float(np.quantile(_smallest(kept), 0.05)) / 2) * met.se
    return met._replace(lower=met.estimate - half, upper=met.estimate + half)


def _smallest(kept: Estimates) -> Floats:
    """Draw the smallest p among all pairs when all true values are equal."""
    from scipy.special import stdtr

    errors, found = repeated(kept, DRAWS)
    first, second = np.triu_indices(kept.value.size, 1)
    smallest = []
    for start in range(0, DRAWS, BLOCK):
        block = slice(start, start + BLOCK)
        one, other = (found[block, at] for at in (first, second))
        with np.errstate(divide="ignore", invalid="ignore"):
            share = one**2 / (one**2 + other**2)
            df = 1.0 / (share**2 / kept.df[first] + (1.0 - share) ** 2 / kept.df[second])
            apart = np.nan_to_num((errors[block, first] - errors[block, second]) / np.hypot(one, other))
            rare = np.where(np.isfinite(df), _normal_square(apart, df), apart**2)
        at = np.arange(rare.shape[0]), np.nan_to_num(rare).argmax(axis=1)
        smallest.append(np.nan_to_num(2 * stdtr(df[at], -np.abs(apart[at])), nan=1.0))
    return np.concatenate(smallest)


def _normal_square(t: Floats, df: Floats) -> Floats:
    """Return the square of the normal deviate that is about as rare as t: Wallace (1959).

    Annals of Mathematical Statistics 30, 1121-1130. It finds the rarest of many pairs without the
    distribution function of each, which would be most of the work.
    """
    return np.asarray(((8 * df + 1) / (8 * df + 3)) ** 2 * df * np.log1p(t**2 / df))
