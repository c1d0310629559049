"""Which indicator a figure belongs to: named before it, after it, or before a list that it continues."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trends.catalogue.indicators import Indicator, indicators
from trends.observations.indicators import Name, restricted, subgroup
from trends.observations.mentions import Quantity
from trends.observations.scene import Scene
from trends.observations.series import Slot, series
from trends.observations.units import PLACES, first_fit, fit, kind

_BEFORE = {"share": 10, "money": 8, "count": 5, "bare": 2}
_AFTER = {"share": 2, "money": 4, "count": 4, "bare": -1}
_CUED = 8


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


def link(scene: Scene) -> list[Link]:
    """Return a link for every figure of the scene that measures an indicator, in order."""
    found: list[Link] = []
    slots = series(scene)
    governor: Link | None = None
    sentence = (-1, -1)
    edge = 0
    for at, quantity in enumerate(scene.quantities):
        if scene.sentence(quantity.start) != sentence:
            sentence = scene.sentence(quantity.start)
            governor = governor if _continues(scene, sentence, governor) else None
        made = _Linker(scene, quantity, at, governor, edge).link(slots.get(at))
        edge = quantity.end
        if made is not None:
            found.append(made)
            governor = made
    return found


def _continues(scene: Scene, sentence: tuple[int, int], governor: Link | None) -> bool:
    if governor is None or scene.paragraph(sentence[0]) != scene.paragraph(governor.quantity.start):
        return False
    opening = scene.view[sentence[0] : sentence[0] + 16].lstrip()
    return scene.words.among.match(opening) is not None


@dataclass(frozen=True)
class _Linker:
    """One figure in its clause; each method is one way to its indicator."""

    scene: Scene
    quantity: Quantity
    at: int
    governor: Link | None
    edge: int

    @property
    def start(self) -> int:
        """Where the words before the figure begin: its clause, or the figure before it."""
        return max(self.scene.clause(self.quantity.start)[0], self.edge)

    def link(self, slot: Slot | None) -> Link | None:
        if slot is not None and slot.name is not None:
            return self._made(slot.name, "parallel", slot=slot)
        if self.refused():
            return None
        inside = self.inside()
        if inside is not None:
            return self._made(inside, "named within", slot=slot)
        among = self.among()
        if among is not None:
            return among
        before, after = self.before(), self.after()
        if after is not None and (before is None or self.tight(after[0])):
            return self._made(after[0], "named after", named_after=True)
        if before is not None:
            return self._made(before, "named before", slot=slot)
        return self.inherited(slot)

    def refused(self) -> bool:
        """No value of the place: a count of times, a line that places are counted by, a part's value."""
        scene, quantity = self.scene, self.quantity
        if quantity.unit == "times" and scene.view[quantity.end - 1 : quantity.end] == "次":
            return True
        if scene.words.standard_after.match(scene.view, quantity.end) or kind(quantity.unit) != "share":
            return False
        clause = scene.clause(quantity.start)[0]
        following = scene.quantities[self.at + 1 : self.at + 2]
        if any(
            n.unit in PLACES and scene.words.threshold.fullmatch(scene.view, quantity.end, n.start)
            for n in following
        ):
            return True
        counted = [
            n
            for n in scene.quantities[max(self.at - 6, 0) : self.at]
            if n.start >= clause and n.unit in PLACES
        ]
        ends = {r.end for r in scene.regions if r.end >= clause}
        unnamed = any(n.start not in ends for n in counted)
        return unnamed or scene.words.parts.search(scene.view, clause, quantity.start) is not None

    def moved(self, start: int) -> bool:
        words, lead = self.scene.words, self.scene.view[start : self.quantity.start]
        reached = words.reached.search(lead)
        return not reached and bool(self.quantity.sign or words.more.search(lead) or words.less.search(lead))

    def inside(self) -> Name | None:
        """The figure holds its name: 3,021 births, or the counter of a lost number (流入人)."""
        over = self.scene.names_between(self.start, self.quantity.end + 1)
        return next(
            (n for n in reversed(over) if n.end > self.quantity.start and first_fit(n.ids, self.quantity)),
            None,
        )

    def before(self) -> Name | None:
        scene, quantity = self.scene, self.quantity
        low = scene.clause(quantity.start)[0]
        for name in [*reversed(scene.names_between(low, quantity.start))][:3]:
            if first_fit(name.ids, quantity, moved=self.moved(name.end)) is None:
                continue
            between = scene.plain(name.end, quantity.start)
            if len(scene.words.light.sub("", between)) > _BEFORE[kind(quantity.unit)]:
                return None
            if kind(quantity.unit) == "share" and scene.words.foreign.search(between):
                return None
            return name
        return None

    def after(self) -> tuple[Name] | None:
        scene, quantity = self.scene, self.quantity
        high = scene.clause(max(quantity.end - 1, quantity.start))[1]
        for name in scene.names_between(quantity.end, high)[:2]:
            fitted = first_fit(name.ids, quantity)
            if fitted is None:
                continue
            gap = scene.view[quantity.end : name.start]
            word = scene.view[name.start : name.end]
            cued = any(word in words for words in indicators()[fitted[0]].cues.values())
            if scene.language == "en" and not quantity.unit:
                limit = 0 if gap.isspace() else -1
            else:
                limit = _CUED if cued and kind(quantity.unit) == "share" else _AFTER[kind(quantity.unit)]
            if scene.words.people.search(scene.view, quantity.end, min(name.end + 6, high)):
                return None
            if "、" in gap or len(scene.rest(quantity.end, name.start)) > limit or self._next_has(name, high):
                return None
            return (name,)
        return None

    def _next_has(self, name: Name, high: int) -> bool:
        following = self.scene.quantities[self.at + 1 : self.at + 2]
        return any(
            n.start >= name.end
            and n.start < high
            and not self.scene.rest(name.end, n.start)
            and first_fit(name.ids, n) == first_fit(name.ids, self.quantity)
            for n in following
        )

    def tight(self, name: Name) -> bool:
        return len(self.scene.view[self.quantity.end : name.start].strip()) <= 1

    def among(self) -> Link | None:
        """Part of what the figure before counted: its name is then a subgroup's."""
        if self.governor is None or not self.scene.words.among.search(
            self.scene.view, self._among_from(), self.quantity.start
        ):
            return None
        for group in reversed(self.scene.groups_between(self.start, self.quantity.start)):
            key = subgroup(group.id, self.governor.indicator, self.scene.language)
            entry = indicators()[self.governor.indicator]
            unit = fit(entry, self.quantity)
            if (
                key
                and unit
                and not self._named_else(group.id)
                and not self.scene.rest(group.end, self.quantity.start)
            ):
                return Link(self.quantity, entry.id, unit, key, self.start, "part of what was counted")
        return None

    def _named_else(self, group: str) -> bool:
        """A part that is an indicator of its own (城镇人口) is that, unless the table of subgroups says so."""
        name, governor = self.before(), self.governor
        return (
            name is not None
            and governor is not None
            and governor.indicator not in name.ids
            and not restricted(group)
        )

    def _among_from(self) -> int:
        return max(
            self.governor.quantity.end if self.governor else 0, self.scene.sentence(self.quantity.start)[0]
        )

    def inherited(self, slot: Slot | None) -> Link | None:
        """Continue a list: nothing but light words stands between its figures."""
        scene, quantity = self.scene, self.quantity
        standard = scene.words.standard_after.match(scene.view, quantity.end)
        if not self._shared() and len(scene.rest(self.start, quantity.start)) > (5 if standard else 0):
            return None
        low = scene.sentence(quantity.start)[0]
        names = scene.names_between(low, scene.clause(quantity.start)[0])
        name = names[-1] if names else None
        if name is not None and (self.governor is None or name.start >= self.governor.quantity.end):
            unlinked = self._unlinked(name, slot)
            if unlinked is not None:
                return unlinked
        return self._governed(slot)

    def _shared(self) -> bool:
        """A share of what is named (占总人口的): the name is no head of the figure."""
        names = self.scene.names_between(self.start, self.quantity.start)
        if self.quantity.unit != "%" or len(names) != 1:
            return False
        outside = self.scene.rest(self.start, names[0].start) + self.scene.rest(
            names[0].end, self.quantity.start
        )
        return not outside

    def _unlinked(self, name: Name, slot: Slot | None) -> Link | None:
        scene = self.scene
        clause = scene.clause(self.quantity.start)[0]
        if scene.clause(max(clause - 1, 0))[0] > name.start or self._followed():
            return None
        return self._made(name, "named in the clause before", slot=slot)

    def _followed(self) -> bool:
        """A count with a noun of its own after it continues nothing."""
        if kind(self.quantity.unit) != "count":
            return False
        high = self.scene.clause(max(self.quantity.end - 1, self.quantity.start))[1]
        following = self.scene.quantities[self.at + 1 : self.at + 2]
        high = min([high, *(n.start for n in following)])
        return len(self.scene.rest(self.quantity.end, high)) > 1

    def _governed(self, slot: Slot | None) -> Link | None:
        governor = self.governor
        if governor is None or self._followed():
            return None
        entry = indicators()[governor.indicator]
        lead = self.scene.view[self.start : self.quantity.start]
        unit = fit(entry, self.quantity, moved=self.moved(self.start))
        key = entry.id
        if unit is None and self.quantity.unit == "%" and self._share_of(entry, lead):
            key, unit = entry.share, "%"
        if unit is None:
            return None
        group = self._group(self.start, key) or governor.subgroup
        return Link(self.quantity, key, unit, group, self.start, "governed by the figure before", slot=slot)

    def _share_of(self, entry: Indicator, lead: str) -> bool:
        """A bare percentage is the share, unless it says a share of something else."""
        if not entry.share or not self.scene.words.share.search(lead):
            return False
        whole = indicators()[entry.share].denominator
        named = self.scene.names_between(self.start, self.quantity.start)
        return all(whole in name.ids for name in named)

    def _group(self, start: int, indicator: str, end: int | None = None) -> str:
        for group in reversed(self.scene.groups_between(start, self.quantity.start if end is None else end)):
            key = subgroup(group.id, indicator, self.scene.language)
            if key:
                return key
        return ""

    def _made(
        self, name: Name, rule: str, *, named_after: bool = False, slot: Slot | None = None
    ) -> Link | None:
        lead = self.start if named_after else min(max(name.end, self.edge), self.quantity.start)
        fitted = first_fit(name.ids, self.quantity, moved=self.moved(lead))
        if fitted is None:
            return None
        low = self.scene.clause(name.start)[0]
        bound = max(low, self.edge) if self.edge <= name.start else low
        group = self._group(bound, fitted[0], max(name.end, self.quantity.start))
        made = Link(self.quantity, *fitted, group, lead, rule, name.start, slot, name.ids)
        if slot is not None and slot.group:
            return replace(made, subgroup=subgroup(slot.group, fitted[0], self.scene.language))
        return made
