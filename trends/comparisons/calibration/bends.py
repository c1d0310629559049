"""Whether what is said of a common bend holds: no bend, one year for all, and which."""

from __future__ import annotations

import numpy as np

from trends.comparisons.calibration.panels import Cell
from trends.comparisons.calibration.paths import bend, called, compared, drawn
from trends.comparisons.calibration.slopes import Cases, Fit


def bends(cell: Cell, rng: np.random.Generator, fit: Fit) -> Cases:
    """Return what happened in a panel of straight lines, and in one where all bend in one year.

    Examples
    --------
    >>> sorted(bends(Cell(3, 0.0), np.random.default_rng(1), lambda panel: panel))
    ['bend_year', 'false_bend', 'false_own_years']
    """
    spreads, straight, bent, at = drawn(cell, rng)
    found = compared(bent + spreads * bend(at), "common_break")
    year = found.filter(reference="year").select("lower", "upper")
    return {
        "false_bend": called(compared(straight, "common_break"), "year"),
        "false_own_years": called(found, "own years"),
        "bend_year": [lower <= at <= upper for lower, upper in year.iter_rows()],
    }
