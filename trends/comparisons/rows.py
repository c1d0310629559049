"""Rows of COMPARISONS as the comparers hand them on: with their family, then adjusted within it."""

from __future__ import annotations

from math import isfinite

import numpy as np
import polars as pl

from trends.comparisons.adjustment import ADJUSTMENTS
from trends.comparisons.slopes import FAMILY, NUMBERS
from trends.schema import COMPARISONS

ROW = {n: t for n, t in COMPARISONS.columns.items() if n != "p_adjusted"} | {"family": pl.String()}
"""The columns a comparer gives; `family` is the cohort within which it is one of many."""
UNLISTED = "unlisted"
"""The cohort of places in no list."""
ANY_NUMBER = "benchmark, equality or rest"
"""The comparisons of slopes that give a row for each region at most, not for every two."""


def build(rows: list[dict[str, object]]) -> pl.DataFrame:
    """Return rows (dicts; an absent column is null) as a frame with the columns of `ROW`.

    A number that is not finite is null, and a row that is not "ok" has no number.

    Examples
    --------
    >>> build([{"comparison": "ranks", "estimate": float("nan"), "status": "ok"}])["estimate"][0] is None
    True
    """
    return pl.DataFrame([{**row, **_numbers(row)} for row in rows], schema=ROW)


def _numbers(row: dict[str, object]) -> dict[str, object]:
    kept = {c: row.get(c) for c in NUMBERS if row.get("status") == "ok"}
    return {c: kept.get(c) if isinstance(v := kept.get(c), float) and isfinite(v) else None for c in NUMBERS}


def head(name: str, cohort: str, reference: str = "all") -> dict[str, object]:
    """Return what a row on a whole cohort is called.

    Examples
    --------
    >>> head("equality", "CN province")["region"], head("equality", " ")["region"]
    ('CN province', 'unlisted')
    """
    region = cohort.strip() or UNLISTED
    return {"comparison": name, "region": region, "reference": reference, "family": cohort}


def too_many(name: str, part: pl.DataFrame, most: int) -> pl.DataFrame:
    """Return the one row of a cohort that has too many regions; it names what compares any number.

    Examples
    --------
    >>> from trends.comparisons.slopes import slopes
    >>> from trends.schema import FITS
    >>> row = {"region": "a", "indicator": "x", "subgroup": "", "role": "observed", "model": "linear"}
    >>> too_many("pairs", slopes(FITS.build([row])), 0)["reason"][0]
    '1 regions: every two are compared up to 0; any number by benchmark, equality or rest'
    """
    why = f"{part.height} regions: every two are compared up to {most}; any number by {ANY_NUMBER}"
    row = {**part.select(*FAMILY).row(0, named=True), **head(name, part["cohort"][0])}
    return build([{**row, "status": "skipped", "reason": why}])


def adjusted(rows: pl.DataFrame, adjustment: str = "holm") -> pl.DataFrame:
    """Return rows with `p_adjusted` within comparison, indicator, subgroup, model and family.

    Examples
    --------
    >>> adjusted(build([])).columns[-1]
    'p_adjusted'
    """
    grouped = rows.sort("comparison", *FAMILY, "family", "region", "reference")
    sizes = grouped.group_by("comparison", *FAMILY, "family", maintain_order=True).agg(pl.len().alias("n"))
    p_values = grouped["p_value"].fill_null(np.nan).to_numpy()
    families = np.split(p_values, np.cumsum(sizes["n"].to_numpy())[:-1]) if sizes.height else []
    found = np.concatenate([ADJUSTMENTS[adjustment](f) for f in families]) if families else p_values
    return grouped.with_columns(p_adjusted=pl.Series(found, dtype=pl.Float64).fill_nan(None))
