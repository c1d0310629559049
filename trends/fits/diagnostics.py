"""PANEL → RESIDUALS, RESIDUAL_TESTS: what stands behind a straight line through each series."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import polars as pl

from trends.fits.frames import Row
from trends.fits.influence import influence
from trends.fits.sample import NotFittedError, sample
from trends.fits.series import Series, part, series
from trends.fits.verdicts import MINIMUM
from trends.schema import PANEL, RESIDUAL_TESTS, RESIDUALS, SERIES

FEW = 20
_POINT = ("residual", "studentized", "leverage", "cook", "dfbetas", "limit")


class Diagnostics(NamedTuple):
    """The two tables."""

    residuals: pl.DataFrame
    tests: pl.DataFrame


def diagnostics(panel: pl.DataFrame) -> Diagnostics:
    """Return residuals and influence of every point, and the tests of each series' residuals.

    They are those of a straight line by least squares on the scale of the fit; points known only as
    intervals are left out. A series without enough years has a row of tests with the reason.

    Parameters
    ----------
    panel : DataFrame
        PANEL.

    Examples
    --------
    >>> [table.height for table in diagnostics(PANEL.empty())]
    [0, 0]
    """
    PANEL.check(panel.clear())
    points: list[Row] = []
    tests: list[Row] = []
    for one in series(panel):
        rows, row = _examined(_certain(one))
        points += rows
        tests.append(row)
    return Diagnostics(RESIDUALS.build(points), RESIDUAL_TESTS.build(tests))


def _certain(one: Series) -> Series:
    if one.spans is None:
        return one
    return replace(part(one, ~(one.spans.undated | one.spans.ranged)), spans=None)


def _examined(one: Series) -> tuple[list[Row], Row]:
    key: Row = dict(zip(SERIES, one.key, strict=True))
    n = one.years.size
    head = {**key, "n": n}
    if n < MINIMUM:
        return [], {**head, "reason": f"fewer than {MINIMUM} years"}
    try:
        with np.errstate(all="ignore"):
            found, tests = influence(sample(one.years, one.values, errors=one.errors, log=one.log))
    except NotFittedError as why:
        return [], {**head, "reason": why.reason}
    except (ArithmeticError, ValueError) as error:
        return [], {**head, "reason": str(error)}
    columns = [column.tolist() for column in found]
    points = [
        {**key, "year": int(year), **dict(zip(_POINT, values, strict=True))}
        for year, *values in zip(one.years.tolist(), *columns, strict=True)
    ]
    gaps = bool((np.diff(one.years) > 1).any())
    return points, {**head, **tests._asdict(), "reason": _limits(n, gaps)}


def _limits(n: int, gaps: bool) -> str:
    said = [
        f"{n} years show only strong dependence and gross departures" if n < FEW else "",
        "years are missing: neighbours in the tests are not always a year apart" if gaps else "",
    ]
    return "; ".join(filter(None, said))
