"""Whether a figure can be one of an indicator, and in which unit it then stands."""

from __future__ import annotations

from functools import cache

from trends.catalogue.indicators import Indicator, indicators
from trends.observations.mentions import Quantity

_SHARES = ("%", "‰", "per_10000", "per_100000")
_KINDS = {
    **dict.fromkeys((*_SHARES, "pp", "permille_point", "points"), "share"),
    **dict.fromkeys(("CNY", "USD", "EUR"), "money"),
    "": "bare",
}
_LEAST_BARE = 10
UNSCALED = ("%", "‰", "pp", "permille_point")
"""Units whose figures are written as they are, never in tens of thousands."""
PLACES = frozenset(("town", "county", "village", "city", "province", "community", "development_zone"))
"""Units in which places are counted."""


def fit(entry: Indicator, found: Quantity, *, moved: bool = False) -> str | None:
    """Return the unit of a figure as one of this indicator, None where it can be none.

    Parameters
    ----------
    entry : Indicator
        The indicator.
    found : Quantity
        The figure.
    moved : bool
        A word of change leads to the figure: a percentage may be a relative change.

    Examples
    --------
    >>> from decimal import Decimal
    >>> entry = indicators()["births"]
    >>> [fit(entry, Quantity(0, 3, Decimal(120), unit=unit)) for unit in ("person", "%")]
    ['birth', None]
    """
    unit = found.unit
    if unit == "" or (unit == "ratio" and entry.plausible):
        bare = kind(entry.unit) == "count" or unit in (entry.unit, *entry.written)
        small = moved and entry.plausible is not None
        return entry.unit if bare and (small or _plausible(entry, found)) else None
    if unit == entry.unit:
        return unit if moved or _plausible(entry, found) else None
    if unit in entry.written and unit != "points":
        return entry.unit if moved or _plausible(entry, found) else None
    difference = _difference(entry, unit)
    if difference:
        return difference
    if unit in entry.units and unit != "times":
        return unit
    relative = unit == "times" or (unit == "%" and entry.unit not in _SHARES and moved)
    return unit if relative and (moved or unit in entry.units) else None


def first_fit(ids: tuple[str, ...], found: Quantity, *, moved: bool = False) -> tuple[str, str] | None:
    """Return the first of the indicators that the figure fits, with the unit."""
    for key in ids:
        unit = fit(indicators()[key], found, moved=moved)
        if unit is not None:
            return key, unit
    return None


@cache
def rate_of(counted: str, unit: str) -> str:
    """Return the indicator that counts of another, in this unit, are: births per thousand, "" without one.

    Examples
    --------
    >>> rate_of("births", "‰"), rate_of("births", "%")
    ('crude_birth_rate', '')
    """
    found = [e for e in indicators().values() if e.numerator == counted and e.unit == unit == "‰"]
    return min(found, key=lambda e: e.denominator != "population").id if found else ""


def kind(unit: str) -> str:
    """Return what sort of unit it is: share, money, bare or count.

    Examples
    --------
    >>> kind("‰"), kind("CNY"), kind("person")
    ('share', 'money', 'count')
    """
    return _KINDS.get(unit, "count")


def _difference(entry: Indicator, unit: str) -> str:
    if unit == "pp" and entry.unit in _SHARES:
        return "pp" if entry.unit == "%" else entry.unit
    if unit in ("pp", "points", "organisation") and entry.unit == "per_100_females":
        return entry.unit
    if unit == "points" and entry.unit in _SHARES:
        return "pp" if entry.unit == "%" else entry.unit
    return entry.unit if unit == "permille_point" and entry.unit == "‰" else ""


def _plausible(entry: Indicator, found: Quantity) -> bool:
    if found.value is None:
        return True
    if entry.plausible is not None:
        return entry.plausible[0] <= float(found.value) <= entry.plausible[1]
    whole = found.value == found.value.to_integral_value()
    return found.unit != "" or (abs(found.value) >= _LEAST_BARE and (whole or kind(entry.unit) != "count"))
