"""Checked tables to files and back, by suffix: Parquet keeps types, CSV and JSON lines are for people.

A list in a CSV is joined by ``;``; a CSV begins with a byte order mark so that spreadsheets read Chinese,
and text that a spreadsheet would take for a formula (``=…``, ``+…``, ``-…``, ``@…``) has a ``'`` before it
there, which reading takes away again.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import polars as pl

from trends.errors import TrendsError, UnreadableError
from trends.schema import Table

JOINED = ";"
FORMULA = r"^('*[=+\-@\t\r\n＝＋－＠])"
"""Text that a spreadsheet would carry out; with a ``'`` before it, it is shown."""
F = TypeVar("F")
Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)


def save(frame: pl.DataFrame, path: Path) -> Path:
    """Write a table; the file appears whole or not at all.

    Parameters
    ----------
    frame : pl.DataFrame
    path : Path
        Ends in .parquet, .csv or .jsonl.

    Raises
    ------
    TrendsError
        For another suffix, or a place that cannot be written.

    Examples
    --------
    >>> from trends.schema import FAULTS
    >>> save(FAULTS.empty(), Path("faults.docx"))
    Traceback (most recent call last):
    trends.errors.TrendsError: faults.docx: cannot write '.docx'; possible: .csv, .jsonl, .parquet
    """
    write = _of(WRITERS, path, "write")
    return replace(path, lambda part: write(frame, part))


def sink(table: pl.LazyFrame, path: Path) -> Path:
    """Write a table that need not fit into memory; the file appears whole or not at all.

    Raises
    ------
    TrendsError
        For a suffix that is not written, or a place that cannot be.

    Examples
    --------
    >>> import tempfile
    >>> from trends.schema import FAULTS
    >>> at = sink(FAULTS.empty().lazy(), Path(tempfile.mkdtemp()) / "faults.parquet")
    >>> load(at, FAULTS).height
    0
    """
    write = _of(SINKS, path, "write")
    return replace(path, lambda part: write(table, part))


def replace(path: Path, write: Callable[[Path], None]) -> Path:
    """Let `write` fill a file beside `path`, then put it in its place in one step.

    Examples
    --------
    >>> import tempfile
    >>> at = Path(tempfile.mkdtemp()) / "a" / "b.txt"
    >>> replace(at, lambda part: None if part.write_text("whole") else None).read_text()
    'whole'
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        part = Path(name)
        try:
            write(part)
            part.chmod(0o644)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise TrendsError(f"cannot be written ({error.strerror or error})", where=str(path)) from None
    return path


def writes(path: Path) -> None:
    """Raise `TrendsError` for a suffix that is not written, before any long work is done for it.

    Examples
    --------
    >>> writes(Path("fits.docx"))
    Traceback (most recent call last):
    trends.errors.TrendsError: fits.docx: cannot write '.docx'; possible: .csv, .jsonl, .parquet
    """
    _of(SINKS, path, "write")


def load(path: Path, table: Table) -> pl.DataFrame:
    """Read a saved table and hold it against its contract.

    Examples
    --------
    >>> from trends.schema import FAULTS
    >>> load(Path("no/such.parquet"), FAULTS)
    Traceback (most recent call last):
    trends.errors.UnreadableError: no/such.parquet: no such file
    """
    read = _of(READERS, path, "read")
    if not path.is_file():
        raise UnreadableError("no such file", where=str(path))
    try:
        frame = _typed(read(path, table), table)
    except (pl.exceptions.PolarsError, OSError, UnicodeError) as error:
        why = f"cannot be read as {table.name} ({_first_line(error)})"
        raise UnreadableError(why, where=str(path)) from None
    return table.check(frame)


def holds(path: Path, table: Table) -> bool:
    """Whether a file is this table as Parquet, so that it can be read a part at a time.

    Examples
    --------
    >>> from trends.schema import FAULTS
    >>> holds(Path("no/such.parquet"), FAULTS)
    False
    """
    if path.suffix != ".parquet" or not path.is_file():
        return False
    try:
        table.check(pl.DataFrame(schema=pl.read_parquet_schema(path)))
    except (pl.exceptions.PolarsError, OSError, TrendsError):
        return False
    return True


def _typed(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Cast what a text file could not say: numbers, dates, vocabularies, lists, and empty keys."""
    texts = {c: t for c, t in table.columns.items() if frame.schema.get(c) == pl.String}
    typed = frame.with_columns(_from_text(pl.col(c), t) for c, t in texts.items())
    empty = [c for c in table.key if c in texts and texts[c] == pl.String]
    return typed.with_columns(pl.col(empty).fill_null("")) if empty else typed


def _from_text(column: pl.Expr, kind: pl.DataType | type[pl.DataType]) -> pl.Expr:
    if isinstance(kind, pl.List):
        return column.fill_null("").str.split(JOINED).list.filter(pl.element() != "")
    return column.str.to_date() if kind == pl.Date else column.cast(kind)


def _flat(frame: Frame) -> Frame:
    lists = pl.selectors.list()
    joined = frame.with_columns(lists.cast(pl.List(pl.String)).list.join(JOINED))
    return joined.with_columns(pl.selectors.string().str.replace(FORMULA, "'$1"))


def _unguarded(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.selectors.string().str.replace(f"^'{FORMULA[1:]}", "$1"))


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", maxsplit=1)[0]


def _of(formats: dict[str, F], path: Path, verb: str) -> F:
    if path.suffix not in formats:
        raise TrendsError(f"cannot {verb} '{path.suffix}'", where=str(path), choices=sorted(formats))
    return formats[path.suffix]


WRITERS: dict[str, Callable[[pl.DataFrame, Path], None]] = {
    ".parquet": lambda frame, path: frame.write_parquet(path),
    ".csv": lambda frame, path: _flat(frame).write_csv(path, include_bom=True),
    ".jsonl": lambda frame, path: frame.write_ndjson(path),
}
SINKS: dict[str, Callable[[pl.LazyFrame, Path], None]] = {
    ".parquet": lambda table, path: table.sink_parquet(path),
    ".csv": lambda table, path: _flat(table).sink_csv(path, include_bom=True),
    ".jsonl": lambda table, path: table.sink_ndjson(path),
}
READERS: dict[str, Callable[[Path, Table], pl.DataFrame]] = {
    ".parquet": lambda path, _: pl.read_parquet(path),
    ".csv": lambda path, _: _unguarded(pl.read_csv(path, infer_schema=False)),
    ".jsonl": lambda path, table: pl.read_ndjson(path, schema=table.columns),
}
