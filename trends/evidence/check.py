"""OBSERVATIONS → CHECKS: every arithmetical tie between figures of one text."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from trends.evidence.allowances import allowance_ties
from trends.evidence.bounds import bound_ties
from trends.evidence.changes import change_ties
from trends.evidence.complements import complement_ties
from trends.evidence.figures import Figure, texts
from trends.evidence.gaps import gap_ties
from trends.evidence.pace import pace_ties
from trends.evidence.parts import part_ties
from trends.evidence.rates import rate_ties
from trends.evidence.shares import share_ties
from trends.evidence.spans import mean_ties, period_ties
from trends.evidence.subregions import subregion_ties
from trends.evidence.sums import sum_ties
from trends.evidence.ties import Tie
from trends.schema import CHECKS

TIES: dict[str, Callable[[list[Figure]], list[Tie]]] = {
    "rate": rate_ties,
    "sum": sum_ties,
    "parts": part_ties,
    "shares": share_ties,
    "change": change_ties,
    "periods": period_ties,
    "mean": mean_ties,
    "subregions": subregion_ties,
    "gap": gap_ties,
    "complement": complement_ties,
    "allowance": allowance_ties,
    "years": pace_ties,
    "bound": bound_ties,
}
"""Each kind of tie that is looked for; a new one is one function and one line."""


def check(observations: pl.DataFrame) -> pl.DataFrame:
    """Return every tie found between the stated figures of one text, with its verdict.

    Parameters
    ----------
    observations : polars.DataFrame
        OBSERVATIONS, in any order; derived rows are left aside, since they hold by construction.

    Returns
    -------
    polars.DataFrame
        CHECKS: the checked figure's id first in `observations`, then those it is compared with.
        `tolerance` is the rounding of all of them, in the unit of the checked figure; where one is
        hedged, a tenth of it.

    Examples
    --------
    >>> from trends.schema import OBSERVATIONS
    >>> stated = [("births", 2647.0, "birth", 0), ("crude_birth_rate", 8.47, "‰", 8)]
    >>> stated += [("population", 312388.0, "person", 20)]
    >>> rows = [
    ...     {"id": f"t:1:{start}", "document": "t", "part": 1, "start": start, "end": start + 5,
    ...      "region": "A", "indicator": indicator,
    ...      "value": value, "unit": unit, "role": "observed", "quote": f"{value:g}"}
    ...     for indicator, value, unit, start in stated
    ... ]
    >>> check(OBSERVATIONS.build(rows)).select("kind", "stated", "computed", "verdict").row(0)
    ('rate', 8.47, 8.47343688, 'holds')
    """
    found = [t for figures in texts(observations) for ties in TIES.values() for t in ties(figures)]
    rows = {(t.kind, *(f.id for f in t.figures)): _row(t) for t in found}
    return CHECKS.build([rows[key] for key in sorted(rows)])


def _row(tie: Tie) -> dict[str, object]:
    first = tie.figures[0]
    return {
        "document": first.document,
        "part": first.part,
        "kind": tie.kind,
        "observations": [f.id for f in tie.figures],
        "stated": tie.stated,
        "computed": tie.computed,
        "tolerance": tie.tolerance,
        "verdict": tie.verdict,
        "note": tie.note,
    }
