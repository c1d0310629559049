"""Corrections as data: what to match, what to do, why, and the value that must still stand there."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from trends.errors import TrendsError
from trends.panel.statements import faults_of

MATCH = ("document", "place", "region", "indicator", "subgroup", "role", "year", "observation")
SET = ("value", "year", "region", "indicator", "subgroup", "unit", "months")
FIELDS = ("match", "action", "reason", "expect", "set")
ACTIONS = ("drop", "set")
TYPES = {
    "match": (dict, "table"),
    "set": (dict, "table"),
    "expect": (int | float, "number"),
    "reason": (str, "text"),
}
SET_TYPES = {"value": (int | float, "number"), "year": (int, "year"), "months": (int, "whole number")}


@dataclass(frozen=True)
class Correction:
    """One entry of a corrections file.

    Attributes
    ----------
    match : dict
        Columns of the statement (see `MATCH`) with the values that name it.
    action : str
        ``drop`` takes the statement away, ``set`` replaces the fields named in `set`.
    reason : str
        Why, in a sentence; it is shown wherever the correction is.
    expect : float
        The value that stands there today: with another one the correction is not applied.
    set : dict
        New values of the fields in `SET`.
    """

    match: dict[str, object]
    action: str
    reason: str
    expect: float
    set: dict[str, object] = field(default_factory=dict)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    r"""Read a corrections file.

    Raises
    ------
    TrendsError
        For a file that is no TOML, a field or action that does not exist, one that is missing.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "corrections.toml"
    >>> entry = '[[correction]]\nmatch = {year = 2001}\naction = "rub"\nreason = ""\nexpect = 1\n'
    >>> _ = path.write_text(entry)
    >>> read_corrections(path)
    Traceback (most recent call last):
    trends.errors.TrendsError: corrections.toml: correction 1: no action 'rub'; possible: drop, set
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("correction", [])
    except OSError as error:
        raise TrendsError(f"cannot be opened ({error.strerror})", where=path.name) from None
    except ValueError as error:
        raise TrendsError(f"is no TOML ({error})", where=path.name) from None
    if not isinstance(entries, list):
        raise TrendsError("has no list of corrections ([[correction]])", where=path.name)
    return tuple(_correction(entry, f"correction {n}", path.name) for n, entry in enumerate(entries, 1))


def apply_corrections(
    statements: pl.DataFrame, corrections: tuple[Correction, ...], *, name: str
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the corrected STATEMENTS, and in FAULTS what was done and what no longer matches.

    Parameters
    ----------
    statements : polars.DataFrame
        As of `trends.panel.statements.STATEMENTS`.
    corrections : tuple of Correction
        Applied one after the other.
    name : str
        The corrections file, as faults name it.

    Examples
    --------
    >>> from trends.panel.statements import STATEMENTS
    >>> one = Correction({"region": "A"}, "drop", "typing error", 5.0)
    >>> apply_corrections(pl.DataFrame(schema=STATEMENTS), (one,), name="c.toml")[1]["kind"].to_list()
    ['correction_stale']
    """
    faults: list[tuple[str, str, str, str]] = []
    for number, correction in enumerate(corrections, 1):
        hit = statements.select(_matches(correction.match).alias("hit"))["hit"]
        found = statements.filter(hit)
        if not found.height or (found["value"] != correction.expect).any():
            faults.append((name, f"correction {number}", "correction_stale", _stale(found, correction)))
            continue
        faults += [(d, p, "corrected", _said(correction)) for d, p in found["document", "place"].iter_rows()]
        rest = statements.filter(~hit)
        statements = rest if correction.action == "drop" else pl.concat([rest, _changed(found, correction)])
    return statements, faults_of(faults)


def _correction(entry: dict[str, object], label: str, where: str) -> Correction:
    for wanted in ("match", "action", "reason", "expect"):
        if wanted not in entry:
            raise TrendsError(f"{label} has no '{wanted}'", where=where, choices=FIELDS)
    _typed(entry, TYPES, label, where)
    _typed(entry.get("set", {}), SET_TYPES, label, where)  # type: ignore[arg-type]
    tests = [("field", entry, FIELDS), ("match", entry["match"], MATCH), ("set", entry.get("set", {}), SET)]
    for kind, given, known in [*tests, ("action", [entry["action"]], ACTIONS)]:
        strange = [key for key in given if key not in known]  # type: ignore[attr-defined]
        if strange:
            raise TrendsError(f"{label}: no {kind} '{strange[0]}'", where=where, choices=known)
    if entry["action"] == "set" and not entry.get("set"):
        raise TrendsError(f"{label} sets nothing", where=where, choices=SET)
    return Correction(**entry)  # type: ignore[arg-type]


def _typed(given: dict[str, object], types: Mapping[str, tuple[Any, str]], label: str, where: str) -> None:
    for name, (kind, said) in types.items():
        if name in given and not isinstance(given[name], kind):
            raise TrendsError(f"{label}: '{name}' is no {said}", where=where)


def _matches(match: dict[str, object]) -> pl.Expr:
    tests = [
        pl.col("observations").list.contains(str(wanted))
        if column == "observation"
        else pl.col(column).cast(pl.String) == str(wanted)
        for column, wanted in match.items()
    ]
    return pl.all_horizontal(tests or [pl.lit(False)]).fill_null(False)


def _changed(found: pl.DataFrame, correction: Correction) -> pl.DataFrame:
    types = found.schema
    new = {column: pl.lit(value).cast(types[column]) for column, value in correction.set.items()}
    if "year" in new:
        new |= {"year_low": new["year"], "year_high": new["year"]}
    source = pl.format("{} · corrected: {}", "source", pl.lit(correction.reason))
    return found.with_columns(**new, source=source)


def _stale(found: pl.DataFrame, correction: Correction) -> str:
    values = ", ".join(str(v) for v in found["value"].unique().sort()) or "nothing"
    return f"matches {values}, not the expected {correction.expect}; not applied ({correction.reason})"


def _said(correction: Correction) -> str:
    new = ", ".join(f"{column} {value}" for column, value in correction.set.items())
    done = (
        f"{correction.expect} set to {new}" if correction.action == "set" else f"{correction.expect} dropped"
    )
    return f"{done}: {correction.reason}"
