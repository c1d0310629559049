"""PANEL → a matrix with a row a series, and which series a row would not do for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.catalogue.indicators import indicators
from trends.catalogue.units import units
from trends.fits.sample import NORMAL_975, Floats
from trends.schema import SERIES

WIDEST = 512  # years that a matrix spans; a series beyond is fitted by itself
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Packed:
    """The series of a panel, in the order of their keys.

    Attributes
    ----------
    keys : DataFrame
        A row a series: its key.
    rows : DataFrame
        The panel in that order.
    series : (r,) array
        The number of each row's series.
    used : (r,) array
        Which rows have a value that a matrix can hold.
    years : (m,) array
        Consecutive calendar years.
    values : (s, m) array
        NaN where a year has none.
    odd : (s,) array
        Series for which a row of the matrix would not do: uncertain, doubled or far years, other statuses.
    moved : bool
        Whether the panel's rows had to be put in order.
    """

    keys: pl.DataFrame
    rows: pl.DataFrame
    series: NDArray[np.int64]
    used: Flags
    years: Floats
    values: Floats
    odd: Flags
    moved: bool

    def matrix(self, column: Floats) -> Floats:
        """Return a column of the panel as (s, m), NaN where a row is not used.

        Examples
        --------
        >>> from trends.schema import PANEL
        >>> pack(PANEL.empty()).matrix(np.array([])).shape
        (0, 1)
        """
        place = self.series * self.years.size + (_year(self.rows) - int(self.years[0]))
        made = np.full(self.values.size, np.nan)
        if self.used.all():
            made[place] = column
        else:
            made[place[self.used]] = column[self.used]
        return made.reshape(self.values.shape)

    def looked_up(self, column: str, kind: type[pl.DataType]) -> pl.Series:
        """Return what the catalogue says of each series' indicator; null for one it does not have.

        Examples
        --------
        >>> from trends.schema import PANEL
        >>> pack(PANEL.empty()).looked_up("margin", pl.Float64).len()
        0
        """
        names = self.keys["indicator"].unique(maintain_order=True).to_list()
        told = [getattr(indicators().get(n), column, None) for n in names]
        table = pl.DataFrame(
            {"indicator": names, column: told}, schema={"indicator": pl.String, column: kind}
        )
        return self.keys.join(table, on="indicator", how="left", maintain_order="left")[column]

    def errors(self) -> Floats | None:
        """Return standard errors (s, m): stated ones, or those that stated intervals imply; NaN without.

        Examples
        --------
        >>> from trends.schema import PANEL
        >>> pack(PANEL.empty()).errors() is None
        True
        """
        made: Floats | None = None
        for columns in (("se",), ("lower", "upper")):
            if any(self.rows[c].null_count() == self.rows.height for c in columns):
                continue
            ends = [_floats(self.rows, c) for c in columns]
            errors = ends[0] if len(ends) == 1 else (ends[1] - ends[0]) / (2 * NORMAL_975)
            with np.errstate(invalid="ignore"):
                whole = self._throughout(np.isfinite(errors) & (errors > 0))
            found = self.matrix(np.where(whole[self.series], errors, np.nan))
            made = found if made is None else np.where(np.isfinite(made), made, found)
        return made

    def tallies(self) -> tuple[Floats, Floats]:
        """Return events and what they happened to, (s, m) each; NaN rows where a series has none throughout.

        Examples
        --------
        >>> from trends.schema import PANEL
        >>> pack(PANEL.empty()).tallies()[0].shape
        (0, 1)
        """
        values, tops, bases = (_floats(self.rows, c) for c in ("value", "numerator", "denominator"))
        stated = self._throughout(np.isfinite(tops) & np.isfinite(bases))
        counts = sorted(u.id for u in units().values() if u.dimension == "count")
        countable = self.rows["unit"].is_in(counts).fill_null(False).to_numpy()
        whole = self._throughout(countable & (values >= 0) & (values == np.floor(values))) & ~stated
        given, itself = stated[self.series], whole[self.series]
        events = np.where(given, tops, np.where(itself, values, np.nan))
        happened = np.where(given, bases, np.where(itself, 1.0, np.nan))
        return self.matrix(events), self.matrix(happened)

    def _throughout(self, holds: Flags) -> Flags:
        made: Flags = np.bincount(self.series[self.used & ~holds], minlength=self.odd.size) == 0
        return made


def pack(panel: pl.DataFrame) -> Packed:
    """Return the series of a panel as a matrix.

    Parameters
    ----------
    panel : DataFrame
        PANEL; in any order of rows.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> pack(PANEL.empty()).values.shape
    (0, 1)
    """
    rows, new = _ordered(panel)
    keys = rows.filter(new).select(SERIES)
    series = new.to_numpy().cumsum() - 1
    year = _year(rows)
    plain = _plain(rows, new)
    if year.size and np.ptp(year) >= WIDEST:
        plain &= np.abs(year - int(np.median(year))) < WIDEST // 2
    some = plain.any()
    years = np.arange(year[plain].min(), year[plain].max() + 1.0) if some else np.zeros(1)
    odd = np.zeros(keys.height, dtype=np.bool_)
    odd[series[~plain]] = True
    used = plain & rows["value"].is_finite().fill_null(False).to_numpy()
    empty = Packed(
        keys, rows, series, used, years, np.empty((keys.height, years.size)), odd, rows is not panel
    )
    return replace(empty, values=empty.matrix(_floats(rows, "value")))


def _year(rows: pl.DataFrame) -> NDArray[np.int64]:
    return rows["year"].fill_null(0).cast(pl.Int64).to_numpy()


def _plain(rows: pl.DataFrame, new: pl.Series) -> Flags:
    """Return which rows a matrix can hold: a certain year that comes once, no known break."""
    doubled = (pl.col("year") == pl.col("year").shift()).fill_null(False) & ~pl.lit(new)
    dated = (pl.col("year_low") < pl.col("year_high")).fill_null(False)
    ok = (pl.col("status") == "ok").fill_null(False) & pl.col("year").is_not_null()
    whole = pl.col("break_before").fill_null("") == ""
    return rows.select(ok & ~dated & ~doubled & whole).to_series().to_numpy().copy()


def _ordered(panel: pl.DataFrame) -> tuple[pl.DataFrame, pl.Series]:
    """Return the rows by series and year, and which of them begin a series."""
    new = _begins(panel)
    if _in_order(panel, new):
        return panel, new
    rows = panel.sort(*SERIES, "year")
    return rows, _begins(rows)


def _begins(panel: pl.DataFrame) -> pl.Series:
    """Return which rows begin another series than the row before."""
    first = pl.int_range(pl.len()) == 0
    return panel.select(first | pl.any_horizontal(pl.col(c) != pl.col(c).shift() for c in SERIES)).to_series()


def _in_order(panel: pl.DataFrame, new: pl.Series) -> bool:
    """Whether rows stand in the order of series and year already, as a saved panel's do."""
    year = pl.col("year")
    if not panel.select((pl.lit(new) | (year >= year.shift())).fill_null(True).all()).item():
        return False
    same, rising = pl.lit(True), pl.lit(False)
    for c in SERIES:
        column = pl.col(c).to_physical() if isinstance(panel.schema[c], pl.Enum) else pl.col(c)
        rising = rising | (same & (column > column.shift()))
        same = same & (column == column.shift())
    return bool(panel.filter(new).select(rising.slice(1).all()).item())


def _floats(rows: pl.DataFrame, column: str) -> Floats:
    return rows[column].cast(pl.Float64).fill_null(np.nan).to_numpy()
