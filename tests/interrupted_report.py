"""`trends report` that is ended at a chosen point by a chosen signal; a process of its own for the tests.

Arguments: the point, the signal's number, then those of the command line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from trends import storage
from trends.cli import main, pages


def ends_at(point: str, number: int) -> Callable[..., None]:
    """Return what sends the signal to this process when the point is reached."""
    return lambda reached, *_: os.kill(os.getpid(), number) if reached == point else None


if __name__ == "__main__":
    end = ends_at(sys.argv[1], int(sys.argv[2]))

    @contextmanager
    def progress() -> Iterator[Callable[..., None]]:
        yield end

    whole = storage.replace

    def replace(path: Path, write: Callable[[Path], None]) -> Path:
        def between(part: Path) -> None:
            end("before writing")
            write(part)
            end("after writing")

        end("before the file")
        return whole(path, between)

    pages.progress, storage.replace = progress, replace
    main(sys.argv[3:])
