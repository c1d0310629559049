"""The way of one series: sample → trend → rows; uncertain points, many samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from trends.errors import unknown
from trends.fits.broken import breaks_said, jumps_said
from trends.fits.frames import Row, curve_rows, fitted_row, head, segment_rows
from trends.fits.registry import COUNTED, JUMPING, MODELS, SCALES
from trends.fits.sample import Floats, NotFittedError, Sample, counted, sample
from trends.fits.series import Series
from trends.fits.trend import Trend
from trends.fits.uncertain import Answer, placed, pooled
from trends.fits.verdicts import MINIMUM


def chosen(models: Sequence[str]) -> list[str]:
    """Return the models that are asked for, each once.

    Raises
    ------
    UnknownNameError
        A model that is not in `MODELS`.

    Examples
    --------
    >>> chosen(["sen", "sen"])
    ['sen']
    """
    names = list(dict.fromkeys(models))
    for name in names:
        if name not in MODELS:
            raise unknown("model", name, MODELS, where="--model")
    return names


def fit_series(one: Series, name: str) -> tuple[Row, list[Row], list[Row]]:
    """Fit one model to one series.

    Returns
    -------
    tuple
        The FITS row (with the reason where there is no fit), SEGMENTS rows, FITTED rows.

    Examples
    --------
    >>> years = np.array([2000.0, 2001.0])
    >>> one = Series(("x", "y", "", "observed"), False, None, years, years, None, "")
    >>> row, _, _ = fit_series(one, "linear")
    >>> row["verdict"], row["reason"]
    ('too_few_points', 'only 2 years')
    """
    one = placed(_answered(one, name))
    left_out = f"left out: {one.left_out}" if one.left_out else ""
    try:
        answer = _answer(one, name)
    except NotFittedError as why:
        reason = "; ".join(filter(None, (why.reason, left_out)))
        return {**head(one, name), "verdict": why.verdict, "status": why.status, "reason": reason}, [], []
    broken = jumps_said(one, answer.trend) if name in JUMPING else breaks_said(one)
    reason = "; ".join(filter(None, (answer.trend.note, answer.said, broken, left_out)))
    row = fitted_row(one, name, answer.trend, reason) | {"dating_share": answer.dating}
    return row, segment_rows(one, name, answer.trend), curve_rows(one, name, answer.grid, answer.trend)


def _answer(one: Series, name: str) -> Answer:
    n = one.years.size
    if n < MINIMUM:
        raise NotFittedError(too_few(n), verdict="too_few_points", status="skipped")
    try:
        with np.errstate(all="ignore"):
            answer = _fitted(one, name)
    except (ArithmeticError, ValueError) as error:
        raise NotFittedError(f"{name}: {error}") from error
    if not answer.trend.finite:
        raise NotFittedError(f"{name}: the estimate is not a finite number")
    return answer


def _fitted(one: Series, name: str) -> Answer:
    if one.spans is None:
        given = _given(one, name)
        return Answer(MODELS[name](given), given.grid)

    def fitted(drawn: Series, grid: Floats) -> Trend:
        found = MODELS[name](replace(_given(drawn, name), grid=grid))
        if found.direction is not None:
            raise NotFittedError(
                "some points are known only within bounds: a test without a slope cannot pool"
            )
        return found

    return pooled(one, fitted, counted=name in COUNTED)


def _given(one: Series, name: str) -> Sample:
    if name in COUNTED:
        return counted(one.years, one.values, one.tally)
    breaks = tuple(year for year, _ in one.breaks)
    return replace(sample(one.years, one.values, errors=one.errors, log=one.log), breaks=breaks)


def _answered(one: Series, name: str) -> Series:
    """Put a series on the scale its model answers on; a margin of the other scale says nothing there."""
    log = SCALES.get(name, "log" if one.log else "linear") == "log"
    return one if log == one.log else replace(one, log=log, margin=None)


def too_few(n: int) -> str:
    """Say how many years there are.

    Examples
    --------
    >>> too_few(3), too_few(0)
    ('only 3 years', 'no usable year')
    """
    return f"only {n} years" if n > 1 else ("no usable year", "only 1 year")[n]
