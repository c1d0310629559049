"""Go on making a page as its sources change, until an interrupt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event

from trends.errors import TrendsError

PAUSE = 0.5
"""Seconds between two looks at the sources."""
State = frozenset[tuple[Path, int, int]]


def state(paths: Iterable[Path]) -> State:
    """Return by which name, size and time of change each file is known; one that just went is left out.

    Examples
    --------
    >>> sorted(path.name for path, *_ in state([Path("README.md"), Path("no/file")]))
    ['README.md']
    """
    return frozenset(_known(paths))


def watch(look: Callable[[], State], make: Callable[[], None], *, tell: Callable[[str], None]) -> None:
    """Make it, and again whenever what is looked at differs from what it was made from.

    A state counts once two looks find it alike, so that a file half written is not read.
    What fails is told and awaits the next change.

    Parameters
    ----------
    look : callable
        Returns the `state` of the sources.
    make : callable
        Makes the page once.
    tell : callable
        Takes what a user should know of a run that failed.
    """
    pause, made, before = Event(), None, look()
    while True:
        if before != made:
            made = before
            _try(make, tell)
        pause.wait(PAUSE)
        now = look()
        while now != before:
            before = now
            pause.wait(PAUSE)
            now = look()


def _try(make: Callable[[], None], tell: Callable[[str], None]) -> None:
    try:
        make()
    except TrendsError as error:
        tell(f"trends: {error}")


def _known(paths: Iterable[Path]) -> Iterator[tuple[Path, int, int]]:
    for path in paths:
        try:
            found = path.stat()
        except FileNotFoundError:
            continue
        yield path, found.st_size, found.st_mtime_ns
