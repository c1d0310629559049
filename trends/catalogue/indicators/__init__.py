"""What is measured: one frozen `Indicator` for each entry of the TOML files in this folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from trends.errors import TrendsError

SCALES = ("log", "linear")
POLARITIES = ("lower_is_better", "higher_is_better", "neutral")


@dataclass(frozen=True)
class Indicator:
    """One entry of the catalogue.

    Attributes
    ----------
    id, topic : str
        The entry's own name and the file it stands in.
    label, short : dict of str to str
        By language: the name, and what one unit of the value says ("births per 1,000 people").
    unit : str
        Base unit, an id of ``units.toml``.
    scale : str
        ``log`` where a trend is an annual percent change, ``linear`` where it is units a year
        (bounded shares).
    polarity : str
        Whether lower or higher is better, for the colours; ``neutral`` where nobody should say.
    margin : float
        A trend wholly within plus or minus this much a year is *stable*: percent on the log scale,
        units on the linear one.
    normal : tuple of float or None
        A range that is normal or required, where one is published.
    names : dict of str to tuple of str
        By language, how texts call it; the longest match wins.
    cues : dict of str to tuple of str
        By language, words that stand for it only beside a figure of one of its units.
    units : tuple of str
        Further units its figures may have, kept as they are (a benefit counted in households).
    written : tuple of str
        Units that texts write and that mean `unit` (人 for births).
    share : str
        The indicator that a bare percentage after this one states (married women, of them 41 %).
    shares : dict of str to str
        By subgroup, the indicator that a bare percentage of it states.
    parts : dict of str to str
        By subgroup, the indicator that measures that part (the sex ratio of second births).
    each : str
        The indicator that a sum per person after this one states.
    tariff : bool
        A sum per person or case can be stated for it (a fee, a benefit), not only a total.
    plausible : tuple of float or None
        What a bare number must lie in to be read as this indicator.
    numerator, denominator : str
        Indicators whose quotient times `per` is this one; "" where there is none.
    per : float
        1000 for a rate per thousand, 100 for a share.
    """

    id: str
    topic: str
    label: dict[str, str]
    short: dict[str, str]
    unit: str
    scale: str = "log"
    polarity: str = "neutral"
    margin: float = 0.5
    normal: tuple[float, float] | None = None
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    share: str = ""
    shares: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    each: str = ""
    tariff: bool = False
    plausible: tuple[float, float] | None = None
    numerator: str = ""
    denominator: str = ""
    per: float = 1.0


@cache
def indicators() -> dict[str, Indicator]:
    """Return every indicator by its id, in the order of topics and entries.

    Examples
    --------
    >>> indicators()["crude_birth_rate"].label["zh"]
    '人口出生率'
    """
    found: dict[str, Indicator] = {}
    for entry in sorted(files(__package__).iterdir(), key=lambda p: p.name):
        if not entry.name.endswith(".toml"):
            continue
        for key, fields in tomllib.loads(entry.read_text(encoding="utf-8")).items():
            found[key] = _indicator(key, entry.name.removesuffix(".toml"), fields)
    return found


def _indicator(key: str, topic: str, fields: dict[str, object]) -> Indicator:
    try:
        made = Indicator(id=key, topic=topic, **{k: _frozen(v) for k, v in fields.items()})  # type: ignore[arg-type]
    except TypeError as error:
        raise TrendsError(f"indicator '{key}': {error}", where=f"catalogue/indicators/{topic}.toml") from None
    for name, choices in (("scale", SCALES), ("polarity", POLARITIES)):
        if getattr(made, name) not in choices:
            raise TrendsError(
                f"indicator '{key}': {name} is '{getattr(made, name)}'", where=topic, choices=choices
            )
    return made


def _frozen(value: object) -> object:
    if isinstance(value, dict):
        return {k: _frozen(v) for k, v in value.items()}
    return tuple(value) if isinstance(value, list) else value
