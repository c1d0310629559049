"""Which regions are on their way to a common path when the whole cohort is not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.balanced import Block, balanced, cohort_panels, logarithmic
from trends.comparisons.breaks import moved
from trends.comparisons.club_search import clubs as search
from trends.comparisons.convergence import FILTERED, LONG, REGIONS
from trends.comparisons.draws import generator
from trends.comparisons.log_t import log_t, smoothed
from trends.comparisons.rows import build, head
from trends.comparisons.stability import LEFT_OUT, agreement
from trends.comparisons.welch import Estimates, Floats

REPETITIONS = 50
KEPT = 0.8
MOST = 200
"""Regions up to which clubs are sought: the work grows with their square."""
NO_CLUB = "no club"
Row = dict[str, object]


def clubs(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Find the convergence clubs of each cohort, from the values and not from fits.

    A row a club: the `region` is the cohort's name, `reference` "club 1" (the highest) and so on, the
    estimate Phillips and Sul's b with the one-sided p of convergence. A row a region: `reference` is its
    club or "no club", the estimate its stability, the mean likeness (Jaccard) of its club when a fifth
    of the regions is left out. Values are smoothed before by the Hodrick-Prescott filter, as theirs are.

    Parameters
    ----------
    panel : DataFrame
        PANEL; a series made anew is moved together first.
    fits : DataFrame
        Not used: clubs are sought among the values.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> clubs(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return build([row for part in cohort_panels(panel) for row in _of(part)])


def _of(part: pl.DataFrame) -> Iterator[Row]:
    common = {"indicator": part["indicator"][0], "subgroup": part["subgroup"][0], "model": ""}
    block, cohort = balanced(part), part["cohort"][0]
    why = _why_not(block)
    anew = ""
    if not why:
        log = logarithmic(str(common["indicator"]))
        levels, anew = moved(part, block, log=log)
        block = block._replace(values=smoothed(np.exp(levels) if log else levels))
        why = "a smoothed value is not above zero" if (block.values <= 0).any() else ""
    if why:
        yield {**common, **head("clubs", cohort, "club 1"), "status": "skipped", "reason": why}
        return
    found = search(block.values)
    labels = len(found) + np.arange(len(block.regions))
    for number, club in enumerate(found):
        labels[club] = number
    names = [f"club {number + 1}" for number in range(len(found))] + [NO_CLUB] * len(block.regions)
    sure = stability(block.values, labels)
    for number, club in enumerate(found):
        yield {
            **common,
            **head("clubs", cohort, names[number]),
            **_club(block, club, float(sure[club].mean()), anew),
        }
    for region, label, share in zip(block.regions, labels.tolist(), sure.tolist(), strict=True):
        told = {"reference": names[label], "estimate": share, "status": "ok"}
        reason = f"its club keeps {100 * share:.0f} % of its company when regions are left out"
        yield {**common, **head("clubs", cohort), "region": region, **told, "reason": reason}


def _club(block: Block, club: np.ndarray, sure: float, anew: str) -> Row:
    found, statistic = log_t(block.values[club])
    span = f"{club.size} of {len(block.regions)} regions, {block.years[0]}–{block.years[-1]}"
    test = f"t = {statistic:.4g}, {FILTERED}; stability {sure:.2f}"
    told = "; ".join(filter(None, (span, test, anew)))
    return {**found._asdict(), "status": "ok", "reason": told}


def stability(values: Floats, labels: np.ndarray) -> Floats:
    """Return how like the club of each region stays when a fifth of the regions is left out.

    Parameters
    ----------
    values : (regions, years) array
    labels : (regions,) array of int
        The club of each; one of its own for a region in none.

    Examples
    --------
    >>> t = np.arange(1.0, 31.0)
    >>> gaps = 1 / t + 0.003 * np.cos(np.outer(np.arange(1, 9), t))
    >>> paths = np.repeat([20.0, 10.0], 4)[:, None] + np.array([[1.0], [-1], [2], [-2]] * 2) * gaps
    >>> bool(stability(paths, np.repeat([0, 1], 4)).min() > 0.75)
    True
    """
    count = labels.size
    rng = generator(Estimates(values[:, 0], values[:, -1], np.zeros(count)))
    again = np.full((REPETITIONS, count), LEFT_OUT)
    for line in again:
        chosen = np.sort(rng.choice(count, max(int(KEPT * count), 2), replace=False))
        line[chosen] = count + chosen
        for number, club in enumerate(search(values[chosen])):
            line[chosen[club]] = number
    return agreement(labels, again)


def _why_not(block: Block) -> str:
    regions, years = block.values.shape
    if regions < REGIONS or years < LONG:
        return f"{regions} regions have all of {years} common years; {REGIONS} and {LONG} are needed"
    if regions > MOST:
        return f"{regions} regions: clubs are sought among up to {MOST}"
    if not block.gapless:
        return "years are missing in between"
    if (block.values <= 0).any():
        return "a value is not above zero"
    if (np.ptp(block.values, axis=0) <= 1e-9 * block.values.max()).any():
        return "the regions are all equal in some year"
    return ""
