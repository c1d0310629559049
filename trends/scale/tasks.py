"""One partition's work: make its table and put it in place whole. It runs wherever the engine sends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import polars as pl

from trends import storage
from trends.errors import TrendsError


class Made(NamedTuple):
    """What a partition makes: rows of the output, and FAULTS of what it read."""

    table: pl.DataFrame
    faults: pl.DataFrame


@dataclass(frozen=True)
class Task:
    """A partition and what makes its table; it can be sent to another process.

    Attributes
    ----------
    path : Path
        Where the finished part stands. It lies in a folder that every worker can reach.
    make : callable
        A function of a module (never a lambda), so that a worker can import it.
    given : tuple
        What it is called with.
    """

    path: Path
    make: Callable[..., pl.DataFrame | Made]
    given: tuple[object, ...]


@dataclass(frozen=True)
class Outcome:
    """How a task ended: its part is there, or why it is not."""

    path: Path
    reason: str = ""


def perform(task: Task) -> Outcome:
    """Make one part. What goes wrong is the outcome's reason, so that it never takes other parts with it.

    A task that an engine runs twice, because the first worker was lost, writes the same bytes in the
    same place; nothing is doubled.

    Examples
    --------
    >>> import tempfile
    >>> from trends.schema import FAULTS
    >>> at = Path(tempfile.mkdtemp())
    >>> perform(Task(at / "part-00000.parquet", FAULTS.build, ([],))).reason
    ''
    >>> perform(Task(at / "part-00001.parquet", FAULTS.build, (None, 1))).reason  # doctest: +ELLIPSIS
    'TypeError: ...'
    """
    try:
        made = task.make(*task.given)
        if isinstance(made, Made):
            if made.faults.height:
                storage.save(made.faults, faults_beside(task.path))
            made = made.table
        storage.save(made, task.path)
    except TrendsError as error:
        return Outcome(task.path, str(error))
    except Exception as error:  # a worker's fault must reach the ledger, whatever it is
        return Outcome(task.path, f"{type(error).__name__}: {error}")
    return Outcome(task.path)


def faults_beside(part: Path) -> Path:
    """Return where the faults of a part stand, if it has any: written before it, so that none is missed.

    Examples
    --------
    >>> faults_beside(Path("part-00003.parquet")).name
    'faults-00003.parquet'
    """
    return part.with_name(part.name.replace("part-", "faults-"))
