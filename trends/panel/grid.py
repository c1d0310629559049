"""A table file as a grid of text cells, each row with its line: one reader a format."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import polars as pl

from trends.errors import UnreadableError
from trends.limits import beyond, limit, timed
from trends.panel import names
from trends.panel.jsonstat import read_dataset
from trends.panel.xlsx import read_workbook

LINE = "__line"
ENCODINGS = ("utf-8-sig", "gb18030", "big5")
YEAR = re.compile(r"[xX]?(?:1[6-9]|20|21)\d\d年?")
DELIMITERS = (",", "\t", ";", "|")


def read_grid(path: Path, name: str) -> pl.DataFrame:
    r"""Return every cell of a table file as text, with the line each row stands in.

    Parameters
    ----------
    path : Path
        The file; its suffix chooses the reader in `TABLE_FORMATS`.
    name : str
        How the file is named in messages.

    Returns
    -------
    polars.DataFrame
        Columns ``c0`` … of text and `LINE`, one row a record; a header is a row like any other.

    Raises
    ------
    UnreadableError
        For a suffix without a reader, an empty or binary file, a file that cannot be opened.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "t.csv"
    >>> _ = path.write_text("region,year\nA,2001\n")
    >>> read_grid(path, "t.csv").rows()
    [('region', 'year', 1), ('A', '2001', 2)]
    """
    reader = _partitions if path.is_dir() else TABLE_FORMATS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(f"no table reader for '{path.suffix}'", where=name, choices=TABLE_FORMATS)
    _small_enough(path, name)
    try:
        with timed():
            grid = reader(path, name)
    except UnreadableError as error:
        raise UnreadableError(error.what, where=name, choices=error.choices) from None
    except OSError as error:
        raise UnreadableError(f"cannot be opened ({error.strerror})", where=name) from None
    except pl.exceptions.PolarsError as error:
        raise UnreadableError(f"is not a table ({str(error).splitlines()[0]})", where=name) from None
    if not grid.height:
        raise UnreadableError("is empty", where=name)
    return grid


def _small_enough(path: Path, name: str) -> None:
    # Parquet is read by columns, a folder by parts
    if path.suffix.lower() == ".parquet" or not path.is_file():
        return
    size = path.stat().st_size / 2**20
    if size > limit("TABLE_MB"):
        raise UnreadableError(f"has {size:,.1f} MB; {beyond('TABLE_MB')}", where=name)


def _delimited(path: Path, name: str) -> pl.DataFrame:
    text = _decode(path.read_bytes(), name)
    sample = text.splitlines()[:50]
    if not any(line.strip() for line in sample):
        raise UnreadableError("is empty", where=name)
    tabs = all("\t" in line for line in sample if line.strip())
    separator = "\t" if tabs else max(DELIMITERS, key=lambda mark: max(line.count(mark) for line in sample))
    width = 1 + max(line.count(separator) for line in sample)
    # polars drops blank lines before the first record; the count of lines must not
    before = len(text) - len(text.lstrip("\r\n"))
    # names of our own for as many columns as any line can have: the first row may be a short title
    header = separator.join(f"c{i}" for i in range(width))
    grid = pl.read_csv(
        io.BytesIO(f"{header}\n{text[before:]}".encode()),
        separator=separator,
        infer_schema=False,
        truncate_ragged_lines=True,
    )
    return _numbered(_unpacked(grid), 1 + text[:before].count("\n"))


def _unpacked(grid: pl.DataFrame) -> pl.DataFrame:
    # Eurostat's form: one cell "indic,geo\\TIME" over one cell "GBIRTHRT,DE", then the years
    head = str(grid["c0"].drop_nulls().head(1).first())
    if not re.fullmatch(r"\w+(,\w+)+\\TIME(_PERIOD)?", head):
        return grid
    keys = [f"k{i}" for i in range(head.count(",") + 1)]
    split = grid["c0"].str.split_exact(",", len(keys) - 1).struct.rename_fields(keys).struct.unnest()
    return split.hstack(grid.drop("c0"))


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise UnreadableError("is binary, not a text table", where=name)
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("is in no known encoding", where=name, choices=ENCODINGS)


def _numbered(grid: pl.DataFrame, first: int) -> pl.DataFrame:
    # a quoted cell may hold line breaks: the rows after it stand that many lines lower
    breaks = pl.sum_horizontal(pl.all().str.count_matches("\n").fill_null(0))
    line = pl.int_range(pl.len()) + breaks.cum_sum().shift(1, fill_value=0) + first
    return grid.with_columns(line.cast(pl.Int32).alias(LINE))


def _parquet(path: Path, name: str) -> pl.DataFrame:
    if not path.stat().st_size:
        raise UnreadableError("is empty", where=name)
    return grid_of(pl.read_parquet(path))


def _partitions(path: Path, name: str) -> pl.DataFrame:
    """Scan a Hive-partitioned table lazily: ``year=2010/region=A/0.parquet``.

    Only the columns that a table can have are read; those of the partitions stand in the folders' names.
    """
    scan = pl.scan_parquet(path / "**" / "*.parquet", hive_partitioning=True, missing_columns="insert")
    known = scan.collect_schema().names()
    meant = [c for c in known if names.column(c) or names.indicator(c)[2] or YEAR.fullmatch(c)] or known
    frame = scan.select(meant).collect(engine="streaming")
    return grid_of(frame.sort(pl.all().cast(pl.String), nulls_last=True, maintain_order=True))


def grid_of(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a frame as a grid of text cells; its names are line 0.

    Examples
    --------
    >>> grid_of(pl.DataFrame({"year": [2001]})).rows()
    [('year', 0), ('2001', 1)]
    """
    header = pl.DataFrame({c: [c] for c in frame.columns})
    grid = pl.concat([header, frame.select(pl.all().cast(pl.String))])
    row = pl.int_range(pl.len(), dtype=pl.Int32).alias(LINE)  # the header is row 0
    return grid.rename({c: f"c{i}" for i, c in enumerate(grid.columns)}).with_columns(row)


def _workbook(path: Path, name: str) -> pl.DataFrame:
    if not path.stat().st_size:
        return pl.DataFrame()
    numbers, cells = read_workbook(path, name)
    return cells.with_columns(pl.Series(LINE, numbers, dtype=pl.Int32))


def _dataset(path: Path, name: str) -> pl.DataFrame:
    if not path.stat().st_size:
        return pl.DataFrame()
    cells = read_dataset(path, name)
    return cells.with_columns(pl.int_range(pl.len(), dtype=pl.Int32).alias(LINE))  # the first value is 1


TABLE_FORMATS: dict[str, Callable[[Path, str], pl.DataFrame]] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".tab": _delimited,
    ".xlsx": _workbook,
    ".parquet": _parquet,
    ".json": _dataset,
}
"""The reader of each file suffix: a new format is one function and one line here."""
