"""A frame that is in memory already, of Polars or pandas, as a PANEL."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

import polars as pl

from trends.errors import UnreadableError
from trends.panel.choose import choose
from trends.panel.tables import frame_statements
from trends.schema import FAULTS, PANEL

UNSAID = frozenset({"nan", "NaN", "NaT", "<NA>", "None"})
"""How the missing values of the libraries write themselves; as text they are names."""


class Frame(Protocol):
    """What a frame must be able to do: name its columns, and give each as an object with `to_list`."""

    @property
    def columns(self) -> Iterable[Any]:
        """The names of the columns."""

    def __getitem__(self, name: Any, /) -> Any:
        """Return one column."""


def panel_of(frame: Frame, name: str = "frame") -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return a Polars or pandas frame as a PANEL, and the FAULTS found in it.

    Parameters
    ----------
    frame : Frame
        Long (region, indicator, year, value and what else `trends.panel.read_table` knows) or wide. A
        PANEL is returned as it is. The index of a pandas frame is no column: reset it where it says
        something.
    name : str
        How it is named in `source` and in messages.

    Raises
    ------
    UnreadableError
        When it is no frame, has a name twice, or lacks the columns needed; names those found.

    Examples
    --------
    >>> tidy = pl.DataFrame({"region": ["A"], "indicator": ["births"], "year": [2001], "value": [9.5]})
    >>> panel_of(tidy)[0].select("region", "year", "value", "source").row(0)
    ('A', 2001, 9.5, 'frame line 1')
    """
    if isinstance(frame, pl.DataFrame) and dict(frame.schema) == PANEL.columns:
        return PANEL.check(frame), FAULTS.empty()
    statements, faults = frame_statements(_texts(frame, name), name)
    panel, beaten = choose(statements)
    return panel, FAULTS.check(pl.concat([faults, beaten]).unique().sort(FAULTS.key))


def _texts(frame: Frame, name: str) -> pl.DataFrame:
    try:
        columns = list(frame.columns)
        cells = [frame[column].to_list() for column in columns]
    except (AttributeError, TypeError):
        raise UnreadableError(
            "is no frame whose every column has a name of its own and a to_list (Polars, pandas)", where=name
        ) from None
    named = {str(column): list(map(_text, told)) for column, told in zip(columns, cells, strict=True)}
    if not named or not cells[0]:
        raise UnreadableError("is empty", where=name)
    return pl.DataFrame(named, schema=dict.fromkeys(named, pl.String))


def _text(cell: object) -> str | None:
    if isinstance(cell, str):
        return cell
    told = str(cell)
    return None if told in UNSAID else told
