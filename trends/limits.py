"""What a file from a stranger may ask of this machine: its size, depth, time and what it unpacks to.

A limit is a line of `LIMITS`. Whoever needs more sets ``TRENDS_LIMIT_<NAME>`` in the environment, where every
process of a run finds it and no source can; the error that a limit causes names it so.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from trends.errors import TrendsError, UnreadableError, unknown

PREFIX = "TRENDS_LIMIT_"
AGAIN = 1.0
"""Seconds after which an alarm goes off again: a library may have caught the first."""


class Limit(NamedTuple):
    """A limit where nobody sets another, and what it is of."""

    value: int
    of: str


LIMITS = {
    "FILE_MB": Limit(64, "megabytes of a document"),
    "TABLE_MB": Limit(2048, "megabytes of a table that is no Parquet"),
    "UNPACKED_MB": Limit(200, "megabytes that a Word or Excel file unpacks to"),
    "ARCHIVE_FILES": Limit(20_000, "files inside a Word or Excel file"),
    "PDF_PAGES": Limit(2_000, "pages of a PDF document"),
    "PDF_PAGE_MB": Limit(4, "megabytes of drawing commands on a page; a page of print has 0.01"),
    "ROW_CELLS": Limit(1_000, "cells of a row that is read as text"),
    "SHEET_CELLS": Limit(20_000_000, "cells of a sheet that is read as a table"),
    "DATASET_VALUES": Limit(5_000_000, "values of a JSON-stat dataset"),
    "TABLE_DEPTH": Limit(64, "tables inside each other's cells; what lies deeper is read as text and noted"),
    "BOUNDARIES_MB": Limit(32, "megabytes of a GeoJSON file of boundaries"),
    "BOUNDARY_POINTS": Limit(1_000_000, "points of a GeoJSON file of boundaries"),
    "SECONDS": Limit(300, "seconds of processor time to read one file, before anything is looked for in it"),
}
"""Every limit by name."""


def limit(name: str) -> int:
    """Return a limit as it stands in this process.

    Raises
    ------
    TrendsError
        When the environment says what is no positive whole number.

    Examples
    --------
    >>> limit("PDF_PAGES")
    2000
    """
    said = os.environ.get(PREFIX + name)
    if said is None:
        return LIMITS[name].value
    if not (said.isascii() and said.isdigit() and int(said[:18]) > 0):
        raise TrendsError(f"'{said[:40]}' is no positive whole number", where=PREFIX + name)
    return int(said[:18])


def beyond(name: str) -> str:
    """Return the end of a sentence on a file beyond a limit: its value, its name, and how to raise it.

    Examples
    --------
    >>> beyond("PDF_PAGES")
    'the limit is 2,000 (to raise it, set TRENDS_LIMIT_PDF_PAGES in the environment)'
    """
    return f"the limit is {limit(name):,} (to raise it, set {PREFIX}{name} in the environment)"


def changed() -> dict[str, int]:
    """Return the limits that the environment sets to another value.

    Raises
    ------
    TrendsError
        For a variable that looks like a limit and is none, or has no number.

    Examples
    --------
    >>> changed()
    {}
    """
    names = sorted(name.removeprefix(PREFIX) for name in os.environ if name.startswith(PREFIX))
    for name in names:
        if name not in LIMITS:
            raise unknown("limit", PREFIX + name, (PREFIX + known for known in LIMITS), where="environment")
    return {name: limit(name) for name in names if limit(name) != LIMITS[name].value}


@contextmanager
def timed() -> Iterator[None]:
    """Give up what takes longer than SECONDS, in the main thread of a process and not on Windows.

    Raises
    ------
    UnreadableError
        Naming the limit. Only the processor's time counts: a busy machine refuses no file.

    Examples
    --------
    >>> with timed():
    ...     pass
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit("SECONDS"), AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(_: int, __: FrameType | None) -> None:
    raise UnreadableError(f"takes too long to read; {beyond('SECONDS')}")
