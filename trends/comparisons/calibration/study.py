"""The simulation behind the table of promises; `trends.calibrate` runs it, since it needs the fits.

Every panel follows from its cell and its number alone: the same call writes the same bytes, and more
panels have the first ones among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import numpy as np

from trends.comparisons.calibration.bends import bends
from trends.comparisons.calibration.differences import differences
from trends.comparisons.calibration.forecasts import forecasts
from trends.comparisons.calibration.panels import Cell
from trends.comparisons.calibration.paths import paths
from trends.comparisons.calibration.slopes import Cases, Fit, equal_slopes, slopes

PANELS = {10: 400, 30: 200, 50: 100}
"""Regions of a panel, and how many panels: the work grows with the square of the regions."""
PHI = (0.0, 0.3, 0.6)
Study = Callable[[Cell, np.random.Generator, Fit], Cases]
STUDIES: dict[Study, float] = {
    slopes: 1,
    forecasts: 1,
    paths: 0.25,
    differences: 0.5,
    equal_slopes: 3,
    bends: 1,
}
"""What is looked at, in how many times as many panels: paths give a case for each region, differences
draw three panels, equal slopes are one cheap case of a whole panel."""


def cells() -> Iterator[Cell]:
    """Yield the settings.

    Examples
    --------
    >>> next(cells())
    Cell(regions=10, phi=0.0)
    """
    return (Cell(*one) for one in product(PANELS, PHI))


def run(cell: Cell, fit: Fit, panels: int) -> list[dict[str, object]]:
    """Return the rows of one cell.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> run(Cell(2, 0.0), lambda panel: FITS.empty(), 0)
    []
    """
    rows = []
    for kind, (study, times) in enumerate(STUDIES.items()):
        happened: Cases = {}
        for number in range(int(panels * times)):
            rng = np.random.default_rng([cell.regions, round(10 * cell.phi), number, kind])
            for promise, cases in study(cell, rng, fit).items():
                happened.setdefault(promise, []).extend(cases)
        rows += [row(promise, cell, int(panels * times), cases) for promise, cases in happened.items()]
    return sorted(rows, key=lambda made: ORDER.index(str(made["promise"])))


PROMISED = {
    "family_wise_error": (0.0, 5.0),
    "false_equality": (0.0, 5.0),
    "simultaneous_interval": (94.0, 97.0),
    "rank_interval": (94.0, 100.0),
    "years_to_target": (94.0, 100.0),
    "forecast_80": (77.0, 83.0),
    "forecast_95": (92.0, 98.0),
    "false_parallel": (0.0, 5.0),
    "false_coincident": (0.0, 5.0),
    "false_bend": (0.0, 5.0),
    "false_own_years": (0.0, 5.0),
    "bend_year": (94.0, 100.0),
    "false_jump": (0.0, 5.0),
    "false_turn": (0.0, 5.0),
    "false_placebo": (0.0, 5.0),
    "divergence_pairs": (0.0, 5.0),
    "divergence_benchmark": (0.0, 5.0),
    "level_pairs": (0.0, 5.0),
    "level_benchmark": (0.0, 5.0),
    "divergence_interval": (94.0, 100.0),
    "level_interval": (94.0, 100.0),
    "found_by_differences": (0.0, 100.0),
    "found_by_lines": (0.0, 100.0),
}
"""What each promise says, in percent: least and most; from 0 to 100 where nothing is promised."""
ORDER = list(PROMISED)


def row(promise: str, cell: Cell, panels: int, cases: list[bool]) -> dict[str, object]:
    """Return a row of the table.

    Examples
    --------
    >>> row("rank_interval", Cell(10, 0.3), 1, [True, True, False])["share"]
    66.67
    """
    least, most = PROMISED[promise]
    counted = {"panels": panels, "cases": len(cases), "share": round(100 * float(np.mean(cases)), 2)}
    return {"promise": promise, **cell._asdict(), **counted, "least": least, "most": most}
