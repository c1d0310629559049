"""Documents to what they say, a chunk at a time: texts come and go, what was read of them stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

import polars as pl

from trends import documents, evidence
from trends.documents import SourceFile
from trends.processes import single_threaded
from trends.schema import CHECKS, FAULTS, OBSERVATIONS, Document, Source

CHUNK = 2**20
"""Bytes of files that are read in one go, and the memory of a run beside its results."""
FEWEST = 4
"""Chunks from which starting more processes is worth its second."""
MOST_PROCESSES = 16

Say = Callable[..., None]
Read = Callable[[Sequence[SourceFile]], "Said"]


@dataclass(frozen=True)
class Said:
    """What documents say: OBSERVATIONS with what follows from them, CHECKS and FAULTS.

    Attributes
    ----------
    sources : tuple of Source
        Of each text what a report quotes; empty where nothing will be quoted.
    """

    sources: tuple[Source, ...]
    observations: pl.DataFrame
    checks: pl.DataFrame
    faults: pl.DataFrame


def read_chunk(files: Sequence[SourceFile], encoding: str | None = None, *, quoting: bool = True) -> Said:
    """Read some documents; the same files give the same answer in any process and beside any others.

    Parameters
    ----------
    files : sequence of SourceFile
        Documents, labelled as `trends.documents.find` does it.
    encoding : str, optional
        Of every file.
    quoting : bool
        Whether the passages are kept that a report quotes: they take ten times the room of the rows.

    Examples
    --------
    >>> from pathlib import Path
    >>> said = read_chunk([SourceFile(Path("gone.txt"), "gone.txt", "document")])
    >>> said.sources, said.faults["reason"].to_list()
    ((), ['no such file'])
    """
    from trends import observations  # a run of tables alone needs none of its words

    texts, unread = documents.read(files, encoding=encoding)
    stated, damaged = observations.read(texts)
    every = OBSERVATIONS.check(pl.concat([stated, evidence.derive(stated)]).sort(OBSERVATIONS.key))
    faults = pl.concat([unread, damaged])
    return Said(_quoted(texts, every) if quoting else (), every, evidence.check(every), faults)


def read_documents(
    files: Sequence[SourceFile],
    *,
    encoding: str | None = None,
    processes: int = 1,
    quoting: bool = True,
    say: Say,
) -> Said:
    """Read all documents, in as many processes as are worth it; how many never shows in the result.

    Parameters
    ----------
    files : sequence of SourceFile
        Documents.
    encoding : str, optional
        Of every file.
    processes : int
        At most so many at the same time.
    quoting : bool
        As in `read_chunk`.
    say : callable
        Told ``observations``, how many documents are read, and of how many.
    """
    pieces = list(chunks(files))
    many = min(processes, len(pieces), MOST_PROCESSES) if len(pieces) >= FEWEST else 1
    one = partial(read_chunk, encoding=encoding, quoting=quoting)
    done: list[Said] = []
    read = 0
    for piece, said in zip(pieces, _each(one, pieces, many), strict=True):
        done.append(said)
        read += len(piece)
        say("observations", read, len(files))
    return together(done)


def chunks(files: Sequence[SourceFile], size: int = CHUNK) -> Iterator[tuple[SourceFile, ...]]:
    """Part files, in their order, into runs of about so many bytes.

    Examples
    --------
    >>> from pathlib import Path
    >>> list(map(len, chunks([SourceFile(Path("gone.txt"), "gone.txt", "document")] * 3, size=1)))
    [1, 1, 1]
    """
    piece: list[SourceFile] = []
    held = 0
    for file in files:
        piece.append(file)
        held += max(_size(file), 1)
        if held >= size:
            yield tuple(piece)
            piece, held = [], 0
    if piece:
        yield tuple(piece)


def together(done: Sequence[Said]) -> Said:
    """Put chunks together, OBSERVATIONS and CHECKS in the order of their keys."""
    every = pl.concat([OBSERVATIONS.empty(), *(said.observations for said in done)]).sort(OBSERVATIONS.key)
    checks = pl.concat([CHECKS.empty(), *(said.checks for said in done)]).sort(CHECKS.key)
    faults = pl.concat([FAULTS.empty(), *(said.faults for said in done)])
    return Said(tuple(source for said in done for source in said.sources), every, checks, faults)


def joined(*faults: pl.DataFrame) -> pl.DataFrame:
    """Return several FAULTS as one.

    Examples
    --------
    >>> joined(FAULTS.empty(), FAULTS.empty()).height
    0
    """
    return FAULTS.check(pl.concat(faults).unique().sort(FAULTS.key))


def _quoted(texts: Sequence[Document], every: pl.DataFrame) -> tuple[Source, ...]:
    from trends.report.sentences import kept  # a process that only extracts needs no page

    found = {name: rows for (name,), rows in every.group_by("document")}
    none = OBSERVATIONS.empty()
    return tuple(kept(t, found.get(t.id, none).select("start", "end").rows()) for t in texts)


def _size(file: SourceFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _each(one: Read, pieces: Sequence[tuple[SourceFile, ...]], many: int) -> Iterator[Said]:
    """Yield each chunk's answer in the order of the chunks; what lost processes left is read in this one."""
    answered = 0
    if many > 1:
        try:
            for said in _side_by_side(one, pieces, many):
                yield said
                answered += 1
        except BrokenProcessPool:
            # killed from outside, mostly for want of memory: one process alone may still have enough
            pass
    yield from map(one, pieces[answered:])


def _side_by_side(one: Read, pieces: Sequence[tuple[SourceFile, ...]], many: int) -> Iterator[Said]:
    # spawn, not fork: threads of polars would be copied in whatever state they are
    pool = ProcessPoolExecutor(many, mp_context=get_context("spawn"), initializer=single_threaded)
    try:
        yield from pool.map(one, pieces)
    finally:
        pool.shutdown(cancel_futures=True)
