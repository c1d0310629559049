"""READERS: by suffix, the function that makes plain text of a file's bytes."""

from __future__ import annotations

from collections.abc import Callable

from trends.documents.docx import read_docx
from trends.documents.markup import read_html
from trends.documents.pdf import read_pdf
from trends.documents.plain import Read, read_text
from trends.documents.sheets import read_delimited, read_xlsx

READERS: dict[str, Callable[..., Read]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}

SHEETS: dict[str, Callable[..., Read]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".xlsx": read_xlsx,
}
"""Files that are tables, and texts only where the panel finds no table in them."""

SIGNATURES = {
    b"%PDF-": ("a PDF document", (".pdf",)),
    b"PK\x03\x04": ("a ZIP or Office file", (".docx", ".xlsx")),
    b"\xd0\xcf\x11\xe0": (
        "an old or encrypted Office file; save it as .docx or .xlsx without a password",
        (),
    ),
    b"{\\rtf": ("a rich text file; save it as .docx", ()),
    b"\x89PNG": ("a picture", ()),
    b"\xff\xd8\xff": ("a picture", ()),
    b"\x1f\x8b": ("a compressed file", ()),
}
"""First bytes, what they say the file is, and the suffixes that may say so too."""
