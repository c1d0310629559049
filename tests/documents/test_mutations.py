"""Spoiled texts in every format and encoding: read or refused with a reason, every quote its slice."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from made import cell, docx, paragraph, table

from trends.documents import SourceFile, read
from trends.observations import extract, faults
from trends.schema import FAULTS, OBSERVATIONS

OWN = (
    "第一篇：甲县年度回顾\n2011年，全县出生3021人，人口出生率9.7‰，比上年下降0.3个千分点；男女之比118：100。\n"
    "20xx年流动人口人，符合政策生育率由2009年的88.1％提高到2010年的92.15％。\n各项工作平稳。",
    "Annual summary\nIn 2010 the crude birth rate fell by 0.3 to 9.7 per 1,000; "
    "births were 3,206 and 3,104 in 2009.\n",
    "乡镇\t出生人口(人)\t出生率(‰)\n梅城镇\t310\t9.8\n坂东镇\t255\t8.7\n",
)
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "latin-1")
EDIT = st.tuples(
    st.sampled_from(["cut", "double", "swap", "put"]),
    st.integers(0, 10**6),
    st.integers(1, 40),
    st.text(max_size=4),
)


def sources() -> list[str]:
    """Own texts, and stretches of the seeds where they are at hand."""
    seeds = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [*OWN, *(text[at : at + 600] for text in seeds for at in range(0, len(text), 2400))]


def spoiled(text: str, edits: list[tuple[str, int, int, str]]) -> str:
    for kind, place, size, new in edits:
        at = place % (len(text) + 1)
        piece, rest = text[at : at + size], text[at + size :]
        changed = {"cut": "", "double": piece * 2, "swap": rest[:size] + piece, "put": piece + new}[kind]
        text = text[:at] + changed + (rest[size:] if kind == "swap" else rest)
    return text


def keeps(path: Path) -> None:
    documents, told = read([SourceFile(path, path.name, "document")])
    assert len(documents) + (told["kind"] == "not_read").sum() == 1
    found = OBSERVATIONS.check(extract(documents))
    for document in documents:
        for start, end, quote in found.select("start", "end", "quote").iter_rows():
            assert document.text[start:end] == quote
    FAULTS.check(faults(documents, found))


def tried(text: str, edits: list[tuple[str, int, int, str]], encoding: str, broken: int | None) -> None:
    raw = spoiled(text, edits).encode(encoding, "replace")
    if broken is not None and raw:
        at = broken % len(raw)
        raw = raw[:at] + bytes([raw[at] ^ 0x80]) + raw[at + 1 :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(raw)
        keeps(path)


CASE = (
    st.sampled_from(sources()),
    st.lists(EDIT, min_size=1, max_size=6),
    st.sampled_from(ENCODINGS),
    st.none() | st.integers(0, 10**6),
)


@settings(max_examples=60, deadline=None)
@given(*CASE)
def test_a_spoiled_text_is_read_or_refused(text: str, edits: list, encoding: str, broken: int | None) -> None:
    tried(text, edits, encoding, broken)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(*CASE)
def test_ten_thousand_spoiled_texts(text: str, edits: list, encoding: str, broken: int | None) -> None:
    tried(text, edits, encoding, broken)


WORD = docx(
    paragraph("2011年全县出生3021人。") + table(cell("乡镇") + cell("出生"), cell("甲镇") + cell("31"))
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WORD) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_spoiled_word_document_is_read_or_refused(edits: list[tuple[int, int]]) -> None:
    raw = bytearray(WORD)
    for at, byte in edits:
        raw[at] = byte
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(bytes(raw))
        keeps(path)
