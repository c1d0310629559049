"""How well OBSERVATIONS agree with statements that people marked in the same documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import polars as pl

from trends.catalogue.regions.english import english

Row = dict[str, object]
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Evaluation:
    """Counts on the core statements, and agreement by field among those that were found.

    Attributes
    ----------
    found, missed, false : int
        Core statements found and not found; observations that match no statement at all.
    fields : dict of str to float
        By field, the share of the found statements on which value, unit, … agree.
    misses, false_alarms, differences : tuple of dict
        The rows themselves, to be read.
    indicators : dict of str to tuple of int
        By indicator, in alphabetical order: found, missed, false alarms.
    """

    found: int
    missed: int
    false: int
    fields: dict[str, float]
    misses: tuple[Row, ...]
    false_alarms: tuple[Row, ...]
    differences: tuple[Row, ...]
    indicators: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """Share of the counted observations that are core statements; 1.0 when there are none."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of the core statements that were found; 1.0 when there are none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_frame(self) -> pl.DataFrame:
        """Return measure and value, one row each: the three shares, the counts, then the fields."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"found": float(self.found), "missed": float(self.missed), "false_alarms": float(self.false)}
        rows = {**shares, **counts, **{f"field_{k}": v for k, v in self.fields.items()}}
        return pl.DataFrame({"measure": list(rows), "value": list(rows.values())})


def evaluate(observations: pl.DataFrame, gold: pl.DataFrame) -> Evaluation:
    """Compare observations with the statements of a gold file.

    An observation matches a statement of the same document (by its file's name) and indicator whose
    span overlaps its own. Those that match an optional or a non-core statement count neither way.

    Parameters
    ----------
    observations : OBSERVATIONS
        What was read.
    gold : DataFrame
        With document, start, end, indicator, value, unit, bound, role, region, year_low, year_high,
        core and, where it has them, part, subgroup, period_start, period_end, optional.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS
    >>> said = {"document": "a", "start": 0, "end": 2, "indicator": "births", "core": True}
    >>> evaluate(OBSERVATIONS.empty(), pl.DataFrame([said])).recall
    0.0
    """
    read = observations.filter(pl.col("derived_from").list.len().fill_null(0) == 0).to_dicts()
    statements = gold.to_dicts()
    pairs = _pairs(read, statements)
    taken = {i for i, _ in pairs}
    counted = [(i, j) for i, j in pairs if statements[j].get("core") and not statements[j].get("optional")]
    core = [j for j, s in enumerate(statements) if s.get("core") and not s.get("optional")]
    reached = {j for _, j in counted}
    misses = tuple(statements[j] for j in core if j not in reached)
    alarms = tuple(r for i, r in enumerate(read) if i not in taken)
    matched = [(read[i], statements[j]) for i, j in counted]
    return Evaluation(
        found=len(reached),
        missed=len(misses),
        false=len(alarms),
        fields={name: _share(matched, same) for name, same in FIELDS.items()},
        misses=misses,
        false_alarms=alarms,
        indicators=_by_indicator([statements[j] for j in reached], misses, alarms),
        differences=tuple(d for name, same in FIELDS.items() for d in _differing(matched, name, same)),
    )


def _by_indicator(*rows: Iterable[Row]) -> dict[str, tuple[int, int, int]]:
    counts = [Counter(str(row["indicator"]) for row in kind) for kind in rows]
    found, missed, false = counts
    return {key: (found[key], missed[key], false[key]) for key in sorted({*found, *missed, *false})}


def _pairs(read: list[Row], statements: list[Row]) -> list[tuple[int, int]]:
    """Pair observations with statements, largest overlap first, each statement once."""
    by_key: dict[tuple[object, object], list[int]] = {}
    for j, statement in enumerate(statements):
        by_key.setdefault((_file(statement), statement["indicator"]), []).append(j)
    possible = [
        (-_overlap(row, statements[j]), not _equal(row.get("value"), statements[j].get("value")), i, j)
        for i, row in enumerate(read)
        for j in by_key.get((_file(row), row["indicator"]), ())
        if _overlap(row, statements[j]) > 0
    ]
    pairs: list[tuple[int, int]] = []
    ones: set[int] = set()
    others: set[int] = set()
    for _, _, i, j in sorted(possible):
        if i not in ones and j not in others:
            pairs.append((i, j))
            ones.add(i)
            others.add(j)
    return sorted(pairs)


def _file(row: Row) -> str:
    return str(row["document"]).rsplit("/", 1)[-1]


def _overlap(row: Row, statement: Row) -> int:
    return min(_int(row["end"]), _int(statement["end"])) - max(_int(row["start"]), _int(statement["start"]))


def _int(value: object) -> int:
    return int(str(value))


def _equal(one: object, other: object) -> bool:
    if one is None or other is None:
        return one is None and other is None
    a, b = float(str(one)), float(str(other))
    return abs(a - b) <= _TOLERANCE * max(1.0, abs(a), abs(b))


def _value(row: Row, statement: Row) -> bool:
    return _equal(row.get("value"), statement.get("value")) and _equal(
        row.get("value_high"), statement.get("value_high")
    )


def _region(row: Row, statement: Row) -> bool:
    mine, theirs = str(row.get("region")), str(statement.get("region"))
    if theirs.startswith("@"):
        return mine.startswith("@") and row.get("part") == statement.get("part")
    known = english().get(theirs)
    return (
        mine == theirs
        or (known is not None and mine == known.path)
        or (mine.startswith("@") and theirs.startswith("unnamed"))
    )


def _period(row: Row, statement: Row) -> bool:
    if not all(row.get(k) == statement.get(k) for k in ("year_low", "year_high")):
        return False
    return all(
        statement.get(k) is None or row.get(k) is None or str(row.get(k)) == str(statement[k])
        for k in ("period_start", "period_end")
    )


def _subgroup(row: Row, statement: Row) -> bool:
    return (row.get("subgroup") or "") == (statement.get("subgroup") or "")


def _same(name: str) -> Callable[[Row, Row], bool]:
    return lambda row, statement: row.get(name) == statement.get(name)


FIELDS: dict[str, Callable[[Row, Row], bool]] = {
    "value": _value,
    "subgroup": _subgroup,
    "unit": _same("unit"),
    "bound": _same("bound"),
    "role": _same("role"),
    "region": _region,
    "period": _period,
}
"""By field: whether an observation and a statement agree on it."""


def _share(matched: list[tuple[Row, Row]], same: Callable[[Row, Row], bool]) -> float:
    return sum(same(row, statement) for row, statement in matched) / len(matched) if matched else 1.0


def _differing(matched: list[tuple[Row, Row]], field: str, same: Callable[[Row, Row], bool]) -> list[Row]:
    return [{"field": field, "observation": r, "statement": s} for r, s in matched if not same(r, s)]
