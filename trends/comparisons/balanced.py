"""The values of a cohort side by side: what the comparisons that look at whole paths start from."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from trends.catalogue.indicators import indicators
from trends.catalogue.regions.cohorts import cohort
from trends.comparisons.welch import Floats
from trends.schema import PANEL


def cohort_panels(panel: pl.DataFrame) -> list[pl.DataFrame]:
    """Return the observed rows of each indicator, subgroup and cohort, by region and year.

    Examples
    --------
    >>> cohort_panels(PANEL.empty())
    []
    """
    names = panel["region"].unique().sort().to_list()
    found = [cohort(n) for n in names]
    of = pl.col("region").replace_strict(
        names, [f"{c.country} {c.level}" for c in found], return_dtype=pl.String
    )
    chosen = PANEL.check(panel).filter(pl.col("role") == "observed").with_columns(cohort=of)
    by = ("indicator", "subgroup", "cohort")
    return chosen.sort(*by, "region", "year").partition_by(*by, maintain_order=True) if chosen.height else []


class Block(NamedTuple):
    """Regions (rows) that have every one of the years (columns)."""

    regions: list[str]
    years: list[int]
    values: Floats

    @property
    def gapless(self) -> bool:
        """Whether the years follow each other.

        Examples
        --------
        >>> import numpy as np
        >>> Block([], [2000, 2002], np.empty((0, 2))).gapless
        False
        """
        return all(late - early == 1 for early, late in zip(self.years, self.years[1:], strict=False))


def balanced(part: pl.DataFrame) -> Block:
    """Return the years that most regions have, and the values of the regions that have all of them.

    Examples
    --------
    >>> rows = {"region": ["a", "a", "b", "b", "c"], "year": [1, 2, 1, 2, 2], "value": [1.0, 2, 3, 4, 5]}
    >>> balanced(pl.DataFrame(rows).with_columns(status=pl.lit("ok")))[:2]
    (['a', 'b'], [1, 2])
    """
    ok = part.filter((pl.col("status") == "ok") & pl.col("value").is_finite())
    counts = ok.group_by("year").agg(pl.len().alias("n")).sort("year")
    years = counts.filter(pl.col("n") * 2 > ok["region"].n_unique())["year"].to_list()
    kept = ok.filter(pl.col("year").is_in(years)).filter(pl.len().over("region") == len(years))
    regions = kept["region"].unique().sort().to_list()
    values = kept.sort("region", "year")["value"].to_numpy().reshape(len(regions), len(years))
    return Block(regions, years, values)


def logarithmic(indicator: str) -> bool:
    """Say whether the catalogue wants an indicator's trends in percent.

    Examples
    --------
    >>> logarithmic("crude_birth_rate"), logarithmic("x")
    (True, False)
    """
    known = indicators().get(indicator)
    return known is not None and known.scale == "log"
