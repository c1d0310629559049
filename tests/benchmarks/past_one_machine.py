"""What the work would cost past one machine, from the measured rates: the figures that CONTRIBUTING quotes.

Run it from the checkout: ``python tests/benchmarks/past_one_machine.py``. The rates are those of RESULTS.md
and of the shipped documents; the distributions of the skew are assumptions, named where they stand.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import polars as pl

from trends.documents import find, read
from trends.observations import extract
from trends.schema import PANEL

COUNTIES, YEARS, INDICATORS = 2850, 40, 200
DOCUMENTS, CHARACTERS = 50_000_000, 5_000
"""Characters of a document: an assumption between a short notice and a yearly communiqué."""
MICROSECONDS = {"linear": 0.32, "line, HAC, Mann-Kendall, from file to file": 18.8, "joins to three": 100.0}
"""CPU time a series of 30 or 40 years, as in RESULTS.md."""
CHARACTERS_A_SECOND = {"mostly prose": 0.9e6, "communiqués": 0.10e6}
"""From a file to its observations, on one core of a machine with nothing else to do."""
DENSE = 0.05
"""The share of communiqués: an assumption."""
PARTITIONS = 1000


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def counties() -> None:
    """Every county of the country, 40 years, 200 indicators."""
    series = COUNTIES * INDICATORS
    row_memory, row_file = panel_bytes()
    values = series * YEARS
    say(f"series {series:,}, values {values:,}")
    say(f"panel: {row_memory:.0f} bytes a row in memory, {row_file:.1f} as Parquet: "
        f"{values * row_memory / 1e9:.1f} GB and {values * row_file / 1e9:.2f} GB")  # fmt: skip
    for name, cost in MICROSECONDS.items():
        say(f"{name}: {series * cost / 1e6:.1f} s of CPU time")
    pairs = COUNTIES * (COUNTIES - 1) // 2 * INDICATORS
    say(f"all pairs: {pairs:,} rows, at 160 bytes {pairs * 160 / 1e9:.0f} GB")


def panel_bytes(regions: int = 1000) -> tuple[float, float]:
    """Bytes of a row of the panel in memory and as Parquet, measured on invented values."""
    rng = np.random.default_rng(1)
    n = regions * YEARS * 10
    keys = np.arange(n)
    frame = pl.DataFrame(
        {
            "region": [f"某某省某某市第{k}县" for k in keys // (YEARS * 10)],
            "indicator": [f"indicator_number_{k}" for k in keys // YEARS % 10],
            "year": keys % YEARS + 1980,
            "value": rng.normal(10, 2, n).round(2),
            "source": [f"tables/yearbook_{y}.csv line {k}" for k, y in zip(keys, keys % YEARS, strict=True)],
        }
    )
    frame = frame.with_columns(
        subgroup=pl.lit(""), role=pl.lit("observed"), status=pl.lit("ok"), unit=pl.lit("‰")
    )
    absent = [pl.lit(None).alias(c) for c in PANEL.columns if c not in frame.columns]
    panel = frame.with_columns(absent).select(pl.col(c).cast(t) for c, t in PANEL.columns.items())
    with tempfile.TemporaryDirectory() as folder:
        panel.write_parquet(Path(folder) / "panel.parquet")
        return panel.estimated_size() / n, (Path(folder) / "panel.parquet").stat().st_size / n


def corpus() -> None:
    """Fifty million documents."""
    characters = DOCUMENTS * CHARACTERS
    say(f"characters {characters:,}, at 3 bytes {characters * 3 / 1e12:.2f} TB")
    hours = {name: characters / rate / 3600 for name, rate in CHARACTERS_A_SECOND.items()}
    for name, cost in hours.items():
        say(f"all {name}: {cost:.0f} core-hours")
    prose, dense = hours.values()
    say(f"{DENSE:.0%} communiqués: {(1 - DENSE) * prose + DENSE * dense:.0f} core-hours")
    texts, _ = read(find([Path("data") / "documents"])[0])
    found = extract(texts)
    dense = found.height / sum(len(t.text) for t in texts)
    with tempfile.TemporaryDirectory() as folder:
        found.write_parquet(Path(folder) / "o.parquet")
        row = found.estimated_size() / found.height
    say(f"one observation every {1 / dense:.0f} characters of a communiqué, {row:.0f} bytes a row")
    for share in (1.0, DENSE):
        rows = dense * characters * share
        say(f"shuffle, {share:.0%} of the texts communiqués: {rows:.2g} rows, {rows * row / 1e12:.2f} TB")


def skew() -> None:
    """How uneven partitions are: of documents by length, of series by how often places are written of."""
    rng = np.random.default_rng(2)
    lengths = rng.lognormal(0, 1.5, PARTITIONS * 1000)
    by_count = lengths.reshape(PARTITIONS, -1).sum(axis=1)
    edges = np.searchsorted(np.cumsum(lengths), np.arange(1, PARTITIONS) * lengths.sum() / PARTITIONS)
    by_bytes = np.add.reduceat(lengths, np.r_[0, edges])
    say(f"documents (lognormal lengths, sigma 1.5), a thousand each: largest ÷ mean {ratio(by_count):.2f}")
    say(f"documents, by bytes: {ratio(by_bytes):.2f}")
    series = rng.permutation(np.outer(zipf(3200), zipf(INDICATORS)).ravel())
    rows = rng.multinomial(20_000_000, series)
    hashed = np.bincount(rng.integers(0, PARTITIONS, rows.size), weights=rows, minlength=PARTITIONS)
    say(f"series (Zipf 1 over 3,200 places and 200 indicators), by hash: {ratio(hashed):.1f}")
    chosen = np.minimum(rows, YEARS * 1.0)
    hashed = np.bincount(rng.integers(0, PARTITIONS, rows.size), weights=chosen, minlength=PARTITIONS)
    say(f"series, chosen before the shuffle (one statement a series and year): {ratio(hashed):.2f}, "
        f"{chosen.sum() / rows.sum():.0%} of the rows")  # fmt: skip


def zipf(n: int) -> np.ndarray:
    weights = 1 / np.arange(1, n + 1)
    return weights / weights.sum()


def ratio(loads: np.ndarray) -> float:
    return float(loads.max() / loads.mean())


if __name__ == "__main__":
    counties()
    corpus()
    skew()
