"""One indicator as the page shows it: its series in order, its values without a series, its verdicts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from trends.catalogue.indicators import Indicator
from trends.catalogue.regions.cohorts import Cohort

GROUPS = {
    "falling": "falling",
    "rising": "rising",
    "stable": "stable",
    "no_clear_change": "cannot",
    "too_few_points": "cannot",
    "not_fitted": "cannot",
}
"""The four counts of the first screen, by verdict."""
NEVER_POINTS = ("target", "benchmark", "mean", "claim", "tariff")
"""Roles that are said beside the values and are no points of a series."""
ORDER = ("falling", "rising", "stable", "cannot")


@dataclass(frozen=True)
class Point:
    """A number somebody states: a row of the panel, or an observation that entered no panel.

    ``changed`` says what changed in the making of the number since the series' value before.
    """

    key: str
    region: str
    indicator: str
    subgroup: str
    role: str
    value: float
    high: float | None
    bound: str
    unit: str
    year_low: int | None
    year_high: int | None
    status: str
    source: str
    observations: tuple[str, ...]
    differs: bool
    changed: str = ""

    @property
    def usable(self) -> bool:
        """Whether the value stands in a series as it is."""
        return self.status == "ok"


@dataclass(frozen=True)
class Fit:
    """A trend with its pace: percent a year on the log scale, units a year on the linear one."""

    key: str
    model: str
    scale: str
    n: int
    since: int
    until: int
    pace: float | None
    lower: float | None
    upper: float | None
    verdict: str
    reason: str


@dataclass(frozen=True)
class Stretch:
    """A straight part of a line that may bend, with its pace in the unit of the fit."""

    key: str
    start: int
    end: int
    pace: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class Line:
    """The series of one region, by year; its stretches where a line that may bend does."""

    region: str
    points: tuple[Point, ...]
    fit: Fit | None
    stretches: tuple[Stretch, ...] = ()

    @property
    def last(self) -> Point:
        """The latest value."""
        return self.points[-1]

    @property
    def first(self) -> Point:
        """The earliest value."""
        return self.points[0]

    @property
    def verdict(self) -> str:
        """The verdict of its fit, or that there is none."""
        return self.fit.verdict if self.fit else "not_fitted"

    @property
    def group(self) -> str:
        """Which of the four counts it belongs to."""
        return GROUPS[self.verdict]

    @property
    def sharpness(self) -> float:
        """How much the pace changes at the last turn of the line that may bend."""
        return abs(self.stretches[-1].pace - self.stretches[-2].pace) if len(self.stretches) > 1 else 0.0

    @property
    def at_break(self) -> bool:
        """Whether the line turns last where the numbers began to be made another way."""
        changed = {p.year_low for p in self.points if p.changed}
        return any(year in changed for year in (self.stretches[-1].start, self.stretches[-1].start + 1))

    @property
    def pace(self) -> float | None:
        """Pace of its latest trend, when there is a verdict on it."""
        return self.fit.pace if self.fit else None


@dataclass(frozen=True)
class View:
    """One indicator: ranked series, the benchmark beside them, values without a series, other roles."""

    id: str
    indicator: Indicator
    cohort: Cohort
    subgroup: str
    lines: tuple[Line, ...]
    benchmark: Line | None
    stated: tuple[Point, ...]
    aside: tuple[Point, ...]
    digits: int
    left_out: tuple[Point, ...] = ()

    @property
    def regions(self) -> int:
        """How many regions say something about it."""
        named = {line.region for line in self.lines} | {point.region for point in self.stated}
        return len(named)

    @property
    def comparable(self) -> bool:
        """Whether there is something to compare: two regions, or a fit."""
        return self.regions >= 2 or any(line.pace is not None for line in self.lines)

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """First and last year of the series, or of the stated values where there is none."""
        points = [p for line in self.lines for p in line.points] or list(self.stated)
        known = [y for p in points for y in (p.year_low, p.year_high) if y is not None]
        return (min(known), max(known)) if known else None

    @property
    def judged(self) -> list[Line]:
        """Series with a pace, fastest fall first."""
        return sorted((line for line in self.lines if line.pace is not None), key=_pace)

    def counts(self) -> dict[str, int]:
        """Return how many series fall, rise, stay or cannot be judged."""
        found = Counter(line.group for line in self.lines)
        return {group: found[group] for group in ORDER}

    def group(self, name: str) -> list[Line]:
        """Return the series of one of the four counts, in ranked order."""
        return [line for line in self.lines if line.group == name]

    @property
    def bent(self) -> list[Line]:
        """Series whose line bends, the sharpest last turn first; those that turn at a break come after."""
        found = [line for line in self.lines if len(line.stretches) > 1]
        return sorted(found, key=lambda line: (line.at_break, -line.sharpness, line.region))

    @property
    def percent(self) -> bool:
        """Whether paces are percent a year, and not units a year."""
        fit = next((line.fit for line in self.lines if line.fit), None)
        return fit.scale == "log" if fit else self.indicator.scale == "log"


def _pace(line: Line) -> float:
    return line.pace or 0.0
