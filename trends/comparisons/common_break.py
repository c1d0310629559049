"""Whether the regions of a cohort bend in the same year, and in which."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.autocorrelation import shared
from trends.comparisons.balanced import Block, balanced, cohort_panels, logarithmic
from trends.comparisons.breaks import joined
from trends.comparisons.draws import generator
from trends.comparisons.resampling import left_over, redrawn
from trends.comparisons.rows import build, head
from trends.comparisons.splits import joins
from trends.comparisons.welch import Estimates, Floats

REPETITIONS = 499
YEARS = 10
"""Fewer years do not tell a bend from chance."""
ALPHA = 0.05
HELD = 0.98
"""The level at which the interval of the year holds it in 95 % of simulated cohorts, as the study has it."""
Row = dict[str, object]


class Common(NamedTuple):
    """The year (a position) in which most is gained by bending all lines, and how surely.

    ``p_none`` belongs to no bend at all, ``p_own`` to one common year; `near` is the share of series whose
    own best year is not more than one away.
    """

    at: int
    lower: int
    upper: int
    p_none: float
    p_own: float
    near: float


def common_break(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Look in each cohort for one year in which the lines of its regions bend.

    Two rows a cohort: `reference` "year" has the year with a 95 % interval and the p of no bend at all;
    "own years" the share of regions whose own best year lies within one of it, with the p of one common
    year for all. Regions that have all years that most have; a series made anew is moved together first.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    fits : DataFrame
        Not used: a join of all regions is not one of their own.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> common_break(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return build([row for part in cohort_panels(panel) for row in _of(part)])


def _of(part: pl.DataFrame) -> list[Row]:
    block = balanced(joined(part, log=logarithmic(str(part["indicator"][0]))))
    common = {"indicator": part["indicator"][0], "subgroup": part["subgroup"][0], "model": ""}
    return [
        {**common, **head("common_break", part["cohort"][0], reference), **told}
        for reference, told in _told(block).items()
    ]


def _told(block: Block) -> dict[str, Row]:
    why = _why_not(block)
    if why:
        return {name: {"status": "skipped", "reason": why} for name in ("year", "own years")}
    years = np.array(block.years)
    found = common(block.values, shared([(years.astype(np.float64), y) for y in block.values]))
    word = "the lines bend" if found.p_none < ALPHA else "no bend is shown"
    apart = "not in one year" if found.p_own < ALPHA else "one year for all is not rejected"
    said = f"{len(block.regions)} regions, {years[0]}–{years[-1]}"
    at, lower, upper = (float(years[n]) for n in (found.at, found.lower, found.upper))
    year = {"estimate": at, "lower": lower, "upper": upper, "p_value": found.p_none}
    own = {"estimate": found.near, "p_value": found.p_own}
    return {
        "year": {**year, "status": "ok", "reason": f"{word}; {said}"},
        "own years": {**own, "status": "ok", "reason": f"{apart}; share within one year of {at:.0f}"},
    }


def common(y: Floats, autocorrelation: float) -> Common:
    """Find the year in which bending all lines gains most, each series in units of its own error.

    Both p are those of series drawn again, without a bend and with the one found (parametric bootstrap),
    so that regions that went wrong together are not taken for many witnesses. The interval has every
    year that gains so little less than the best that redrawn series lose as much at their true year.

    Parameters
    ----------
    y : (series, years) array
        Consecutive years, at least `YEARS`.
    autocorrelation : float
        Of neighbouring years.

    Examples
    --------
    >>> rng = np.random.default_rng(2)
    >>> bend = np.maximum(np.arange(16.0) - 9, 0) * np.array([[1.0], [-1.0], [0.5], [2.0]])
    >>> found = common(bend + 0.1 * rng.normal(size=(4, 16)), 0.0)
    >>> found.at, found.p_none < 0.01, found.p_own > 0.05
    (9, True, True)
    """
    sets, rng = joins(y.shape[1], 1), generator(Estimates(*y.T[[0, y.shape[1] // 2, -1]]))
    gains = _relative(y)
    at = int(gains.sum(axis=0).argmax())
    bent = np.array([sets.fitted(row, at) for row in y])
    straight = (y @ sets.straight) @ sets.straight.T
    left = (y - straight) / np.sqrt(left_over(sets.straight, autocorrelation))
    none = _relative(straight + redrawn(left, autocorrelation, REPETITIONS, rng))
    # what bends looks autocorrelated about a straight line
    years = np.arange(float(y.shape[1]))
    less = shared([(years, row) for row in y], float(sets.at[at, 0]))
    base = np.column_stack([sets.straight, sets.basis[:, at]])
    left = (y - bent) / np.sqrt(left_over(base, less))
    one = _relative(bent + redrawn(left, less, REPETITIONS, rng))
    drawn, total = one.sum(axis=1), gains.sum(axis=0)
    critical = np.quantile(drawn.max(axis=1) - drawn[:, at], HELD)
    inside = sets.at[total >= total[at] - critical, 0]
    own = sets.at[gains.argmax(axis=1), 0]
    return Common(
        int(sets.at[at, 0]),
        int(inside.min()),
        int(inside.max()),
        _rank(none.sum(axis=1).max(axis=1), float(gains.sum(axis=0).max())),
        _rank(_lost(one), float(_lost(gains))),
        float((np.abs(own - sets.at[at, 0]) <= 1).mean()),
    )


def _relative(y: Floats) -> Floats:
    """Return what each join gains, in units of the variance that each series' best join leaves."""
    sets = joins(y.shape[-1], 1)
    gains = sets.gains(y)
    left = np.maximum(sets.rest(y) - gains.max(axis=-1), 1e-300)
    return np.asarray(gains / (left / (y.shape[-1] - 4.0))[..., None])


def _lost(gains: Floats) -> Floats:
    """Return what is lost where all series have one join instead of each its own."""
    return np.asarray(gains.max(axis=-1).sum(axis=-1) - gains.sum(axis=-2).max(axis=-1))


def _rank(drawn: Floats, seen: float) -> float:
    return float((1 + (drawn >= seen).sum()) / (drawn.size + 1))


def _why_not(block: Block) -> str:
    regions, years = block.values.shape
    if regions < 2 or years < YEARS:
        return f"{regions} regions have all of {years} common years; 2 and {YEARS} are needed"
    if not block.gapless:
        return "years are missing in between"
    sets = joins(years, 1)
    left = sets.rest(block.values) - sets.gains(block.values).max(axis=1)
    return (
        "a region lies on a bent line exactly"
        if (left <= 1e-16 * (block.values**2).sum(axis=1)).any()
        else ""
    )
