"""What a small TOML beside a table says of it, where the table does not say it itself."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from trends.errors import UnreadableError
from trends.panel.grid import LINE
from trends.panel.names import COLUMNS

FIELDS = ("header", "columns", "set", "missing")
TYPES: dict[str, tuple[type, str]] = {
    "header": (int, "whole number"),
    "columns": (dict, "table"),
    "set": (dict, "table"),
    "missing": (list, "list"),
}
DEEPEST = 15


@dataclass(frozen=True)
class Override:
    """How a table is to be read.

    Attributes
    ----------
    header : int or None
        The line its header stands in; without one, the first line with all the names of `columns`,
        or with two filled cells.
    columns : dict of str to str
        The contract's name of a column, and what the table calls it.
    set : dict of str to str
        Columns that the table lacks, with the one value that holds for all of it.
    missing : tuple of str
        Further marks of a missing value.
    """

    header: int | None = None
    columns: dict[str, str] = field(default_factory=dict)
    set: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def read_override(path: Path, name: str) -> Override | None:
    r"""Read ``table.csv.toml`` beside ``table.csv``; None where there is no such file.

    Raises
    ------
    UnreadableError
        For a file that is no TOML, or has a field or column that does not exist.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "t.csv"
    >>> read_override(path, "t.csv") is None
    True
    >>> _ = path.with_name("t.csv.toml").write_text('[set]\nindicator = "births"\n')
    >>> read_override(path, "t.csv").set
    {'indicator': 'births'}
    """
    beside, where = path.with_name(path.name + ".toml"), f"{name}.toml"
    if not beside.is_file():
        return None
    try:
        said = tomllib.loads(beside.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UnreadableError(f"is no TOML ({error})", where=where) from None
    for key, (kind, called) in TYPES.items():
        if key in said and not isinstance(said[key], kind):
            raise UnreadableError(f"'{key}' is no {called}", where=where)
    tables = {key: said.get(key, {}) for key in ("columns", "set")}
    for given, known in [(said, FIELDS), *((t, tuple(COLUMNS)) for t in tables.values())]:
        strange = [key for key in given if key not in known]
        if strange:
            raise UnreadableError(f"no field '{strange[0]}'", where=where, choices=known)
    header = said.get("header")
    named, fixed = ({key: str(value) for key, value in table.items()} for table in tables.values())
    return Override(header, named, fixed, tuple(str(mark) for mark in said.get("missing", ())))


def overridden(grid: pl.DataFrame, override: Override, name: str) -> pl.DataFrame:
    """Return a grid whose header says what the override says, with nothing above it.

    Parameters
    ----------
    grid : polars.DataFrame
        As `read_grid` gives it.
    override : Override
        From `read_override`.
    name : str
        How the table is named in messages.

    Raises
    ------
    UnreadableError
        When the table has no such line, or none with the named columns.

    Examples
    --------
    >>> grid = pl.DataFrame({"c0": ["Ort", "A"], "c1": ["2001", "9"], LINE: [1, 2]})
    >>> overridden(grid, Override(columns={"region": "Ort"}, set={"indicator": "births"}), "t.csv").rows()
    [('region', '2001', 1, 'indicator'), ('A', '9', 2, 'births')]
    """
    row = _header(grid, override, name)
    cells = [c for c in grid.columns if c != LINE]
    ours = {theirs: called for called, theirs in override.columns.items()}
    heads = {c: (grid[c][row] or "").strip() for c in cells}
    body = grid.slice(row + 1)
    body = body.with_columns(
        pl.when(pl.col(c).str.strip_chars().is_in(override.missing)).then(None).otherwise(pl.col(c)).alias(c)
        for c in cells
    )
    # what the override sets stands for a column of that name in the table
    named = {c: "" if head in override.set else ours.get(head, head) for c, head in heads.items()}
    top = grid.slice(row, 1).with_columns(pl.lit(head).alias(c) for c, head in named.items())
    first = pl.int_range(pl.len()) == 0
    fixed = [
        pl.when(first).then(pl.lit(called)).otherwise(pl.lit(value)).alias(f"set_{called}")
        for called, value in override.set.items()
    ]
    return pl.concat([top, body]).with_columns(fixed)


def _header(grid: pl.DataFrame, override: Override, name: str) -> int:
    where, lines = f"{name}.toml", grid[LINE].to_list()
    cells = grid.head(DEEPEST if override.header is None else grid.height).drop(LINE)
    rows = [[(cell or "").strip() for cell in row] for row in cells.iter_rows()]
    if override.header is not None and override.header not in lines:
        raise UnreadableError(f"the table has no line {override.header}", where=where)
    tried = range(len(rows)) if override.header is None else [lines.index(override.header)]
    wanted = set(override.columns.values())
    for row in tried:
        if wanted <= set(rows[row]) and sum(map(bool, rows[row])) > 1:
            return row
    fullest = max((rows[row] for row in tried), key=lambda row: sum(map(bool, row)))
    lacking = sorted(wanted - set(fullest)) or sorted(wanted)
    said = f"the table has no column '{lacking[0]}'" if lacking else "the table has no header"
    raise UnreadableError(said, where=where, choices=[cell for cell in fullest if cell][:12])
