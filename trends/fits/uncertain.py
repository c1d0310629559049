"""A series of which some points are known only as intervals: fitted many times over, answered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from trends.fits.imputation import draws
from trends.fits.rubin import pool_trends
from trends.fits.sample import Floats
from trends.fits.series import Series, part
from trends.fits.spans import Spans, places
from trends.fits.trend import Trend

IMPUTATIONS = 40


class Answer(NamedTuple):
    """A trend on its grid, and what is to be said of the points behind it.

    Attributes
    ----------
    trend : Trend
        Pooled where points are uncertain.
    grid : (m,) array
        Calendar years of its curve.
    dating : float or None
        Share of the slope's variance that comes from uncertain years; None where every year is known.
    said : str
        The shares in words.
    """

    trend: Trend
    grid: Floats
    dating: float | None = None
    said: str = ""


def placed(one: Series) -> Series:
    """Leave out the points for whose intervals the others leave no year.

    Examples
    --------
    >>> years = np.array([2000.0, 2001.0])
    >>> spans = Spans(years, years, years, years)
    >>> placed(Series(("x", "y", "", "observed"), False, None, years, years, None, "", None, spans)).left_out
    ''
    """
    if one.spans is None:
        return one
    lost = np.isnan(places(one.spans.first, one.spans.last))
    if not lost.any():
        return one
    why = f"{lost.sum()} each of whose possible years has a value"
    return replace(part(one, ~lost), left_out=", ".join(filter(None, (one.left_out, why))))


def pooled(one: Series, fit: Callable[[Series, Floats], Trend], *, counted: bool = False) -> Answer:
    """Fit each draw of a series on one grid, and combine the fits by Rubin's rules.

    Parameters
    ----------
    one : Series
        With `spans`.
    fit : callable
        Series and grid → trend.
    counted : bool
        Whether the model takes counts, whose values are not drawn, only their years.

    Examples
    --------
    >>> from trends.fits.linear import linear
    >>> from trends.fits.sample import Sample
    >>> t = np.arange(2000.0, 2009.0)
    >>> y = 2 * t + np.cos(9 * t)
    >>> spans = Spans(t, t + 3 * (t == 2008), y, y)
    >>> one = Series(("x", "y", "", "observed"), False, None, t, y, None, "", None, spans)
    >>> found = pooled(one, lambda s, grid: linear(Sample(s.years, s.values, None, grid)))
    >>> round(found.trend.slope), found.said.split(",")[0], 0 < found.dating < 0.5
    (2, 'the year of 1 point is known only within bounds', True)
    """
    assert one.spans is not None
    spans = one.spans
    if counted:
        spans = replace(spans, low=one.values, high=one.values)
    grid = np.arange(spans.first.min(), spans.last.max() + 1.0)
    found, share = pool_trends([fit(drawn, grid) for drawn in _drawn(one, spans)])
    dating = share if spans.undated.any() else 0.0
    if dating and spans.ranged.any():
        fixed = replace(spans, low=one.values, high=one.values)
        # what comes from the years alone; the rest of the draws' share is the values'
        dating = min(pool_trends([fit(drawn, grid) for drawn in _drawn(one, fixed)])[1], share)
    said = _said(spans, dating, share - dating)
    return Answer(found, grid, dating if spans.undated.any() else None, said)


def _drawn(one: Series, spans: Spans) -> Iterator[Series]:
    log = one.log and bool((spans.low > 0).all())
    scaled = replace(spans, low=np.log(spans.low), high=np.log(spans.high)) if log else spans
    for years, values in draws(scaled, IMPUTATIONS):
        kept = np.where(spans.ranged, np.exp(values) if log else values, one.values)
        order = np.argsort(years, kind="stable")
        yield part(replace(one, years=years, values=kept, spans=None), order)


def _said(spans: Spans, dating: float, ranges: float) -> str:
    parts = (
        (int(spans.undated.sum()), ("the year of 1 point is", "the years of {} points are"), dating),
        (int(spans.ranged.sum()), ("the value of 1 point is", "the values of {} points are"), ranges),
    )
    return "; ".join(
        f"{subject[n > 1].format(n)} known only within bounds, "
        f"from which {_percent(share)} of the slope's variance comes"
        for n, subject, share in parts
        if n
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.005 else "less than 1 %"
