"""Documents to what they say, a chunk at a time: texts come and go, what was read of them stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from trends import documents, observations
from trends.documents import SourceFile
from trends.report.sentences import kept
from trends.schema import FAULTS, OBSERVATIONS, Source

CHUNK = 2**20
"""Bytes of files that are read in one go, and the memory of a run beside its results."""
FEWEST = 4
"""Chunks from which starting more processes is worth its second."""
MOST_PROCESSES = 16

Say = Callable[..., None]


@dataclass(frozen=True)
class Said:
    """What documents say: OBSERVATIONS, FAULTS, and of each text what the report quotes."""

    sources: tuple[Source, ...]
    observations: pl.DataFrame
    faults: pl.DataFrame


def read_chunk(files: Sequence[SourceFile], encoding: str | None = None) -> Said:
    """Read some documents; the same files give the same answer in any process and beside any others.

    Parameters
    ----------
    files : sequence of SourceFile
        Documents, labelled as `trends.documents.find` does it.
    encoding : str, optional
        Of every file.

    Examples
    --------
    >>> from pathlib import Path
    >>> said = read_chunk([SourceFile(Path("gone.txt"), "gone.txt", "document")])
    >>> said.sources, said.faults["reason"].to_list()
    ((), ['no such file'])
    """
    texts, unread = documents.read(files, encoding=encoding)
    stated = observations.extract(texts)
    found = {name: rows for (name,), rows in stated.group_by("document")}
    none = OBSERVATIONS.empty()
    sources = tuple(kept(t, found.get(t.id, none).select("start", "end").rows()) for t in texts)
    return Said(sources, stated, pl.concat([unread, observations.faults(texts, stated)]))


def read_documents(
    files: Sequence[SourceFile], *, encoding: str | None = None, processes: int = 1, say: Say
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
    say : callable
        Told ``observations``, how many documents are read, and of how many.
    """
    pieces = list(chunks(files))
    many = min(processes, len(pieces), MOST_PROCESSES) if len(pieces) >= FEWEST else 1
    done: list[Said] = []
    read = 0
    for piece, said in zip(pieces, _each(pieces, encoding, many), strict=True):
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
    """Put chunks together, OBSERVATIONS in the order of their key."""
    stated = pl.concat([OBSERVATIONS.empty(), *(said.observations for said in done)]).sort(OBSERVATIONS.key)
    faults = pl.concat([FAULTS.empty(), *(said.faults for said in done)])
    return Said(tuple(source for said in done for source in said.sources), stated, faults)


def _size(file: SourceFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _each(pieces: Sequence[tuple[SourceFile, ...]], encoding: str | None, many: int) -> Iterator[Said]:
    """Yield each chunk's answer in the order of the chunks."""
    if many <= 1:
        yield from (read_chunk(piece, encoding) for piece in pieces)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # spawn, not fork: threads of polars would be copied in whatever state they are
    pool = ProcessPoolExecutor(many, mp_context=get_context("spawn"))
    try:
        yield from pool.map(read_chunk, pieces, [encoding] * len(pieces))
    finally:
        pool.shutdown(cancel_futures=True)
