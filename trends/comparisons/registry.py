"""The comparisons by name: a new one is a file here and a line in `COMPARERS`."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.before_after import before_after
from trends.comparisons.benchmark import benchmark
from trends.comparisons.clubs import clubs
from trends.comparisons.common_break import common_break
from trends.comparisons.convergence import convergence
from trends.comparisons.differences import differences
from trends.comparisons.equality import equality
from trends.comparisons.forecast import forecast
from trends.comparisons.groups import groups
from trends.comparisons.levels import levels
from trends.comparisons.overtakings import overtakings
from trends.comparisons.pair_differences import pair_differences
from trends.comparisons.pairs import pairs
from trends.comparisons.parallel import parallel
from trends.comparisons.pooling import pooling
from trends.comparisons.ranks import ranks
from trends.comparisons.rest import rest
from trends.comparisons.simultaneous import simultaneous
from trends.comparisons.targets import targets

Comparer = Callable[[pl.DataFrame, pl.DataFrame, Asked], pl.DataFrame]
"""PANEL, FITS and what the user asked → rows of COMPARISONS with their `family`, not yet adjusted."""

COMPARERS: dict[str, Comparer] = {
    "before_after": before_after,
    "benchmark": benchmark,
    "clubs": clubs,
    "common_break": common_break,
    "convergence": convergence,
    "differences": differences,
    "equality": equality,
    "forecast": forecast,
    "groups": groups,
    "levels": levels,
    "overtakings": overtakings,
    "pair_differences": pair_differences,
    "pairs": pairs,
    "parallel": parallel,
    "pooling": pooling,
    "ranks": ranks,
    "rest": rest,
    "simultaneous": simultaneous,
    "targets": targets,
}

REPORTED = (
    "benchmark", "differences", "pairs", "levels", "ranks", "targets", "convergence", "forecast"
)  # fmt: skip
"""Those that a report makes without being asked."""
