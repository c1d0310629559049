"""The fullest sheet of an Excel workbook as a grid of text."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from trends.errors import UnreadableError
from trends.formats.workbook import Cells, sheets
from trends.limits import beyond, limit


def read_workbook(path: Path, name: str) -> tuple[list[int], pl.DataFrame]:
    """Return the fullest sheet of a workbook, every cell as text.

    Parameters
    ----------
    path : Path
        An ``.xlsx`` file.
    name : str
        How it is named in messages.

    Returns
    -------
    numbers : list of int
        The sheet's number of each row; empty rows are left out.
    cells : polars.DataFrame
        Columns ``c0`` ….

    Raises
    ------
    UnreadableError
        When the file is no workbook, is damaged, or goes beyond the limits of `trends.limits`.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "t.xlsx"
    >>> _ = path.write_text("no workbook")
    >>> read_workbook(path, "t.xlsx")
    Traceback (most recent call last):
    trends.errors.UnreadableError: t.xlsx: is no readable workbook
    """
    every = [sheet.cells for sheet in sheets(path.read_bytes(), where=name)]
    return _frame(max(every, key=lambda cells: sum(map(len, cells.values())), default={}), name)


def _frame(cells: Cells, name: str) -> tuple[list[int], pl.DataFrame]:
    width = max((max(row) + 1 for row in cells.values()), default=0)
    if (count := width * len(cells)) > limit("SHEET_CELLS"):
        raise UnreadableError(f"has {count:,} cells; {beyond('SHEET_CELLS')}", where=name)
    rows = [[cells[n].get(c) for c in range(width)] for n in sorted(cells)]
    return sorted(cells), pl.DataFrame(rows, schema={f"c{i}": pl.String for i in range(width)}, orient="row")
