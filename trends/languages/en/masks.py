"""How a masked year gives itself away in English; the same names as in `trends.languages.zh.masks`."""

from __future__ import annotations

import re

_YEAR = "(?:19|20)[0-9]{2}"

STRUCK_OUT = re.compile(r"(?<![A-Za-z0-9])(20[xX]{2}|(?:19|20)[_*]{2})(?![A-Za-z0-9])")
USED = re.compile(rf"(?<![0-9.,])({_YEAR})(?![0-9,.]?[0-9])")
SAME_TWICE = re.compile(rf"\bfrom ({_YEAR}) to \1\b", re.IGNORECASE)
REVIEWED_AND_PLANNED = re.compile(
    rf"\breview\w* [^.;]{{0,20}}?({_YEAR})[^.;]{{4,80}}?\bplan\w* [^.;]{{0,20}}?\1\b", re.IGNORECASE
)
FUTURE_BEFORE = re.compile(
    r"(?:\bby|\buntil|\bto|\btill|target(?:s|ed)? for|projected for|[-–])\s*(?:the end of )?$", re.IGNORECASE
)
FUTURE_AFTER = re.compile(
    r"^\s*(?:targets?|goals?|agenda|outlook|projections?|forecasts?|will)\b", re.IGNORECASE
)


def misplaced(view: str) -> list[tuple[str, int, int, int]]:
    """Return nothing: English texts name the places of plans too rarely for a rule.

    Examples
    --------
    >>> misplaced("2011 was the first year of the plan")
    []
    """
    return []
