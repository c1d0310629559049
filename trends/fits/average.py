"""The average yearly change over any years, where a line bends inside them or not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from trends.fits.bent import mean_change
from trends.fits.frames import Row, percent
from trends.fits.joinpoint import DEFAULT_CRITERION, MOST, searched, settled, weights_of
from trends.fits.sample import NotFittedError, Sample, sample
from trends.fits.series import Series, part, series
from trends.fits.trend import critical, two_sided
from trends.fits.verdicts import MINIMUM
from trends.schema import PANEL, SERIES, STATUS

_NUMBERS = ("slope", "slope_se", "lower", "upper", "p_value", "df", "apc", "apc_lower", "apc_upper")


def average_change(
    panel: pl.DataFrame, first: float, last: float, *, criterion: str = DEFAULT_CRITERION
) -> pl.DataFrame:
    """Return each series' average yearly change between two years, by joinpoints fitted to all of its years.

    On the log scale ``apc`` is the average annual percent change (Clegg, Hankey, Tiwari, Feuer and Edwards
    2009, Statistics in Medicine 28, 3670–3682). The interval rests on the curve at the two years and allows
    for uncertain places and an uncertain number of the joins; how often it holds stands in
    `trends.fits.calibration.bends_table`. Jumps at known breaks are no part of the change. Points
    known only as intervals are left out.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    first, last : float
        Calendar years, inside the series; a series that does not reach so far has the reason.
    criterion : str
        A name in `trends.fits.criteria.CRITERIA`, or ``permutation``.

    Returns
    -------
    DataFrame
        The key of a series, ``first``, ``last``, the numbers as in FITS, ``status``, ``reason``.

    Examples
    --------
    >>> average_change(PANEL.empty(), 2000, 2010).columns[4:8]
    ['first', 'last', 'slope', 'slope_se']
    """
    PANEL.check(panel.clear())
    schema = {
        **{name: PANEL.columns[name] for name in SERIES},
        **dict.fromkeys(("first", "last", *_NUMBERS), pl.Float64),
        "status": STATUS,
        "reason": pl.String,
    }
    rows = [_row(one, first, last, criterion) for one in series(panel)]
    return pl.DataFrame(rows, schema=schema)


def _row(one: Series, first: float, last: float, criterion: str) -> Row:
    if one.spans is not None:
        one = replace(part(one, ~(one.spans.undated | one.spans.ranged)), spans=None)
    head = {**dict(zip(SERIES, one.key, strict=True)), "first": float(first), "last": float(last)}
    try:
        slope, se, df = _change(_given(one, first, last), first, last, criterion)
    except NotFittedError as why:
        return {**head, "status": why.status, "reason": why.reason}
    changes = (slope, slope - critical(df) * se, slope + critical(df) * se)
    numbers = (slope, se, *changes[1:], two_sided(slope, se, df), df)
    apc = tuple(percent(c) for c in changes) if one.log else (None, None, None)
    return {**head, **dict(zip(_NUMBERS, (*numbers, *apc), strict=True)), "status": "ok", "reason": ""}


def _given(one: Series, first: float, last: float) -> Sample:
    if one.years.size < MINIMUM:
        raise NotFittedError(f"{one.years.size} certain points: too few", status="skipped")
    if not one.years[0] <= first < last <= one.years[-1]:
        raise NotFittedError(
            f"{first:.0f} to {last:.0f} does not lie inside {one.years[0]:.0f} to {one.years[-1]:.0f}"
        )
    breaks = tuple(year for year, _ in one.breaks)
    return replace(sample(one.years, one.values, errors=one.errors, log=one.log), breaks=breaks)


def _change(given: Sample, first: float, last: float, criterion: str) -> tuple[float, float, float]:
    weights = weights_of(given)
    try:
        with np.errstate(all="ignore"):
            chosen = settled(given, searched(given, MOST), criterion)
            slope, se = mean_change(given, weights, chosen, (first, last))
    except (ArithmeticError, ValueError) as error:
        raise NotFittedError(f"joinpoint: {error}") from error
    if not np.isfinite([slope, se]).all():
        raise NotFittedError("joinpoint: the estimate is not a finite number")
    return slope, se, float(given.y.size - 2 * chosen.joins.at.size - 2 - given.jumps.size)
