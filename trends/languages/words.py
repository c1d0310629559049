"""What a language supplies for linking: its words, as patterns that run on the view."""

from __future__ import annotations

import re
from dataclasses import dataclass

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class RoleWords:
    """Words that say what a figure is to its indicator, each searched in one place.

    Attributes
    ----------
    light : Pattern
        Words that may stand between a name and its figure without naming anything else.
    foreign : Pattern
        Ends of nouns that are measured too: a figure behind one belongs to that noun.
    tariff, mean, claim, modal, past : Pattern
        Searched in the clause before the figure.
    tariffs : Pattern
        Searched in the sentence before a sum of money: the head of a list of rates of charge.
    total : Pattern
        In the clause before the figure: the sum of several years and not their mean.
    portion : Pattern
        Before a percentage: it is a part of a count, and never the next value of a rate.
    goal : Pattern
        Searched in the sentence before the figure; governs the list after it.
    held : Pattern
        Searched just before the figure: kept within, not above.
    set_above, standard_after, normal, upper, lower : Pattern
        A standard: who set it (before), that it is one (after), a normal range, its side.
    compared, past_base, peer_base, below, gap : Pattern
        A comparison: that there is one, with an earlier time, with a peer or a standard, that the
        value is the lower one, a distance.
    more, less : Pattern
        The direction of a change, searched just before the figure.
    gained : Pattern
        The same just before a figure of births or cases: they are new, and no change.
    added : Pattern
        Searched just before the name: the figure is what was added.
    due : Pattern
        Just before the figure: it is what was to be done, or what another is larger by, and not what was.
    threshold : Pattern
        Between a figure and a count of places: the figure is the line they are counted by.
    line : Pattern
        After a figure that places are told apart by (80%的乡镇).
    parts : Pattern
        Unnamed parts of a place, whose values are not the place's.
    people : Pattern
        People who are counted for another reason than the name beside them.
    reached : Pattern
        A direction with the level it led to: no change is stated.
    share : Pattern
        That a percentage is a share of what was named before.
    own_rate : Pattern
        A rate without a name of its own: the one of what was counted before.
    crossed : Pattern
        Just before a standard: the value lies beyond it, the standard has no side of its own.
    turned : Pattern
        Up to the name, in a clause that compares: 比上年多出生, 少出生.
    peopled : Pattern
        Before a number of households beside one of people: all who live in the place.
    quota : Pattern
        Before a percentage: it is how much of a task was done, and no rate of the people.
    section_past, section_goal : Pattern
        Searched in the heading above: what follows was reached, or is wanted.
    heading_ranks : tuple of Pattern
        How headings are numbered, the highest first.
    each : Pattern
        That a sum is per person.
    among : Pattern
        That what follows is part of what was named before.
    beside : Pattern
        At a sentence's start: it compares what the sentence before measured with an earlier time.
    again : Pattern
        At the head of a sentence that goes on with what the one before measured.
    respectively : Pattern
        That figures and names stand in the same order.
    those_years, same_years : Pattern
        The years are those of the sentence before; those that the sentence has gone through before.
    other_rate : Pattern
        In a sentence that names no indicator: its figures are of another rate.
    """

    light: Pattern
    foreign: Pattern
    tariff: Pattern
    tariffs: Pattern
    mean: Pattern
    total: Pattern
    portion: Pattern
    claim: Pattern
    modal: Pattern
    past: Pattern
    goal: Pattern
    held: Pattern
    set_above: Pattern
    standard_after: Pattern
    normal: Pattern
    upper: Pattern
    lower: Pattern
    compared: Pattern
    past_base: Pattern
    peer_base: Pattern
    below: Pattern
    gap: Pattern
    more: Pattern
    less: Pattern
    added: Pattern
    gained: Pattern
    due: Pattern
    threshold: Pattern
    line: Pattern
    parts: Pattern
    people: Pattern
    reached: Pattern
    share: Pattern
    own_rate: Pattern
    crossed: Pattern
    turned: Pattern
    peopled: Pattern
    quota: Pattern
    section_past: Pattern
    section_goal: Pattern
    heading_ranks: tuple[Pattern, ...]
    each: Pattern
    among: Pattern
    beside: Pattern
    again: Pattern
    respectively: Pattern
    those_years: Pattern
    same_years: Pattern
    other_rate: Pattern
