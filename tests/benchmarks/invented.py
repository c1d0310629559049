"""Inputs of any size that the benchmarks make for themselves: panels of series, folders of documents."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import polars as pl

from trends.panel import panel_of
from trends.schema import PANEL

YEARS = np.arange(1990.0, 2020.0)
MISSING = 0.1
SERIES_A_PART = 100_000
PROSE = "各乡镇认真落实责任制，干部进村入户开展宣传，服务质量稳步提高，群众比较满意。\n"


def panel(path: Path, series: int) -> Path:
    """Write a saved panel of series of thirty years, a tenth of the years missing; memory holds a part."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        parts = []
        for first in range(0, series, SERIES_A_PART):
            parts.append(Path(folder) / f"{first:09}.parquet")
            panel_part(first, min(SERIES_A_PART, series - first)).write_parquet(parts[-1])
        pl.scan_parquet(parts).sink_parquet(path)
    return path


def panel_part(first: int, count: int) -> pl.DataFrame:
    """PANEL of series in the order of its key, from the one of that number on."""
    rng = np.random.default_rng(first)
    values = 50 + 3 * rng.normal(size=(count, YEARS.size)).round(3)
    series = np.repeat(np.arange(count), YEARS.size)
    frame = pl.DataFrame(
        {
            "region": pl.Series([f"县{first + i:08}" for i in range(count)]).gather(series),
            "year": np.tile(YEARS.astype(np.int32), count),
            "value": values.ravel(),
        }
    ).filter(pl.Series(rng.random(series.size) >= MISSING))
    fixed = {"indicator": "crude_birth_rate", "subgroup": "", "role": "observed", "status": "ok"}
    fixed |= {"source": "t", "unit": "‰", "observations": []}
    frame = frame.with_columns(pl.lit(v).alias(c) for c, v in fixed.items())
    frame = frame.with_columns(pl.lit(None).alias(c) for c in PANEL.columns if c not in frame.columns)
    return frame.select(pl.col(c).cast(t) for c, t in PANEL.columns.items())


def counties(count: int) -> pl.DataFrame:
    """PANEL of counties, one cohort, with nine years each and trends of their own."""
    rng = np.random.default_rng(count)
    pace, years = rng.normal(0, 0.1, (count, 1)), np.arange(2011, 2020)
    values = (12 + pace * (years - 2015) + rng.normal(0, 0.2, (count, 9))).round(2)
    rows = {"year": np.tile(years, count), "value": values.ravel()}
    names = [f"Ninth {k:04} County, New York" for k in range(count)]
    fixed = {"indicator": "crude_birth_rate", "unit": "‰"}
    frame = pl.DataFrame(rows | {"region": np.repeat(names, 9)})
    return panel_of(frame.with_columns(pl.lit(said).alias(column) for column, said in fixed.items()))[0]


def documents(folder: Path, many: int) -> Path:
    """Write documents of ten kilobytes, most of it prose, each with figures of its own."""
    folder.mkdir(exist_ok=True)
    for k in range(many):
        text = f"闽清县2011年人口工作总结\n2011年，全县出生{3000 + k}人，出生率9.{k % 10}‰。\n" + PROSE * 85
        (folder / f"{k:05}_a.txt").write_text(text, encoding="utf-8")
    return folder
