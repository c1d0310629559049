"""A saved panel of any size, a part at a time: which rows belong together, and the fits of one part."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from trends.errors import TableError
from trends.fits.driver import chosen
from trends.fits.many import rows_of
from trends.fits.packed import pack
from trends.fits.registry import DEFAULT_MODEL
from trends.schema import PANEL, ROLE, SERIES

ROWS = 1 << 19
"""Rows of a partition: about 20,000 series of thirty years, some 200 MB while they are fitted.

Four times as many take no less CPU time a series, twice the memory, and leave a worker idle at the end.
"""
WINDOW = 1 << 12
BACKWARDS = (
    "rows are not in the order of region, indicator, subgroup, role and year; `trends panel` puts them so"
)
ROLES = ROLE.categories.to_list()
UNREAD = ("source", "observations", "months")
"""Columns of PANEL that no fit looks at."""


def partitions(path: Path, rows: int = ROWS) -> list[tuple[int, int]]:
    """Cut a saved panel into ranges of rows that hold whole series.

    Parameters
    ----------
    path : Path
        PANEL as Parquet, its rows in the order of their key, as `trends panel` writes them. One that fits
        into a single range may have any order.
    rows : int
        About how many a range should have.

    Returns
    -------
    list of (int, int)
        First row, and the row behind the last.

    Raises
    ------
    TableError
        Not a panel, or series that go backwards from one range to the next.

    Examples
    --------
    >>> import tempfile
    >>> at = Path(tempfile.mkdtemp()) / "panel.parquet"
    >>> PANEL.empty().write_parquet(at)
    >>> partitions(at)
    []
    """
    table = pl.scan_parquet(path)
    PANEL.check(pl.DataFrame(schema=table.collect_schema()))
    count = int(table.select(pl.len()).collect().item())
    cuts, before = [0], None
    for wanted in range(rows, count, rows):
        at, key = _next_series(path, max(wanted, cuts[-1] + 1), count)
        if key is not None and before is not None and key <= before:
            raise TableError(BACKWARDS, where=str(path))
        if key is not None and at > cuts[-1]:
            cuts.append(at)
            before = key
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], count], strict=True) if b > a]


def fit_partition(
    path: Path, first: int, stop: int, models: Sequence[str] = (DEFAULT_MODEL,)
) -> pl.DataFrame:
    """Fit models to the series of one range of rows: a function of plain values, to be sent to any process.

    Parameters
    ----------
    path : Path
        PANEL as Parquet.
    first, stop : int
        One of `partitions`.
    models : sequence of str
        Names in `MODELS`.

    Returns
    -------
    DataFrame
        FITS.

    Raises
    ------
    TableError
        Rows out of order, where the file has other ranges too: a series could stand in two of them.

    Examples
    --------
    >>> import tempfile
    >>> at = Path(tempfile.mkdtemp()) / "panel.parquet"
    >>> PANEL.empty().write_parquet(at)
    >>> fit_partition(at, 0, 0).height
    0
    """
    table = pl.scan_parquet(path)
    packed = pack(table.drop(UNREAD).slice(first, stop - first).collect())
    if packed.moved and (first, stop) != (0, int(table.select(pl.len()).collect().item())):
        raise TableError(BACKWARDS, where=str(path))
    return rows_of(packed, chosen(models))


def _next_series(path: Path, at: int, count: int) -> tuple[int, tuple[object, ...] | None]:
    """Return the first row from `at` on that begins another series, and its key; None where there is none."""
    while at < count:
        keys = pl.scan_parquet(path).select(SERIES).slice(at - 1, WINDOW).collect()
        other = pl.any_horizontal(pl.col(c) != pl.col(c).shift() for c in SERIES).fill_null(False)
        found = keys.select(other.arg_true()).to_series()
        if found.len():
            row = keys.row(found[0])
            return at - 1 + int(found[0]), (*row[:-1], ROLES.index(row[-1]))
        at += WINDOW - 1
    return count, None
