"""A stated change against the two levels it leads between, where the text prints both."""

from __future__ import annotations

from trends.evidence.arithmetic import percent_change, quotient_slack, signed_sum
from trends.evidence.figures import Figure, by_region, nearest
from trends.evidence.previous import earlier_levels, kind_of, level_of, paired
from trends.evidence.ties import Tie, tie, untestable


def change_ties(figures: list[Figure]) -> list[Tie]:
    """Compare each change with the later level less (or over) the earlier one.

    The earlier level is that of the year before; under a change over several years, that of its
    first. Where a text prints an older level just before the later one, the change may be on either:
    it holds if one of them gives it, and is untestable otherwise.

    Examples
    --------
    >>> change_ties([])
    []
    """
    places = by_region(figures)
    changes = [(c, place) for place in places for c in place if c.role == "change" and not c.yearly]
    return [t for change, place in changes if (t := _tie(change, place))]


def _tie(change: Figure, figures: list[Figure]) -> Tie | None:
    level = level_of(change, figures)
    kind = kind_of(change, level) if level else ""
    if not level or not kind or level.year is None or level.value_high is not None:
        return None
    earlier = earlier_levels(change, level, figures)
    before = nearest([f for f in earlier if f.year == _since(change, level)], change)
    pair = paired(change, level, figures)
    made = [_compared(kind, change, level, f) for f in (before, pair) if f is not None]
    held = next((t for t in made if t.verdict != "fails"), None)
    if held or not pair:
        return held or next(iter(made), None)
    said = f"may be on {pair.year} or on {_since(change, level)}"
    return untestable("change", change, (level, pair), note=said)


def _compared(kind: str, change: Figure, level: Figure, before: Figure) -> Tie:
    slacks = [(level.known, level.slack), (before.known, before.slack)]
    if kind == "difference":
        computed, off = signed_sum([(level.known, 1), (before.known, -1)]), level.slack + before.slack
    else:
        whole = level.known / before.known
        computed = whole if kind == "multiple" else percent_change(before.known, level.known)
        off = quotient_slack(whole, slacks) * (1 if kind == "multiple" else 100)
    return tie("change", change, (level, before), computed, off, counted=kind == "difference")


def _since(change: Figure, level: Figure) -> int:
    start = change.period_start
    return start.year if change.spans and start else level.known_year - 1
