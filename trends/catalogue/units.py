"""Units of measure: one frozen `Unit` for each entry of ``units.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files

from trends.errors import TrendsError


@dataclass(frozen=True)
class Unit:
    """One way to count or measure.

    Attributes
    ----------
    id : str
        The id that `trends.schema.OBSERVATIONS` holds; of another size (jiao) its base's (CNY).
    factor : Decimal
        What one of it is in the base unit.
    dimension : str
        share, difference, ratio, count, money, time, length, area, density or mass.
    label : dict of str to str
        By language, what to print.
    names : dict of str to tuple of str
        By language, how texts write it.
    not_before : dict of str to str
        Characters after a name that make it part of another word.
    """

    id: str
    dimension: str
    label: dict[str, str]
    factor: Decimal = Decimal(1)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_before: dict[str, str] = field(default_factory=dict)


@cache
def units() -> dict[str, Unit]:
    """Return every unit by the key of its entry, in the file's order.

    Examples
    --------
    >>> units()["jiao"].id, units()["jiao"].factor
    ('CNY', Decimal('0.1'))
    """
    entries = tomllib.loads(files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))
    return {key: _unit(key, entry) for key, entry in entries.items()}


def names(language: str) -> dict[str, Unit]:
    """Return every written name of the language with its unit, the longest first.

    Examples
    --------
    >>> names("zh")["人次"].id
    'person_time'
    """
    found = [(name, unit) for unit in units().values() for name in unit.names.get(language, ())]
    return dict(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def _unit(key: str, entry: dict[str, object]) -> Unit:
    try:
        return Unit(
            id=str(entry.get("base", key)),
            dimension=str(entry["dimension"]),
            label=dict(entry["label"]),  # type: ignore[call-overload]
            factor=Decimal(str(entry.get("factor", "1"))),
            names={lang: tuple(listed) for lang, listed in entry.get("names", {}).items()},  # type: ignore[attr-defined]
            not_before=dict(entry.get("not_before", {})),  # type: ignore[call-overload]
        )
    except KeyError as error:
        raise TrendsError(f"unit '{key}' has no {error}", where="catalogue/units.toml") from None
