"""Which regions one view compares: those of one indicator, one country and one level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import polars as pl

from trends.catalogue.regions.cohorts import Cohort, cohort


def groups(panel: pl.DataFrame) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the views that a panel gives, to draw each one's charts from its own regions.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL.

    Returns
    -------
    dict of str to tuple
        By the view's id (``crude_birth_rate@CN-province``): the indicator and its regions with at
        least two years. `Content.drawings` is keyed by this id and the chart's name.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> row = {"indicator": "births", "subgroup": "", "role": "observed", "value": 9.0, "status": "ok"}
    >>> places = ("江苏省", "浙江省")
    >>> groups(PANEL.build([{**row, "region": r, "year": y} for r in places for y in (2001, 2002)]))
    {'births@CN-province': ('births', ('江苏省', '浙江省'))}
    """
    usable = panel.filter((pl.col("role") == "observed") & (pl.col("status") == "ok"))
    counted = (
        usable.group_by("indicator", "region").agg(pl.col("year").n_unique()).sort("indicator", "region")
    )
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for indicator, region, years in counted.iter_rows():
        if years > 1:
            name = view_id(indicator, cohort(region))
            found[name] = (indicator, (*found.get(name, (indicator, ()))[1], region))
    return found


def view_id(indicator: str, members: Cohort) -> str:
    """Return the id of one indicator's view on one cohort.

    Examples
    --------
    >>> view_id("births", Cohort("CN", "province")), view_id("births", Cohort())
    ('births@CN-province', 'births')
    """
    return f"{indicator}@{members.country}-{members.level}" if members.country else indicator


def home(region: str, ranked: Counter[Cohort]) -> Cohort:
    """Return the cohort in whose view a region's single values stand: its own, or its country's largest.

    Examples
    --------
    >>> home("福建省福州市闽清县", Counter({Cohort("CN", "province"): 31}))
    Cohort(country='CN', level='province')
    """
    own = cohort(region)
    if own in ranked:
        return own
    country = own.country or ("CN" if _chinese(region) else "")
    near = [c for c in ranked if c.country == country]
    return min(near, key=lambda c: (-ranked[c], c), default=Cohort(country, ""))


def _chinese(region: str) -> bool:
    return region.startswith("@") or any("㐀" <= c <= "鿿" for c in region)


def widest(regions: Iterable[str]) -> Counter[Cohort]:
    """Count the regions of each cohort."""
    return Counter(cohort(region) for region in regions)
