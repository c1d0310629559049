"""PANEL → one `Series` of arrays for each region, indicator, subgroup and role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.catalogue.indicators import Indicator, indicators
from trends.catalogue.units import units
from trends.fits.sample import NORMAL_975, Floats, Tally
from trends.fits.spans import Spans
from trends.schema import SERIES

COLUMNS = ("year", "value", "se", "lower", "upper", "numerator", "denominator", "year_low", "year_high")
INTERVALS = {"year uncertain": ("year_low", "year_high"), "range": ("lower", "upper")}
"""What a row's status may be besides "ok" for its point to be fitted, and the ends it is drawn between."""


@dataclass(frozen=True)
class Series:
    """The usable rows of one series, in the order of years, and what was left out.

    A point that is known only as an interval stands in its middle here; `spans` has the interval. `breaks`
    has the first year of each new way in which the values were made, and what changed.
    """

    key: tuple[str, ...]
    log: bool
    margin: float | None
    years: Floats
    values: Floats
    errors: Floats | None
    left_out: str
    tally: Tally | None = None
    spans: Spans | None = None
    breaks: tuple[tuple[float, str], ...] = ()


def series(panel: pl.DataFrame) -> Iterator[Series]:
    """Yield the series of a panel in the order of their keys.

    Rows with a finite value and the status "ok", or one of `INTERVALS` with the interval it speaks of, are
    used; the others are counted in `left_out`.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> list(series(PANEL.empty()))
    []
    """
    ordered = panel.sort(*SERIES, "year")
    keys = ordered.group_by(SERIES, maintain_order=True).agg(pl.len().alias("rows"))
    stops = keys["rows"].cum_sum().to_list()
    numbers = {c: ordered[c].cast(pl.Float64).fill_null(np.nan).to_numpy() for c in COLUMNS}
    status = ordered["status"].fill_null("status unknown").to_list()
    numbers["countable"] = _countable(ordered["unit"])
    changed = ordered["break_before"].to_list()
    known = indicators()
    for *key, rows in keys.iter_rows():
        stop = stops.pop(0)
        part = slice(stop - rows, stop)
        found = known.get(key[1])
        made = _one(tuple(key), found, {c: v[part] for c, v in numbers.items()}, status[part])
        breaks = zip(numbers["year"][part].tolist(), changed[part], strict=True)
        yield replace(made, breaks=tuple((year, what) for year, what in breaks if what))


def part(one: Series, kept: NDArray[np.bool_ | np.intp]) -> Series:
    """Return a series with only some of its points, or all in another order.

    Examples
    --------
    >>> years = np.array([2000.0, 2001.0])
    >>> whole = Series(("x", "y", "", "observed"), True, None, years, years, None, "")
    >>> part(whole, np.array([False, True])).years
    array([2001.])
    """
    tally = one.tally
    if tally is not None:
        bases = None if tally.bases is None else tally.bases[kept]
        tally = replace(tally, counts=tally.counts[kept], bases=bases)
    errors = None if one.errors is None else one.errors[kept]
    spans = None if one.spans is None else one.spans.part(kept)
    return replace(
        one, years=one.years[kept], values=one.values[kept], errors=errors, tally=tally, spans=spans
    )


def _one(
    key: tuple[str, ...], found: Indicator | None, numbers: dict[str, Floats], status: list[str]
) -> Series:
    finite = np.isfinite(numbers["value"]) & np.isfinite(numbers["year"])
    # a mean of several years has an interval too, but it is of no single one of them
    usable = _usable(numbers, status, means=key[-1] == "mean")
    used = usable & finite
    why = Counter(s for s, kept in zip(status, usable, strict=True) if not kept)
    why.update({"not a number": int((usable & ~finite).sum())})
    kept = {c: v[used] for c, v in numbers.items()}
    ranged = np.array([s == "range" for s in status])[used]
    return Series(
        key=key,
        log=found is not None and found.scale == "log",
        margin=found.margin if found else None,
        years=kept["year"],
        values=kept["value"],
        errors=None if ranged.any() else _errors(kept),
        left_out=", ".join(f"{n} {s}" for s, n in sorted(why.items()) if n),
        tally=_tally(kept),
        spans=_spans(kept, ranged),
    )


def _usable(numbers: dict[str, Floats], status: list[str], *, means: bool) -> NDArray[np.bool_]:
    usable = np.array([s == "ok" for s in status])
    for name, (low, high) in INTERVALS.items():
        said = np.array([s == name for s in status])
        usable |= said & (numbers[low] < numbers[high]) & (not means)
    return usable


def _spans(kept: dict[str, Floats], ranged: NDArray[np.bool_]) -> Spans | None:
    """Return the intervals of the points, None where every point is known."""
    undated = kept["year_low"] < kept["year_high"]
    spans = Spans(
        *(np.where(undated, kept[end], kept["year"]) for end in ("year_low", "year_high")),
        *(np.where(ranged, kept[end], kept["value"]) for end in ("lower", "upper")),
    )
    return spans if (undated | ranged).any() else None


def _countable(unit: pl.Series) -> Floats:
    counts = {u.id for u in units().values() if u.dimension == "count"}
    return unit.is_in(sorted(counts)).fill_null(False).cast(pl.Float64).to_numpy()


def _tally(kept: dict[str, Floats]) -> Tally | None:
    counts, bases, values = kept["numerator"], kept["denominator"], kept["value"]
    if values.size and np.isfinite(counts).all() and np.isfinite(bases).all():
        return Tally(counts, bases, _per(float(values @ bases), float(counts.sum())))
    whole = (values >= 0).all() and (values == np.floor(values)).all()
    return Tally(values) if kept["countable"].all() and whole else None


def _per(times: float, events: float) -> float:
    """Find what a rate is per; a power of ten where rounded rates come near one."""
    if events <= 0 or times <= 0:
        return 1.0
    near = 10.0 ** round(np.log10(times / events))
    return near if abs(times / events / near - 1) < 0.05 else times / events


def _errors(kept: dict[str, Floats]) -> Floats | None:
    stated = kept["se"]
    with np.errstate(invalid="ignore"):
        spread = (kept["upper"] - kept["lower"]) / (2 * NORMAL_975)
    for errors in (stated, spread):
        if errors.size and np.isfinite(errors).all() and (errors > 0).all():
            return errors
    return None
