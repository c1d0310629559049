"""A whole beside its members: their weighted mean, and a line of another vintage than theirs."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trends.catalogue.regions import LEVELS
from trends.catalogue.regions.cohorts import cohort
from trends.errors import TrendsError, unknown
from trends.panel.statements import faults_of
from trends.schema import PANEL

WEIGHT = "population"
RATES = ("‰",)
MEAN = "{} (weighted mean)"
"""How the members' mean of a whole is named as a region."""
OFF = 0.02
"""A whole further than this from its members' mean was not made from the same figures."""
SMALL = 5.0
"""Near zero the difference is set against this instead of the mean."""
_CELL = ["indicator", "subgroup", "role", "year", "unit"]


def weighted_mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """Return the mean of values by weight.

    Parameters
    ----------
    values, weights : array of float, shape (n,)
        Rates and the populations they are of.

    Examples
    --------
    >>> weighted_mean(np.array([10.0, 20.0]), np.array([3.0, 1.0]))
    12.5
    """
    return float(values @ weights / weights.sum())


def benchmark(panel: pl.DataFrame, whole: str | None = None) -> pl.DataFrame:
    """Return the mean of the members' rates by population, as rows of a region of its own.

    A year enters when every member that has the rate in any year has rate and population in it. The
    region is computed, no document and no table states it: `source` says so ("computed: mean of 31
    regions by population"), and `status` is *ok* so that it is fitted like any other.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL.
    whole : str, optional
        A country of the panel, whose members are its provinces or states; without one, the members
        are the regions of the panel's highest level, which must be of one country.

    Returns
    -------
    polars.DataFrame
        PANEL rows of the region "`whole` (weighted mean)", or "all regions (weighted mean)"; every
        rate in ‰ with its `denominator`, the population of all members, and its `se` where every
        member has one.

    Raises
    ------
    UnknownNameError
        For a whole without members in the panel.
    TrendsError
        Without a whole, where the highest level has regions of several countries.

    Examples
    --------
    >>> rows = [{"region": r, "indicator": i, "subgroup": "", "role": "observed", "year": 2001, "unit": u,
    ...          "value": v, "status": "ok"}
    ...         for r, i, v, u in [("A", "crude_birth_rate", 10.0, "‰"), ("A", "population", 3.0, "person"),
    ...                            ("B", "crude_birth_rate", 20.0, "‰"), ("B", "population", 1.0, "person")]]
    >>> benchmark(PANEL.build(rows)).select("region", "value", "denominator").row(0)
    ('all regions (weighted mean)', 12.5, 4.0)
    """
    known = wholes(panel)
    if whole is not None and whole not in known:
        raise unknown("region with members", whole, known, where="benchmark")
    cells = _weighted(panel, known[whole] if whole is not None else _highest(panel))
    named = MEAN.format(whole or "all regions")
    rows = [
        {**dict(zip(_CELL, key, strict=True)), **_mean(cell), "region": named}
        for key, cell in cells.group_by(_CELL, maintain_order=True)
    ]
    return PANEL.build(rows)


def vintages(panel: pl.DataFrame) -> pl.DataFrame:
    """List in FAULTS each whole whose rate is not its members' mean in some years.

    A national line that is revised after a census while its provinces' are not looks like a
    difference between places, and is one between publications.

    Examples
    --------
    >>> vintages(PANEL.empty()).height
    0
    """
    faults = []
    for whole in wholes(panel):
        mean = benchmark(panel, whole).select(*_CELL, mean="value")
        own = panel.filter((pl.col("region") == whole) & (pl.col("status") == "ok"))
        both = own.join(mean, on=_CELL, how="inner").sort("indicator", "year")
        both = both.with_columns(off=(pl.col("value") - pl.col("mean")) / pl.col("mean").abs().clip(SMALL))
        for (indicator,), line in both.group_by(["indicator"], maintain_order=True):
            if (line["off"].abs() > OFF).any():
                name = line["source"].fill_null("").first()
                table = str(name).partition(" line ")[0]
                faults.append((table, f"{whole} {indicator}", "vintage", _said(whole, str(indicator), line)))
    return faults_of(faults)


def wholes(panel: pl.DataFrame) -> dict[str, list[str]]:
    """Return the members of each country of the panel that has provinces or states in it.

    Examples
    --------
    >>> wholes(PANEL.empty())
    {}
    """
    regions = panel["region"].unique().sort().to_list()
    countries: dict[str, list[str]] = {}
    members: dict[str, list[str]] = {}
    for region in regions:
        held = cohort(region)
        place = {"country": countries, "province": members}.get(held.level)
        if place is not None:
            place.setdefault(held.country, []).append(region)
    # with several countries in one list (Europe), the list does not say whose the members are
    alone = {country: names[0] for country, names in countries.items() if len(names) == 1}
    return {whole: members[country] for country, whole in alone.items() if len(members.get(country, ())) > 1}


def _highest(panel: pl.DataFrame) -> list[str]:
    # a country and its provinces in one mean would count everybody twice
    places = [(region, cohort(region)) for region in panel["region"].unique().sort().to_list()]
    rank = min((_rank(held.level) for _, held in places), default=0)
    top = [(region, held.country) for region, held in places if _rank(held.level) == rank]
    countries = sorted({country for _, country in top})
    if len(countries) > 1:
        raise TrendsError("a mean over several countries", where="benchmark", choices=countries)
    return [region for region, _ in top]


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _weighted(panel: pl.DataFrame, regions: list[str]) -> pl.DataFrame:
    ok = panel.filter(pl.col("region").is_in(regions) & (pl.col("status") == "ok"))
    rates = ok.filter(pl.col("unit").is_in(RATES) & (pl.col("role").cast(pl.String) == "observed"))
    people = (pl.col("indicator") == WEIGHT) & (pl.col("subgroup") == "") & (pl.col("value") > 0)
    weights = ok.filter(people & (pl.col("role").cast(pl.String) == "observed"))
    weights = weights.select("region", "year", weight="value")
    everyone = rates.group_by("indicator", "subgroup").agg(all_members=pl.col("region").n_unique())
    joined = rates.drop_nulls("value").join(weights, on=["region", "year"], how="inner")
    joined = joined.join(everyone, on=["indicator", "subgroup"])
    whole = pl.col("region").n_unique().over(_CELL) == pl.col("all_members")
    return joined.filter(whole).sort(*_CELL, "region")


def _mean(cell: pl.DataFrame) -> dict[str, object]:
    values, weights = cell["value"].to_numpy(), cell["weight"].to_numpy()
    errors = None if cell["se"].null_count() else cell["se"].to_numpy()
    return {
        "value": weighted_mean(values, weights),
        "se": None if errors is None else float(np.sqrt(((errors * weights) ** 2).sum()) / weights.sum()),
        "denominator": float(weights.sum()),
        "months": 12,
        "year_low": cell["year"][0],
        "year_high": cell["year"][0],
        "status": "ok",
        "source": f"computed: mean of {cell.height} regions by {WEIGHT}",
        "break_before": _common(cell["break_before"]),
        "observations": sorted({i for ids in cell["observations"].drop_nulls() for i in ids}),
    }


def _common(breaks: pl.Series) -> str | None:
    # a break of a few members (a merged county) is none of their mean
    said = breaks.drop_nulls()
    return said.mode().sort()[0] if said.len() > breaks.len() / 2 else None


def _said(whole: str, indicator: str, line: pl.DataFrame) -> str:
    apart = line.filter(pl.col("off").abs() > OFF)
    worst = apart.sort(pl.col("off").abs(), "year", descending=[True, False]).row(0, named=True)
    years = apart["year"].sort()
    return (
        f"{indicator} of {whole} differs from its members' mean by population in {apart.height} years "
        f"of {years[0]}–{years[-1]} ({worst['year']}: {worst['value']:.2f} against {worst['mean']:.2f}) "
        f"and agrees in {line.height - apart.height}: of another vintage or source than theirs; "
        "compare the members with one another or with their mean"
    )
