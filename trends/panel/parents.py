"""The place above the others of a panel, found by their codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import polars as pl

from trends.catalogue import regions
from trends.errors import TrendsError
from trends.panel.members import wholes

WORD = "parent"


def parent(panel: pl.DataFrame) -> str:
    """Return the region of a panel that most of its others lie in.

    A Chinese place lies in those that its code (GB/T 2260) names, elsewhere a region lies in its
    country. Of two with as many places in them it is the smaller.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL.

    Raises
    ------
    TrendsError
        Where no region of the panel lies in another, or the panel holds several countries with theirs.

    Examples
    --------
    >>> rows = [{"region": r, "indicator": "births", "subgroup": "", "role": "observed", "year": 2001}
    ...         for r in ("江苏省", "江苏省南通市", "海安县")]
    >>> from trends.schema import PANEL
    >>> parent(PANEL.build(rows))
    '江苏省'
    """
    known = panel["region"].unique().sort().to_list()
    named = {_place(region).path: region for region in known if _listed(region)}
    above = [named[path] for region in named.values() for path in _above(region) if path in named]
    countries = wholes(panel)
    if len(countries) > 1:
        said = f"'{WORD}' can be of several countries; name the region"
        raise TrendsError(said, where="--benchmark", choices=sorted(countries))
    above += [whole for whole, members in countries.items() for _ in members if whole not in above]
    counted = Counter(above)
    if not counted:
        raise TrendsError(
            "no region of the panel lies in another", where=f"--benchmark {WORD}", choices=known
        )
    found: str = max(counted, key=lambda region: (counted[region], len(region), region))
    return found


def _above(region: str) -> Iterator[str]:
    place: regions.Place | None = _place(region)
    while place is not None and (place := regions.parent(place)) is not None:
        yield place.path


def _listed(region: str) -> bool:
    return any(regions.places(region[n:]) for n in range(len(region) - 1))


def _place(region: str) -> regions.Place:
    found = [place for n in range(len(region) - 1) for place in regions.places(region[n:])]
    return next((place for place in found if place.path == region), found[0])
