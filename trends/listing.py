"""The faults of the sources, grouped by document, as `trends check` prints them."""

from __future__ import annotations

import re

import polars as pl

CROSS = ("table", "twice", "derived")
"""Checks between sources: what differs there is listed as a conflict, with the rule that decides."""


def listing(observations: pl.DataFrame, checks: pl.DataFrame, faults: pl.DataFrame) -> list[str]:
    """Return one block of lines for each document that has faults, the arithmetic that fails among them.

    Parameters
    ----------
    observations, checks, faults : polars.DataFrame
        OBSERVATIONS, CHECKS and FAULTS of a run.

    Examples
    --------
    >>> from trends.schema import CHECKS, FAULTS, OBSERVATIONS
    >>> one = {"document": "a.csv", "place": "line 3", "kind": "row_skipped", "reason": "no region"}
    >>> listing(OBSERVATIONS.empty(), CHECKS.empty(), FAULTS.build([one]))
    ['a.csv', '  line 3: row_skipped: no region']
    """
    quotes = dict(observations.select("id", "quote").iter_rows())
    lines = [(document, _joined(*rest)) for document, *rest in faults.unique().iter_rows()]
    failed = checks.filter(pl.col("verdict") == "fails", ~pl.col("kind").is_in(CROSS))
    lines += [(row["document"], _failure(row, quotes)) for row in failed.iter_rows(named=True)]
    told: list[str] = []
    for document, line in sorted(lines, key=_in_order):
        told += [document] if document not in told else []
        told.append(f"  {line}")
    return told


def summary(checks: pl.DataFrame) -> str:
    """Return how many ties were tried and how they came out.

    Examples
    --------
    >>> from trends.schema import CHECKS
    >>> summary(CHECKS.empty())
    '0 checks: 0 hold, 0 hold within rounding, 0 fail, 0 untestable'
    """
    counted = dict(checks["verdict"].cast(pl.String).value_counts().iter_rows())
    words = {
        "holds": "hold",
        "within_rounding": "hold within rounding",
        "fails": "fail",
        "untestable": "untestable",
    }
    said = ", ".join(f"{counted.get(verdict, 0)} {word}" for verdict, word in words.items())
    return f"{checks.height} checks: {said}"


def _failure(row: dict[str, object], quotes: dict[str, str]) -> str:
    ids = list(row["observations"])  # type: ignore[call-overload]
    first, *others = [quotes.get(i, i) for i in ids]
    made_of = f" (from {', '.join(others)})" if others else ""
    note = f"; {row['note']}" if row["note"] else ""
    said = f"states {first}, computed {row['computed']:.6g}{made_of}{note}"
    return _joined(f"part {row['part']}", str(row["kind"]), said)


def _in_order(line: tuple[str, str]) -> tuple[str, int, str]:
    # line 9 before line 10, and the whole file first
    number = re.match(r"(?:part \d+, )?(?:line|characters) (\d+)", line[1])
    return line[0], int(number[1]) if number else -1, line[1]


def _joined(*parts: str) -> str:
    return ": ".join(part for part in parts if part)
