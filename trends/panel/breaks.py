"""Breaks as data: years from which a series was made in another way, and may not join what was before."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from trends.catalogue.regions.cohorts import Cohort, cohort
from trends.errors import TrendsError

KINDS = ("method", "territory", "code", "revision")
TYPES: dict[str, tuple[type, str]] = {
    "year": (int, "year"),
    "indicators": (list, "list"),
    "kind": (str, "text"),
    "reason": (str, "text"),
    "regions": (list, "list"),
    "country": (str, "text"),
    "level": (str, "text"),
}
NEEDED = ("year", "indicators", "kind", "reason")
BREAKS: dict[str, pl.DataType | type[pl.DataType]] = {
    "region": pl.String,
    "indicator": pl.String,
    "subgroup": pl.String,
    "role": pl.String,
    "year": pl.Int32,  # the first of the new way
    "kind": pl.String,
    "reason": pl.String,
}
_SERIES = ["region", "indicator", "subgroup", "role"]


@dataclass(frozen=True)
class Break:
    """One entry of a breaks file.

    Attributes
    ----------
    year : int
        The first year of the new way.
    indicators : tuple of str
        Ids of indicators.
    kind : str
        One of `KINDS`: how it was measured, of what area, under which code, in which publication.
    reason : str
        What changed, in a sentence; it is shown wherever the break is.
    regions : tuple of str
        Paths of regions; empty for those of `country` and `level`.
    country, level : str
        As in `trends.catalogue.regions.cohorts`; "" for every one.
    """

    year: int
    indicators: tuple[str, ...]
    kind: str
    reason: str
    regions: tuple[str, ...] = ()
    country: str = ""
    level: str = ""


def read_breaks(path: Path) -> tuple[Break, ...]:
    r"""Read a breaks file.

    Raises
    ------
    TrendsError
        For a file that is no TOML, a field or kind that does not exist, one that is missing.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "breaks.toml"
    >>> entry = '[[break]]\nyear = 2020\nindicators = ["births"]\nkind = "x"\nreason = ""\n'
    >>> _ = path.write_text(entry)
    >>> read_breaks(path)
    Traceback (most recent call last):
    trends.errors.TrendsError: breaks.toml: break 1: no kind 'x'; possible: method, territory, code, revision
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("break", [])
    except OSError as error:
        raise TrendsError(f"cannot be opened ({error.strerror})", where=path.name) from None
    except ValueError as error:
        raise TrendsError(f"is no TOML ({error})", where=path.name) from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TrendsError("has no list of breaks ([[break]])", where=path.name)
    return tuple(_break(entry, f"break {n}", path.name) for n, entry in enumerate(entries, 1))


def breaks_of(panel: pl.DataFrame, breaks: tuple[Break, ...]) -> pl.DataFrame:
    """Return the breaks that lie inside a series of the panel, one row for each series and year.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL.
    breaks : tuple of Break
        From `read_breaks`.

    Returns
    -------
    polars.DataFrame
        Columns of `BREAKS`, sorted; a series that ends before the break or begins with it has none.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> rows = [{"region": "A", "indicator": "births", "subgroup": "", "role": "observed", "year": year}
    ...         for year in (2019, 2020)]
    >>> one = Break(2020, ("births",), "method", "counted in another way")
    >>> breaks_of(PANEL.build(rows), (one,)).row(0)[:5]
    ('A', 'births', '', 'observed', 2020)
    """
    years = [pl.col("year").min().alias("first"), pl.col("year").max().alias("last")]
    spans = (
        panel.group_by(_SERIES, maintain_order=True).agg(years).with_columns(pl.col("role").cast(pl.String))
    )
    places = {region: cohort(region) for region in spans["region"].unique().to_list()}
    rows = [
        (*series, one.year, one.kind, one.reason)
        for *series, first, last in spans.iter_rows()
        for one in breaks
        if first < one.year <= last and _meant(one, series[0], series[1], places)
    ]
    found = pl.DataFrame(rows, schema=BREAKS, orient="row").unique()
    return found.sort(*_SERIES, "year", "kind", "reason")


def _meant(one: Break, region: str, indicator: str, places: Mapping[str, Cohort]) -> bool:
    held = places[region]
    here = region in one.regions if one.regions else one.country in ("", held.country)
    return here and indicator in one.indicators and one.level in ("", held.level)


def _break(entry: dict[str, Any], label: str, where: str) -> Break:
    for wanted in NEEDED:
        if wanted not in entry:
            raise TrendsError(f"{label} has no '{wanted}'", where=where, choices=tuple(TYPES))
    for name, value in entry.items():
        if name not in TYPES:
            raise TrendsError(f"{label}: no field '{name}'", where=where, choices=tuple(TYPES))
        kind, said = TYPES[name]
        if not isinstance(value, kind):
            raise TrendsError(f"{label}: '{name}' is no {said}", where=where)
    if entry["kind"] not in KINDS:
        raise TrendsError(f"{label}: no kind '{entry['kind']}'", where=where, choices=KINDS)
    fields: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in entry.items()}
    return Break(**fields)
