"""OBSERVATIONS and tables joined into one PANEL."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from trends.panel.breaks import read_breaks, with_breaks
from trends.panel.choose import choose
from trends.panel.corrected import noted
from trends.panel.corrections import apply_corrections, read_corrections
from trends.panel.denominators import with_denominators
from trends.panel.derived import stated_first
from trends.panel.members import vintages
from trends.panel.sources import TableFile, statements
from trends.panel.stated_means import name_means
from trends.panel.tables import read_statements
from trends.schema import FAULTS


def read_table(path: Path, name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    r"""Read one table file, long or wide, as a PANEL and the FAULTS found in it.

    Parameters
    ----------
    path : Path
        A file in a format of `TABLE_FORMATS`.
    name : str
        How it is named in `source` and in messages.

    Raises
    ------
    UnreadableError
        When the file is empty or binary, or lacks the columns needed; names those found.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "t.csv"
    >>> _ = path.write_text("地区,指标,年份,数值\nA,人口出生率,2001年,9.5\n")
    >>> read_table(path, "t.csv")[0].select("indicator", "year", "value", "unit", "source").row(0)
    ('crude_birth_rate', 2001, 9.5, '‰', 't.csv line 2')
    """
    every, faults = read_statements(path, name)
    panel, beaten = choose(every)
    return panel, _sorted([faults, beaten])


def build(
    observations: pl.DataFrame,
    tables: Sequence[TableFile] = (),
    *,
    corrections: Path | None = None,
    breaks: Path | None = None,
    again: bool = False,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return one PANEL row per region, indicator, subgroup, role and year, and the FAULTS.

    Every observation is in the panel's `observations` or listed in the faults with the reason why
    not; a table that cannot be read is one row of the faults and the rest goes on.

    Parameters
    ----------
    observations : polars.DataFrame
        OBSERVATIONS, stated and derived, in any order.
    tables : sequence
        Table files, each with a `path` and a `name`.
    corrections : Path, optional
        A TOML file of corrections, applied before anything is chosen.
    breaks : Path, optional
        A TOML file of breaks, as `trends.panel.breaks.read_breaks` reads it.
    again : bool
        Whether the derived observations follow from the corrected ones (see `corrected`); otherwise what
        was derived from a number before its correction is not fitted.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS
    >>> panel, faults = build(OBSERVATIONS.empty(), [])
    >>> panel.height, faults.height
    (0, 0)
    """
    every, faults = statements(observations, tables)
    if corrections is not None:
        before = every
        every, done = apply_corrections(every, read_corrections(corrections), name=corrections.name)
        every = noted(before, every, observations, again=again)
        faults.append(done)
    panel, beaten = choose(every)
    panel, contradicted = stated_first(name_means(with_denominators(panel, observations)))
    if breaks is not None:
        panel = with_breaks(panel, read_breaks(breaks))
    return panel, _sorted([*faults, beaten, contradicted, vintages(panel)])


def _sorted(faults: Sequence[pl.DataFrame]) -> pl.DataFrame:
    return FAULTS.check(pl.concat(faults).unique().sort(FAULTS.key))
