"""How often each model calls a trend where there is none, and how often intervals hold: studies, tables."""

from __future__ import annotations

from importlib.resources import files

import polars as pl


def calibration_table() -> pl.DataFrame:
    """Return the table of the study, in percent.

    A row for each model and cell: ``n`` values, autocorrelation ``phi`` of the errors, ``years`` equal
    or gappy, ``errors`` normal or skewed. ``false_trends`` at nominal 5 %, ``coverage`` of the 95 %
    interval, ``power`` against a trend that a test which knows ``phi`` finds in 80 % of cases.

    Examples
    --------
    >>> cell = {"n": 20, "phi": 0.3, "years": "equal", "errors": "normal"}
    >>> calibration_table().filter(model="ar1", **cell)["simulations"].item()
    2000
    """
    return pl.read_csv(files(__package__).joinpath("calibration.csv").read_bytes())


def bends_table() -> pl.DataFrame:
    """Return how often the intervals of a bending line hold, in percent (`calibration/bends.py`).

    A row for each setting: ``n`` yearly values, ``bends`` of 0.3 a year, standard deviation ``noise`` of the
    errors; ``at_once`` series behind ``right_number`` and ``mean_change``, ``singly`` behind the rest.

    Examples
    --------
    >>> bends_table().filter(n=24, bends=1, noise=0.3)["at_once"].item()
    10000
    """
    return pl.read_csv(files(__package__).joinpath("bends.csv").read_bytes())
