"""How much the tails of slopes lengthen where years resemble each other."""

import numpy as np
import polars as pl
import pytest

from trends.calibrate import fitted
from trends.comparisons import compare
from trends.comparisons.calibration.panels import Cell, draw
from trends.comparisons.equality import equal
from trends.comparisons.slopes import estimates, slopes
from trends.comparisons.tempered import tempered, together
from trends.fits import fit


def kept(phi, regions):
    """The share of the degrees of freedom that the two leave."""
    panel = draw(Cell(regions, phi), np.random.default_rng(5)).panel
    fits = fitted(panel)
    once = tempered(panel, fits)
    twice = together(panel, once)
    return [float((f["df"] / fits["df"]).mean()) for f in (once, twice)]


def test_one_question_to_all_slopes_needs_longer_tails_than_pairs():
    once, twice = kept(0.6, 20)
    assert 0.3 < twice < once < 0.9


def test_few_regions_tell_their_autocorrelation_badly_and_pay_for_it():
    few, many = (kept(0.6, regions) for regions in (4, 40))
    assert few[1] / few[0] < many[1] / many[0]


def test_independent_years_lose_next_to_nothing():
    assert min(kept(0.0, 20)) > 0.9


def test_other_models_keep_what_they_have():
    panel = draw(Cell(5, 0.6), np.random.default_rng(1)).panel
    fits = fit(panel, models=["linear"]).fits
    assert together(panel, tempered(panel, fits)).equals(fits)


def test_equality_is_asked_with_the_longer_tails():
    panel = draw(Cell(20, 0.6), np.random.default_rng(3)).panel
    fits = fitted(panel)
    found = compare(panel, fits, comparisons=["equality"])["p_value"][0]
    pairs, all_ = (
        equal(estimates(slopes(f))) for f in (tempered(panel, fits), together(panel, tempered(panel, fits)))
    )
    assert found == all_.p_value > pairs.p_value


@pytest.mark.slow
@pytest.mark.parametrize("regions", [4, 10])
def test_equality_keeps_its_level_with_few_regions(regions):
    """Panels that the study does not draw; the cells of the stored table hold for 10, 30 and 50."""
    count, drawn = 400, []
    for number in range(count):
        panel = draw(Cell(regions, 0.6), np.random.default_rng([71, regions, number])).panel
        drawn.append(panel.with_columns(indicator=pl.lit(f"{number:03}")))
    panel = pl.concat(drawn)
    share = (compare(panel, fitted(panel), comparisons=["equality"])["p_value"] < 0.05).mean()
    assert share <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / count)
