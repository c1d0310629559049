"""Run the study of the comparisons with the fits they rest on: ``python -m trends.calibrate FILE``."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from trends.comparisons.calibration import study
from trends.fits import fit


def fitted(panel: pl.DataFrame) -> pl.DataFrame:
    """Return the FITS of the default model.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> fitted(PANEL.empty()).height
    0
    """
    return fit(panel).fits


def main(path: str) -> None:
    """Run every cell and write the table to a CSV file, which grows cell by cell."""
    rows: list[dict[str, object]] = []
    for cell in study.cells():
        rows += study.run(cell, fitted, study.REGIONS[cell.regions])
        pl.DataFrame(rows).write_csv(Path(path))


if __name__ == "__main__":
    main(sys.argv[1])
