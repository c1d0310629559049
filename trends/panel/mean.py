"""The members' mean as a benchmark that a user can name."""

from __future__ import annotations

import polars as pl

from trends.errors import TrendsError
from trends.panel.members import benchmark, wholes
from trends.panel.parents import WORD as PARENT
from trends.panel.parents import parent
from trends.schema import PANEL

WORD = "mean"


def with_mean(panel: pl.DataFrame, named: str | None) -> tuple[pl.DataFrame, str | None]:
    """Find the benchmark that the user names, and add it to the panel where it is the members' mean.

    Parameters
    ----------
    panel : polars.DataFrame
        The whole PANEL: the populations must still be in it.
    named : str or None
        ``mean``, or ``mean:WHOLE`` for the members of one country of several; ``parent`` for the
        region that most others lie in. Any other name, and one that is a region of the panel,
        changes nothing.

    Returns
    -------
    panel : polars.DataFrame
        With the rows of the mean, a computed region; see `benchmark`.
    named : str or None
        The region to compare with: "全国 (weighted mean)", or "all regions (weighted mean)" where
        the panel has no country with its members.

    Raises
    ------
    TrendsError
        Where ``mean`` could be of several countries; where no year has rate and population of all.

    Examples
    --------
    >>> rows = [{"region": r, "indicator": i, "subgroup": "", "role": "observed", "year": 2001, "unit": u,
    ...          "value": v, "status": "ok"}
    ...         for r, i, v, u in [("A", "crude_birth_rate", 10.0, "‰"), ("A", "population", 3.0, "person"),
    ...                            ("B", "crude_birth_rate", 20.0, "‰"), ("B", "population", 1.0, "person")]]
    >>> both, name = with_mean(PANEL.build(rows), "mean")
    >>> name, both.filter(region=name)["value"].to_list()
    ('all regions (weighted mean)', [12.5])
    """
    if named == PARENT and PARENT not in panel["region"]:
        return panel, parent(panel)
    if named is None or named.partition(":")[0] != WORD or named in panel["region"]:
        return panel, named
    known = sorted(wholes(panel))
    whole = named.partition(":")[2] or (known[0] if len(known) == 1 else None)
    if whole is None and known:
        options = [f"{WORD}:{name}" for name in known]
        raise TrendsError(f"'{WORD}' can be of several countries", where="--benchmark", choices=options)
    rows = benchmark(panel, whole)
    if not rows.height:
        said = f"no year has rate and population of every member of {whole or 'all regions'}"
        raise TrendsError(said, where=f"--benchmark {named}")
    both = pl.concat([panel, rows]).sort(PANEL.key)
    return PANEL.check(both), str(rows["region"][0])
