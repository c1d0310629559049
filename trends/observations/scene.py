"""Everything that one part of a document mentions, and the words that lie between the mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from trends.languages.en import compounds as en
from trends.languages.words import RoleWords
from trends.languages.zh import compounds as zh
from trends.observations.clauses import Breaks, breaks, span
from trends.observations.governing import COMPARED, governs
from trends.observations.indicators import Group, Name, groups, names
from trends.observations.mentions import Period, Quantity
from trends.observations.regions import Region
from trends.observations.roles import LANGUAGES

_ASIDES = {"zh": zh.ASIDE, "en": en.ASIDE}
_BROKEN = re.compile(r"(?<=[\u4e00-\u9fff])[ \t]+(?=[\u4e00-\u9fff])")
"""Spaces inside Chinese words (目 标), as page make-up leaves them."""
_RECENT = 8
_LEAD = 70
"""Characters before a period that say what it is there for."""
_BRACKET = 60
"""Characters from a bracket to a period in it."""
_HEADING_LENGTHS = {"zh": 18, "en": 48}


@dataclass(frozen=True)
class Scene:
    """One part's view with its mentions, each list in the order of the text.

    `subject` is the period of what has none of its own; `written` the first year in which the text
    can have been written; `asides` the brackets that only define a name; `fiscal` first and last
    month of the year it says it reports by.
    """

    view: str
    language: str
    quantities: Sequence[Quantity]
    periods: Sequence[Period]
    regions: Sequence[Region]
    names: Sequence[Name]
    groups: Sequence[Group]
    breaks: Breaks
    subject: Period | None = None
    written: int | None = None
    asides: Sequence[tuple[int, int]] = ()
    fiscal: tuple[int, int] | None = None

    def recent(self, period: Period) -> bool:
        """Tell whether a year lies near enough to the text's own to go on governing."""
        return self.written is None or period.year is None or self.written - period.year <= _RECENT

    @cached_property
    def words(self) -> RoleWords:
        """The language's words for roles."""
        return LANGUAGES[self.language]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return start and end of the sentence around an offset."""
        return span(self.breaks.sentences, offset)

    def clause(self, offset: int) -> tuple[int, int]:
        """Return start and end of the clause around an offset."""
        return span(self.breaks.clauses, offset)

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Return start and end of the paragraph around an offset."""
        return span(self.breaks.paragraphs, offset)

    def rest(self, start: int, end: int) -> str:
        """Return what is left between two offsets when mentions and light words are taken away."""
        return self.words.light.sub("", _BROKEN.sub("", self.plain(start, end)))

    def plain(self, start: int, end: int) -> str:
        """Return the view between two offsets without quantities, periods, regions and subgroups."""
        pieces: list[str] = []
        at = start
        hole = bisect_left(self._hole_ends, start + 1)
        while hole < len(self._holes) and self._holes[hole][0] < end:
            low, high = self._holes[hole]
            pieces.append(self.view[at : max(low, at)])
            at = max(at, high)
            hole += 1
        pieces.append(self.view[at:end])
        return "".join(pieces)

    @cached_property
    def _holes(self) -> list[tuple[int, int]]:
        spans = [
            (m.start, m.end)
            for kind in (self.quantities, self.periods, self.regions, self.groups)
            for m in kind
        ]
        spans += self.asides
        merged: list[tuple[int, int]] = []
        for low, high in sorted(spans):
            if merged and low < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
            else:
                merged.append((low, high))
        return merged

    @cached_property
    def _hole_ends(self) -> list[int]:
        return [high for _, high in self._holes]

    @cached_property
    def quantity_starts(self) -> list[int]:
        """Where the quantities start."""
        return [q.start for q in self.quantities]

    @cached_property
    def period_starts(self) -> list[int]:
        """Where the periods start."""
        return [p.start for p in self.periods]

    @cached_property
    def governing(self) -> list[Period]:
        """The periods that values are said of."""
        return [p for p in self.periods if governs(self.view, p, self.language)]

    @cached_property
    def governing_starts(self) -> list[int]:
        """Where the periods start that values are said of."""
        return [p.start for p in self.governing]

    @cached_property
    def lasting(self) -> list[Period]:
        """Those of them that may govern a later sentence: in English none with a figure in its brackets."""
        return [p for p in self.governing if self.language != "en" or self.bracket(p) < 0]

    @cached_property
    def lasting_starts(self) -> list[int]:
        """Where these start."""
        return [p.start for p in self.lasting]

    def bracket(self, period: Period) -> int:
        """Return where the brackets close that hold a period and a figure (655 in 2007), -1 without any."""
        opened = self.view.rfind("(", max(period.start - _BRACKET, 0), period.start)
        closed = self.view.find(")", period.end, period.end + _BRACKET)
        if opened < 0 or closed < 0 or ")" in self.view[opened : period.start]:
            return -1
        at = bisect_left(self.quantity_starts, opened)
        near = self.quantities[at : at + 3]
        return closed if any(q.start > opened and q.end < closed for q in near) else -1

    @cached_property
    def compared(self) -> frozenset[int]:
        """Where the periods start whose values another is only compared with, as English says it."""
        lows = ((p, max(self.sentence(p.start)[0], p.start - _LEAD)) for p in self.periods)
        return frozenset(p.start for p, low in lows if COMPARED.search(self.plain(low, p.start)))

    @cached_property
    def region_starts(self) -> list[int]:
        """Where the regions start."""
        return [r.start for r in self.regions]

    def regions_between(self, start: int, end: int) -> Sequence[Region]:
        """Return the regions that lie wholly between two offsets."""
        found = self.regions[bisect_left(self.region_starts, start) : bisect_right(self.region_starts, end)]
        return [r for r in found if r.end <= end]

    def periods_between(self, start: int, end: int) -> Sequence[Period]:
        """Return the periods that lie wholly between two offsets."""
        found = self.periods[bisect_left(self.period_starts, start) : bisect_right(self.period_starts, end)]
        return [p for p in found if p.end <= end]

    @cached_property
    def headings(self) -> list[int]:
        """Where short paragraphs begin that no full stop ends."""
        marks = self.breaks.paragraphs
        longest = _HEADING_LENGTHS[self.language]
        lines = ((low, self.view[low:high].strip()) for low, high in pairwise(marks))
        return [low for low, line in lines if 0 < len(line) <= longest and line[-1] not in "。;.!?"]

    def headings_above(self, offset: int) -> Sequence[int]:
        """Return where the headings begin whose sections hold an offset, the nearest first."""
        return self._sections[self.paragraph(offset)[0]][0]

    def section(self, offset: int) -> str:
        """Return the headings whose sections hold an offset, the nearest first."""
        return self._sections[self.paragraph(offset)[0]][1]

    @cached_property
    def _sections(self) -> dict[int, tuple[tuple[int, ...], str]]:
        found: dict[int, tuple[tuple[int, ...], str]] = {}
        marks, ranks = set(self.headings), self.words.heading_ranks
        above: list[tuple[int, int]] = []
        held: tuple[tuple[int, ...], str] = ((), "")
        for low in self.breaks.paragraphs:
            found[low] = held
            own = next((i for i, r in enumerate(ranks) if low in marks and r.match(self.view, low)), None)
            if own is not None:
                above = [(low, own), *((at, rank) for at, rank in above if rank < own)]
                starts = tuple(at for at, _ in above)
                held = starts, " ".join(self.view[slice(*self.paragraph(at))] for at in starts)
        return found

    @cached_property
    def name_starts(self) -> list[int]:
        """Where the names start."""
        return [n.start for n in self.names]

    def names_between(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that lie wholly between two offsets."""
        found = self.names[bisect_left(self.name_starts, start) : bisect_right(self.name_starts, end)]
        return [n for n in found if n.end <= end]

    @cached_property
    def _group_starts(self) -> list[int]:
        return [g.start for g in self.groups]

    def groups_between(self, start: int, end: int) -> Sequence[Group]:
        """Return the subgroups that lie wholly between two offsets."""
        found = self.groups[bisect_left(self._group_starts, start) : bisect_right(self._group_starts, end)]
        return [g for g in found if g.end <= end]


def set_scene(
    view: str,
    language: str,
    quantities: Sequence[Quantity],
    periods: Sequence[Period],
    regions: Sequence[Region],
    *,
    subject: Period | None = None,
    written: int | None = None,
    fiscal: tuple[int, int] | None = None,
) -> Scene:
    """Return the scene of a view whose quantities, periods and regions are known."""
    asides = [m.span() for m in _ASIDES[language].finditer(view)]
    found = _own(groups(view, language), [*asides, *((r.start, r.end) for r in regions)])
    inside = [(g.start, g.end) for g in found]
    inside = sorted([*inside, *((q.start, q.end) for q in quantities if q.unit == "‰")])
    kept = sorted([*asides, *((m.start, m.end) for kind in (quantities, periods) for m in kind)])
    return Scene(
        view=view,
        language=language,
        quantities=quantities,
        periods=periods,
        regions=regions,
        names=[n for n in names(view, language) if not _part_of_longer(n, inside)],
        groups=found,
        breaks=breaks(view, kept),
        subject=subject,
        written=written,
        asides=asides,
        fiscal=fiscal,
    )


def _own(found: Sequence[Group], others: Sequence[tuple[int, int]]) -> list[Group]:
    # 城区 in the name 桃城区, and 女性 in (以女性为100), are no words for a subgroup
    inside = sorted(others)
    at = [bisect_right(inside, (g.start, 0)) - 1 for g in found]
    return [g for g, i in zip(found, at, strict=True) if i < 0 or g.end > inside[i][1]]


def _part_of_longer(name: Name, groups: Sequence[tuple[int, int]]) -> bool:
    # A name inside a longer word for a subgroup (失独 in 失独家庭) is no name there
    at = bisect_right(groups, (name.start, 0)) - 1
    return at >= 0 and groups[at][0] < name.start and name.end <= groups[at][1]
