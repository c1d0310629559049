"""A compact letter display: regions that share a letter are not shown to differ, and only those."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

import numpy as np
import polars as pl
from numpy.typing import NDArray

Booleans = NDArray[np.bool_]


def letters(pairs: pl.DataFrame, *, alpha: float = 0.05, order: Sequence[str] = ()) -> pl.DataFrame:
    """Return the letters of every region of one family of "pairs".

    A pair that could not be compared is not shown to differ.

    Parameters
    ----------
    pairs : DataFrame
        Rows of COMPARISONS of one comparison, indicator, subgroup, model and cohort.
    alpha : float
        Regions differ where `p_adjusted` is below it.
    order : sequence of str
        Regions in the order in which letters are given out, such as that of their paces; those that are
        not in it come after, by name.

    Returns
    -------
    DataFrame
        region, letters; in that order.

    Examples
    --------
    >>> rows = pl.DataFrame({"region": ["x", "x", "y"], "reference": ["y", "z", "z"],
    ...                      "p_adjusted": [0.4, 0.01, 0.2]})
    >>> letters(rows)["letters"].to_list()
    ['a', 'a,b', 'b']
    """
    known = {*pairs["region"], *pairs["reference"]}
    names = list(dict.fromkeys([*(name for name in order if name in known), *sorted(known)]))
    at = {name: number for number, name in enumerate(names)}
    different = np.zeros((len(names), len(names)), dtype=np.bool_)
    for one, other in pairs.filter(pl.col("p_adjusted") < alpha).select("region", "reference").iter_rows():
        different[at[one], at[other]] = different[at[other], at[one]] = True
    groups = cover(different)
    said = [",".join(letter(n) for n, g in enumerate(groups) if i in g) for i in range(len(names))]
    return pl.DataFrame(
        {"region": names, "letters": said}, schema=dict.fromkeys(("region", "letters"), pl.String)
    )


def letter(number: int) -> str:
    """Return the name of a group: a to z, then aa, ab and so on.

    Examples
    --------
    >>> letter(0), letter(25), letter(26), letter(53)
    ('a', 'z', 'aa', 'bb')
    """
    head, last = divmod(number, len(ascii_lowercase))
    return (letter(head - 1) if head else "") + ascii_lowercase[last]


def cover(different: Booleans) -> list[tuple[int, ...]]:
    """Return groups such that two share one if and only if they do not differ.

    Groups are grown from each pair that no group has yet, and dropped where the others already do their
    work; the number of groups stays below the number of pairs, but need not be the smallest possible.

    Parameters
    ----------
    different : (n, n) array of bool
        Symmetric; nobody differs from itself.

    Examples
    --------
    >>> cover(np.array([[False, False, True], [False, False, False], [True, False, False]]))
    [(0, 1), (1, 2)]
    """
    alike = ~different
    missing = alike.copy()
    groups: list[Booleans] = []
    while missing.any():
        one, other = (int(v[0]) for v in np.nonzero(missing))
        group = _grown(alike, one, other)
        missing &= ~np.outer(group, group)
        groups.append(group)
    return sorted(tuple(np.flatnonzero(g).tolist()) for g in _needed(groups, alike))


def _grown(alike: Booleans, one: int, other: int) -> Booleans:
    group = np.zeros(alike.shape[0], dtype=np.bool_)
    group[[one, other]] = True
    candidates = alike[one] & alike[other] & ~group
    while candidates.any():
        new = int(np.flatnonzero(candidates)[0])
        group[new] = True
        candidates &= alike[new] & ~group
    return group


def _needed(groups: list[Booleans], alike: Booleans) -> list[Booleans]:
    times = np.sum([np.outer(g, g) for g in groups], axis=0) if groups else alike.astype(np.int64)
    kept = []
    for group in groups:
        own = np.outer(group, group)
        if (times[own] > 1).all():
            times = times - own
        else:
            kept.append(group)
    return kept
