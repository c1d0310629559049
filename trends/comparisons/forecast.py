"""The next years of each region, where a forecast would have been worth more than the last value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.backtest import (
    HORIZON,
    LEVELS,
    NEEDED,
    Checked,
    Score,
    by_start,
    checked,
    covered,
    learnt,
    score,
    widths,
)
from trends.comparisons.balanced import cohort_panels, logarithmic
from trends.comparisons.breaks import Values, spliced
from trends.comparisons.extrapolation import EXTRAPOLATIONS, naive
from trends.comparisons.rows import build, head

Row = dict[str, object]


class Cohort(NamedTuple):
    """Regions with their values up to the cohort's last year, and why the others have no forecast."""

    regions: list[str]
    last: int
    values: Values
    refused: dict[str, str]


def forecast(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Forecast three years by the method that a back-test over the whole cohort finds best, or decline.

    Methods, in `model`: "drift", "theta", "local_linear". For each a row on the cohort, `reference`
    "error": its mean error from rolling origins relative to that of repeating the last value, with a
    95 % interval. Only where the best one's interval lies below 1 is there a forecast: rows "2024" with
    a 95 % interval and "2024: 80 %" with one of 80 %, in the unit of the values, and rows on the cohort with
    the "coverage 80 %" and "coverage 95 %" of such intervals in the back-test, each from errors seen before.

    Parameters
    ----------
    panel : DataFrame
        PANEL; a series is moved together at its breaks, and forecasts over one are not judged.
    fits : DataFrame
        Not used: a forecast starts from the last value and not from a line.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> forecast(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return build([row for part in cohort_panels(panel) for row in _of(part)])


def _of(part: pl.DataFrame) -> Iterator[Row]:
    log = logarithmic(str(part["indicator"][0]))
    common = {"indicator": part["indicator"][0], "subgroup": part["subgroup"][0], "model": ""}
    whole = {**common, **head("forecast", part["cohort"][0], "error")}
    given = gathered(part, log=log)
    plain = checked(given.values, naive)
    results = {name: checked(given.values, method) for name, method in EXTRAPOLATIONS.items()}
    scores = {name: score(result, plain) for name, result in results.items()}
    for name, found in scores.items():
        yield {**whole, "model": name, **_error(found, len(given.regions))}
    best = min(scores, key=lambda name: (np.nan_to_num(scores[name].ratio, nan=np.inf), name))
    why = declined(best, scores[best])
    if not why:
        yield from ({**whole, "model": best, **told} for told in _coverage(results[best]))
        for region, told in _paths(given, results[best], best, log=log):
            yield {**whole, "model": best, "region": region, **told}
    refused = {**(dict.fromkeys(given.regions, why) if why else {}), **given.refused}
    for region, reason in refused.items():
        told = {"region": region, "reference": "forecast", "status": "skipped", "reason": reason}
        yield {**whole, **told}


def gathered(part: pl.DataFrame, *, log: bool) -> Cohort:
    """Return the values up to the last year of most regions, back to the last gap of each.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> row = {"region": "a", "indicator": "x", "subgroup": "", "role": "observed", "status": "ok"}
    >>> rows = [row | {"year": y, "value": 1.0 * y} for y in (2000, 2002, 2003)]
    >>> gathered(PANEL.build(rows), log=False).values.y.tolist()
    [[nan, nan, 2002.0, 2003.0]]
    """
    usable = (pl.col("status") == "ok") & pl.col("value").is_finite()
    kept = part.filter(usable & (pl.col("value") > 0) if log else usable)
    names = part["region"].unique().sort()
    if kept.is_empty():
        none = Values(np.empty((0, 1)), np.empty((0, 1), dtype=np.bool_))
        return Cohort([], 0, none, dict.fromkeys(names.to_list(), "no usable value"))
    ends = kept.group_by("region").agg(pl.col("year").max())["year"]
    first, last = int(str(kept["year"].min())), int(ends.mode().max())  # type: ignore[arg-type]
    kept = kept.filter(pl.col("year") <= last)
    at = names.search_sorted(kept["region"]).to_numpy(), kept["year"].to_numpy() - first
    y, broken = np.full((2, names.len(), last - first + 1), np.nan)
    y[at] = (kept["value"].log() if log else kept["value"]).to_numpy()
    broken[at] = kept["break_before"].is_not_null().to_numpy()
    # what lies before the last gap is not gone on from
    y[np.flip(np.cumsum(np.flip(np.isnan(y), axis=1), axis=1), axis=1) > 0] = np.nan
    two = np.isfinite(y[:, -2:]).sum(axis=1) == 2
    refused = dict.fromkeys(names.filter(pl.Series(~two)).to_list(), f"no two values up to {last}")
    regions, values = (
        names.filter(pl.Series(two)).to_list(),
        Values(y[two], (broken[two] == 1) & np.isfinite(y[two])),
    )
    return Cohort(regions, last, values, refused)


def _error(found: Score, regions: int) -> Row:
    if not np.isfinite(found.upper):
        return {"status": "skipped", "reason": _few(found)}
    told = f"{found.forecasts} forecasts of 1 to {HORIZON} years for {regions} regions"
    numbers = {"estimate": found.ratio, "lower": found.lower, "upper": found.upper}
    return {**numbers, "status": "ok", "reason": told}


def _few(found: Score) -> str:
    return f"{found.forecasts} forecasts can be checked; {NEEDED} are needed, of several regions and years"


def declined(name: str, found: Score) -> str:
    """Return why there is no forecast, or "".

    Examples
    --------
    >>> declined("drift", Score(0.9, 0.7, 1.1, 200))
    'no method beats repeating the last value: drift has 0.90 times its error (0.70 to 1.10)'
    >>> declined("drift", Score(0.8, 0.7, 0.9, 200))
    ''
    """
    if found.forecasts < NEEDED or not np.isfinite(found.upper):
        return _few(found)
    said = f"{name} has {found.ratio:.2f} times its error ({found.lower:.2f} to {found.upper:.2f})"
    return "" if found.upper < 1 else f"no method beats repeating the last value: {said}"


def _coverage(found: Checked) -> Iterator[Row]:
    for level in LEVELS:
        held, of = covered(found.errors, level)
        row: Row = {"reference": f"coverage {100 * level:.0f} %"}
        if not of:
            yield {**row, "status": "skipped", "reason": f"none comes after {NEEDED} others"}
            continue
        yield {**row, "estimate": held / of, "status": "ok", "reason": f"{held} of {of} forecasts"}


def _paths(given: Cohort, found: Checked, name: str, *, log: bool) -> Iterator[tuple[str, Row]]:
    y, paths = spliced(given.values), np.empty((len(given.regions), HORIZON))
    for start, rows in by_start(y):
        paths[rows] = EXTRAPOLATIONS[name](y[rows, start:], HORIZON)[:, -1]
    reach = np.array(
        [
            [widths(learnt(found.errors, h, found.scale.shape[1] - 1), level) for level in LEVELS]
            for h in range(HORIZON)
        ]
    )
    for region, path, scale in zip(given.regions, paths, found.scale[:, -1].tolist(), strict=True):
        for ahead, level in np.ndindex(HORIZON, len(LEVELS)):
            year, half = given.last + ahead + 1, scale * reach[ahead, level]
            mark = "" if LEVELS[level] == max(LEVELS) else f": {100 * LEVELS[level]:.0f} %"
            row: Row = {"reference": f"{year}{mark}"}
            ends = np.array([path[ahead], path[ahead] - half, path[ahead] + half])
            if not np.isfinite(ends).all():
                yield region, {**row, "status": "skipped", "reason": "too few values, or all the same"}
                continue
            estimate, lower, upper = (np.exp(ends) if log else ends).tolist()
            numbers = {"estimate": estimate, "lower": lower, "upper": upper}
            yield region, {**row, **numbers, "status": "ok", "reason": f"from {given.last}"}
