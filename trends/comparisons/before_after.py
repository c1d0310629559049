"""Whether a region changed its course at an event more than the country did, and at no other date."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.autocorrelation import shared
from trends.comparisons.balanced import cohort_panels, logarithmic
from trends.comparisons.benchmark import named
from trends.comparisons.interrupted import AFTER, BEFORE, admissible, interrupted, placebos
from trends.comparisons.rows import build, head
from trends.comparisons.welch import Floats

Row = dict[str, object]
Series = dict[str, tuple[Floats, Floats]]
"""Years and values of each region."""


def before_after(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Compare each region's course before and after an event with that of its control.

    Both series are taken together as their difference (of logarithms where the catalogue says so), so
    that what happened to both, and a break in how both were measured, is not taken for an effect. Three
    rows a region, `reference` "2016: level", "2016: slope" (a year) and "2016: placebo": the share of
    earlier dates at which the years before the event show a change as clear; a small p means little
    where it is large. Without an event there is no row.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    fits : DataFrame
        Not used.
    asked : Asked
        Its `event`, and its `benchmark` as the control; without one the mean of the cohort's others.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> before_after(PANEL.empty(), FITS.empty(), Asked(event=2016)).height
    0
    """
    if asked.event is None:
        return build([])
    control = "" if asked.benchmark is None else named(asked.benchmark, _regions(panel))
    known = panel.filter(pl.col("region") == control)
    return build([row for part in cohort_panels(panel) for row in _of(part, known, asked.event)])


def _regions(panel: pl.DataFrame) -> list[str]:
    return panel.filter(pl.col("role") == "observed")["region"].unique().sort().to_list()


def _of(part: pl.DataFrame, control: pl.DataFrame, event: int) -> Iterator[Row]:
    indicator, subgroup = str(part["indicator"][0]), str(part["subgroup"][0])
    log = logarithmic(indicator)
    series = _series(part, log=log)
    same = (pl.col("indicator") == indicator) & (pl.col("subgroup") == subgroup)
    named_control = _series(control.filter(same & (pl.col("role") == "observed")), log=log)
    gaps = {r: difference(r, series, named_control) for r in series if r not in named_control}
    autocorrelation = shared(list(gaps.values()), event)
    common = {"indicator": indicator, "subgroup": subgroup, "model": ""}
    against = next(iter(named_control), "the cohort's others")
    for region in part["region"].unique().sort().to_list():
        if region in named_control:
            continue
        years, y = gaps.get(region, (np.empty(0), np.empty(0)))
        for reference, told in _told(years, y, event, autocorrelation, against):
            names = {**head("before_after", part["cohort"][0], f"{event}: {reference}"), "region": region}
            family = {"family": f"{part['cohort'][0]} {reference}"}
            yield {**common, **names, **family, **told}


def _series(part: pl.DataFrame, *, log: bool) -> Series:
    usable = (pl.col("status") == "ok") & pl.col("value").is_finite()
    kept = part.filter(usable & (pl.col("value") > 0) if log else usable).sort("region", "year")
    value = pl.col("value").log() if log else pl.col("value")
    found = kept.select("region", pl.col("year").cast(pl.Float64), y=value).partition_by("region")
    return {p["region"][0]: (p["year"].to_numpy(), p["y"].to_numpy()) for p in found}


def difference(name: str, series: Series, control: Series) -> tuple[Floats, Floats]:
    """Return a region less its control, in the years that both have.

    Without a control it is the mean of the others that have every year that most have.

    Examples
    --------
    >>> years = np.arange(3.0)
    >>> series = {r: (years, years * n) for n, r in enumerate("abc")}
    >>> difference("a", series, {})[1].tolist(), difference("a", series, {"c": series["c"]})[1].tolist()
    ([0.0, -1.5, -3.0], [0.0, -2.0, -4.0])
    """
    years, y = series[name]
    others = list(control.values()) or [s for region, s in series.items() if region != name]
    counts = sum((np.isin(years, t).astype(int) for t, _ in others), np.zeros(years.size, dtype=int))
    common = years[counts * 2 > len(others)]
    whole = [v[np.isin(t, common)] for t, v in others if np.isin(common, t).all()]
    if not whole or not common.size:
        return np.empty(0), np.empty(0)
    return common, y[np.isin(years, common)] - np.mean(whole, axis=0)


def _told(
    years: Floats, y: Floats, event: int, autocorrelation: float, against: str
) -> Iterator[tuple[str, Row]]:
    references = ("level", "slope", "placebo")
    if not admissible(years, event):
        before, after = int((years < event).sum()), int((years >= event).sum())
        needed = f"{BEFORE} and {AFTER} are needed, with a control"
        why = f"{before} years before {event} and {after} from it on; {needed}"
        for reference in references:
            yield reference, {"status": "skipped", "reason": why}
        return
    found = interrupted(years, y, event, autocorrelation)
    if not np.isfinite(found.p_value) or found.level.se <= 1e-12 * np.abs(y).max():
        why = "the difference lies on two straight lines"
        for reference in references:
            yield reference, {"status": "skipped", "reason": why}
        return
    said = f"less {against}, {years[0]:.0f}–{years[-1]:.0f}, autocorrelation {autocorrelation:.2f}"
    for reference, one in (("level", found.level), ("slope", found.slope)):
        yield reference, {**one._asdict(), "status": "ok", "reason": said}
    yield "placebo", _placebo(placebos(years, y, event, autocorrelation), found.p_value, event)


def _placebo(others: Floats, own: float, event: int) -> Row:
    known = others[np.isfinite(others)]
    if not known.size:
        return {"status": "skipped", "reason": f"no other date fits before {event}"}
    as_clear = int((known <= own).sum())
    told = f"{as_clear} of {known.size} earlier dates show a change as clear (p of both together {own:.2g})"
    return {"estimate": as_clear / known.size, "status": "ok", "reason": told}
