from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.documents import SourceFile, find, read
from trends.documents.assembly import assemble
from trends.errors import UnknownNameError
from trends.schema import FAULTS, Document

SPEECH = "在全县工作会上的讲话\n同志们：\n今年全县工作平稳，我县要再接再厉。" + "各项工作抓好落实。" * 40
COMPILATION = (
    "第一篇：春季讲话\n二〇一一年三月五日\n20xx年全县达标，结合闽清实际抓好落实。"
    + "各项工作抓好落实。" * 10
    + "\n第二篇：秋季讲话\n2025年至2025年连续5年达标，我镇要再接再厉。"
    + "各项工作抓好落实。" * 10
    + "\n第三篇：年终讲话\n2025年我镇达标。"
    + "各项工作抓好落实。" * 10
)


def source(path: Path, content: str | bytes) -> SourceFile:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return SourceFile(path, path.name, "document")


def test_a_compilation_becomes_a_document_of_dated_and_placed_parts(tmp_path: Path) -> None:
    documents, faults = read([source(tmp_path / "007_abc.txt", COMPILATION)])
    document = documents[0]
    assert (document.id, document.encoding, document.language) == ("007_abc.txt", "utf-8", "zh")
    first, second, third = document.parts
    assert (first.region, first.region_code, first.region_level) == ("福建省福州市闽清县", "350124", "county")
    assert (first.year_low, first.year_high) == (2011, 2011)
    assert (second.region, second.region_code, second.region_level) == ("@007-2", None, "township")
    assert (first.masks, second.masks, third.masks) == ({"20xx"}, {"2025"}, {"2025"})
    assert set(faults["kind"]) == {"masked_year"}
    assert faults.height == 3


def test_each_file_that_cannot_be_read_is_a_row_and_the_rest_goes_on(tmp_path: Path) -> None:
    files = [
        source(tmp_path / "empty.txt", ""),
        source(tmp_path / "image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        source(tmp_path / "blank.html", "<p> </p>"),
        source(tmp_path / "good.txt", SPEECH),
        SourceFile(tmp_path / "gone.txt", "gone.txt", "document"),
    ]
    documents, faults = read(files)
    assert [d.id for d in documents] == ["good.txt"]
    assert {(r["document"], r["reason"]) for r in faults.iter_rows(named=True)} == {
        ("blank.html", "the file has no text"),
        ("empty.txt", "the file is empty"),
        ("gone.txt", "no such file"),
        ("image.txt", "the file is a picture, whatever its name says"),
    }
    assert set(faults["kind"]) == {"not_read"}


def test_a_file_over_the_limit_is_named_with_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRENDS_LIMIT_FILE_MB", "1")
    _, faults = read([source(tmp_path / "big.txt", "births\n" * 300_000)])
    assert faults["reason"].to_list() == [
        "the file has 2.0 MB; the limit is 1 (to raise it, set TRENDS_LIMIT_FILE_MB in the environment)"
    ]


def test_a_wrong_name_of_an_encoding_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="no encoding 'klingon'"):
        read([source(tmp_path / "a.txt", SPEECH)], encoding="klingon")


def test_a_contradiction_is_told_with_its_place(tmp_path: Path) -> None:
    text = "在全县工作会上的讲话\n二〇〇六年三月五日\n全面两孩政策已经落实，全县要抓好。"
    documents, faults = read([source(tmp_path / "a.txt", text)])
    row = faults.row(0, named=True)
    assert row["kind"] == "contradiction"
    start, end = map(int, row["place"].rsplit(" ", 1)[1].split("-"))
    assert documents[0].text[start:end] == "全面两孩"
    assert "2015" in row["reason"]
    assert "2006–2006" in row["reason"]


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (("000_aa.txt", "001_bb.txt"), ("@000-1", "@001-1")),
        (("report_a.txt", "report_b.txt"), ("@report_a-1", "@report_b-1")),
        (("plain.txt",), ("@plain-1",)),
    ],
)
def test_places_never_named_keep_their_files_apart(
    tmp_path: Path, names: tuple[str, ...], labels: tuple[str, ...]
) -> None:
    documents, _ = read([source(tmp_path / name, SPEECH) for name in names])
    assert tuple(d.parts[0].region for d in documents) == labels


def test_the_language_of_a_text(tmp_path: Path) -> None:
    files = [
        source(tmp_path / "a.txt", "Births rose to 3,206 in 2011.\n"),
        source(tmp_path / "b.txt", SPEECH),
    ]
    assert [d.language for d in read(files)[0]] == ["en", "zh"]


def test_the_same_files_give_the_same_documents_twice(tmp_path: Path) -> None:
    files = [source(tmp_path / "a.txt", COMPILATION), source(tmp_path / "b.txt", SPEECH)]
    first, second = read(files), read(files)
    assert first[0] == second[0]
    assert first[1].equals(second[1])


def check(document: Document) -> None:
    last = 0
    for number, part in enumerate(document.parts, start=1):
        assert part.number == number
        assert last <= part.start < part.end <= len(document.text)
        assert part.region
        assert part.year_low is None or part.year_high is None or part.year_low <= part.year_high
        for evidence in part.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.quote
            assert part.start <= evidence.start < evidence.end <= part.end
        last = part.end


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60), st.text(max_size=3)), max_size=6))
def test_any_mutation_is_read_and_every_quote_is_its_slice(edits: list[tuple[int, int, str]]) -> None:
    text = COMPILATION[:420]
    for at, length, new in edits:
        text = text[:at] + new + text[at + length :]
    document, faults = assemble("m.txt", Path("m.txt"), text, encoding="utf-8", label="m")
    check(document)
    FAULTS.build([{"document": "m.txt", **fault._asdict()} for fault in faults])


def test_a_folder_of_all_kinds_is_read(tmp_path: Path) -> None:
    source(tmp_path / "a.md", SPEECH)
    source(tmp_path / "b.html", f"<p>{SPEECH}</p>")
    source(tmp_path / "c.csv", "region,year\n")
    files, _ = find([tmp_path])
    documents, faults = read([f for f in files if f.kind == "document"])
    assert [d.id for d in documents] == ["a.md", "b.html"]
    assert faults.is_empty()
    for document in documents:
        check(document)
