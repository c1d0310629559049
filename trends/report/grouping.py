"""Which regions one view compares: those of one indicator, one country and one level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trends.catalogue.regions.cohorts import Cohort, cohort


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
