"""How English names the part of a population that a figure is about."""

from __future__ import annotations

SUBGROUPS: dict[str, tuple[str, ...]] = {
    "male": ("boys", "male", "males", "men"),
    "female": ("girls", "female", "females"),
    "women": ("women",),
    "rural": ("rural", "in the countryside"),
    "urban": ("urban", "in towns"),
    "first_birth": ("first births", "first-born"),
    "second_birth": ("second births", "second-born"),
    "third_or_later_birth": ("third and later births", "higher-order births"),
    "childless": ("childless", "without children"),
    "one_child": ("with one child",),
    "two_children": ("with two children",),
    "three_or_more_children": ("with three or more children",),
    "two_daughter_households": ("with two daughters", "two-daughter households"),
    "only_child_dead": ("lost their only child",),
    "only_child_disabled": ("only child is disabled",),
    "married_women": ("married women",),
    "cadres": ("officials", "cadres"),
    "masses": ("the public",),
}
"""The id of a subgroup and the words for it."""

BY_PARITY: dict[str, str] = {
    "first_birth": "one_child",
    "second_birth": "two_children",
    "third_or_later_birth": "three_or_more_children",
}
"""What a birth order is called where mothers are counted and not births."""

LONE: dict[str, str] = {}
"""No single character names a part."""

ONLY: dict[str, tuple[str, ...]] = {
    "women": ("life_expectancy", "population", "deaths", "crude_death_rate"),
    "cadres": ("awareness_rate",),
    "masses": ("awareness_rate",),
    "married_women": ("migrants_in", "migrants_out", "floating_population", "pregnancy_checks"),
}
"""Subgroups that only these indicators have; elsewhere the word means something else."""

SAME: dict[str, str] = {"women": "female"}
"""Words for a subgroup that only some indicators have, and the one they mean there."""

MEANT: dict[tuple[str, str], str] = {
    ("urban_population", "rural"): "rural_population",
    ("rural_population", "urban"): "urban_population",
}
"""The other part of the people, said by its word alone; other parts have names: births within the policy."""

WITHIN_NAMES: tuple[str, ...] = ()
"""Indicators whose names may hold a subgroup; in others it is what the name measures."""
