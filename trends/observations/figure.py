"""One figure in its clause: what leads to it, what follows, and the links that are made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trends.catalogue.indicators import indicators
from trends.observations.indicators import Group, Name, holds_subgroups, subgroup
from trends.observations.mentions import Quantity
from trends.observations.scene import Scene
from trends.observations.series import Slot
from trends.observations.units import first_fit, kind

_BEHIND = 24
_OF_THEM = re.compile(r"\s*(?:(?:were|was|are|is|for|among|of them)\s+(?:the )?)?", re.IGNORECASE)
"""Between an English figure and the part of the people that it is of."""


@dataclass(frozen=True, slots=True)
class Link:
    """A figure and what it measures.

    Attributes
    ----------
    quantity : Quantity
        The figure.
    indicator, unit, subgroup : str
        As in OBSERVATIONS.
    lead : int
        Where the words that lead to the figure begin: after the name or the figure before.
    rule : str
        The rule that linked them.
    name_start : int
        Where the name begins, -1 when the figure continues a list.
    slot : Slot or None
        What a parallel list gives it.
    ids : tuple of str
        Every indicator of the name.
    whole : str
        Of a share, the indicator that it is a share of.
    """

    quantity: Quantity
    indicator: str
    unit: str
    subgroup: str
    lead: int
    rule: str
    name_start: int = -1
    slot: Slot | None = None
    ids: tuple[str, ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity among the scene's.

    Attributes
    ----------
    at : int
        Its place among them.
    governor : Link or None
        The link before it.
    edge : int
        Where the figure before it ended.
    start : int
        Where the words before it begin: at its clause, or at the figure before it.
    clause, clause_end : int
        Where its clause begins, and where that of its last character ends.
    slot : Slot or None
        What a parallel list gives it.
    """

    scene: Scene
    quantity: Quantity
    at: int
    governor: Link | None
    edge: int
    start: int
    clause: int
    clause_end: int
    slot: Slot | None = None

    @property
    def kind(self) -> str:
        """What sort of unit it has."""
        return kind(self.quantity.unit)

    @property
    def lead(self) -> str:
        """The words before it."""
        return self.scene.view[self.start : self.quantity.start]

    @property
    def following(self) -> Quantity | None:
        """The next figure, in whatever sentence."""
        return self.scene.quantities[self.at + 1] if self.at + 1 < len(self.scene.quantities) else None

    @property
    def said_after(self) -> str:
        """The words behind it in its clause, in a language that says there what it is of."""
        if self.scene.language != "en":
            return ""
        high = min(self.clause_end, self.following.start) if self.following else self.clause_end
        return self.scene.view[self.quantity.end : min(high, self.quantity.end + _BEHIND)]

    @property
    def groups(self) -> list[Group]:
        """The subgroups beside it, the nearest first; in English those behind it before the others."""
        end = self.quantity.end
        behind = self.scene.groups_between(end, end + len(self.said_after))
        return [*behind, *reversed(self.scene.groups_between(self.start, self.quantity.start))]

    def own_group(self, indicator: str) -> str:
        """Return the subgroup beside it that the indicator has, "" without one."""
        keys = (subgroup(found.id, indicator, self.scene.language) for found in self.groups)
        return next(filter(None, keys), "")

    def moved(self, start: int) -> bool:
        """Tell whether words from `start` on say a change, and not the level it led to."""
        words, lead = self.scene.words, self.scene.view[start : self.quantity.start]
        if words.reached.search(lead):
            return False
        return bool(self.quantity.sign or words.more.search(lead) or words.less.search(lead))

    def followed(self) -> bool:
        """Tell whether a count has a noun of its own after it."""
        if self.kind != "count":
            return False
        high = min(self.clause_end, self.following.start) if self.following else self.clause_end
        return len(self.scene.rest(self.quantity.end, high)) > 1

    def group(self, start: int, end: int, indicator: str, name: Name | None = None) -> str:
        """Return the last subgroup between two offsets that the indicator has, "" without one."""
        for found in reversed(self.scene.groups_between(start, end)):
            key = subgroup(found.id, indicator, self.scene.language)
            inside = name is not None and name.start <= found.start and found.end <= name.end
            if name is not None and not inside and self._in_another(found):
                continue
            if key and (not inside or holds_subgroups(indicator, self.scene.language)):
                return key
        return ""

    @property
    def group_behind(self) -> Group | None:
        """The subgroup that an English figure says behind it that it is of: 79.4 years for men."""
        end = self.quantity.end
        near = self.scene.groups_between(end, end + len(self.said_after))[:1]
        return near[0] if near and _OF_THEM.fullmatch(self.scene.view, end, near[0].start) else None

    def _in_another(self, found: Group) -> bool:
        # The urban of urban residents is none of the rural residents behind them
        near = self.scene.names_between(max(found.start - _BEHIND, 0), found.end + _BEHIND)
        within = any(n.start <= found.start and found.end <= n.end for n in near)
        return within and self.scene.language == "en"

    def _each(self, lead: int) -> bool:
        said = self.scene.view[lead : self.quantity.start] + self.said_after
        return self.scene.words.each.search(said) is not None

    def named(self, name: Name, rule: str, *, behind: bool = False) -> Link | None:
        """Link the figure to a name, None where it cannot be a figure of it."""
        lead = self.start if behind else min(max(name.end, self.edge), self.quantity.start)
        fitted = first_fit(name.ids, self.quantity, moved=self.moved(lead))
        if fitted is None:
            return None
        if fitted[1] == "CNY" and self._each(lead):
            each = indicators()[fitted[0]].each
            fitted = (each, fitted[1]) if each else fitted
        low = self.scene.clause(name.start)[0]
        bound = max(low, self.edge) if self.edge <= name.start else low
        part = self.group_behind
        own = subgroup(part.id, fitted[0], self.scene.language) if part else ""
        group = own or self.group(bound, max(name.end, self.quantity.start), fitted[0], name)
        made = Link(self.quantity, *fitted, group, lead, rule, name.start, self.slot, name.ids)
        if self.slot is not None and self.slot.group:
            return replace(made, subgroup=subgroup(self.slot.group, fitted[0], self.scene.language))
        return made
