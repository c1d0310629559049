"""What it means that a table keeps its contract; the tables themselves stand in `trends.schema.tables`."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from trends.errors import TableError


@dataclass(frozen=True)
class Table:
    """The contract of one table.

    Attributes
    ----------
    name : str
        As in the design, in lower case.
    columns : dict of str to polars data type
        Every column in its order.
    key : tuple of str
        Columns that are never null and whose combination is unique.
    """

    name: str
    columns: dict[str, pl.DataType | type[pl.DataType]]
    key: tuple[str, ...]

    def empty(self) -> pl.DataFrame:
        """Return the table with no row.

        Examples
        --------
        >>> from trends.schema import FAULTS
        >>> FAULTS.empty().columns
        ['document', 'place', 'kind', 'reason']
        """
        return pl.DataFrame(schema=self.columns)

    def build(self, rows: list[dict[str, object]]) -> pl.DataFrame:
        """Return rows (dicts; an absent column is null) as a checked table, sorted by key.

        Examples
        --------
        >>> from trends.schema import FAULTS
        >>> FAULTS.build([{"document": "a.txt", "place": "", "kind": "not_read", "reason": "empty"}]).height
        1
        """
        frame = pl.DataFrame(rows, schema=self.columns) if rows else self.empty()
        return self.check(frame.sort(self.key))

    def check(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the frame in the contract's column order, or raise `TableError`.

        Examples
        --------
        >>> from trends.schema import FITTED
        >>> FITTED.check(pl.DataFrame({"region": ["x"]}))
        Traceback (most recent call last):
        trends.errors.TableError: fitted: no column 'indicator'; possible: region
        """
        for column, kind in self.columns.items():
            if column not in frame.columns:
                raise TableError(f"no column '{column}'", where=self.name, choices=frame.columns)
            if frame.schema[column] != kind:
                raise TableError(f"column '{column}' is {frame.schema[column]}, not {kind}", where=self.name)
        frame = frame.select(list(self.columns))
        self._check_key(frame)
        return frame

    def _check_key(self, frame: pl.DataFrame) -> None:
        for column in self.key:
            if frame[column].null_count():
                raise TableError(f"key column '{column}' has a null", where=self.name)
        doubled = frame.filter(pl.struct(self.key).is_duplicated()) if frame.height else frame
        if doubled.height:
            raise TableError(f"two rows with the key {doubled.row(0)[: len(self.key)]}", where=self.name)
