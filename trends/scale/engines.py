"""What carries tasks out: this process, several, or a cluster. A further engine is a function and a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from trends.scale.cluster import dask
from trends.scale.pool import processes
from trends.scale.tasks import Outcome, Task, perform

Engine = Callable[[Sequence[Task], str | None], Iterator[Outcome]]


def local(tasks: Sequence[Task], scheduler: str | None = None) -> Iterator[Outcome]:
    """Carry the tasks out one after the other in this process; there is no scheduler to ask.

    Examples
    --------
    >>> list(local([]))
    []
    """
    return map(perform, tasks)


ENGINES: dict[str, Engine] = {"dask": dask, "local": local, "processes": processes}
