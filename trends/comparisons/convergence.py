"""Whether the regions of a cohort come closer together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from trends.comparisons import growth
from trends.comparisons.asked import Asked
from trends.comparisons.balanced import Block, balanced, cohort_panels, logarithmic
from trends.comparisons.breaks import moved
from trends.comparisons.catching_up import Told, absolute, conditional, word
from trends.comparisons.conditions import conditions, first_levels
from trends.comparisons.growth import Answer
from trends.comparisons.log_t import CRITICAL, SMOOTHING, log_t, smoothed
from trends.comparisons.rows import build, head
from trends.comparisons.welch import Floats
from trends.errors import unknown

REGIONS, YEARS = 5, 6
"""Fewer regions or years show nothing on convergence."""
LONG = 10
"""Years that the log t test needs."""
FILTERED = f"on Hodrick-Prescott trends (lambda {SMOOTHING})"
Row = dict[str, object]


def convergence(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Test whether the regions of each cohort converge, from the values and not from fits.

    The `region` is the cohort's name, `model` is "", and `reference` says what the estimate is: "beta",
    "speed" and "half-life" (years) of the gap to a common level; "conditional beta" and so on the same
    for the level that a region's part of the country and the indicators asked for let it tend to;
    "sigma", the yearly change of the log of the spread between regions over all years, with "sigma 2005"
    and so on for the path; "log t", Phillips and Sul's b for smoothed paths, with the one-sided p of
    convergence. Levels are logarithms where the catalogue says so. Years that most regions have are
    used, and the regions that have all of these.

    Parameters
    ----------
    panel : DataFrame
        PANEL; a series made anew is moved together first.
    fits : DataFrame
        Not used.
    asked : Asked
        Its `given`.

    Raises
    ------
    UnknownNameError
        An indicator in `given` that is none of the panel's.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> convergence(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    observed = panel.filter(pl.col("role") == "observed")
    known = observed["indicator"].unique().sort().to_list()
    for name in asked.given:
        if name not in known:
            raise unknown("indicator", name, known, where="--given")
    return build([row for part in cohort_panels(panel) for row in _of(part, observed, asked.given)])


def _of(part: pl.DataFrame, observed: pl.DataFrame, given: tuple[str, ...]) -> Iterator[Row]:
    indicator, cohort = str(part["indicator"][0]), str(part["cohort"][0])
    common = {"indicator": indicator, "subgroup": part["subgroup"][0], "model": ""}
    block, log = balanced(part), logarithmic(indicator)
    used = f"{len(block.regions)} of {part['region'].n_unique()} regions"
    why = _why_not(block, log=log, used=used)
    if why:
        for reference in ("beta", "log t", "sigma"):
            yield {**common, **head("convergence", cohort, reference), "status": "skipped", "reason": why}
        return
    levels, anew = moved(part, block, log=log)
    span = "; ".join(filter(None, (f"{used}, {block.years[0]}–{block.years[-1]}", anew)))
    for reference, found, reason in _answers(block.years, levels, log=log):
        yield {**common, **head("convergence", cohort, reference), **_told(found, reason, span)}
    others = tuple(name for name in dict.fromkeys(given) if name != indicator)
    held = conditions(block, first_levels(observed, others, block.years[0]))
    ends, years = levels[:, [0, -1]], float(block.years[-1] - block.years[0])
    for reference, found, reason in conditional(ends, years, held) if held.said else ():
        named = {**head("convergence", cohort, reference), "family": f"{cohort} conditional"}
        yield {**common, **named, **_told(found, reason, anew)}


def _told(found: Answer | None, reason: str, span: str) -> Row:
    if found is None:
        return {"status": "skipped", "reason": reason}
    return {**found._asdict(), "status": "ok", "reason": "; ".join(filter(None, (reason, span)))}


def _why_not(block: Block, *, log: bool, used: str) -> str:
    _, years, values = block
    if len(years) < YEARS or values.shape[0] < REGIONS:
        return f"{used} have all of {len(years)} common years; {REGIONS} regions and {YEARS} years are needed"
    if log and (values <= 0).any():
        return "a value not above zero has no logarithm"
    if (np.ptp(values, axis=0) <= 1e-12 * np.abs(values).max()).any():
        return "the regions are all equal in some year"
    return ""


def _answers(years: list[int], levels: Floats, *, log: bool) -> Iterator[Told]:
    yield from absolute(levels[:, [0, -1]], float(years[-1] - years[0]))
    gaps = bool((np.diff(years) != 1).any())
    if gaps:
        yield from ((r, None, "years are missing in between") for r in ("sigma", "log t"))
        return
    path, change = growth.sigma(levels)
    yield "sigma", change, word(change, "the spread grows", "the spread shrinks")
    for year, spread in zip(years, path.tolist(), strict=True):
        yield f"sigma {year}", Answer(spread, *(np.nan,) * 4), ""
    yield "log t", *_log_t(np.exp(levels) if log else levels)


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
    said = "convergence is rejected" if statistic < CRITICAL else "convergence is not rejected"
    return found, f"{said}, t = {statistic:.4g}, {FILTERED}"
