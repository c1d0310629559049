"""Which periods govern the figures behind them, and which only stand for a comparison, a task, a record."""

from __future__ import annotations

import re

from trends.observations.bases import is_base
from trends.observations.mentions import Period

START = {"zh": re.compile(r"(?:从|由|是)\s*$"), "en": re.compile(r"\bfrom\s+$", re.IGNORECASE)}
"""Before a whole year that a movement starts from."""
_RECORD = {
    "zh": re.compile(r"\s*(?:以来)?(?:首次|第一次(?!(?:全国)?人口普查)|(?<=来)最|新[高低]|创)"),
    "en": re.compile(r"\s*(?:record|low|high)\b", re.IGNORECASE),
}
"""After a period that a record is counted over."""
_TASK = {"zh": re.compile(r"的?(?:任务|目标|计划|指标)"), "en": re.compile(r"(?!)")}
"""After 全年: a year's task is no year of a value."""
_DURING = re.compile(r"\b(?:(?:during|over|in) the (?:five )?years of|during) the $", re.IGNORECASE)
_PLANNED = re.compile(r"(?:期间?|时期|[末初]|period)$")
"""The end of a plan's years, not of the plan itself."""

COMPARED = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)|versus|vs\.?|up on|down on|over|unlike|with)\s+"
    r"(?:(?:the|a|an|about|only|just|some|nearly|around|almost|figure|figures|that|those|level|rate|of|per|cent)\s+)*"
    r"(?:in|at|for|of|during|recorded in|the end of|at the end of)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a period, figures left out: the value in it is only what another is compared with."""


def governs(view: str, period: Period, language: str) -> bool:
    """Tell whether values are said of the period.

    Examples
    --------
    >>> governs("比2009年高", Period(1, 6, "2009年", year=2009), "zh")
    False
    """
    left = view[max(period.start - 8, 0) : period.start]
    if (
        is_base(view, period, language)
        or (
            period.kind == "plan"
            and (
                period.masked
                or not (
                    _PLANNED.search(period.text)
                    or _DURING.search(view[max(period.start - 40, 0) : period.start])
                )
            )
        )
        or period.kind == "annual_mean"
        or period.text == "同期"
        or (period.rule == "whole" and _TASK[language].match(view, period.end))
    ):
        return False
    if period.kind == "year" and START[language].search(left):
        return False
    return not (period.kind in ("since", "year") and _RECORD[language].match(view, period.end))
