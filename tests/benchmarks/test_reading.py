"""Reading: characters into observations, beside the floor of scanning the same text once for digits,
and what a document costs among ten … ten thousand."""

from __future__ import annotations

import re
from pathlib import Path

import invented
import pytest

from trends.documents import find, read
from trends.languages.view import simplify
from trends.observations import extract
from trends.observations.quantities import quantities
from trends.reading import read_chunk, read_documents
from trends.schema import Document, Part

DATA = Path(__file__).parents[2] / "data" / "documents"
ENGLISH = "bulletin-*-en.txt"
DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def english() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(DATA.glob(ENGLISH))]


@pytest.mark.benchmark(group="extraction of data/documents")
def test_extraction(benchmark) -> None:
    texts, _ = read(find([DATA])[0])
    found = benchmark(extract, texts)
    _note_rate(benchmark, sum(len(t.text) for t in texts))
    assert found.height > 300


@pytest.mark.benchmark(group="extraction of data/documents")
def test_floor_one_scan_for_digits(benchmark) -> None:
    texts = [t.text for t in read(find([DATA])[0])[0]]
    assert benchmark(lambda: sum(len(DIGITS.findall(t)) for t in texts)) > 300


@pytest.mark.benchmark(group="extraction of one line, a sentence")
@pytest.mark.parametrize("many", [100, 1000, 5000])
def test_one_line(benchmark, many: int) -> None:
    text = "".join(f"{2000 + k % 20}年平和县出生人口{3000 + k}人，出生率9.{k % 10}‰。" for k in range(many))
    document = Document("a.txt", Path("a.txt"), text, "utf-8", "zh", (Part(1, 0, len(text)),))
    extract([document])
    assert benchmark.pedantic(extract, args=([document],), rounds=1).height == 2 * many
    benchmark.extra_info |= {"per": many, "size": many}


@pytest.mark.benchmark(group="quantities of the English documents")
def test_quantities(benchmark) -> None:
    texts = english()
    assert sum(map(len, benchmark(lambda: [quantities(simplify(t), "en") for t in texts]))) > 40
    _note_rate(benchmark, sum(map(len, texts)))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.benchmark(group="quantities of the English documents")
def test_peer_quantulum3(benchmark) -> None:
    peer = pytest.importorskip("quantulum3.parser")
    texts = english()
    benchmark.pedantic(lambda: [peer.parse(t) for t in texts], rounds=2)


@pytest.mark.benchmark(group="decoding, splitting and dating data/documents")
def test_documents(benchmark) -> None:
    files = find([DATA])[0]
    texts = benchmark(read, files)[0]
    assert len(texts) == len(files)
    _note_rate(benchmark, sum(len(t.text) for t in texts))


@pytest.mark.benchmark(group="decoding, splitting and dating data/documents")
def test_floor_read_the_bytes(benchmark) -> None:
    files = find([DATA])[0]
    assert len(benchmark(lambda: [f.path.read_bytes() for f in files])) == len(files)


@pytest.mark.benchmark(group="from files to observations, a document")
@pytest.mark.parametrize("many", [10, 100, 1000, 10_000])
def test_documents_read(benchmark, tmp_path: Path, many: int) -> None:
    files = _copies(tmp_path, many)
    said = benchmark.pedantic(
        read_documents, args=(files,), kwargs={"quoting": False, "say": lambda *told: None}, rounds=1
    )
    assert said.observations["document"].n_unique() == many
    benchmark.extra_info |= {"per": many, "size": many}


@pytest.mark.benchmark(group="from files to observations, a document")
def test_floor_one_scan_of_the_bytes(benchmark, tmp_path: Path) -> None:
    files = _copies(tmp_path, 1000)
    benchmark.extra_info["per"] = len(files)
    scan = DIGITS.findall
    assert benchmark(lambda: sum(len(scan(f.path.read_text(encoding="utf-8"))) for f in files)) > 1000


def _copies(folder: Path, many: int) -> list:
    files = find([invented.documents(folder, many)])[0]
    read_chunk(files[:1])  # tables of words are made once
    return files


def _note_rate(benchmark, characters: int) -> None:
    if "cpu" in benchmark.extra_info:
        rate = characters / benchmark.extra_info["cpu"]
        benchmark.extra_info["note"] = f"{rate / 1e6:.2f} million characters a second"
