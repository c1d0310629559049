"""Gold statements from a file, and an evaluation as lines for a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from trends.errors import TableError, UnreadableError
from trends.observations.evaluate import FIELDS, Evaluation

_ENDS = re.compile(r"[。！？!?\n]|[.](?=\s|$)")
_AROUND = 120
NEEDED = ("document", "start", "end", "indicator", "core")


def read_gold(path: Path) -> pl.DataFrame:
    """Read annotated statements, one JSON object a line.

    Parameters
    ----------
    path : Path
        Each line with document, start, end, indicator, core, and the fields to be compared.

    Raises
    ------
    UnreadableError
        When there is no such file or a line is no JSON object; names the line.
    TableError
        When a needed key is absent.

    Examples
    --------
    >>> read_gold(Path("none.jsonl"))
    Traceback (most recent call last):
    trends.errors.UnreadableError: none.jsonl: no such file
    """
    if not path.is_file():
        raise UnreadableError("no such file", where=str(path))
    rows = [_statement(path, n, line) for n, line in enumerate(path.read_bytes().splitlines(), 1) if line]
    return pl.DataFrame(rows, infer_schema_length=None)


def rendered(evaluation: Evaluation, *, verbose: bool = False, texts: Mapping[str, str] | None = None) -> str:
    """Return an evaluation as lines: shares, counts, fields and indicators, then what was missed.

    Parameters
    ----------
    verbose : bool
        Also the misses, the false alarms and the differences, one a line.
    texts : mapping of str to str, optional
        By file name, the documents: each line then ends with its sentence, the figure in brackets.

    Examples
    --------
    >>> missed = {"document": "a.txt", "indicator": "births", "quote": "9人"}
    >>> made = Evaluation(3, 1, 0, {"value": 1.0}, (missed,), (), ())
    >>> print(rendered(made, verbose=True))
    precision  1.000
    recall     0.750
    F1         0.857
    found      3 of 4 core statements; 0 false alarms
    value      1.000
    missed     a.txt births 9人
    """
    core = evaluation.found + evaluation.missed
    shares = (("precision", evaluation.precision), ("recall", evaluation.recall), ("F1", evaluation.f1))
    lines = [f"{name:10} {share:.3f}" for name, share in shares]
    lines.append(
        f"{'found':10} {evaluation.found} of {core} core statements; {evaluation.false} false alarms"
    )
    lines += [f"{name:10} {evaluation.fields[name]:.3f}" for name in FIELDS if name in evaluation.fields]
    lines += _by_indicator(evaluation)
    if verbose:
        said = texts or {}
        lines += [f"{'missed':10} {_told(row)}{_sentence(row, said)}" for row in evaluation.misses]
        lines += [f"{'false':10} {_told(row)}{_sentence(row, said)}" for row in evaluation.false_alarms]
        lines += [_differs(row) + _sentence(row["statement"], said) for row in evaluation.differences]  # type: ignore[arg-type]
    return "\n".join(lines)


def _by_indicator(evaluation: Evaluation) -> list[str]:
    lines: list[str] = []
    for key, (found, missed, false) in evaluation.indicators.items():
        precision = found / (found + false) if found + false else 1.0
        recall = found / (found + missed) if found + missed else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        lines.append(
            f"{key:36} {precision:.3f} {recall:.3f} {f1:.3f}  {found} of {found + missed}, {false} false"
        )
    return [f"{'indicator':36} prec. recall F1", *lines] if lines else []


def _sentence(row: dict[str, object], texts: Mapping[str, str]) -> str:
    text = texts.get(str(row["document"]).rsplit("/", 1)[-1], "")
    start, end = int(str(row.get("start", 0))), int(str(row.get("end", 0)))
    if not text or not end:
        return ""
    low = max(
        (m.end() for m in _ENDS.finditer(text, max(start - _AROUND, 0), start)),
        default=max(start - _AROUND, 0),
    )
    stop = _ENDS.search(text, end, end + _AROUND)
    high = stop.start() if stop else end + _AROUND
    return " | " + " ".join(f"{text[low:start]}[{text[start:end]}]{text[end:high]}".split())


def _statement(path: Path, number: int, line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        raise UnreadableError("is not a JSON object", where=f"{path} line {number}")
    for column in NEEDED:
        if column not in row:
            raise TableError(f"no key '{column}'", where=f"{path} line {number}", choices=sorted(row))
    return row


def _told(row: dict[str, object]) -> str:
    parts = (row.get(c) for c in ("document", "start", "indicator", "quote"))
    return " ".join(" ".join(str(p).split()) for p in parts if p is not None)


def _differs(row: dict[str, object]) -> str:
    field, read, stated = str(row["field"]), row["observation"], row["statement"]
    columns = ("year_low", "year_high", "period_start", "period_end") if field == "period" else (field,)
    one, other = ([str(side.get(c)) for c in columns] for side in (read, stated))  # type: ignore[attr-defined]
    return f"{field:10} {_told(stated)}: read {' '.join(one)}, stated {' '.join(other)}"  # type: ignore[arg-type]
