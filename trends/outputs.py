"""What a command writes is never what it reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from trends.errors import TrendsError


def spare(read: Iterable[Path], *written: Path) -> None:
    """Raise where a file that is to be written is one of those that are read, however it is named.

    Parameters
    ----------
    read : iterable of Path
        Looked through only where something stands in the place of the output already.
    written : Path
        The files to write.

    Raises
    ------
    TrendsError
        Naming the file.

    Examples
    --------
    >>> spare([Path("README.md")], Path("trends/../README.md"))
    Traceback (most recent call last):
    trends.errors.TrendsError: --out: trends/../README.md is one of the sources and is not overwritten
    >>> spare([Path("README.md")], Path("new.md"))
    """
    standing = {path.resolve(): path for path in written if path.exists()}
    taken = {path.resolve() for path in read} & standing.keys() if standing else set()
    for path in sorted(taken):
        raise TrendsError(f"{standing[path]} is one of the sources and is not overwritten", where="--out")
