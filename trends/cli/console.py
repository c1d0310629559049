"""What the commands say: answers to stdout; progress on a terminal and the sources' faults to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from trends.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl


def answer(text: str, *, err: bool = False) -> None:
    r"""Print text that may quote a document; a sign that would steer the terminal is shown as its code.

    Examples
    --------
    >>> answer("births\x1b[2J 12\u202e")
    births\x1b[2J 12\u202e
    """
    typer.echo(visible(text), err=err)


@contextmanager
def progress() -> Iterator[Callable[..., None]]:
    """Show the stage at work on a terminal, and how far it is; show nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda stage, done=0, of=0: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        bar = shown.add_task("reading", total=None)
        yield lambda stage, done=0, of=0: shown.update(
            bar, description=stage, completed=done, total=of or None
        )


def tell(faults: pl.DataFrame) -> None:
    """Name the files that were not read, and count what else was noted."""
    import polars as pl

    unread = faults.filter(pl.col("kind") == "not_read")
    for document, reason in unread.select("document", "reason").iter_rows():
        answer(f"not read: {document}: {reason}", err=True)
    others = faults.height - unread.height
    if others:
        typer.echo(f"{others} notes on the sources; trends check lists them", err=True)
