"""The simulation behind the table: ``python -m trends.fits.calibration.study calibration.csv``.

Every number follows from the cell it stands in, so that the same call writes the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from trends.fits.calibration.candidates import CANDIDATES, Bounds, Test, by_t, correlation, generalised
from trends.fits.calibration.possible import possible
from trends.fits.registry import MODELS
from trends.fits.sample import Floats, NotFittedError, Sample

SIMULATIONS = 2000
TRIALS = 1000
"""Simulations of each candidate: enough to see which does not keep its level."""
POWER = 0.80
PHI = (-0.3, 0.0, 0.3, 0.6, 0.8)
ALL = ("ar1", "linear", "sen", "sen_hamed_rao", "sen_prewhitened", "sen_trend_free")


class Cell(NamedTuple):
    """One setting of the study."""

    n: int
    phi: float
    years: str
    errors: str


TRIED = tuple(Cell(10, phi, "equal", "normal") for phi in (0.0, 0.3, 0.6))
"""Where the candidates are run: on the shortest series that the promise is made for."""


def cells() -> Iterator[tuple[Cell, tuple[str, ...]]]:
    """Yield the settings with the models that are run in each.

    Examples
    --------
    >>> next(cells())[0]
    Cell(n=5, phi=-0.3, years='equal', errors='normal')
    """
    for n, phi in product((5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 40), PHI):
        yield Cell(n, phi, "equal", "normal"), ALL if n in (10, 20, 30) else ("ar1", "linear")
    for (years, errors), n, phi in product((("gappy", "normal"), ("equal", "skewed")), (10, 20, 30), PHI):
        yield Cell(n, phi, years, errors), ("ar1", "linear")


def autoregression(cell: Cell, years: Floats, rng: np.random.Generator) -> Floats:
    """Return stationary errors with unit innovations at the given years.

    Examples
    --------
    >>> autoregression(Cell(3, 0.5, "equal", "normal"), np.arange(3.0), np.random.default_rng(0)).shape
    (3,)
    """
    span = int(years[-1]) + 1
    fresh = rng.normal(size=span) if cell.errors == "normal" else rng.exponential(size=span) - 1
    full = np.empty(span)
    full[0] = fresh[0] / np.sqrt(1 - cell.phi**2)
    for at in range(1, span):
        full[at] = cell.phi * full[at - 1] + fresh[at]
    found: Floats = full[years.astype(int)]
    return found


def oracle(phi: float) -> Test:
    """Return the test that knows the autocorrelation: what no test on real data can beat.

    Examples
    --------
    >>> y = np.array([1.0, 2.0, 2.0, 4.0])
    >>> oracle(0.0)(np.arange(4.0), y).p_value < 0.1
    True
    """

    def known(years: Floats, y: Floats) -> Bounds:
        found = generalised(years, y, phi)
        return by_t(float(found.coefficients[1]), float(np.sqrt(found.covariance[1, 1])), found.df)

    return known


def detectable(years: Floats, phi: float) -> float:
    """Return the slope that the oracle finds in 80 % of cases (unit innovations).

    Examples
    --------
    >>> round(detectable(np.arange(20.0), 0.0), 3)
    0.115
    """
    offset = years - years.mean()
    design = np.column_stack([np.ones_like(offset), offset])
    normal = design.T @ np.linalg.solve(correlation(years, phi) / (1 - phi**2), design)
    return float(np.sqrt(np.linalg.inv(normal)[1, 1])) * _noncentrality(years.size - 2)


@cache
def _noncentrality(df: int) -> float:
    from scipy.optimize import brentq
    from scipy.stats import nct, t

    reach = t.ppf(0.975, df)
    return float(brentq(lambda d: nct.sf(reach, df, d) - POWER, 1.0, 20.0))


def run(cell: Cell, models: tuple[str, ...], simulations: int) -> list[dict[str, object]]:
    """Return the rows of one cell.

    Examples
    --------
    >>> run(Cell(8, 0.0, "equal", "normal"), ("linear",), 10)[1]["model"]
    'linear'
    """
    rng = _rng(cell)
    tests = {"known phi": oracle(cell.phi), **{m: _of(m) for m in models}}
    counts = {name: np.zeros(3) for name in tests}
    for _ in range(simulations):
        years = _years(cell, rng)
        noise = autoregression(cell, years, rng)
        slope = detectable(years, cell.phi)
        for name, test in tests.items():
            still, moving = test(years, noise), test(years, noise + slope * years)
            inside = moving.lower <= slope <= moving.upper
            counts[name] += (still.p_value < 0.05, inside, moving.p_value < 0.05)
    return [_row(name, cell, simulations, c) for name, c in counts.items()]


def _row(name: str, cell: Cell, simulations: int, counts: Floats) -> dict[str, object]:
    rates = (100 * counts / simulations).round(2).tolist()
    named = dict(zip(("false_trends", "coverage", "power"), rates, strict=True))
    return {"model": name, **cell._asdict(), "simulations": simulations, **named}


def _rng(cell: Cell) -> np.random.Generator:
    return np.random.default_rng(
        [cell.n, round(10 * cell.phi) + 10, cell.years == "gappy", cell.errors == "skewed"]
    )


def _years(cell: Cell, rng: np.random.Generator) -> Floats:
    if cell.years == "equal":
        return np.arange(float(cell.n))
    return np.sort(rng.choice(cell.n + cell.n // 2, cell.n, replace=False)).astype(float)


def _of(name: str) -> Test:
    def fitted(years: Floats, y: Floats) -> Bounds:
        try:
            found = MODELS[name](Sample(years, y, None, years))
        except NotFittedError:
            return Bounds(-np.inf, np.inf, 1.0)
        return Bounds(found.lower, found.upper, found.p_value)

    return fitted


def tried(cell: Cell, simulations: int) -> list[dict[str, object]]:
    """Return the rows of the tests that are not the default, and of the best that is possible.

    The candidates move with the values, so that one fit of the errors serves false trends and power.

    Examples
    --------
    >>> [row["model"] for row in tried(Cell(8, 0.0, "equal", "normal"), 2)][-1]
    'best possible'
    """
    rng = _rng(cell)
    counts = {name: np.zeros(3) for name in CANDIDATES}
    years = _years(cell, rng)
    slope = detectable(years, cell.phi)
    for _ in range(simulations):
        noise = autoregression(cell, years, rng)
        for name, test in CANDIDATES.items():
            found = test(years, noise)
            inside = found.lower <= 0 <= found.upper
            counts[name] += (found.p_value < 0.05, inside, not found.lower <= -slope <= found.upper)
    rows = [_row(name, cell, simulations, c) for name, c in counts.items()]
    best = round(possible(cell.n, cell.phi, slope), 2)
    return [*rows, _row("best possible", cell, simulations, np.zeros(3)) | {**_UNKNOWN, "power": best}]


_UNKNOWN = {"false_trends": None, "coverage": None}


def main(path: str, *, simulations: int = SIMULATIONS) -> None:
    """Run every cell and write the table to a CSV file."""
    rows = []
    for cell, models in cells():
        rows += run(cell, models, simulations) + (tried(cell, TRIALS) if cell in TRIED else [])
    pl.DataFrame(rows).write_csv(Path(path))


if __name__ == "__main__":
    main(sys.argv[1])
