"""The arrow of public-health profiles as a model: as published, and with the dispersion it leaves out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from trends.fits.arrow import CRITICAL, POINTS, Arrow, arrow
from trends.fits.sample import NotFittedError, Sample
from trends.fits.trend import Trend, tested


def arrow_published(sample: Sample) -> Trend:
    """Return the arrow of the last five years, judged by chi-square at 0.2 % as if counts were Poisson.

    Where they vary more than that from year to year it points up or down far too often.

    Parameters
    ----------
    sample : Sample
        With a `tally`.

    Raises
    ------
    NotFittedError
        Fewer than five values, the last five not of successive years, or no event in them.

    Examples
    --------
    >>> from trends.fits.sample import Tally
    >>> years, counts = np.arange(2000.0, 2005.0), np.array([100.0, 140, 90, 160, 170])
    >>> sample = Sample(years, counts, None, years, Tally(counts, np.full(5, 10_000.0)))
    >>> arrow_published(sample).direction, arrow_dispersed(sample).direction
    (1.0, 0.0)
    """
    from scipy.special import chdtrc

    found = _arrow(sample)
    return _tested(sample, found.direction, float(chdtrc(1.0, found.chi_square)), found)


def arrow_dispersed(sample: Sample) -> Trend:
    """Return the arrow of the last five years, slope judged by the scatter of its own points: F at 0.2 %.

    See `arrow_published`; `trends.fits.arrow.arrow` has the statistics.

    Examples
    --------
    >>> from trends.fits.sample import Tally
    >>> years, counts = np.arange(2000.0, 2005.0), np.array([100.0, 200, 300, 400, 500])
    >>> arrow_dispersed(Sample(years, counts, None, years, Tally(counts))).note
    'arrow up of 2000 to 2004: chi-square 391.2 where 9.55 is needed, dispersion 1.0'
    """
    from scipy.special import fdtrc

    found = _arrow(sample)
    return _tested(sample, found.allowed, float(fdtrc(1.0, POINTS - 2.0, found.f)), found)


def _arrow(sample: Sample) -> Arrow:
    tally, last = sample.counted, sample.years[-POINTS:]
    if (np.diff(last) != 1).any():
        raise NotFittedError(
            f"an arrow needs {POINTS} successive years; the last {POINTS} values are of "
            f"{last[0]:.0f} to {last[-1]:.0f}"
        )
    if not tally.counts[-POINTS:].any():
        raise NotFittedError(f"no event in the last {POINTS} years")
    return arrow(tally.counts, np.ones_like(tally.counts) if tally.bases is None else tally.bases)


def _tested(sample: Sample, way: str, p_value: float, found: Arrow) -> Trend:
    note = (
        f"arrow {way} of {sample.years[-POINTS]:.0f} to {sample.years[-1]:.0f}: "
        f"chi-square {found.chi_square:.1f} where {CRITICAL:.2f} is needed, dispersion {found.dispersion:.1f}"
    )
    return replace(tested(p_value, {"up": 1.0, "down": -1.0, "none": 0.0}[way]), note=note)
