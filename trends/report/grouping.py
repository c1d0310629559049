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
            name = view_id(indicator, members(region))
            found[name] = (indicator, (*found.get(name, (indicator, ()))[1], region))
    return found


def view_id(indicator: str, compared: Cohort) -> str:
    """Return the id of one indicator's view on one cohort.

    Examples
    --------
    >>> view_id("births", Cohort("CN", "province")), view_id("births", Cohort())
    ('births@CN-province', 'births')
    """
    return f"{indicator}@{compared.country}-{compared.level}" if compared.country else indicator


def home(region: str, ranked: Counter[Cohort]) -> Cohort:
    """Return the cohort in whose view a region's single values stand: its own, or its country's largest.

    Examples
    --------
    >>> home("福建省福州市闽清县", Counter({Cohort("CN", "province"): 31}))
    Cohort(country='CN', level='province')
    """
    own = members(region)
    near = [c for c in ranked if c.country == own.country]
    return own if own in ranked else min(near, key=lambda c: (-ranked[c], c), default=Cohort(own.country, ""))


def members(region: str) -> Cohort:
    """Return the cohort of a region; one that no list knows is Chinese when its name or its text is.

    Examples
    --------
    >>> members("江苏省"), members("某村")
    (Cohort(country='CN', level='province'), Cohort(country='CN', level=''))
    """
    found = cohort(region)
    return found if found.country or not _chinese(region) else Cohort("CN", "")


def _chinese(region: str) -> bool:
    return region.startswith("@") or any("㐀" <= c <= "鿿" for c in region)


def widest(regions: Iterable[str]) -> Counter[Cohort]:
    """Count the regions of each cohort."""
    return Counter(members(region) for region in regions)
