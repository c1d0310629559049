"""A saved panel a part at a time: the same rows as in one go, whatever the cuts."""

import pickle
import subprocess
import sys

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.fits.test_many import noise, panel
from trends.errors import TableError, UnknownNameError
from trends.fits import fit_partition, fit_rows, partitions
from trends.scale import fit_panel
from trends.schema import FITS, PANEL

MODELS = ("hac", "linear", "mann_kendall")


@pytest.fixture
def saved(tmp_path):
    frame = panel(noise(40)).filter(pl.col("value").is_not_nan())
    frame.write_parquet(tmp_path / "panel.parquet", row_group_size=50)
    return tmp_path / "panel.parquet"


@pytest.mark.parametrize("rows", [1, 7, 100, 10_000])
def test_every_series_stands_whole_in_one_part(saved, rows):
    parts = partitions(saved, rows)
    assert [stop for _, stop in parts[:-1]] == [first for first, _ in parts[1:]]
    made = pl.concat([fit_partition(saved, *part, MODELS) for part in parts])
    assert_frame_equal(made, fit_rows(PANEL.check(pl.read_parquet(saved)), MODELS))
    assert len(parts) == {1: 40, 7: 40}.get(rows, len(parts))


def test_a_part_is_a_function_and_plain_values(saved):
    sent = pickle.loads(pickle.dumps((fit_partition, (saved, 0, 100, MODELS))))
    assert sent[0](*sent[1]).height > 0


def test_a_small_panel_may_have_any_order_and_a_large_one_says_what_is_wrong(saved):
    frame = pl.read_parquet(saved)
    frame.reverse().write_parquet(saved)
    assert_frame_equal(fit_partition(saved, *partitions(saved)[0], MODELS), fit_rows(frame, MODELS))
    with pytest.raises(TableError, match="rows are not in the order of region"):
        partitions(saved, 100)
    mixed = pl.concat([frame.filter(pl.col("year") < 1996), frame.filter(pl.col("year") >= 1996)])
    mixed.sort("region", "year").with_columns(pl.col("year").reverse()).write_parquet(saved)
    with pytest.raises(TableError, match="rows are not in the order"):
        [fit_partition(saved, *part, MODELS) for part in partitions(saved, 100)]


def test_from_file_to_file(saved, tmp_path):
    out = tmp_path / "fits.parquet"
    finished = fit_panel(saved, out, MODELS)
    assert (finished.rows, finished.failed) == (120, ())
    assert_frame_equal(FITS.check(pl.read_parquet(out)), fit_rows(pl.read_parquet(saved), MODELS))
    with pytest.raises(UnknownNameError, match="--model: no model 'liner'"):
        fit_panel(saved, out, ["liner"])


def test_the_command(saved, tmp_path):
    told = [sys.executable, "-m", "trends", "fit", str(saved), "--model", "linear", "--out"]
    subprocess.run([*told, str(tmp_path / "a.parquet"), "--engine", "local"], check=True)
    subprocess.run([*told, str(tmp_path / "b.csv")], check=True)
    assert pl.read_csv(tmp_path / "b.csv").height == pl.read_parquet(tmp_path / "a.parquet").height == 40
    wrong = subprocess.run(
        [*told, str(tmp_path / "c.parquet"), "--engine", "dusk"], check=False, capture_output=True
    )
    assert wrong.returncode == 2
    assert b"--engine: no engine 'dusk'; possible: dask, local, processes" in wrong.stderr
