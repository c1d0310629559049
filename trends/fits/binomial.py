"""The yearly change of a share, from the counts behind it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from trends.fits.glm import BINOMIAL, regress
from trends.fits.poisson import dispersed
from trends.fits.sample import Floats, NotFittedError, Sample
from trends.fits.trend import Trend, line


def binomial(sample: Sample) -> Trend:
    """Fit a line to the log-odds of a share; years of 0 or 100 % count.

    Quasi-likelihood as in `poisson`. The answer is in the values' own unit: the average yearly change
    of the curve from the first year to the last; its interval is that of the curves whose log-odds turn
    about the middle year by the interval of their slope, so it never leaves what a share can do. The p
    is that of the log-odds; the standard error follows by the delta method.

    Parameters
    ----------
    sample : Sample
        With a `tally` that has bases.

    Examples
    --------
    >>> from trends.fits.sample import Tally
    >>> years, counts = np.arange(2000.0, 2006.0), np.array([50.0, 55, 60, 65, 70, 75])
    >>> tally = Tally(counts, np.full(6, 100.0), 100.0)
    >>> round(binomial(Sample(years, counts, None, years, tally)).slope, 1)
    5.0
    """
    tally = sample.counted
    if tally.bases is None:
        raise NotFittedError("a share needs a denominator for every year")
    total, whole = float(tally.counts.sum()), float(tally.bases.sum())
    if total in (0.0, whole):
        raise NotFittedError(f"all {tally.counts.size} shares are {'0' if total == 0 else '100'} %")
    if (tally.counts > tally.bases).any():
        raise NotFittedError("a numerator is above its denominator: not a share")
    found = regress(sample.years - sample.centre, tally.counts, tally.bases, BINOMIAL)
    covariance = max(found.dispersion, 1.0) * found.covariance
    odds = line(found.coefficients, covariance, float(tally.counts.size - 2), sample.grid - sample.centre)
    return replace(
        _as_shares(odds, sample, float(found.coefficients[0]), tally.per), note=dispersed(found.dispersion)
    )


def _as_shares(odds: Trend, sample: Sample, level: float, per: float) -> Trend:
    ends = sample.grid[[0, -1]] - sample.centre

    def change(slope: float) -> float:
        first, last = per * _share(level + slope * ends)
        return float((last - first) / (ends[1] - ends[0]))

    shares = _share(level + odds.slope * ends)
    steepness = float(per * (shares * (1 - shares) * ends) @ np.array([-1.0, 1.0]) / (ends[1] - ends[0]))
    return replace(
        odds,
        slope=change(odds.slope),
        se=abs(steepness) * odds.se,
        lower=change(odds.lower),
        upper=change(odds.upper),
        fitted=per * _share(odds.fitted),
        fitted_lower=per * _share(odds.fitted_lower),
        fitted_upper=per * _share(odds.fitted_upper),
    )


def _share(log_odds: Floats) -> Floats:
    share: Floats = 1.0 / (1.0 + np.exp(-log_odds))
    return share
