"""The figure in a table's cell: its number, the unit written behind it, a footnote's mark left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from trends.observations.tables.measures import Measure, measure

_NUMBER = re.compile(
    r"(?P<hedge>约|近|about |c\. ?|~|≈)?\s*(?P<sign>[-−–+])?\s?"
    r"(?P<digits>[0-9]{1,3}(?:[, '][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)\s*(?P<rest>.*)",
    re.DOTALL,
)
_NOTE = re.compile(
    r"(?:[*†‡§¶#^]+|[¹²³⁴⁵⁶⁷⁸⁹]+|[①-⑳]|\[[0-9a-z]{1,2}\]|\([0-9a-z*]\)|(?<![0-9.])[a-f]|[pre])+",
    re.IGNORECASE,
)
_MISSING = re.compile(r"(?:[-–—―─.·…*xX×/\\]+|n\.?/?a\.?|nil|none|缺|无|空|-|不详|未统计|:)?", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:FY ?)?(?:18|19|20)[0-9]{2}(?:年度?|\s?[/–—-]\s?(?:[0-9]{2}|(?:19|20)[0-9]{2})年?度?)?"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A number as a cell says it.

    Attributes
    ----------
    size : int
        Characters of the cell that hold the number and its unit.
    value : Decimal
        With its sign.
    unit : Measure or None
        What is written behind it.
    bound : str
        ``~`` behind a hedge, else ``=``.
    """

    size: int
    value: Decimal
    unit: Measure | None
    bound: str = "="


def written(text: str, language: str) -> Written | None:
    """Return the number of a cell, None where it holds none or more than one.

    Examples
    --------
    >>> written("1,204*", "en").value, written("9.8‰", "zh").unit.unit, written("12–15", "en")
    (Decimal('1204'), '‰', None)
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    size, unit = found.end("digits"), None
    rest = found["rest"].strip()
    if rest and not _NOTE.fullmatch(rest):
        unit = measure(_NOTE.sub("", rest) if len(rest) > 1 and rest[-1] in "*†‡" else rest, language)
        if unit is None:
            return None
        size = len(text)
    value = Decimal(re.sub("[, ']", "", found["digits"]))
    negative = found["sign"] in ("-", "−", "–")
    return Written(size, -value if negative else value, unit, "~" if found["hedge"] else "=")


def yearly(text: str) -> bool:
    """Tell whether a cell is a year, which may head a column or a line.

    Examples
    --------
    >>> yearly("2008年"), yearly("2009/10"), yearly("2104人")
    (True, True, False)
    """
    return _YEAR.fullmatch(text) is not None


def missing(text: str) -> bool:
    """Tell whether a cell says that it holds nothing.

    Examples
    --------
    >>> missing("—"), missing(".."), missing("梅城镇")
    (True, True, False)
    """
    return _MISSING.fullmatch(text) is not None
