"""What stands beside the rows of many fits: their curves, and the segments of those with joins."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.fits.frames import Row
from trends.fits.kernels.trends import Trends
from trends.fits.packed import Flags, Packed
from trends.schema import FITTED, SEGMENTS


@dataclass(frozen=True)
class Beside:
    """SEGMENTS and FITTED of a panel, a model at a time."""

    segments: list[Row] = field(default_factory=list)
    single: list[Row] = field(default_factory=list)
    fitted: list[pl.DataFrame] = field(default_factory=list)

    def add(self, segments: list[Row], curves: list[Row]) -> None:
        """Take the rows of series that were fitted one by one.

        Examples
        --------
        >>> beside = Beside()
        >>> beside.add([], [])
        >>> [table.height for table in beside.tables()]
        [0, 0]
        """
        self.segments.extend(segments)
        self.single.extend(curves)

    def draw(self, packed: Packed, name: str, which: tuple[NDArray[np.intp], Flags], found: Trends) -> None:
        """Take the lines that a kernel found for some rows of a packed panel, on their scales.

        Examples
        --------
        >>> from trends.fits.kernels.lines import lines
        >>> from trends.fits.kernels.trends import Samples
        >>> from trends.fits.packed import pack
        >>> from trends.schema import PANEL
        >>> beside, packed = Beside(), pack(PANEL.empty())
        >>> none = np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.bool_)
        >>> beside.draw(packed, "linear", none, lines(Samples(packed.years, packed.values)))
        >>> beside.tables()[1].height
        0
        """
        rows, log = which
        if found.curve is None or not rows.size:
            return
        series, column = _spanned(packed.values[rows])
        back = log[series]
        curves = _bands(found, series, packed.years[column])
        numbers = {
            c: np.exp(np.minimum(v, 700.0), out=v.copy(), where=back)
            for c, v in zip(("fitted", "lower", "upper"), curves, strict=True)
        }
        made = packed.keys[rows[series]].with_columns(
            pl.lit(name).alias("model"),
            pl.Series("year", packed.years[column]).cast(pl.Int32),
            pl.Series("value", packed.values[rows[series], column], nan_to_null=True),
            *(pl.Series(c, v) for c, v in numbers.items()),
        )
        self.fitted.append(made.select(list(FITTED.columns)))

    def tables(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Return SEGMENTS and FITTED in the order of their keys.

        Examples
        --------
        >>> [table.height for table in Beside().tables()]
        [0, 0]
        """
        fitted = pl.concat([FITTED.build(self.single), *self.fitted]).sort(FITTED.key)
        return SEGMENTS.build(self.segments), FITTED.check(fitted)


def _spanned(values: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return row and column of every year from each row's first value to its last."""
    known = np.isfinite(values)
    begun = np.logical_or.accumulate(known, axis=1)
    goes_on = np.logical_or.accumulate(known[:, ::-1], axis=1)[:, ::-1]
    row, column = np.nonzero(begun & goes_on)
    return row, column


def _bands(
    found: Trends, series: NDArray[np.intp], years: NDArray[np.float64]
) -> tuple[NDArray[np.float64], ...]:
    """Return the lines in these years with their 95 % bands."""
    from scipy.special import stdtrit

    assert found.curve is not None
    middle, level, level_se = (c[series] for c in found.curve)
    apart = years - middle
    fitted = level + found.slope[series] * apart
    half = stdtrit(found.df, 0.975)[series] * np.hypot(level_se, apart * found.se[series])
    return fitted, fitted - half, fitted + half
