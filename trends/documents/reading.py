"""Source files to documents; a file that cannot be read becomes a row with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from stat import S_ISREG

import polars as pl

from trends.documents.assembly import assemble
from trends.documents.plain import Read
from trends.documents.readers import READERS, SHEETS, SIGNATURES
from trends.documents.sources import SourceFile, labelled
from trends.errors import UnreadableError
from trends.limits import beyond, limit, timed
from trends.schema import FAULTS, Document

MB = 2**20


def read(files: Sequence[SourceFile], *, encoding: str | None = None) -> tuple[list[Document], pl.DataFrame]:
    """Return the documents in the order of their files, and FAULTS.

    Parameters
    ----------
    files : sequence of SourceFile
        As `find` gives them.
    encoding : str, optional
        Of every file; without it each file's own is found.

    Returns
    -------
    documents : list of Document
        One for each file that could be read.
    faults : FAULTS
        ``not_read`` files, notes on ``decoding``, ``masked_year`` and ``contradiction`` passages.

    Examples
    --------
    >>> documents, faults = read([SourceFile(Path("gone.txt"), "gone.txt", "document")])
    >>> documents, faults["reason"].to_list()
    ([], ['no such file'])
    """
    documents: list[Document] = []
    rows: list[dict[str, object]] = []
    for file in files if all(file.label for file in files) else labelled(files):
        try:
            with timed():
                found = _text(file.path, encoding)
        except UnreadableError as error:
            rows.append({"document": file.name, "place": "", "kind": "not_read", "reason": str(error)})
            continue
        document, faults = assemble(
            file.name, file.path, found.text, encoding=found.encoding, label=file.label
        )
        documents.append(document)
        rows.extend(
            {"document": file.name, "place": "", "kind": "decoding", "reason": n} for n in found.notes
        )
        rows.extend({"document": file.name, **fault._asdict()} for fault in faults)
    return documents, FAULTS.check(FAULTS.build(rows))


def _text(path: Path, encoding: str | None) -> Read:
    suffix = path.suffix.lower()
    try:
        raw = _bytes(path)
    except FileNotFoundError:
        raise UnreadableError("no such file") from None
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened: {(error.strerror or '').lower()}") from None
    for first, (said, suffixes) in SIGNATURES.items():
        if raw.startswith(first) and suffix not in suffixes:
            raise UnreadableError(f"the file is {said}, whatever its name says")
    found = {**READERS, **SHEETS}[suffix](raw, encoding=encoding)
    if not found.text.strip():
        raise UnreadableError("the file has no text")
    return found


def _bytes(path: Path) -> bytes:
    """Return a file's bytes as they stood at one moment."""
    before = path.stat()
    if not S_ISREG(before.st_mode):
        raise UnreadableError("is no regular file")
    if before.st_size > limit("FILE_MB") * MB:
        raise UnreadableError(f"the file has {before.st_size / MB:,.1f} MB; {beyond('FILE_MB')}")
    with path.open("rb") as file:
        raw = file.read(before.st_size + 1)
    after = path.stat()
    if len(raw) != before.st_size or (before.st_size, before.st_mtime_ns) != (
        after.st_size,
        after.st_mtime_ns,
    ):
        raise UnreadableError("the file changed while it was read")
    return raw
