"""ZIP files and the XML in them, from strangers: what unpacks without end or names entities is refused."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile

from trends.errors import UnreadableError
from trends.limits import beyond, limit

DAMAGED = (
    BadZipFile,
    ParseError,
    ValueError,
    IndexError,
    RuntimeError,  # a member is encrypted
    EOFError,
    KeyError,
    NotImplementedError,  # of another compression
    zlib.error,
)


@contextmanager
def unpacked(raw: bytes, *, what: str, where: str = "") -> Iterator[ZipFile]:
    """Open an archive; whatever is damaged in it, found now or later, is one error.

    Parameters
    ----------
    raw : bytes
        The whole file.
    what : str
        What it should be, for messages.
    where : str, optional
        The file, for messages.

    Raises
    ------
    UnreadableError
        When it is damaged, or beyond a limit of `trends.limits`.

    Examples
    --------
    >>> with unpacked(b"PK", what="workbook"):
    ...     pass
    Traceback (most recent call last):
    trends.errors.UnreadableError: is no readable workbook
    """
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members) / 1e6
            if size > limit("UNPACKED_MB"):
                raise UnreadableError(f"unpacks to {size:,.1f} MB; {beyond('UNPACKED_MB')}", where=where)
            if (count := len(members)) > limit("ARCHIVE_FILES"):
                raise UnreadableError(f"holds {count:,} files; {beyond('ARCHIVE_FILES')}", where=where)
            yield archive
    except DAMAGED:
        raise UnreadableError(f"is no readable {what}", where=where) from None


class Handler(TreeBuilder):
    """A target of the XML parser that takes no document type: entities could grow without end."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse it; Office files have none."""
        raise ValueError("a document type")


def parsed(data: bytes) -> Element:
    """Return the root of a small XML member.

    Examples
    --------
    >>> parsed(b"<a><b/></a>")[0].tag
    'b'
    """
    parser = XMLParser(target=Handler())
    parser.feed(data)
    root: Element = parser.close()
    return root
