"""What the report prints about the tests, and that the study gives it again."""

import numpy as np
import polars as pl
import pytest

from trends.fits import DEFAULT_MODEL, MODELS, calibration_table
from trends.fits.calibration.candidates import CANDIDATES
from trends.fits.calibration.possible import possible
from trends.fits.calibration.study import Cell, autoregression, detectable, oracle, run

TABLE = calibration_table()
PROMISED = TABLE.filter(pl.col("n").is_in([10, 20, 30]), pl.col("phi").is_in([0.0, 0.3, 0.6]))


def test_the_default_keeps_its_level_and_coverage_in_every_promised_cell():
    kept = PROMISED.filter(model=DEFAULT_MODEL)
    assert kept.height == 9 * 3  # equal years, gappy years, skewed errors
    assert kept["false_trends"].is_between(3, 7).all()
    assert kept["coverage"].is_between(93, 97).all()
    assert kept["simulations"].min() >= 2000


def test_it_finds_more_than_pre_whitening_everywhere():
    both = PROMISED.filter(years="equal", errors="normal").pivot("model", index=["n", "phi"], values="power")
    assert (both[DEFAULT_MODEL] > both["sen_prewhitened"] + 15).all()


def test_the_usual_tests_do_not_keep_theirs():
    usual = PROMISED.filter(phi=0.6, years="equal", errors="normal").filter(
        pl.col("model").is_in(["linear", "sen"])
    )
    assert (usual["false_trends"] > 20).all()


def test_the_yardstick_is_a_fair_one():
    known = TABLE.filter(model="known phi", errors="normal")
    assert known["false_trends"].is_between(3, 7).all()
    assert known["power"].is_between(77, 83).all()
    assert set(TABLE["model"]) <= {"known phi", "best possible", *CANDIDATES, *MODELS}


def test_the_oracle_without_autocorrelation_is_least_squares():
    from scipy.stats import linregress

    years = np.array([0.0, 1, 2, 5, 6, 9])
    y = np.random.default_rng(1).normal(size=6)
    assert oracle(0.0)(years, y).p_value == pytest.approx(linregress(years, y).pvalue, rel=1e-9)


def test_errors_have_the_autocorrelation_they_should():
    rng = np.random.default_rng(2)
    long = autoregression(Cell(4000, 0.6, "equal", "skewed"), np.arange(4000.0), rng)
    assert np.corrcoef(long[1:], long[:-1])[0, 1] == pytest.approx(0.6, abs=0.04)
    assert long.var() == pytest.approx(1 / (1 - 0.36), rel=0.15)


def test_longer_series_show_smaller_trends():
    assert detectable(np.arange(30.0), 0.3) < detectable(np.arange(10.0), 0.3) / 3


TRIED_ON = TABLE.filter(n=10, years="equal", errors="normal").filter(pl.col("phi").is_in([0.0, 0.3, 0.6]))


def test_no_candidate_keeps_its_level_with_more_power():
    for name in CANDIDATES:
        tried = TRIED_ON.filter(model=name)
        kept = tried["false_trends"].is_between(3, 7).all() and tried["coverage"].is_between(93, 97).all()
        powers = [TRIED_ON.filter(model=m)["power"].sum() for m in (name, DEFAULT_MODEL)]
        assert tried.height == 3
        assert not kept or powers[0] <= powers[1]


def test_the_default_is_near_what_any_such_test_could_find():
    powers = TRIED_ON.pivot("model", index="phi", values="power")
    lost = powers["best possible"] - powers[DEFAULT_MODEL]
    assert lost.is_between(0, 10).all()


@pytest.mark.slow
def test_the_bound_is_given_again():
    stored = TRIED_ON.filter(model="best possible", phi=0.3)["power"].item()
    assert possible(10, 0.3, detectable(np.arange(10.0), 0.3)) == pytest.approx(stored, abs=0.5)


@pytest.mark.slow
def test_the_study_gives_its_stored_rows_again():
    cell = Cell(10, 0.3, "equal", "normal")
    again = pl.DataFrame(run(cell, ("ar1",), 2000))
    stored = TABLE.filter(n=10, phi=0.3, years="equal", errors="normal")
    stored = stored.filter(pl.col("model").is_in(["known phi", "ar1"]))
    assert again.rows() == stored.rows()
