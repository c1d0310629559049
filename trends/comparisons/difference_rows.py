"""Rows of COMPARISONS on the difference of two series: how fast it changes, and where it stands."""

from __future__ import annotations

import numpy as np
import polars as pl

from trends.autoregression.mixtures import Interval
from trends.comparisons.levels import stands
from trends.comparisons.paired import SPARE, Flags, Numbers, Paired, Pairs, Side, met, paired
from trends.comparisons.rows import ROW, adjusted
from trends.comparisons.side import KEY, Beside
from trends.comparisons.slopes import FAMILY
from trends.schema import STATUS

ENDLESS = "the estimate is not a finite number"
LINE = "the difference lies on a straight line: nothing shows how much it varies"


def contrasts(name: str, given: Beside, first: Numbers, second: Numbers) -> pl.DataFrame:
    """Return two rows for each pair of series, `region` less `reference`, over the years that both have.

    `reference` is the other region for the slope of the difference a year; "2023: " stands before it where
    the estimate is the level of the difference in that year. Both on the scale of the fits: on the log
    scale the slope is a difference of yearly growth, the level a difference of logarithms. The reason of a
    level begins with "above", "below" (the adjusted p is under 0.05) or "similar".

    Parameters
    ----------
    name : str
        The comparison.
    given : Beside
        From `trends.comparisons.side.beside`.
    first, second : (q,) arrays
        Row numbers of region and reference.

    Examples
    --------
    >>> from trends.comparisons.side import beside
    >>> from trends.schema import PANEL
    >>> none = np.array([], dtype=np.int64)
    >>> contrasts("differences", beside(PANEL.empty()), none, none).height
    0
    """
    rows = given.rows
    at = rows["at"].cast(pl.Float64).fill_null(np.nan).to_numpy()
    pairs = met(given.side, first, second, at[first])
    found = _fitted(given, pairs)
    head = (
        rows[first]
        .select(*FAMILY, "region", "cohort", "at", "why")
        .with_columns(comparison=pl.lit(name), other=rows[second]["region"], theirs=rows[second]["why"])
    )
    head = head.hstack(_common(given.side, pairs, found))
    slopes = _numbers(head, found.slope, pl.col("lacks")).with_columns(
        reference=pl.col("other"), family=pl.col("cohort"), reason=pl.coalesce("reason", "said")
    )
    levels = _numbers(head, found.level, pl.coalesce("lacks", _outside())).with_columns(
        reference=pl.format("{}: {}", pl.col("at").cast(pl.String).fill_null("no year"), "other"),
        family=pl.format("{} level", "cohort"),
    )
    return pl.concat([slopes.select(list(ROW)), _worded(levels).select(list(ROW))])


def _fitted(given: Beside, pairs: Pairs) -> Paired:
    """Fit the differences of each indicator, subgroup and cohort by themselves."""
    code = given.rows.select(pl.struct(KEY[:3]).rank("dense").alias("code"))["code"].to_numpy()[pairs.first]
    parts = [np.flatnonzero(code == one) for one in np.unique(code)] or [np.empty(0, dtype=np.int64)]
    found = [paired(given.side, pairs.part(rows)) for rows in parts]
    back = np.argsort(np.concatenate(parts), kind="stable")
    slope, level = (
        Interval(*(np.concatenate(c)[back] for c in zip(*(f[which] for f in found), strict=True)))
        for which in (0, 1)
    )
    autocorrelation, exact = (np.concatenate([f[which] for f in found])[back] for which in (2, 3))
    return Paired(slope, level, autocorrelation, exact)


def _common(side: Side, pairs: Pairs, found: Paired) -> pl.DataFrame:
    """Return what each pair rests on: its common years, their jumps, and why there is no line."""
    span = side.years.astype(np.int64) if side.years.size else np.zeros(1, dtype=np.int64)
    common = pairs.common if side.years.size else np.zeros((pairs.first.size, 1), dtype=np.bool_)
    ends = common.argmax(axis=1), common.shape[1] - 1 - common[:, ::-1].argmax(axis=1)
    columns = {"first": span[ends[0]], "last": span[ends[1]], "exact": found.exact, "enough": pairs.enough}
    columns |= {"n": common.sum(axis=1), "jumps": pairs.jumps.sum(axis=1), "alike": found.autocorrelation}
    made = pl.DataFrame(columns)
    alike = pl.col("alike").round(2)
    years = pl.format("{} common years, {}–{}; autocorrelation {}", "n", "first", "last", alike)
    needed = pl.format("{} common years: {} are needed", "n", pl.col("jumps") + SPARE + 2)
    why = pl.when(~pl.col("enough")).then(needed).when("exact").then(pl.lit(LINE))
    return made.with_columns(lacks=why, said=pl.concat_str(years, _jumped(side, pairs.jumps)))


def _jumped(side: Side, jumps: Flags) -> pl.Series:
    """Name the years in which a jump is allowed for, each set of them once."""
    sets, which = np.unique(jumps, axis=0, return_inverse=True)
    named = [", ".join(f"{year:.0f}" for year in side.years[some]) for some in sets]
    told = [f"; a jump allowed for where made anew: {years}" if years else "" for years in named]
    return pl.Series("jumped", told, dtype=pl.String).gather(which.ravel())


def _outside() -> pl.Expr:
    within = pl.col("at").is_between("first", "last").fill_null(value=False)
    said = pl.format("no value in {}: its years are {}–{}", pl.col("at").fill_null(0), "first", "last")
    return pl.when(~within).then(said)


def _numbers(head: pl.DataFrame, found: Interval, lacks: pl.Expr) -> pl.DataFrame:
    """Return rows with their numbers, or with the reason why there are none."""
    numbers = {c: pl.Series(v, nan_to_null=True, dtype=pl.Float64) for c, v in found._asdict().items()}
    sides = (pl.format(f"{side}: {{}}", why) for side, why in (("region", "why"), ("reference", "theirs")))
    reason = pl.coalesce(pl.concat_str(*sides, separator="; ", ignore_nulls=True).replace("", None), lacks)
    endless = pl.when(numbers["p_value"].is_null()).then(pl.lit(ENDLESS))
    told = head.with_columns(reason=pl.coalesce(reason, endless))
    ok = pl.col("reason").is_null()
    status = pl.when(ok).then(pl.lit("ok")).otherwise(pl.lit("skipped")).cast(STATUS)
    return told.with_columns(*(pl.when(ok).then(v).alias(c) for c, v in numbers.items()), status=status)


def _worded(levels: pl.DataFrame) -> pl.DataFrame:
    """Put the word, the year and what it rests on into `reason`."""
    said = pl.format("{} in {}; {}", stands(), "at", "said")
    return adjusted(levels).with_columns(reason=pl.coalesce("reason", said))
