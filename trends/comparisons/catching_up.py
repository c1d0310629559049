"""Whether regions that are behind grow faster, how fast a gap closes, and when half of it is closed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from trends.comparisons import growth
from trends.comparisons.conditions import Conditions
from trends.comparisons.growth import Answer
from trends.comparisons.welch import Floats

SPARE = 5
"""Regions beyond what is given that a conditional test needs."""
Told = tuple[str, Answer | None, str]
"""What the estimate is, the estimate, and the reason."""
UNBOUNDED, OPEN, TURNED = (
    "the interval is unbounded above",
    "the gaps do not close",
    "the gaps close within the period",
)


def absolute(levels: Floats, years: float) -> Iterator[Told]:
    """Yield beta, speed and half-life of the gaps to one common level.

    Parameters
    ----------
    levels : (regions, 2) array
        First and last.
    years : float
        Between the two.

    Examples
    --------
    >>> levels = np.array([[1.0, 2.0], [2.0, 2.4], [3.0, 3.1], [4.0, 3.5], [5.0, 4.0]])
    >>> [name for name, _, _ in absolute(levels, 10.0)]
    ['beta', 'speed', 'half-life']
    """
    yield from _named("", growth.beta(levels[:, 0], levels[:, 1], years), years)


def conditional(levels: Floats, years: float, given: Conditions) -> Iterator[Told]:
    """Yield them for the gap of each region to the level that what is given lets it tend to.

    Parameters
    ----------
    levels : (regions, 2) array
    years : float
    given : Conditions

    Examples
    --------
    >>> given = Conditions(np.ones(5, dtype=bool), np.array([[0.0, 0, 0, 1, 1]]).T, "density")
    >>> list(conditional(np.ones((5, 2)), 10.0, given))
    [('conditional beta', None, 'given density: 5 regions, 8 are needed')]
    """
    kept, needed = levels[given.kept], given.columns.shape[1] + 2 + SPARE
    told = f"given {given.said}"
    if kept.shape[0] < needed:
        yield "conditional beta", None, f"{told}: {kept.shape[0]} regions, {needed} are needed"
        return
    design = np.column_stack([np.ones(kept.shape[0]), given.columns, kept[:, 0]])
    scaled = design / np.maximum(np.abs(design).max(axis=0), 1e-300)
    if np.linalg.matrix_rank(scaled, tol=1e-9 * np.sqrt(scaled.size)) < design.shape[1]:
        yield "conditional beta", None, f"{told}: it leaves no differences between first levels"
        return
    found = growth.beta(kept[:, 0], kept[:, 1], years, given.columns)
    size = f"{told}, {kept.shape[0]} of {levels.shape[0]} regions"
    for name, one, said in _named("conditional ", found, years):
        yield name, one, "; ".join(filter(None, (said, size)))


def _named(prefix: str, found: Answer, years: float) -> Iterator[Told]:
    yield f"{prefix}beta", found, word(found, "those behind fall back", "those behind catch up")
    speeds = [growth.speed(b, years) for b in (found.estimate, found.upper, found.lower)]
    lives = [growth.half_life(speeds[n]) for n in (0, 2, 1)]
    for name, ends in (("speed", speeds), ("half-life", lives)):
        estimate, lower, upper = ends
        said = "" if np.isfinite(upper) else UNBOUNDED
        if not np.isfinite(speeds[0] + estimate):
            yield f"{prefix}{name}", None, TURNED if np.isinf(speeds[0]) else OPEN
        else:
            yield f"{prefix}{name}", Answer(estimate, np.nan, lower, upper, np.nan), said


def word(found: Answer, rising: str, falling: str) -> str:
    """Return what an interval says of a change.

    Examples
    --------
    >>> word(Answer(1.0, 0.2, 0.6, 1.4, 0.0), "it grows", "it shrinks")
    'it grows'
    """
    if found.lower > 0:
        return rising
    return falling if found.upper < 0 else "no clear change"
