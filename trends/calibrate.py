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
    """Write the table to a CSV file, which grows cell by cell; cells that stand in it are kept."""
    file = Path(path)
    rows = pl.read_csv(file).to_dicts() if file.exists() else []
    done = {(row["regions"], row["phi"]) for row in rows}
    for cell in study.cells():
        if cell not in done:
            rows += study.run(cell, fitted, study.PANELS[cell.regions])
            pl.DataFrame(rows).write_csv(file)


if __name__ == "__main__":
    main(sys.argv[1])
