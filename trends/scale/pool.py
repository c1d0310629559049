"""Tasks in several processes of this machine: cheaper than a cluster, but the first one killed ends them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from trends.processes import single_threaded
from trends.scale.tasks import Outcome, Task, perform


def processes(tasks: Sequence[Task], scheduler: str | None = None) -> Iterator[Outcome]:
    """Carry the tasks out in a process a core, each outcome as it comes; there is no scheduler to ask.

    Where a process is killed, mostly for want of memory, the tasks that are not done say so; a run that goes
    on makes them.

    Examples
    --------
    >>> list(processes([]))
    []
    """
    if not tasks:
        return
    many = min(os.cpu_count() or 1, len(tasks))
    # spawn, not fork: threads of polars would be copied in whatever state they are
    pool = ProcessPoolExecutor(many, mp_context=get_context("spawn"), initializer=single_threaded)
    try:
        sent = {pool.submit(perform, task): task for task in tasks}
        for future in as_completed(sent):
            yield _outcome(future, sent[future])
    finally:
        pool.shutdown(cancel_futures=True)


def _outcome(future: Future[Outcome], task: Task) -> Outcome:
    """Return how a task ended; a part that stands is done, even where its process was lost afterwards."""
    if task.path.exists():
        return Outcome(task.path)
    why = future.exception()
    return Outcome(task.path, f"{type(why).__name__}: {why}") if why else future.result()
