"""The files that sources (files, folders, globs) stand for, in one order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from glob import glob, has_magic
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG

import polars as pl

from trends.documents.readers import READERS
from trends.errors import TrendsError
from trends.schema import FAULTS

TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet", ".json")
"""What the panel reads; the rest goes to `trends.documents.readers.READERS`."""

BESIDE = ("README", "LICENSE", "LICENCE", "CHANGELOG", "NOTICE")
"""Names, without suffix, of files that speak about a folder and are no source in it."""
PARTITIONED = ".parquet"
SNIFFED = 1_000_000
"""Bytes of a JSON file in which its kind must show."""
CLOSED = "the folder cannot be looked into"
SETTINGS = (".toml", ".json", ".yaml", ".yml", ".lock")


@dataclass(frozen=True)
class SourceFile:
    """One file to read.

    Attributes
    ----------
    path : Path
        Where it lies; of a partitioned table (``year=2010/part.parquet``) its folder.
    name : str
        Its path in the folder that was named, with ``/``, or its bare name.
    kind : str
        ``document`` or ``table``.
    label : str
        What stands for it in the name of a place it never names, told apart among the files of its kind.
    """

    path: Path
    name: str
    kind: str
    label: str = ""


def find(sources: Sequence[str | Path]) -> tuple[list[SourceFile], pl.DataFrame]:
    """Return every file of the sources once, sorted by name, and FAULTS for those nothing reads.

    Raises
    ------
    TrendsError
        When a source does not exist, a glob finds nothing, or a file named itself has no reader.

    Examples
    --------
    >>> find(["no/such/folder"])
    Traceback (most recent call last):
    trends.errors.TrendsError: no/such/folder: no such file or folder
    """
    found: dict[Path, str] = {}
    for source in sources:
        for path, name in _members(str(source)):
            found.setdefault(path, name)
    files: list[SourceFile] = []
    rows: list[dict[str, object]] = []
    for path, name in zip(found, _names(found), strict=True):
        kind = _kind(path)
        why = _hindrance(path) if kind else _unsupported(path)
        if not why:
            files.append(SourceFile(path, name, kind))
        else:
            rows.append({"document": name, "place": "", "kind": "not_read", "reason": why})
    return labelled(sorted(files, key=lambda f: (f.name, str(f.path)))), FAULTS.build(rows)


def labelled(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Label each file by its name up to the first ``_``, where that leaves files of its kind apart.

    Examples
    --------
    >>> [f.label for f in labelled([SourceFile(Path(n), n, "document") for n in ("1_a.txt", "2_b.txt")])]
    ['1', '2']
    """
    whole = [PurePosixPath(file.name).with_suffix("").as_posix() for file in files]
    short = [
        (file.kind, PurePosixPath(name).name.split("_")[0]) for file, name in zip(files, whole, strict=True)
    ]
    counts = Counter(short)
    return [
        replace(file, label=few[1] if few[1] and counts[few] == 1 else name)
        for file, few, name in zip(files, short, whole, strict=True)
    ]


def _members(source: str) -> list[tuple[Path, str]]:
    """Return what a source stands for, each with its path in the folder that was named, or its bare name."""
    path = Path(source)
    if path.is_dir():
        inside = ((p, p.relative_to(path).parts) for p in sorted(_below(path), key=lambda p: p.parts))
        names = dict.fromkeys("/".join(_whole(p, parts)) for p, parts in inside if not _passed_over(p, parts))
        return [(path / name, name or path.relative_to(path.parent).as_posix()) for name in names]
    if path.exists():
        if not _kind(path):
            raise TrendsError(_unsupported(path), where=source)
        return [(path, path.name)]
    matches = sorted(glob(source, recursive=True)) if has_magic(source) else []  # noqa: PTH207 (absolute patterns)
    if not matches:
        raise TrendsError("no file matches" if has_magic(source) else "no such file or folder", where=source)
    return [(path, path.name) for path in map(Path, matches) if not path.is_dir()]


def _below(root: Path) -> Iterator[Path]:
    """Yield what lies in a folder; also what cannot be looked into, and links to folders, not followed."""
    closed: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=closed.append):
        at = Path(folder)
        yield from (at / name for name in files)
        yield from (at / name for name in folders if (at / name).is_symlink())
    yield from (Path(error.filename) for error in closed)


def _hindrance(path: Path) -> str:
    """Return why a file with a reader cannot be one of the sources, or nothing."""
    try:
        mode = path.stat().st_mode
        return "" if S_ISDIR(mode) or S_ISREG(mode) else "is no regular file"
    except OSError as error:
        return f"cannot be opened: {(error.strerror or '').lower()}"


def _passed_over(path: Path, parts: tuple[str, ...]) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in parts)
    setting = path.suffix.lower() in SETTINGS and not _is_dataset(path)
    return hidden or path.stem.upper() in BESIDE or setting


def _is_dataset(path: Path) -> bool:
    # a JSON file of a folder is a source only where it says that it is a cube of data
    if path.suffix.lower() != ".json":
        return False
    try:
        if not S_ISREG(path.stat().st_mode):
            return True
        with path.open("rb") as file:
            head = file.read(SNIFFED)
    except OSError:
        return True  # the reader says why it cannot be read
    return b'"dimension"' in head or b'"dataset"' in head


def _whole(path: Path, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folder of the partitioned table that a Parquet file is a part of, else the file."""
    first = next((n for n, part in enumerate(parts[:-1]) if "=" in part), None)
    partition = first is not None and path.suffix.lower() == PARTITIONED
    return parts[:first] if partition else parts


def _kind(path: Path) -> str:
    if path.is_dir():  # a partitioned table; not a link or what cannot be looked into
        return "table" if os.access(path, os.R_OK) and not path.is_symlink() else ""
    suffix = path.suffix.lower()
    return "document" if suffix in READERS else "table" if suffix in TABLE_SUFFIXES else ""


def _unsupported(path: Path) -> str:
    if path.is_dir():
        return "a link to a folder is not followed; name the folder itself" if path.is_symlink() else CLOSED
    known = ", ".join(sorted({*READERS, *TABLE_SUFFIXES}))
    return f"no reader for '{path.suffix}' files; possible: {known}"


def _names(found: dict[Path, str]) -> Iterable[str]:
    twice = {name for name, n in Counter(found.values()).items() if n > 1}
    return [path.as_posix() if name in twice else name for path, name in found.items()]
