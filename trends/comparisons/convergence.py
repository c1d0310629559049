"""Whether the regions of a cohort come closer together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from trends.comparisons import growth
from trends.comparisons.asked import Asked
from trends.comparisons.balanced import balanced, cohort_panels, logarithmic
from trends.comparisons.growth import Answer
from trends.comparisons.log_t import CRITICAL, SMOOTHING, log_t, smoothed
from trends.comparisons.rows import build, head
from trends.comparisons.welch import Floats

REGIONS, YEARS = 5, 6
"""Fewer regions or years show nothing on convergence."""
LONG = 10
"""Years that the log t test needs."""
FILTERED = f"on Hodrick-Prescott trends (lambda {SMOOTHING})"
Row = dict[str, object]


def convergence(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Test whether the regions of each cohort converge, from the values and not from fits.

    The `region` is the cohort's name, `model` is "", and `reference` says what the estimate is: "beta",
    "speed" and "half-life" (years) of the gap to a common level; "sigma", the yearly change of the log
    of the spread between regions over all years, with "sigma 2005" and so on for the path; "log t",
    Phillips and Sul's b for smoothed paths, with the one-sided p of convergence. Levels are logarithms
    where the catalogue says so. Years that most regions have are used, and the regions that have all of
    these.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    fits : DataFrame
        Not used.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> convergence(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return build([row for part in cohort_panels(panel) for row in _of(part)])


def _of(part: pl.DataFrame) -> Iterator[Row]:
    common = {"indicator": part["indicator"][0], "subgroup": part["subgroup"][0], "model": ""}
    _, years, values = balanced(part)
    log = logarithmic(str(common["indicator"]))
    used = f"{values.shape[0]} of {part['region'].n_unique()} regions"
    why = _why_not(years, values, log=log, used=used)
    span = "" if why else f"{used}, {years[0]}–{years[-1]}"
    answers = (
        [(r, None, why) for r in ("beta", "log t", "sigma")] if why else _answers(years, values, log=log)
    )
    for reference, found, reason in answers:
        told = {"status": "skipped", "reason": reason}
        if found is not None:
            told = {**found._asdict(), "status": "ok", "reason": "; ".join(filter(None, (reason, span)))}
        yield {**common, **head("convergence", part["cohort"][0], reference), **told}


def _why_not(years: list[int], values: Floats, *, log: bool, used: str) -> str:
    if len(years) < YEARS or values.shape[0] < REGIONS:
        return f"{used} have all of {len(years)} common years; {REGIONS} regions and {YEARS} years are needed"
    if log and (values <= 0).any():
        return "a value not above zero has no logarithm"
    if (np.ptp(values, axis=0) <= 1e-12 * np.abs(values).max()).any():
        return "the regions are all equal in some year"
    return ""


def _answers(years: list[int], values: Floats, *, log: bool) -> Iterator[tuple[str, Answer | None, str]]:
    levels = np.log(values) if log else values
    yield from _beta(levels, float(years[-1] - years[0]))
    gaps = bool((np.diff(years) != 1).any())
    if gaps:
        yield from ((r, None, "years are missing in between") for r in ("sigma", "log t"))
        return
    path, change = growth.sigma(levels)
    yield "sigma", change, _word(change, "the spread grows", "the spread shrinks")
    for year, spread in zip(years, path.tolist(), strict=True):
        yield f"sigma {year}", Answer(spread, *(np.nan,) * 4), ""
    yield "log t", *_log_t(values)


def _beta(levels: Floats, years: float) -> Iterator[tuple[str, Answer | None, str]]:
    found = growth.beta(levels[:, 0], levels[:, -1], years)
    yield "beta", found, _word(found, "those behind fall back", "those behind catch up")
    speeds = [growth.speed(b, years) for b in (found.estimate, found.upper, found.lower)]
    lives = [growth.half_life(speeds[n]) for n in (0, 2, 1)]
    words = ("the interval is unbounded above", "the gaps do not close", "the gaps close within the period")
    for name, ends in (("speed", speeds), ("half-life", lives)):
        estimate, lower, upper = ends
        said = words[0] if not np.isfinite(upper) else ""
        if not np.isfinite(speeds[0] + estimate):
            yield name, None, words[2 if np.isinf(speeds[0]) else 1]
        else:
            yield name, Answer(estimate, np.nan, lower, upper, np.nan), said


def _word(found: Answer, rising: str, falling: str) -> str:
    if found.lower > 0:
        return rising
    return falling if found.upper < 0 else "no clear change"


def _log_t(values: Floats) -> tuple[Answer | None, str]:
    if values.shape[1] < LONG:
        return None, f"{values.shape[1]} years; {LONG} are needed"
    if (values <= 0).any():
        return None, "a value is not above zero"
    paths = smoothed(values)
    if (paths <= 0).any():
        return None, "a smoothed value is not above zero"
    found, statistic = log_t(paths)
    if not np.isfinite(statistic):
        return None, "the regression has no error"
    word = "convergence is rejected" if statistic < CRITICAL else "convergence is not rejected"
    return found, f"{word}, t = {statistic:.4g}, {FILTERED}"
