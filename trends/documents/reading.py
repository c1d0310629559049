"""Source files to documents; a file that cannot be read becomes a row with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import polars as pl

from trends.documents.assembly import assemble
from trends.documents.readers import READERS
from trends.documents.sources import SourceFile
from trends.errors import UnreadableError
from trends.schema import FAULTS, Document

LARGEST = 64 * 2**20
"""Bytes of the largest file that is read."""


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
        ``not_read`` files, ``masked_year`` and ``contradiction`` passages.

    Examples
    --------
    >>> documents, faults = read([SourceFile(Path("gone.txt"), "gone.txt", "document")])
    >>> documents, faults["reason"].to_list()
    ([], ['no such file'])
    """
    documents: list[Document] = []
    rows: list[dict[str, object]] = []
    for file, label in zip(files, _labels(files), strict=True):
        try:
            text, used = _text(file.path, encoding)
        except UnreadableError as error:
            rows.append({"document": file.name, "place": "", "kind": "not_read", "reason": str(error)})
            continue
        document, faults = assemble(file.name, file.path, text, encoding=used, label=label)
        documents.append(document)
        rows.extend({"document": file.name, **fault._asdict()} for fault in faults)
    return documents, FAULTS.check(FAULTS.build(rows))


def _text(path: Path, encoding: str | None) -> tuple[str, str]:
    try:
        if (size := path.stat().st_size) > LARGEST:
            raise UnreadableError(f"the file has {size / 2**20:.0f} MB; the limit is {LARGEST // 2**20} MB")
        found = READERS[path.suffix.lower()](path.read_bytes(), encoding=encoding)
    except FileNotFoundError:
        raise UnreadableError("no such file") from None
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened: {(error.strerror or '').lower()}") from None
    if not found.text.strip():
        raise UnreadableError("the file has no text")
    return found.text, found.encoding


def _labels(files: Sequence[SourceFile]) -> list[str]:
    """Shorten each name up to its first ``_``, where that leaves names apart."""
    whole = [PurePosixPath(file.name).with_suffix("").as_posix() for file in files]
    short = [PurePosixPath(name).name.split("_")[0] for name in whole]
    counts = Counter(short)
    return [few if few and counts[few] == 1 else name for few, name in zip(short, whole, strict=True)]
