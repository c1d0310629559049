"""Breaks as data: years from which a series was made in another way, and may not join what was before."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from trends.catalogue.regions.cohorts import cohort
from trends.errors import TrendsError
from trends.schema import SERIES

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


def with_breaks(panel: pl.DataFrame, breaks: tuple[Break, ...]) -> pl.DataFrame:
    """Say in `break_before` which values are the first after a break of their series.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL.
    breaks : tuple of Break
        From `read_breaks`.

    Returns
    -------
    polars.DataFrame
        PANEL. A series that ends before a break or begins with it has none; several breaks between
        two values are one text. Only values with the status *ok* count, since only they are fitted.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> rows = [{"region": "A", "indicator": "births", "subgroup": "", "role": "observed", "year": year,
    ...          "status": "ok"} for year in (2019, 2021, 2022)]
    >>> one = Break(2020, ("births",), "method", "counted in another way")
    >>> with_breaks(PANEL.build(rows), (one,))["break_before"].to_list()
    [None, '2020 method: counted in another way', None]
    """
    ok = panel.filter(pl.col("status") == "ok").select(*SERIES, "year")
    said = pl.concat([ok.clear().with_columns(text=pl.lit("")), *(_firsts(ok, one) for one in breaks)])
    texts = said.sort(*SERIES, "year", "text").group_by(*SERIES, "year").agg(pl.col("text").str.join("; "))
    joined = panel.join(texts, on=[*SERIES, "year"], how="left", maintain_order="left")
    return joined.with_columns(break_before="text").select(panel.columns)


def _firsts(ok: pl.DataFrame, one: Break) -> pl.DataFrame:
    meant = [region for region in ok["region"].unique() if _holds(one, region)]
    series = ok.filter(pl.col("indicator").is_in(one.indicators) & pl.col("region").is_in(meant))
    after = series.filter(pl.col("year") >= one.year).group_by(SERIES).agg(pl.col("year").min())
    both = after.join(series.filter(pl.col("year") < one.year), on=SERIES, how="semi")
    return both.with_columns(text=pl.lit(f"{one.year} {one.kind}: {one.reason}"))


def _holds(one: Break, region: str) -> bool:
    held = cohort(region)
    here = region in one.regions if one.regions else one.country in ("", held.country)
    return here and one.level in ("", held.level)


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
