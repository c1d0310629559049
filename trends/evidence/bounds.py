"""A threshold stated beside a level: 117.3, "for the first time under 118"."""

from __future__ import annotations

from trends.evidence.arithmetic import beyond, keeps
from trends.evidence.figures import Figure, is_level, same_place, same_time
from trends.evidence.previous import Derived, previous_values
from trends.evidence.ties import Tie

BESIDE = 40
"""A threshold speaks of the level just before it; further on it is another matter."""
BOUNDS = ("<", "<=", ">", ">=")


def bound_ties(figures: list[Figure]) -> list[Tie]:
    """Compare each threshold with the level just before it; where the year before follows, with both.

    The second tie (*crossing*) is made only where the threshold lies between the two years: that is
    what "for the first time" needs, and whether a text says so is not in the observations.

    Examples
    --------
    >>> bound_ties([])
    []
    """
    if not any(_stated(f) for f in figures):
        return []
    earlier = {d.origins[0].id: d for d in previous_values(figures) if d.shift == -1}
    found: list[Tie] = []
    for place, bound in enumerate(figures):
        level = figures[place - 1] if place else None
        if level and _beside(bound, level) and not _of_places(figures[place + 1 : place + 2], bound):
            found.append(_tie(bound, level))
            crossing = _crossing(bound, level, earlier.get(level.id))
            found += [crossing] if crossing else []
    return found


def _tie(bound: Figure, level: Figure) -> Tie:
    over = beyond(level.known, bound.known, bound.bound)
    kept = keeps(level.known, bound.known, bound.bound)
    verdict = "holds" if kept else "within_rounding" if over <= level.slack else "fails"
    return Tie("bound", (bound, level), bound.known, level.known, level.slack, verdict)


def _crossing(bound: Figure, level: Figure, before: Derived | None) -> Tie | None:
    sides = [keeps(v, bound.known, bound.bound) for v in (level.known, before.value if before else 0.0)]
    if before is None or sides != [True, False]:
        return None
    slack = round(level.slack + before.source.slack, 9)
    return Tie("crossing", (bound, level, before.source), bound.known, before.value, slack, "holds")


def _beside(bound: Figure, level: Figure) -> bool:
    alike = bound.indicator == level.indicator and same_place(bound, level) and same_time(bound, level)
    kind = bound.unit == level.unit and not bound.difference and level.value_high is None
    return _stated(bound) and alike and kind and is_level(level) and 0 < bound.start - level.start <= BESIDE


def _stated(bound: Figure) -> bool:
    return bound.bound in BOUNDS and bound.role == "observed" and bound.value is not None


def _of_places(following: list[Figure], bound: Figure) -> bool:
    # "85 %; under 80 % in three towns": the threshold is the towns'
    return any(
        f.indicator == "subareas_meeting_threshold" and f.start - bound.end <= BESIDE for f in following
    )
