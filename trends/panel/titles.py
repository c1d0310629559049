"""What the lines above a table say of all of it: its indicator, its year, its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

from trends.panel import names
from trends.panel.grid import LINE

DEEPEST = 12
"""Titles stand in the first lines."""
_UNIT = re.compile(r"(?:计量单位|单位|單位|units?)\s*[:：]\s*([^\s）)]+(?: (?:per|of) [^\s）)]+)*)", re.I)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True)
class Title:
    """What holds for the whole table; "" where its title does not say it."""

    indicator: str = ""
    year: str = ""
    unit: str = ""


def title_of(grid: pl.DataFrame) -> Title:
    """Read the lines of one or two filled cells with which a table begins.

    An indicator or year is taken only where the title names one and no other.

    Parameters
    ----------
    grid : polars.DataFrame
        As `read_grid` gives it.

    Examples
    --------
    >>> grid = pl.DataFrame({"c0": ["3-2 各地区人口出生率（2010年）", "单位：‰", "地区"],
    ...                      "c1": [None, None, "数值"], "c2": [None, None, "注"], LINE: [1, 2, 3]})
    >>> title_of(grid)
    Title(indicator='crude_birth_rate', year='2010', unit='‰')
    """
    lines = [
        [cell.strip() for cell in row if cell and cell.strip()]
        for row in grid.head(DEEPEST).drop(LINE).iter_rows()
    ]
    end = next((n for n, row in enumerate(lines) if len(row) > 2 or _is_header(row)), len(lines))
    said = [cell for row in lines[:end] for cell in row]
    units = [match[1] for cell in said if (match := _UNIT.search(cell))]
    titles = [cell for cell in said if not _UNIT.search(cell) and not cell.lower().startswith(DATED)]
    years = {year for cell in titles for year in _YEAR.findall(cell)}
    named = {key for cell in titles for key in names.named_in(cell)}
    return Title(_only(named), _only(years), next(iter(units), ""))


DATED = ("data extracted", "extracted", "last update", "source", "来源", "资料来源", "数据来源")
"""How lines begin that name another day or place than the table's."""


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


def _is_header(row: list[str]) -> bool:
    return len(row) > 1 and any(names.column(cell) for cell in row)
