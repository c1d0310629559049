"""One false finding among all pairs is as rare as promised, on series as they are."""

import numpy as np
import polars as pl
import pytest

from trends.comparisons import compare
from trends.fits import fit
from trends.schema import PANEL


def autoregression(n, phi, rng):
    out = np.empty(n)
    out[0] = rng.normal() / np.sqrt(1 - phi**2)
    for at in range(1, n):
        out[at] = phi * out[at - 1] + rng.normal()
    return out


@pytest.mark.slow
@pytest.mark.parametrize("phi", [0.0, 0.6])
def test_family_wise_error_with_unequal_variances_and_lengths(phi):
    """200 panels of ten regions without a trend, 10 to 24 years, spreads that differ tenfold."""
    rng = np.random.default_rng(3)
    rows = []
    for panel in range(200):
        for region in range(10):
            n, spread = int(rng.integers(10, 25)), 10 ** rng.uniform()
            values = 100 + spread * autoregression(n, phi, rng)
            for year, value in enumerate(values, start=2000):
                row = {
                    "region": f"r{region}",
                    "indicator": f"x{panel:03}",
                    "subgroup": "",
                    "role": "observed",
                }
                rows.append(row | {"year": year, "value": value, "status": "ok", "observations": []})
    panel = pl.DataFrame(rows, schema=PANEL.columns)
    found = compare(panel, fit(panel).fits, comparisons=["pairs"])
    wrong = found.group_by("indicator").agg((pl.col("p_adjusted") < 0.05).any())["p_adjusted"].mean()
    assert wrong <= 0.10  # 5 % and three standard errors of 200 panels
