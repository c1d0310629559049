"""How indicators follow from one another: quotients, sums, shares of a whole, divisions into subgroups."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from trends.catalogue.indicators import indicators

STANDING = ("population", "households", "beneficiaries", "members", "associations", "women")
"""How the ids of counts end that are of a day."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """An indicator in a relation; `subgroup` None is that of the figure the relation is of."""

    indicator: str
    subgroup: str | None = ""


@dataclass(frozen=True, slots=True)
class Quotient:
    """``of`` = `per` × numerator / denominator."""

    of: str
    numerator: Term
    denominator: Term
    per: float


@dataclass(frozen=True, slots=True)
class Relations:
    """Every relation of the catalogue.

    Attributes
    ----------
    quotients : dict of str to Quotient
        By the indicator they are of.
    sums : dict of str to tuple of dict
        By the total: each way to make it, its terms with their signs.
    wholes : tuple of tuple of Term
        Shares in per cent that together make 100.
    divisions : tuple of tuple of str
        Subgroups that divide a count without rest.
    """

    quotients: dict[str, Quotient]
    sums: dict[str, tuple[dict[str, int], ...]]
    wholes: tuple[tuple[Term, ...], ...]
    divisions: tuple[tuple[str, ...], ...]


@cache
def relations() -> Relations:
    """Return the relations of ``relations.toml`` and those that entries of the catalogue name.

    Examples
    --------
    >>> found = relations()
    >>> found.quotients["crude_birth_rate"].denominator, found.sums["natural_increase"]
    (Term(indicator='population', subgroup=None), ({'births': 1, 'deaths': -1},))
    """
    text = (files("trends.catalogue") / "relations.toml").read_text(encoding="utf-8")
    said: dict[str, list[dict[str, Any]]] = tomllib.loads(text)
    sums: dict[str, tuple[dict[str, int], ...]] = {}
    for entry in said["sum"]:
        signs = dict.fromkeys(entry["plus"], 1) | dict.fromkeys(entry.get("minus", ()), -1)
        sums[entry["of"]] = (*sums.get(entry["of"], ()), signs)
    return Relations(
        quotients=_named() | {entry["of"]: _quotient(entry) for entry in said["quotient"]},
        sums=sums,
        wholes=tuple(tuple(_term(share) for share in entry["shares"]) for entry in said["whole"]),
        divisions=tuple(tuple(entry["subgroups"]) for entry in said["division"]),
    )


@cache
def stocks() -> frozenset[str]:
    """Return the counts that are of a day and do not grow with the time they cover.

    Examples
    --------
    >>> "population" in stocks(), "births" in stocks()
    (True, False)
    """
    entries = indicators()
    bases = {entry.denominator for entry in entries.values() if entry.unit == "‰"} - {""}
    return frozenset(bases | {key for key in entries if key.endswith(STANDING)})


def _named() -> dict[str, Quotient]:
    return {
        key: Quotient(key, Term(entry.numerator, None), Term(entry.denominator, None), entry.per)
        for key, entry in indicators().items()
        if entry.numerator
    }


def _quotient(entry: dict[str, Any]) -> Quotient:
    return Quotient(entry["of"], _term(entry["numerator"]), _term(entry["denominator"]), entry["per"])


def _term(text: str) -> Term:
    indicator, _, subgroup = text.partition(":")
    return Term(indicator, subgroup)
