"""The stage as a whole: every series of a panel, with its rows, its segments and its curve."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from trends.fits.curves import Beside
from trends.fits.driver import chosen
from trends.fits.many import rows_of
from trends.fits.packed import pack
from trends.fits.registry import DEFAULT_MODEL
from trends.schema import FITS, PANEL


class Fits(NamedTuple):
    """The three tables of this stage."""

    fits: pl.DataFrame
    segments: pl.DataFrame
    fitted: pl.DataFrame


def fit(panel: pl.DataFrame, *, models: Sequence[str] = (DEFAULT_MODEL,)) -> Fits:
    """Fit models to every series of a panel.

    Parameters
    ----------
    panel : DataFrame
        PANEL; the order of its rows does not matter.
    models : sequence of str
        Names in `MODELS`.

    Returns
    -------
    Fits
        FITS with a row for every series and model, whether it could be fitted or not (then `reason`
        says why), SEGMENTS for models with joins, FITTED with a curve for every fit.

    Raises
    ------
    UnknownNameError
        A model that is not in `MODELS`.
    TableError
        A panel without the columns of PANEL.

    Examples
    --------
    >>> fit(PANEL.empty(), models=["liner"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    trends.errors.UnknownNameError: --model: no model 'liner'; possible: linear, ...
    """
    PANEL.check(panel.clear())
    beside = Beside()
    rows = rows_of(pack(panel), chosen(models), beside)
    return Fits(FITS.check(rows), *beside.tables())
