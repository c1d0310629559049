"""What the commands say on the way: progress on a terminal, and the sources' faults. All of it to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Show the stage at work on a terminal, and nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield status.update


def tell(faults: pl.DataFrame) -> None:
    """Name the files that were not read, and count what else was noted."""
    import polars as pl

    unread = faults.filter(pl.col("kind") == "not_read")
    for document, reason in unread.select("document", "reason").iter_rows():
        typer.echo(f"not read: {document}: {reason}", err=True)
    others = faults.height - unread.height
    if others:
        typer.echo(f"{others} notes on the sources; trends check lists them", err=True)
