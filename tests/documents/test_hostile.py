"""Files from strangers: each is read, or is a row with its reason; none stops the rest."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made import archive, docx, paragraph, pdf, xlsx

from trends.documents import SourceFile, find, read
from trends.documents.encodings import decode

PROSE = "In 2010 the crude birth rate of the county was 9.7 per 1,000.\n"
GROWS = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def reason(path: Path, raw: bytes) -> str:
    path.write_bytes(raw)
    documents, faults = read([SourceFile(path, path.name, "document")])
    assert not documents
    assert faults["kind"].to_list() == ["not_read"]
    return str(faults["reason"][0])


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.docx", b"PK\x03\x04 cut off", "is no readable Word document"),
        ("a.docx", archive(other_xml="<a/>"), "is no readable Word document"),
        ("a.docx", docx(paragraph("12"))[:-60], "is no readable Word document"),
        ("a.docx", docx("<w:p>", "<!-- "), "is no readable Word document"),
        ("a.docx", docx(paragraph("&b;"), GROWS), "is no readable Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file"),
        ("a.docx", docx(""), "the file has no text"),
        ("a.pdf", b"%PDF-1.7\nnothing", "is no readable PDF document"),
        ("a.pdf", pdf([PROSE])[:200], "is no readable PDF document"),
        ("a.pdf", pdf([]), "its pages are pictures"),
        ("a.pdf", b"", "is no readable PDF document"),
        ("a.txt", pdf([PROSE]), "the file is a PDF document, whatever its name says"),
        ("a.txt", docx(paragraph("12")), "the file is a ZIP or Office file, whatever its name says"),
        ("a.md", b"{\\rtf1 births}", "a rich text file"),
        ("a.xlsx", b"PK\x03\x04", "is no readable workbook"),
        ("a.html", b"\x00\x01\x02\x03" * 40, "the file is binary"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, raw: bytes, says: str) -> None:
    assert says in reason(tmp_path / name, raw)


LIMITS = {
    "UNPACKED_MB": ("a.docx", docx(paragraph("0" * 1_100_000))),
    "ARCHIVE_FILES": ("a.docx", docx("", a="", b="")),
    "PDF_PAGES": ("a.pdf", pdf([PROSE], [PROSE])),
    "PDF_PAGE_MB": ("a.pdf", pdf([PROSE] * 20_000)),
    "ROW_CELLS": ("a.xlsx", xlsx(a=[["a", "b", "c"]])),
    "FILE_MB": ("a.txt", PROSE.encode() * 20_000),
}
"""Each as a file that 1 is too little for."""


@pytest.mark.parametrize("limit", LIMITS)
def test_each_limit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setenv(f"TRENDS_LIMIT_{limit}", "1")
    said = f"; the limit is 1 (to raise it, set TRENDS_LIMIT_{limit} in the environment)"
    assert said in reason(tmp_path / LIMITS[limit][0], LIMITS[limit][1])


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = docx(paragraph(" " * 210_000_000))
    assert len(bomb) < 1_000_000
    assert "unpacks to 210.0 MB; the limit is 200 (to raise it" in reason(tmp_path / "a.docx", bomb)


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    path = tmp_path / "plain.pdf"
    path.write_bytes(pdf([PROSE]))
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    _, faults = read([SourceFile(tmp_path / "locked.pdf", "locked.pdf", "document")])
    assert "asks for a password" in faults["reason"][0]


def test_a_large_file_of_one_line_is_named_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    _, faults = read([SourceFile(path, "a.txt", "document")])
    assert faults["reason"].to_list() == [
        "the file has 200.0 MB; the limit is 64 (to raise it, set TRENDS_LIMIT_FILE_MB in the environment)"
    ]


def test_a_file_that_changes_while_it_is_read_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    opened = Path.open

    def grown(self: Path, *args: str) -> object:
        with opened(path, "a") as file:
            file.write("more")
        return opened(self, *args)

    monkeypatch.setattr(Path, "open", grown)
    _, faults = read([SourceFile(path, "a.txt", "document")])
    assert faults["reason"].to_list() == ["the file changed while it was read"]


def test_what_is_no_file_in_a_folder_is_named_and_nothing_waits_for_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "d.txt").symlink_to(tmp_path / "d.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    files, faults = find([tmp_path])
    assert [f.name for f in files] == ["a.txt"]
    assert dict(faults.select("document", "reason").rows()) == {
        "b.txt": "is no regular file",
        "c.txt": "cannot be opened: no such file or directory",
        "d.txt": "cannot be opened: too many levels of symbolic links",
        "loop": "a link to a folder is not followed; name the folder itself",
    }
    _, unread = read([SourceFile(Path("/dev/zero"), "zero.txt", "document")])
    assert unread["reason"].to_list() == ["is no regular file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "a.txt").chmod(0)
    files, faults = find([tmp_path])
    assert faults.select("document", "reason").rows() == [("closed", "the folder cannot be looked into")]
    assert read(files)[1]["reason"].to_list() == ["the file cannot be opened: permission denied"]


def test_what_was_doubtful_in_decoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("全县出生".encode() * 40 + b"\xff" + "人口\u202e".encode())
    documents, faults = read([SourceFile(path, "a.txt", "document")])
    assert len(documents) == 1
    assert faults.filter(faults["kind"] == "decoding")["reason"].to_list() == [
        "1 broken characters stand as U+FFFD; read as utf-8",
        "1 marks of writing direction may show it in another order than it is read",
    ]


def test_lines_of_two_encodings_are_each_read_by_their_own() -> None:
    first, second = "二〇一一年全县出生人口三千人。\n", "计划生育率达到百分之九十二。\n"
    found = decode(first.encode() + second.encode("gb18030") + first.encode())
    assert (found.text, found.encoding) == (first + second + first, "utf-8 and gb18030")
    assert "several encodings" in found.notes[0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [PROSE, "二〇一一年全县出生3021人。\n计划生育率92.15%。\n"])
def test_wide_text_without_a_mark_is_told_from_binary(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text
