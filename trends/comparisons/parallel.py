"""Whether a region's bent line runs parallel to that of its reference, or coincides with it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from trends.comparisons.alike import alike
from trends.comparisons.asked import Asked
from trends.comparisons.autocorrelation import shared
from trends.comparisons.balanced import Block, balanced, cohort_panels, logarithmic
from trends.comparisons.benchmark import named
from trends.comparisons.breaks import joined
from trends.comparisons.common_break import YEARS
from trends.comparisons.rows import build, head
from trends.comparisons.welch import Floats

ALPHA = 0.05
TESTS = ("parallel", "coincident")
Row = dict[str, object]


def parallel(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Test each region's bent line against that of the benchmark, or of the mean of its cohort's others.

    Two rows a region: `reference` "全国: parallel" (or "rest: parallel") has the root mean square of the
    difference in pace, a year, with the p that there is none; "全国: coincident" that of the difference in
    level. Regions that have all years that most have; a series made anew is moved together first.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    fits : DataFrame
        Not used: a curve that two share is neither's own.
    asked : Asked
        Its `benchmark`.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> parallel(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    observed = panel.filter(pl.col("role") == "observed")
    regions = observed["region"].unique().sort().to_list()
    name = "" if asked.benchmark is None else named(asked.benchmark, regions)
    known = observed.filter(pl.col("region") == name)
    return build([row for part in cohort_panels(panel) for row in _of(part, name, known)])


def _of(part: pl.DataFrame, name: str, known: pl.DataFrame) -> Iterator[Row]:
    indicator, subgroup = str(part["indicator"][0]), str(part["subgroup"][0])
    log = logarithmic(indicator)
    block = balanced(joined(part.filter(pl.col("region") != name), log=log))
    same = (pl.col("indicator") == indicator) & (pl.col("subgroup") == subgroup)
    theirs = joined(known.filter(same), log=log)
    others = _control(block, dict(theirs.select("year", "value").iter_rows())) if name else _rest(block)
    why = _why_not(block, others)
    years = np.array(block.years, dtype=np.float64)
    autocorrelation = 0.0 if why else shared([(years, y) for y in block.values])
    at = {region: number for number, region in enumerate(block.regions)}
    common = {"indicator": indicator, "subgroup": subgroup, "model": ""}
    for region in part.filter(pl.col("region") != name)["region"].unique().sort().to_list():
        reason = why or ("" if region in at else "it lacks years that most have")
        found = None if reason else _tested(block.values[at[region]], others[at[region]], autocorrelation)
        for test in TESTS:
            names = {**head("parallel", part["cohort"][0], f"{name or 'rest'}: {test}"), "region": region}
            told = {"status": "skipped", "reason": reason or "a line is followed exactly"}
            yield {
                **common,
                **names,
                "family": f"{part['cohort'][0]} {test}",
                **(found[test] if found else told),
            }


def _control(block: Block, known: dict[int, float]) -> Floats:
    line = np.array([known.get(year, np.nan) for year in block.years])
    return np.tile(line, (len(block.regions), 1))


def _rest(block: Block) -> Floats:
    count = len(block.regions)
    if count < 2:
        return np.full(block.values.shape, np.nan)
    others: Floats = (block.values.sum(axis=0) - block.values) / (count - 1)
    return others


def _why_not(block: Block, others: Floats) -> str:
    if len(block.years) < YEARS:
        return f"{len(block.years)} common years; {YEARS} are needed"
    if not block.gapless:
        return "years are missing in between"
    return "" if np.isfinite(others).all() else "the reference lacks some of the years"


def _tested(own: Floats, other: Floats, autocorrelation: float) -> dict[str, Row] | None:
    both = np.stack([own, other])
    scale = np.abs(both).max()
    line = np.polyfit(np.arange(own.size), both.T, 1)
    left = both.T - np.outer(np.arange(own.size), line[0]) - line[1]
    if (np.abs(left).max(axis=0) <= 1e-9 * scale).any() or np.ptp(own - other) <= 1e-9 * scale:
        return None
    found = alike(both, autocorrelation)
    bends = f"{found.joins} joins each" if found.joins != 1 else "1 join each"
    words = {
        test: ("not " if p < ALPHA else "not shown not to be ") + test
        for test, p in zip(TESTS, (found.p_parallel, found.p_coincident), strict=True)
    }
    return {
        test: {"estimate": size, "p_value": p, "status": "ok", "reason": f"{words[test]}; {bends}"}
        for test, size, p in (
            ("parallel", found.pace, found.p_parallel),
            ("coincident", found.level, found.p_coincident),
        )
    }
