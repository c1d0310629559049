"""How often the promises of the comparisons hold: the study and its stored table."""

from __future__ import annotations

from importlib.resources import files

import polars as pl


def promises() -> pl.DataFrame:
    """Return the table of the study, in percent.

    A row for each promise and cell of ``regions`` and autocorrelation ``phi``: the ``share`` of
    simulated panels, regions or forecasts (``cases``, from so many ``panels``) in which it happens,
    beside what was promised.

    Examples
    --------
    >>> promises().columns
    ['promise', 'regions', 'phi', 'panels', 'cases', 'share', 'least', 'most']
    """
    return pl.read_csv(files(__package__).joinpath("promises.csv").read_bytes())
