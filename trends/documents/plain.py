"""Text files as they are, their line ends made one."""

from __future__ import annotations

from typing import NamedTuple

from trends.documents.encodings import decode


class Read(NamedTuple):
    """Plain text, what it was in, and what a reader should know of how it was read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def read_text(raw: bytes, *, encoding: str | None = None) -> Read:
    r"""Return the text as decoded, its line ends as ``\n``.

    Examples
    --------
    >>> read_text(b"births 12\r\n").text
    'births 12\n'
    """
    found = decode(raw, encoding=encoding)
    text = found.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Read(text, found.encoding, found.notes)
