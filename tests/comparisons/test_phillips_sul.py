"""Phillips and Sul's own panel: income of 152 countries, 1970–2003, with their coefficient and their clubs.

Data: Penn World Table 6.2 (real income a head, in constant prices), as Phillips and Sul (2009), Journal of
Applied Econometrics 24, 1153–1185, use it; their results there and by their own program.
"""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from trends.comparisons import club_search, log_t

PANEL = Path(__file__).parent / "data" / "gdp_152_countries.csv"
FIRST = 12
"""They leave out a third of the 34 years, and start with the year after it."""


@pytest.fixture(scope="module")
def paths():
    values = pl.read_csv(PANEL).drop("Countries").to_numpy()
    return log_t.smoothed(np.log(values))


def program(unlike):
    """The regression with their program's error: of the residuals alone, products without the last one."""
    log_time = np.log(np.arange(FIRST, unlike.shape[-1] + 1.0))
    y = np.log(unlike[..., :1] / unlike[..., FIRST - 1 :]) - 2 * np.log(log_time)
    design = np.column_stack([np.ones_like(log_time), log_time])
    found = y @ np.linalg.pinv(design).T
    left = y - found @ design.T
    before, after, count = left[..., :-1], left[..., 1:], left.shape[-1] - 1
    rho = (before * after).sum(axis=-1) / (before**2).sum(axis=-1)
    width = 1.3221 * (4 * rho**2 / (1 - rho) ** 4 * left.shape[-1]) ** 0.2
    weight = log_t._quadratic_spectral(np.arange(1.0, count) / width[..., None])
    total = (left**2).sum(axis=-1)
    for lag in range(1, count):
        products = (left[..., : count - lag] * left[..., lag:count]).sum(axis=-1)
        total = total + 2 * weight[..., lag - 1] * products
    variance = np.maximum(total / count, 0.0) * np.linalg.inv(design.T @ design)[1, 1]
    return found[..., 1], np.sqrt(variance)


def test_their_coefficient_and_statistic(paths, monkeypatch):
    monkeypatch.setattr(log_t, "TRIMMED", FIRST / paths.shape[1])
    found, statistic = log_t.log_t(paths)
    assert found.estimate == pytest.approx(-0.87481124, abs=5e-9)
    assert statistic < log_t.CRITICAL
    slope, error = program(log_t.unlike(paths))
    assert float(slope) == pytest.approx(found.estimate, rel=1e-10)
    assert float(slope / error) == pytest.approx(-159.5551, abs=5e-5)


def test_their_clubs(paths, monkeypatch):
    """The search is ours whole; the error of each statistic is their program's."""
    monkeypatch.setattr(club_search, "regressed", program)
    assert [club.size for club in club_search.clubs(paths)] == [50, 30, 21, 38, 11, 2]
    monkeypatch.setattr(club_search, "_merged", lambda sums, centre, found: found)
    assert [club.size for club in club_search.clubs(paths)] == [50, 30, 21, 24, 14, 11, 2]
