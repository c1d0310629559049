"""`trends report` that something happens to at a chosen point; a process of its own for the tests.

Arguments: the point; what happens (a signal's number, or `full`, `closed`, `gone` and the place it happens
to); then those of the command line.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from trends import storage
from trends.cli import main, pages


def fill(disk: Path) -> None:
    """Leave no room on a small disk."""
    with suppress(OSError), (disk / "filler").open("wb", buffering=0) as file:
        while True:
            file.write(b"0" * 4096)


def close(disk: Path) -> None:
    """Make a disk one that can only be read."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def strike(what: str) -> None:
    """Let it happen."""
    kind, _, place = what.partition(":")
    happen = {"full": fill, "closed": close, "gone": Path.unlink}
    if kind in happen:
        happen[kind](Path(place))
    else:
        os.kill(os.getpid(), int(kind))


def ends_at(point: str, what: str) -> Callable[..., None]:
    """Return what lets it happen when the point is reached for the first time."""
    waiting = [what]

    def reach(reached: str, *_: object) -> None:
        if reached == point and waiting:
            strike(waiting.pop())

    return reach


if __name__ == "__main__":
    end = ends_at(sys.argv[1], sys.argv[2])

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
        done = whole(path, between)
        end("after the file")
        return done

    pages.progress, storage.replace = progress, replace
    main(sys.argv[3:])
