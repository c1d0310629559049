"""FITS of many series at once: kernels over a matrix, and the one-series functions where those must speak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.fits.curves import Beside
from trends.fits.driver import chosen, fit_series, too_few
from trends.fits.frames import Row
from trends.fits.kernels.counts import poissons
from trends.fits.kernels.joinpoints import joinpoints
from trends.fits.kernels.lines import hacs, lines
from trends.fits.kernels.mixtures import ar1s
from trends.fits.kernels.ranks import mann_kendalls, sens
from trends.fits.kernels.trends import Samples, Trends
from trends.fits.packed import Flags, Packed, pack
from trends.fits.registry import COUNTED, DEFAULT_MODEL, SCALES
from trends.fits.sample import EQUAL, Floats, all_equal, no_logarithm
from trends.fits.series import series
from trends.fits.verdicts import LEVEL, MINIMUM, RULES, verdicts
from trends.schema import FITS, PANEL

KERNELS: dict[str, Callable[[Samples], Trends]] = {
    "ar1": ar1s,
    "hac": hacs,
    "joinpoint": joinpoints,
    "linear": lines,
    "log_linear": lines,
    "mann_kendall": mann_kendalls,
    "poisson": poissons,
    "sen": sens,
}
"""Models that many series are fitted with at once; each equals its entry in `MODELS`."""
DRAWN = ("ar1", "linear", "log_linear", "mann_kendall")
"""Those whose kernel gives all that a curve needs, or that have none; the others are drawn one by one."""
ANSWERED = ("slope", "slope_se", "lower", "upper", "p_value", "df", "apc", "apc_lower", "apc_upper")
NUMBERS = tuple(c for c, kind in FITS.columns.items() if kind == pl.Float64)
WORDS = (*(rule.verdict for rule in RULES), "too_few_points", "not_fitted")
STATES = ("ok", "skipped", "failed")


def fit_rows(panel: pl.DataFrame, models: Sequence[str] = (DEFAULT_MODEL,)) -> pl.DataFrame:
    """Fit models to every series of a panel, rows only: the FITS that `fit` gives, without its curves.

    A model with an entry in `KERNELS` is fitted to all plain series at once; a series that a kernel has no
    answer for, and every other model, goes through `fit_series`, which says why.

    Parameters
    ----------
    panel : DataFrame
        PANEL, or a part of one that holds every row of its series.
    models : sequence of str
        Names in `MODELS`.

    Raises
    ------
    UnknownNameError, TableError
        As `fit` does.

    Examples
    --------
    >>> fit_rows(PANEL.empty(), ["linear", "sen"]).height
    0
    """
    PANEL.check(panel.clear())
    return rows_of(pack(panel), chosen(models))


def rows_of(packed: Packed, models: Sequence[str], beside: Beside | None = None) -> pl.DataFrame:
    """Fit models, which are all in `MODELS`, to the series of a packed panel: FITS, in the order of its key.

    Curves and segments go to `beside`, if it is given.

    Examples
    --------
    >>> rows_of(pack(PANEL.empty()), ["linear"]).height
    0
    """
    names = sorted(models)
    table = _Table.of(packed, names, beside)
    for at, name in enumerate(names):
        table.put(at, packed, name)
    return table.frame(packed, names)


@dataclass(frozen=True)
class _Table:
    """The columns of FITS as (series, models) arrays, so that their rows stand in the order of the key."""

    whole: dict[str, NDArray[np.int64]]
    missing: NDArray[np.int64]
    inside: tuple[Flags, Floats]
    numbers: dict[str, Floats]
    word: NDArray[np.intp]
    state: NDArray[np.intp]
    log: Flags
    said: dict[tuple[int, int], str]
    beside: Beside | None

    @classmethod
    def of(cls, packed: Packed, names: Sequence[str], beside: Beside | None) -> _Table:
        shape = packed.odd.size, len(names)
        known = np.isfinite(packed.values)
        n, years = known.sum(axis=1), packed.years.astype(np.int64)
        ends = years[known.argmax(axis=1)], years[-1 - known[:, ::-1].argmax(axis=1)]
        log = packed.looked_up("scale", pl.String) == "log"
        margin = packed.looked_up("margin", pl.Float64)
        return cls(
            whole=dict(zip(("n", "first_year", "last_year"), (n, *ends), strict=True)),
            missing=np.bincount(packed.series, minlength=n.size) - n,
            inside=(log.fill_null(False).to_numpy(), margin.fill_null(np.nan).to_numpy()),
            numbers={c: np.full(shape, np.nan) for c in NUMBERS},
            word=np.zeros(shape, dtype=np.intp),
            state=np.zeros(shape, dtype=np.intp),
            log=np.zeros(shape, dtype=np.bool_),
            said={},
            beside=beside,
        )

    def put(self, at: int, packed: Packed, name: str) -> None:
        """Fill the column of one model."""
        log = np.full(packed.odd.size, SCALES[name] == "log") if name in SCALES else self.inside[0]
        self.log[:, at] = log
        told = _without_trend(packed, self.whole["n"], log, counted=name in COUNTED)
        rest = np.ones(packed.odd.size, dtype=np.bool_)
        for word, state, reasons in told:
            which = np.array(list(reasons), dtype=np.intp)
            self.word[which, at], self.state[which, at] = WORDS.index(word), STATES.index(state)
            self.said.update({(row, at): _joined(why, self.missing[row]) for row, why in reasons.items()})
            rest[which] = False
        if name in (KERNELS if self.beside is None else DRAWN):
            rows = np.flatnonzero(rest & ~packed.odd)
            given = _samples(packed, rows, log[rows], counted=name in COUNTED)
            with np.errstate(all="ignore"):
                found = KERNELS[name](given)
            good = self._answer(at, (rows, log[rows]), found)
            rest[rows[good]] = False
            if self.beside is not None:
                self.beside.draw(packed, name, (rows[good], log[rows[good]]), found.part(good))
        self._alone(at, packed, (name, np.flatnonzero(rest)))

    def _answer(self, at: int, which: tuple[NDArray[np.intp], Flags], found: Trends) -> Flags:
        """Enter what a kernel answers, and return for which of the rows it has an answer."""
        rows, log = which
        changes = (found.slope, found.lower, found.upper)
        good = np.isfinite(found.p_value)
        good &= np.isfinite(changes).all(axis=0) if found.direction is None else np.isfinite(found.direction)
        with np.errstate(invalid="ignore"):
            percents = [np.where(log, 100 * np.expm1(np.minimum(c, 700.0)), np.nan) for c in changes]
        columns = (found.slope, found.se, found.lower, found.upper, found.p_value, found.df, *percents)
        for name, column in zip(ANSWERED, columns, strict=True):
            self.numbers[name][rows[good], at] = column[good]
        if found.direction is None:
            margin = np.where(log == self.inside[0][rows], self.inside[1][rows], np.nan)
            lower, upper = (np.where(log, p, c) for p, c in zip(percents[1:], changes[1:], strict=True))
            words = verdicts(lower, upper, margin)
        else:
            sign = np.where(found.p_value < LEVEL, found.direction, 0.0)
            words = np.select(
                [sign > 0, sign < 0],
                [WORDS.index("rising"), WORDS.index("falling")],
                WORDS.index("no_clear_change"),
            )
        self.word[rows[good], at] = words[good]
        if found.notes is not None:
            for place in np.flatnonzero(good & (found.notes != "")).tolist():
                self.said[int(rows[place]), at] = _joined(found.notes[place], self.missing[rows[place]])
        answered: Flags = good
        return answered

    def _alone(self, at: int, packed: Packed, what: tuple[str, NDArray[np.intp]]) -> None:
        """Fit series one by one, and enter their rows."""
        name, which = what
        if not which.size:
            return
        chosen = np.zeros(packed.odd.size, dtype=np.bool_)
        chosen[which] = True
        rows = packed.rows.filter(pl.Series(chosen[packed.series]))
        for row, one in zip(which.tolist(), series(rows), strict=True):
            made, segments, curve = fit_series(one, name)
            self._enter((row, at), made)
            if self.beside is not None:
                self.beside.add(segments, curve)

    def _enter(self, place: tuple[int, int], made: Row) -> None:
        for column, numbers in self.numbers.items():
            value = made.get(column)
            numbers[place] = value if isinstance(value, float) else np.nan
        for column, whole in self.whole.items():
            value = made[column]
            whole[place[0]] = value if isinstance(value, int) else 0
        self.word[place] = WORDS.index(str(made["verdict"]))
        self.state[place] = STATES.index(str(made["status"]))
        self.log[place] = made["scale"] == "log"
        self.said[place] = str(made["reason"])

    def frame(self, packed: Packed, names: Sequence[str]) -> pl.DataFrame:
        """Return the table."""
        count = len(names)
        every = np.repeat(np.arange(packed.odd.size), count)
        keys = packed.keys[every]
        words = {
            "verdict": pl.Series(WORDS, dtype=FITS.columns["verdict"]).gather(self.word.ravel()),
            "status": pl.Series(STATES, dtype=FITS.columns["status"]).gather(self.state.ravel()),
            "scale": pl.Series(["linear", "log"], dtype=FITS.columns["scale"]).gather(
                self.log.ravel().astype(np.intp)
            ),
        }
        made = keys.with_columns(
            pl.Series("model", names).gather(np.tile(np.arange(count), packed.odd.size)),
            *(pl.Series(c, v[every], dtype=pl.Int32) for c, v in self.whole.items()),
            *(pl.Series(c, v.ravel(), nan_to_null=True) for c, v in self.numbers.items()),
            *(v.alias(c) for c, v in words.items()),
            self._reasons(self.missing, count).alias("reason"),
        )
        some = pl.when(pl.col("n") > 0)
        made = made.with_columns(some.then(pl.col(c)) for c in ("first_year", "last_year"))
        return made.select(list(FITS.columns))

    def _reasons(self, missing: NDArray[np.int64], count: int) -> pl.Series:
        kinds, which = np.unique(missing, return_inverse=True)
        told = pl.Series([_joined("", m) for m in kinds.tolist()], dtype=pl.String)
        reasons = told.gather(np.repeat(which, count))
        if not self.said:
            return reasons
        places = [row * count + at for row, at in self.said]
        return reasons.scatter(places, pl.Series(list(self.said.values())))


def _joined(reason: str, missing: int) -> str:
    return "; ".join(filter(None, (reason, f"left out: {missing} not a number" if missing else "")))


def _without_trend(
    packed: Packed, n: NDArray[np.int64], log: Flags, *, counted: bool
) -> list[tuple[str, str, dict[int, str]]]:
    """Return verdict, status and, by series, the reason where the values alone say that there is no fit."""
    few = ~packed.odd & (n < MINIMUM)
    skipped = {row: too_few(int(n[row])) for row in np.flatnonzero(few).tolist()}
    if counted:
        return [("too_few_points", "skipped", skipped)]
    some = ~packed.odd & ~few
    values = packed.values
    highest, lowest = np.fmax.reduce(values, axis=1), np.fmin.reduce(values, axis=1)
    below = np.flatnonzero(some & log & (lowest <= 0))
    failed = {r: no_logarithm(int((values[r] <= 0).sum()), int(n[r])) for r in below.tolist()}
    with np.errstate(over="ignore", invalid="ignore"):
        level = highest - lowest <= EQUAL * np.maximum(np.abs(highest), np.abs(lowest))
    level[below] = False
    failed |= {r: all_equal(int(n[r])) for r in np.flatnonzero(some & level).tolist()}
    return [("too_few_points", "skipped", skipped), ("not_fitted", "failed", failed)]


def _samples(packed: Packed, rows: NDArray[np.intp], log: Flags, *, counted: bool) -> Samples:
    values = packed.values[rows]
    if counted:
        counts, bases = packed.tallies()
        return Samples(packed.years, values, None, counts[rows], bases[rows])
    errors = packed.errors()
    weights = None if errors is None else _weights(values, errors[rows], log)
    y = values if not log.any() else np.log(values, out=values.copy(), where=log[:, None])
    return Samples(packed.years, y, weights)


def _weights(values: Floats, errors: Floats, log: Flags) -> Floats | None:
    with np.errstate(all="ignore"):
        weights = np.where(log[:, None], (values / errors) ** 2, errors**-2.0)
    unknown = np.isnan(errors).all(axis=1)
    if unknown.all():
        return None
    weights[unknown] = 1.0
    return weights
