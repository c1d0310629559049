"""Records of fits → the rows of FITS, SEGMENTS and FITTED; knows no statistics but the scale."""

from __future__ import annotations

import math

import numpy as np

from trends.fits.sample import Floats
from trends.fits.series import Series
from trends.fits.trend import Trend
from trends.fits.verdicts import tested, verdict
from trends.schema import SERIES

Row = dict[str, object]


def percent(slope: float) -> float:
    """Return a slope of logarithms as an annual percent change.

    Examples
    --------
    >>> round(percent(0.01), 4)
    1.005
    """
    return 100.0 * math.expm1(min(slope, 700.0))


def head(one: Series, model: str) -> Row:
    """Return what a FITS row says of its series, whether there is a fit or not.

    Examples
    --------
    >>> empty = np.array([])
    >>> row = head(Series(("x", "y", "", "observed"), True, None, empty, empty, None, ""), "linear")
    >>> row["n"], row["first_year"], row["scale"]
    (0, None, 'log')
    """
    return {
        **keys(one, model),
        "n": one.years.size,
        "first_year": int(one.years[0]) if one.years.size else None,
        "last_year": int(one.years[-1]) if one.years.size else None,
        "scale": "log" if one.log else "linear",
    }


def keys(one: Series, model: str) -> Row:
    """Return the key columns that FITS, SEGMENTS and FITTED share.

    Examples
    --------
    >>> empty = np.array([])
    >>> keys(Series(("x", "y", "", "observed"), True, None, empty, empty, None, ""), "sen")["model"]
    'sen'
    """
    return {**dict(zip(SERIES, one.key, strict=True)), "model": model}


def fitted_row(one: Series, model: str, found: Trend, reason: str) -> Row:
    """Return the FITS row of a fit, with its verdict.

    Examples
    --------
    >>> years = np.arange(2000.0, 2008.0)
    >>> one = Series(("x", "y", "", "observed"), False, 0.5, years, years, None, "")
    >>> fitted_row(one, "linear", Trend(1, 0.1, 0.8, 1.2, 0.0, 6, years, years, years), "")["verdict"]
    'rising'
    """
    if found.direction is not None:
        said = {"p_value": found.p_value, "verdict": tested(found.p_value, found.direction)}
        return {**head(one, model), **said, "status": "ok", "reason": reason}
    changes = (found.slope, found.lower, found.upper)
    apc = tuple(percent(c) for c in changes) if one.log else (None, None, None)
    judged = apc if one.log else changes
    return {
        **head(one, model),
        "slope": found.slope,
        "slope_se": found.se,
        "lower": found.lower,
        "upper": found.upper,
        "p_value": found.p_value,
        "df": found.df,
        **dict(zip(("apc", "apc_lower", "apc_upper"), apc, strict=True)),
        "verdict": verdict(float(judged[1] or 0.0), float(judged[2] or 0.0), one.margin),
        "status": "ok",
        "reason": reason,
    }


def curve_rows(one: Series, model: str, years: Floats, found: Trend) -> list[Row]:
    """Return a FITTED row for each of these years, back on the scale of the values.

    A value stands there where both its year and itself are certain.

    Examples
    --------
    >>> years = np.array([2000.0, 2002.0])
    >>> one = Series(("x", "y", "", "observed"), False, 0.5, years, years, None, "")
    >>> grid = np.array([2000.0, 2001.0, 2002.0])
    >>> trend = Trend(1, 0, 1, 1, 0.0, 1, grid, grid, grid)
    >>> [row["value"] for row in curve_rows(one, "linear", grid, trend)]
    [2000.0, None, 2002.0]
    """
    if not found.fitted.size:
        return []
    known = slice(None) if one.spans is None else ~(one.spans.undated | one.spans.ranged)
    values = dict(zip(one.years[known].tolist(), one.values[known].tolist(), strict=True))
    curves = (_back(c, one.log) for c in (found.fitted, found.fitted_lower, found.fitted_upper))
    return [
        {**keys(one, model), "year": int(y), "value": values.get(y), "fitted": f, "lower": lo, "upper": hi}
        for y, f, lo, hi in zip(years.tolist(), *curves, strict=True)
    ]


def segment_rows(one: Series, model: str, found: Trend) -> list[Row]:
    """Return the SEGMENTS rows of a fit.

    Examples
    --------
    >>> empty = np.array([])
    >>> one = Series(("x", "y", "", "observed"), False, 0.5, empty, empty, None, "")
    >>> segment_rows(one, "linear", Trend(1, 0, 1, 1, 0.0, 1, empty, empty, empty))
    []
    """
    return [
        {
            **keys(one, model),
            "segment": number,
            "start_year": part.start,
            "end_year": part.end,
            "slope": part.slope,
            "slope_se": part.se,
            "apc": percent(part.slope) if one.log else None,
            "apc_lower": percent(part.lower) if one.log else None,
            "apc_upper": percent(part.upper) if one.log else None,
            "p_value": part.p_value,
            "start_low": part.place[0] if part.place else None,
            "start_high": part.place[1] if part.place else None,
        }
        for number, part in enumerate(found.segments, start=1)
    ]


def _back(curve: Floats, log: bool) -> list[float]:
    back: list[float] = (np.exp(np.minimum(curve, 700.0)) if log else curve).tolist()
    return back
