"""Three estimators side by side for every series, and how much each series hangs on single years."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from trends.errors import unknown
from trends.fits.driver import fit_series
from trends.fits.frames import Row
from trends.fits.points import with_and_without
from trends.fits.registry import DEFAULT_MODEL, MODELS
from trends.fits.sensitivity import Mask, Refits, later_starts, leave_one_out, refits
from trends.fits.series import Series, part, series
from trends.fits.verdicts import MINIMUM
from trends.schema import PANEL, SCALE, SERIES, VERDICT

ESTIMATORS = (DEFAULT_MODEL, "robust", "sen")
_NUMBERS = ("without_one_low", "without_one_high", "later_start_low", "later_start_high")


def agreement(panel: pl.DataFrame, *, models: Sequence[str] = ESTIMATORS) -> pl.DataFrame:
    """Set several estimators beside each other, and the first one's sensitivity beside them.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    models : sequence of str
        Names in `MODELS`; the first is the one whose sensitivity is asked.

    Returns
    -------
    DataFrame
        One row a series: the key, ``n``, ``scale``, ``slope_…`` and ``verdict_…`` by model, ``agree``
        (one verdict from all; null unless all are fitted), the range of the first model's slope with
        any one year left out (``without_one_low``, ``without_one_high``), the years without which its
        verdict is another (``hangs_on``), the range with any later beginning that leaves six years
        (``later_start_low``, ``later_start_high``) and the beginnings that change the verdict
        (``turns_from``), and the first model's slope and verdict without flagged points and with
        derived ones, as in `trends.fits.points.with_and_without`.

    Raises
    ------
    UnknownNameError
        A model that is not in `MODELS`.

    Examples
    --------
    >>> agreement(PANEL.empty()).columns[4:9]
    ['n', 'scale', 'slope_ar1', 'verdict_ar1', 'slope_robust']
    """
    names = list(dict.fromkeys(models))
    for name in names:
        if name not in MODELS:
            raise unknown("model", name, MODELS, where="--model")
    PANEL.check(panel.clear())
    rows = pl.DataFrame([_row(one, names) for one in series(panel)], schema=_schema(names))
    return rows.join(with_and_without(panel, names[0]), on=SERIES, how="left", maintain_order="left")


def _schema(names: list[str]) -> dict[str, pl.DataType | type[pl.DataType]]:
    key = {name: PANEL.columns[name] for name in SERIES}
    by_model = {f"slope_{m}": pl.Float64() for m in names}, {f"verdict_{m}": VERDICT for m in names}
    pairs = {
        column: kind for pair in zip(*(d.items() for d in by_model), strict=True) for column, kind in pair
    }
    numbers = dict.fromkeys(_NUMBERS, pl.Float64)
    years = dict.fromkeys(("hangs_on", "turns_from"), pl.List(pl.Int32))
    return {**key, "n": pl.Int32, "scale": SCALE, **pairs, "agree": pl.Boolean, **numbers, **years}


def _row(one: Series, names: list[str]) -> Row:
    rows = {name: fit_series(one, name)[0] for name in names}
    said = [str(row["verdict"]) for row in rows.values()]
    fitted = all(row["status"] == "ok" for row in rows.values())
    first = rows[names[0]]
    fewer, later = _sensitivity(one, names[0]) if first["status"] == "ok" else (_NOTHING, _NOTHING)
    n = one.years.size
    return {
        **{column: first[column] for column in (*SERIES, "n", "scale")},
        **{f"slope_{name}": row.get("slope") for name, row in rows.items()},
        **{f"verdict_{name}": row["verdict"] for name, row in rows.items()},
        "agree": len(set(said)) == 1 if fitted else None,
        **dict(zip(_NUMBERS, (fewer.low, fewer.high, later.low, later.high), strict=True)),
        "hangs_on": _other(one, fewer, said[0], at=0),
        "turns_from": _other(one, later, said[0], at=min(1, n - 1)),
    }


_NOTHING = Refits(np.array([]), ())


def _sensitivity(one: Series, name: str) -> tuple[Refits, Refits]:
    def refit(kept: Mask) -> tuple[float | None, str]:
        row = fit_series(part(one, kept), name)[0]
        slope = row.get("slope")
        return (float(slope) if isinstance(slope, float) else None), str(row["verdict"])

    n = one.years.size
    fewer = refits(leave_one_out(n), refit) if n > MINIMUM else _NOTHING
    return fewer, refits(later_starts(n, least=MINIMUM), refit)


def _other(one: Series, found: Refits, verdict: str, *, at: int) -> list[int]:
    """List the years of the refits, the first of which stands `at` there, that say another verdict."""
    return [int(one.years[at + i]) for i, said in enumerate(found.verdicts) if said != verdict]
