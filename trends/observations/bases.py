"""Whether a period is one that values are only compared with."""

from __future__ import annotations

import re

from trends.observations.mentions import Period

_BASE = {
    "zh": re.compile(r"(?:比|较|同|与|跟|于)(?:第[一二三四五六七]次(?:全国)?人口普查的?)?\s*$"),
    "en": re.compile(
        r"\b(?:than|from|over|against|to|with|as in|below|above|since)\s+"
        r"(?:the |that of |those of |in |at |during |for |end of |level of |level in "
        r"|year-end |figure for |rate in )*$",
        re.IGNORECASE,
    ),
}
"""Before a period that a value is compared with."""
_MEANT = {
    "zh": re.compile(r"(?!)"),
    "en": re.compile(r"(?:\b(?:averaged?|mean|taken|pooled) |^|[.;]\s)over (?:the )?$", re.IGNORECASE),
}
"""Before the years that a value is of: averaged over 2010-2012, at the head of a sentence."""
_RANGED = re.compile(r"\bfrom $", re.IGNORECASE)
"""Before the first year of a range (from 2012 to 2016), which is no base."""


def is_base(view: str, period: Period, language: str) -> bool:
    """Tell whether values are only compared with the period.

    Examples
    --------
    >>> is_base("比2009年高", Period(1, 6, "2009年", year=2009), "zh")
    True
    """
    before = view[max(period.start - 40, 0) : period.start]
    if language == "en" and period.year_last is not None and _RANGED.search(before):
        return False
    return _BASE[language].search(before) is not None and _MEANT[language].search(before) is None
