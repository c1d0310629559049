"""Reading: characters into observations, beside the floor of scanning the same text once for digits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trends.documents import find, read
from trends.observations import extract

DATA = Path(__file__).parents[2] / "data" / "documents"
DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@pytest.mark.benchmark(group="extraction of data/documents")
def test_extraction(benchmark) -> None:
    texts, _ = read(find([DATA])[0])
    found = benchmark(extract, texts)
    benchmark.extra_info["characters"] = sum(len(t.text) for t in texts)
    assert found.height > 300


@pytest.mark.benchmark(group="extraction of data/documents")
def test_floor_one_scan_for_digits(benchmark) -> None:
    texts = [t.text for t in read(find([DATA])[0])[0]]
    assert benchmark(lambda: sum(len(DIGITS.findall(t)) for t in texts)) > 300


@pytest.mark.benchmark(group="decoding, splitting and dating data/documents")
def test_documents(benchmark) -> None:
    files = find([DATA])[0]
    assert len(benchmark(read, files)[0]) == len(files)


@pytest.mark.benchmark(group="decoding, splitting and dating data/documents")
def test_floor_read_the_bytes(benchmark) -> None:
    files = find([DATA])[0]
    assert len(benchmark(lambda: [f.path.read_bytes() for f in files])) == len(files)
