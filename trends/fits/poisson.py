"""An annual percent change of counts or rates, from the events themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from trends.fits.glm import POISSON, regress
from trends.fits.sample import NotFittedError, Sample
from trends.fits.trend import Trend, line

NOTABLE = 1.5


def poisson(sample: Sample) -> Trend:
    """Fit a log-linear line to events, with what they happened to as offset; years without events count.

    Quasi-likelihood: errors are widened by the dispersion that the counts show, never narrowed, and
    intervals are by Student's t. The answer is on the log scale of the values. Neighbouring years are
    taken as independent.

    Parameters
    ----------
    sample : Sample
        With a `tally`.

    Examples
    --------
    >>> from trends.fits.sample import Tally
    >>> years, events = np.arange(2000.0, 2004.0), np.array([10.0, 20.0, 40.0, 80.0])
    >>> found = poisson(Sample(years, events, None, years, Tally(events)))
    >>> round(found.slope, 6) == round(float(np.log(2)), 6)
    True
    """
    tally = sample.counted
    if not tally.counts.any():
        raise NotFittedError(f"no event in any of {tally.counts.size} years")
    base = np.ones_like(tally.counts) if tally.bases is None else tally.bases
    found = regress(sample.years - sample.centre, tally.counts, base, POISSON)
    coefficients = found.coefficients + np.array([np.log(tally.per), 0.0])
    covariance = max(found.dispersion, 1.0) * found.covariance
    df = float(tally.counts.size - 2)
    return replace(
        line(coefficients, covariance, df, sample.grid - sample.centre), note=dispersed(found.dispersion)
    )


def dispersed(dispersion: float) -> str:
    """Say that counts vary more than chance alone would make them, where they do.

    Examples
    --------
    >>> dispersed(3.21)
    'the counts vary 3.2 times as much as chance alone makes them; the interval allows for it'
    """
    if dispersion < NOTABLE:
        return ""
    times = f"{dispersion:.1f}" if dispersion < 100 else f"{dispersion:.0f}"
    return f"the counts vary {times} times as much as chance alone makes them; the interval allows for it"
