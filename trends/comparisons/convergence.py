"""Whether the regions of a cohort come closer together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from trends.comparisons import growth
from trends.comparisons.asked import Asked
from trends.comparisons.balanced import Block, balanced, cohort_panels, logarithmic
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
        PANEL.
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
    common = {"indicator": part["indicator"][0], "subgroup": part["subgroup"][0], "model": ""}
    block = balanced(part)
    _, years, values = block
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
    if not why:
        others = tuple(name for name in dict.fromkeys(given) if name != common["indicator"])
        yield from ({**common, **row} for row in _conditional(part, block, observed, others))


def _conditional(
    part: pl.DataFrame, block: Block, observed: pl.DataFrame, given: tuple[str, ...]
) -> Iterator[Row]:
    """Yield the rows of conditional convergence, a family of their own; none where nothing is given."""
    found = conditions(block, first_levels(observed, given, block.years[0]))
    if not found.said:
        return
    ends = block.values[:, [0, -1]]
    levels = np.log(ends) if logarithmic(str(part["indicator"][0])) else ends
    cohort = str(part["cohort"][0])
    for reference, one, reason in conditional(levels, float(block.years[-1] - block.years[0]), found):
        named = {**head("convergence", cohort, reference), "family": f"{cohort} conditional"}
        told = {"status": "skipped"} if one is None else {**one._asdict(), "status": "ok"}
        yield {**named, **told, "reason": reason}


def _why_not(years: list[int], values: Floats, *, log: bool, used: str) -> str:
    if len(years) < YEARS or values.shape[0] < REGIONS:
        return f"{used} have all of {len(years)} common years; {REGIONS} regions and {YEARS} years are needed"
    if log and (values <= 0).any():
        return "a value not above zero has no logarithm"
    if (np.ptp(values, axis=0) <= 1e-12 * np.abs(values).max()).any():
        return "the regions are all equal in some year"
    return ""


def _answers(years: list[int], values: Floats, *, log: bool) -> Iterator[Told]:
    levels = np.log(values) if log else values
    yield from absolute(levels[:, [0, -1]], float(years[-1] - years[0]))
    gaps = bool((np.diff(years) != 1).any())
    if gaps:
        yield from ((r, None, "years are missing in between") for r in ("sigma", "log t"))
        return
    path, change = growth.sigma(levels)
    yield "sigma", change, word(change, "the spread grows", "the spread shrinks")
    for year, spread in zip(years, path.tolist(), strict=True):
        yield f"sigma {year}", Answer(spread, *(np.nan,) * 4), ""
    yield "log t", *_log_t(values)


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
