"""Tasks on a Dask cluster: the user's own by its address, or one that starts here for the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from trends.errors import TrendsError
from trends.processes import ONE_THREAD
from trends.scale.tasks import Outcome, Task, perform

if TYPE_CHECKING:
    from distributed import Client, Future

HINT = "the engine 'dask' needs the extra 'cluster': pip install 'trends[cluster]'"
ATTEMPTS = 3
"""How many workers may be lost over one task before it is given up: it may be what kills them."""
SETTINGS = {
    "distributed.scheduler.allowed-failures": ATTEMPTS - 1,
    # A task that waits at a worker is blamed when another kills that worker: none waits there.
    "distributed.scheduler.worker-saturation": 1.0,
    # In place of Dask's own, which also sets MALLOC_TRIM_THRESHOLD_: malloc then hands memory back at
    # once, and array code pays for every array anew.
    "distributed.nanny.pre-spawn-environ": ONE_THREAD,
    "distributed.comm.timeouts.connect": "10s",
    # What a dashboard would show: each look takes the interpreter from the partition at work.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
}


def dask(tasks: Sequence[Task], scheduler: str | None = None) -> Iterator[Outcome]:
    """Carry the tasks out on a cluster, each outcome as it comes.

    Parameters
    ----------
    tasks : sequence of Task
    scheduler : str, optional
        Address of a running scheduler, ``tcp://host:port``; without it a cluster of one worker a core
        starts on this machine and ends with the run.

    Raises
    ------
    TrendsError
        When the extra is not installed, or no scheduler answers at the address.

    Examples
    --------
    >>> list(dask([]))
    []
    """
    if not tasks:
        return
    with _client(scheduler) as client:
        from distributed import as_completed

        sent = client.map(perform, tasks, pure=False)
        waiting = dict(zip(sent, tasks, strict=True))
        for future in as_completed(sent):
            yield _outcome(future, waiting.pop(future))
            future.release()


def _outcome(future: Future[Outcome], task: Task) -> Outcome:
    """Return how a task ended; a part that stands is done, even where its worker was lost afterwards."""
    if task.path.exists():
        return Outcome(task.path)
    if future.status == "finished":
        return future.result()
    why = future.exception() if future.status == "error" else None
    return Outcome(task.path, f"{type(why).__name__}: {why}" if why else f"the task was {future.status}")


@contextmanager
def _client(scheduler: str | None) -> Iterator[Client]:
    try:
        import dask.config
        from distributed import Client, LocalCluster
    except ImportError:
        raise TrendsError(HINT, where="--engine") from None
    with dask.config.set(SETTINGS), ExitStack() as open_:
        if scheduler is None:
            # Processes of this machine only: nothing listens where another machine could ask.
            own = LocalCluster(threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0")
            yield open_.enter_context(Client(open_.enter_context(own)))
            return
        try:
            client = Client(scheduler)
        except (OSError, ValueError) as error:
            raise TrendsError(
                f"no scheduler answers at '{scheduler}' ({error})", where="--scheduler"
            ) from None
        yield open_.enter_context(client)
