"""What the report can say of the comparisons' own errors, and that the study gives it again."""

import numpy as np
import polars as pl
import pytest

from trends.calibrate import fitted
from trends.comparisons.calibration import promises
from trends.comparisons.calibration.study import Cell, autoregression, cells, draw, run

TABLE = promises()


def test_every_promise_is_kept_within_the_error_of_the_simulation():
    at = pl.col("least").clip(5.0), pl.col("most").clip(upper_bound=95.0)
    spreads = [3 * (e * (100 - e) / pl.col("cases")).sqrt() for e in at]
    low, high = pl.col("least") - spreads[0], pl.col("most") + spreads[1]
    broken = TABLE.filter(~pl.col("share").is_between(low, high))
    assert broken.is_empty(), broken


def test_the_table_has_every_cell_of_the_study():
    assert set(TABLE.select("regions", "phi").unique().iter_rows()) == {tuple(c) for c in cells()}
    assert TABLE.group_by("regions", "phi").len()["len"].unique().to_list() == [6]


def test_what_is_drawn_is_what_it_says():
    drawn = draw(Cell(30, 0.6), np.random.default_rng(1))
    sizes = drawn.panel.group_by("region").len()["len"]
    assert (sizes.min(), sizes.max()) == (10, 24)
    assert drawn.spreads.max() / drawn.spreads.min() > 5
    long = autoregression(0.6, (1, 5000), np.random.default_rng(2))[0]
    assert np.corrcoef(long[1:], long[:-1])[0, 1] == pytest.approx(0.6, abs=0.04)


@pytest.mark.slow
def test_the_study_gives_its_stored_rows_again():
    cell = Cell(10, 0.0)
    again = pl.DataFrame(run(cell, fitted, TABLE.filter(regions=10, phi=0.0)["cases"].min()))
    assert again.rows() == TABLE.filter(regions=10, phi=0.0).rows()
