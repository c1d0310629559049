"""Spoiled copies of good input: cut, doubled, swapped, spliced, recoded, with telling signs put in."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from zipfile import ZipFile, ZipInfo

TOKENS = (
    *("\ufeff", "\x00", "\u202e", "\u200b", "\r", "\n\n\n", "\t", "|", "```", "（" * 40, ",", ";", "\\"),
    *("<table>", "<td>", "&#x0;", "&permil;", "{", "[[", "=1+1", "9" * 400, "0" * 20, "1e999", "nan"),
    *("%", "‰", "％", "百分之", "万", "亿", "个百分点", "人", "1", "0", "-", "—", "～", "：", "“", "《"),
    *("2011年", "20xx年", "二〇一一年", "31月", "2月30日", "其中", "分别为", "比上年", "下降"),
    *("per 1,000", "respectively", '"', "'", "inf"),
)
SIGNS = [token.encode() for token in TOKENS] + [b"\xff", b"\xfe\xff", b"\x80" * 8, b"PK\x03\x04"]
CODES = ("utf-8", "gb18030", "big5", "utf-16", "utf-16-be", "latin-1")
LONGEST = 6000
ARCHIVE = b"PK\x03\x04"
INSIDE = 0.8
"""Share of the archives that stay whole outside."""


def mutated(source: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Return one of the seeds after one to six changes; of most archives what they hold is changed."""
    data = source.choice(seeds)
    if data.startswith(ARCHIVE) and source.random() < INSIDE:
        return repacked(source, data, seeds)
    return changed(source, data, seeds)


def repacked(source: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """Return an archive with one of its members changed: its sums are right, so that it is opened."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(packed, "w") as new:
        chosen = source.choice(old.namelist())
        for name in old.namelist():
            member = old.read(name)
            new.writestr(ZipInfo(name), changed(source, member, seeds) if name == chosen else member)
    return packed.getvalue()


def changed(source: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """Return bytes after one to six changes."""
    for _ in range(source.randint(1, 6)):
        data = source.choice(CHANGES)(source, data, seeds)[:LONGEST]
    return data


def _span(source: random.Random, data: bytes) -> tuple[int, int]:
    start = source.randint(0, len(data))
    return start, min(len(data), start + int(source.expovariate(1 / 12)) + 1)


def cut(source: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    a, b = _span(source, data)
    return data[:a] + data[b:]


def doubled(source: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    a, b = _span(source, data)
    return data[:b] + data[a:b] * source.choice((1, 1, 1, 40)) + data[b:]


def swapped(source: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    (a, b), (c, d) = sorted((_span(source, data), _span(source, data)))
    return data[:a] + data[c:d] + data[b : max(b, c)] + data[a:b] + data[max(b, d) :]


def signed(source: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    a, b = _span(source, data)
    return data[:a] + source.choice(SIGNS) + data[source.choice((a, b)) :]


def flipped(source: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    if not data:
        return data
    a = source.randrange(len(data))
    return data[:a] + bytes([data[a] ^ (1 << source.randrange(8))]) + data[a + 1 :]


def spliced(source: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = source.choice(seeds)
    return data[: source.randint(0, len(data))] + other[source.randint(0, len(other)) :]


def recoded(source: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(source.choice(CODES), "replace")


CHANGES: tuple[Callable[[random.Random, bytes, Sequence[bytes]], bytes], ...] = (
    *(cut, doubled, swapped, signed, signed, flipped, spliced),
    recoded,
)
