"""A table too large for one go: partitions to an engine, parts into a ledger, parts into one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from trends import storage
from trends.errors import unknown
from trends.scale.engines import ENGINES
from trends.scale.ledger import Ledger
from trends.scale.tasks import Made, Outcome, Task, faults_beside
from trends.schema import FAULTS, Table

Make = Callable[..., pl.DataFrame | Made]


@dataclass(frozen=True)
class Job:
    """One output, as partitions.

    Attributes
    ----------
    out : Path
        The file to write.
    table : Table
        Its contract; its key is its order.
    make : callable
        Makes the table of one partition; a function of a module.
    partitions : sequence of tuple
        What `make` is called with, one a partition.
    plan : dict
        What the output depends on: inputs, options, version. A run goes on only where it is the same.
    """

    out: Path
    table: Table
    make: Make
    partitions: Sequence[tuple[object, ...]]
    plan: dict[str, object]


@dataclass(frozen=True)
class Way:
    """How a job is carried out; nothing of it shows in the output.

    Attributes
    ----------
    engine : str
        A name in `ENGINES`.
    scheduler : str or None
        The address of a cluster; without it one starts on this machine.
    resume : bool
        Go on with the parts of an earlier run of the same plan; a finished part is not made again.
    """

    engine: str = "local"
    scheduler: str | None = None
    resume: bool = False


HERE = Way()


@dataclass(frozen=True)
class Finished:
    """Every partition of a run accounted for: done now, done before, or failed with its reason.

    Attributes
    ----------
    rows : int
        Of the output; 0 where a partition failed and there is none.
    faults : DataFrame
        FAULTS of the partitions that are done.
    """

    rows: int
    done: int
    before: int
    failed: tuple[Outcome, ...]
    faults: pl.DataFrame


def run(
    job: Job,
    way: Way = HERE,
    *,
    say: Callable[[int, int], None] = lambda done, all_: None,
) -> Finished:
    """Carry out a job; its output appears only when every partition is done.

    Parameters
    ----------
    job : Job
    way : Way
        Engine, scheduler, and whether an earlier run goes on.
    say : callable
        Told how many of how many partitions are done.

    Returns
    -------
    Finished
        With failed partitions there is no output; the finished parts stay for `resume`.

    Raises
    ------
    UnknownNameError
        For an engine that does not exist.
    TrendsError
        When the parts of another run are in the way, or the place cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from trends.schema import FAULTS
    >>> out = Path(tempfile.mkdtemp()) / "faults.parquet"
    >>> run(Job(out, FAULTS, FAULTS.build, [([],), ([],)], {})).done
    2
    """
    if way.engine not in ENGINES:
        raise unknown("engine", way.engine, ENGINES, where="--engine")
    storage.writes(job.out)
    ledger = Ledger.beside(job.out)
    ledger.open({**job.plan, "partitions": len(job.partitions)}, resume=way.resume)
    tasks = [Task(ledger.part(k), job.make, given) for k, given in enumerate(job.partitions)]
    left = ledger.left(tasks)
    before = len(tasks) - len(left)
    failed = _perform(left, way, lambda done: say(before + done, len(tasks)))
    parts = [task.path for task in tasks]
    faults = _faults(parts)
    if failed:
        return Finished(0, len(left) - len(failed), before, failed, faults)
    rows = _join(parts, job)
    ledger.close()
    return Finished(rows, len(left), before, (), faults)


def _perform(tasks: list[Task], way: Way, say: Callable[[int], None]) -> tuple[Outcome, ...]:
    """Return the outcomes that are no part; a task the engine never answered for is one of them."""
    answered: dict[Path, Outcome] = {}
    for outcome in ENGINES[way.engine](tasks, way.scheduler):
        answered[outcome.path] = outcome
        say(len(answered))
    every = [answered.get(t.path, Outcome(t.path, "the engine ended before it")) for t in tasks]
    return tuple(o for o in every if o.reason)


def _faults(parts: list[Path]) -> pl.DataFrame:
    told = [faults_beside(part) for part in parts if part.exists()]
    found = [storage.load(path, FAULTS) for path in told if path.exists()]
    return FAULTS.check(pl.concat([FAULTS.empty(), *found]).unique().sort(FAULTS.key))


def _join(parts: list[Path], job: Job) -> int:
    """Write the parts as one file; in the order of the key where they are not in it already."""
    if not parts:
        storage.save(job.table.empty(), job.out)
        return 0
    whole = pl.scan_parquet(parts)
    whole = whole if _ordered(parts, job.table) else whole.sort(job.table.key)
    storage.sink(whole, job.out)
    return int(pl.scan_parquet(parts).select(pl.len()).collect().item())


def _ordered(parts: list[Path], table: Table) -> bool:
    """Whether each part begins behind the end of the one before; within a part rows are sorted by key."""
    last: tuple[object, ...] | None = None
    for path in parts:
        ends = pl.scan_parquet(path).select(pl.selectors.enum().to_physical(), ~pl.selectors.enum())
        ends = ends.select(table.key)
        for row in pl.concat([ends.head(1), ends.tail(1)]).collect().rows():
            if last is not None and row < last:
                return False
            last = row
    return True
