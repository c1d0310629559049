"""PDF documents: the text layer, lines joined to paragraphs, rows of figures to tables."""

from __future__ import annotations

import io
import logging
import unicodedata
from typing import TYPE_CHECKING

from trends.documents.plain import Read
from trends.documents.wrapped import paragraphs
from trends.errors import UnreadableError
from trends.limits import beyond, limit

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader


def read_pdf(raw: bytes, *, encoding: str | None = None) -> Read:
    """Return the text layer of a PDF document.

    Parameters
    ----------
    raw : bytes
        The whole file.
    encoding : str, optional
        Not needed: the format says its own.

    Raises
    ------
    UnreadableError
        When it is damaged, asks for a password, is beyond a limit, or has pictures of pages only.

    Examples
    --------
    >>> read_pdf(b"%PDF-1.7 cut off")
    Traceback (most recent call last):
    trends.errors.UnreadableError: is no readable PDF document
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = _opened(raw)
        pages = [_lines(page, number) for number, page in enumerate(reader.pages, start=1)]
    except UnreadableError:
        raise
    except Exception:  # a damaged file raises whatever its first wrong assumption raises
        raise UnreadableError("is no readable PDF document") from None
    if not any(map(bool, pages)):
        raise UnreadableError("the PDF document has no text: its pages are pictures (a scan)")
    return Read(paragraphs(pages), "pdf")


def _opened(raw: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(raw))
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("the PDF document asks for a password")
    except DependencyError:
        raise UnreadableError("the PDF document is encrypted; save it without") from None
    if (count := len(reader.pages)) > limit("PDF_PAGES"):
        raise UnreadableError(f"has {count:,} pages; {beyond('PDF_PAGES')}")
    return reader


def _lines(page: PageObject, number: int) -> list[str]:
    contents = page.get_contents()
    size = 0 if contents is None else len(contents.get_data()) / 1e6
    if size > limit("PDF_PAGE_MB"):
        raise UnreadableError(
            f"page {number} has {size:,.1f} MB of drawing commands; {beyond('PDF_PAGE_MB')}"
        )
    lines = (" ".join(_usual(line).split()) for line in page.extract_text().splitlines())
    return [line for line in lines if line]


def _usual(line: str) -> str:
    """Give radicals and ligatures, which a font may stand for characters, their characters again."""
    return "".join(unicodedata.normalize("NFKC", c) if _lookalike(c) else c for c in line)


def _lookalike(char: str) -> bool:
    return "\u2e80" <= char <= "\u2fdf" or "\ufb00" <= char <= "\ufb06"
