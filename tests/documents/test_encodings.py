from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.documents.encodings import decode
from trends.errors import UnknownNameError, UnreadableError

SIMPLIFIED = "今年全县共出生三千二百零六人，出生率比去年下降。各乡镇的工作都有进步。" * 4
TRADITIONAL = "今年全縣共出生三千二百零六人，出生率比去年下降。各鄉鎮的工作都有進步。" * 4


@pytest.mark.parametrize(
    ("text", "encoding", "read_as"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-32", "utf-32"),
        (TRADITIONAL, "utf-8", "utf-8"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "gb18030", "gb18030"),
        ("births per 1,000 people", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str, read_as: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding, found.broken) == (text, read_as, 0)


@pytest.mark.parametrize(
    ("text", "encoding"), [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5")]
)
def test_one_bad_byte_does_not_decide(text: str, encoding: str) -> None:
    raw = bytearray(text.encode(encoding))
    raw[30:30] = b"\xff"
    found = decode(bytes(raw))
    assert found.text.endswith(text[-40:])
    assert 1 <= found.broken <= 2


def test_a_stray_nul_does_not_make_a_text_binary() -> None:
    assert decode((SIMPLIFIED + "\0").encode()).text.startswith("今年")


def test_a_declaration_is_believed_when_it_fits() -> None:
    raw = f'<meta charset="gb2312"><p>{SIMPLIFIED}</p>'.encode("gb18030")
    assert SIMPLIFIED in decode(raw).text
    wrong = f'<meta charset="big5"><p>{SIMPLIFIED}</p>'.encode()
    assert SIMPLIFIED in decode(wrong).text


def test_a_named_encoding_is_taken_as_given() -> None:
    assert decode("naïve".encode("latin-1"), encoding="latin-1").text == "naïve"
    with pytest.raises(UnknownNameError, match="--encoding: no encoding 'klingon'; possible: "):
        decode(b"x", encoding="klingon")


@pytest.mark.parametrize("raw", [b"", b"  \n\t", b"\xef\xbb\xbf", b"\0\0\0"])
def test_an_empty_file_says_so(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="the file is empty"):
        decode(raw)


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0\0\0", bytes(range(256)) * 20]
)
def test_a_binary_file_says_so(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="the file is binary"):
        decode(raw)


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    with suppress(UnreadableError):
        assert isinstance(decode(raw).text, str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1).filter(str.strip))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    raw = text.encode()
    if raw.strip(b" \t\r\n\0"):
        assert decode(raw, encoding="utf-8").text == text
