"""How often the intervals of a bending line hold, by the stored study; what the pages say of it."""

from pathlib import Path

import polars as pl
import pytest

from trends.fits.calibration import bends_table
from trends.fits.calibration.bends import Cell, cells, run

TABLE = bends_table()
FOUND = TABLE.filter(pl.col("right_number") >= 85)
PAGE = Path(__file__).parents[2] / "docs" / "pages" / "explanation" / "trends.md"


def test_every_cell_is_stored():
    assert [Cell(*row) for row in TABLE.select(Cell._fields).iter_rows()] == cells()
    assert TABLE["at_once"].min() >= 10_000


def test_the_mean_change_holds_where_bends_can_be_found():
    assert FOUND.height > 15
    assert FOUND["mean_change"].is_between(93, 97).all()
    assert (FOUND["mean_change"] > FOUND["number_taken_as_known"]).mean() > 0.8


def test_the_page_prints_the_table():
    page = PAGE.read_text(encoding="utf-8")
    names = ("right_number", "mean_change", "number_taken_as_known", "segments", "places")
    for row in TABLE.filter(pl.col("n").is_in([12, 24])).iter_rows(named=True):
        told = ["–" if row[name] is None else f"{row[name]:.1f}" for name in names]
        assert f"| {row['n']} | {row['bends']} | {row['noise']} | {' | '.join(told)} |" in page


@pytest.mark.slow
def test_the_study_gives_its_stored_rows_again():
    assert run(Cell(17, 1, 0.3)) == TABLE.filter(n=17, bends=1, noise=0.3).row(0, named=True)
