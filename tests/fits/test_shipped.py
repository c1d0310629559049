"""The shipped tables, breaks and all, by the models of the report: none is left without a fit."""

from pathlib import Path

import polars as pl
import pytest

from trends.fits import DEFAULT_MODEL, fit
from trends.pipeline import Plan, assemble, read

DATA = Path(__file__).parents[2] / "data"
LONG = 12


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    for file in [DATA / "tables" / "cn_province_nbs_2005_2023.csv", DATA / "breaks.toml"]:
        (folder / file.name).write_bytes(file.read_bytes())
    plan = Plan(sources=(str(folder),))
    return assemble(read(plan), plan).panel


@pytest.mark.parametrize("model", [DEFAULT_MODEL, "joinpoint"])
def test_every_long_series_is_fitted(series, model):
    rows = fit(series, models=[model]).fits
    long = rows.filter(pl.col("n") >= LONG)
    assert long.height > 180
    assert long.filter(pl.col("status") != "ok").select("region", "indicator", "reason").rows() == []
