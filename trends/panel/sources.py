"""Every statement of every source, before any is corrected or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import polars as pl

from trends.errors import TrendsError
from trends.panel.statements import STATEMENTS, faults_of, from_observations
from trends.panel.tables import read_statements


class TableFile(Protocol):
    """A table to read: where it is and how it is named."""

    @property
    def path(self) -> Path:
        """Where the file is."""

    @property
    def name(self) -> str:
        """How it is named in the panel's `source`."""


def statements(
    observations: pl.DataFrame, tables: Sequence[TableFile]
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Return the STATEMENTS of texts and tables, and FAULTS of what says nothing.

    Parameters
    ----------
    observations : polars.DataFrame
        OBSERVATIONS.
    tables : sequence
        Table files; one that cannot be read is a row of the faults.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS
    >>> statements(OBSERVATIONS.empty(), [])[0].height
    0
    """
    stated, aside = from_observations(observations)
    every, faults = [pl.DataFrame(schema=STATEMENTS), stated], [aside]
    for table in tables:
        try:
            rows, found = read_statements(table.path, table.name)
        except TrendsError as error:
            faults.append(faults_of([(table.name, "", "not_read", _reason(error, table.name))]))
            continue
        every.append(rows)
        faults.append(found)
    return pl.concat(every), faults


def _reason(error: TrendsError, name: str) -> str:
    # the fault may be that of a file beside the table
    what = error.what if error.where == name else f"{error.where}: {error.what}"
    return f"{what}; possible: {', '.join(error.choices)}" if error.choices else what
