"""What a head, a row's first cell or a title says: indicator, subgroup, unit, period, role."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trends.observations.fiscal import fiscal
from trends.observations.indicators import groups, names
from trends.observations.mentions import Period
from trends.observations.periods import periods
from trends.observations.tables.grids import Text
from trends.observations.tables.measures import Measure, measure, measures

_CHANGE = {
    "zh": re.compile(r"比上年|同比|增减|增长|较上年|比去年|增幅|升降|变化|变动|±|提高|下降|上升"),
    "en": re.compile(
        r"\bchanges?\b|\bgrowth\b|\bincrease\b|\bdecrease\b|\bdifference\b|\+/-|±", re.IGNORECASE
    ),
}
_TARGET = {
    "zh": re.compile(r"目标|计划(?!生育|内|外)|任务|责任(?:书|指标)|控制数|下达"),
    "en": re.compile(r"\btargets?\b|\bgoals?\b|\bplanned (?!birth)", re.IGNORECASE),
}
_NUMBERING = {
    "zh": re.compile(r"(?:位次|名次|排名|序号|排序|编号|名次|次序|代码|区划代码|序)"),
    "en": re.compile(r"(?:ranks?|ranking|no\.?|#|code|fips|nuts(?: code)?|id|serial)", re.IGNORECASE),
}
_KINDS = {
    "zh": re.compile(r"年龄|孩次|性别|方法|文化|职业|民族|类别|原因|项目|指标|内容"),
    "en": re.compile(
        r"\b(?:age|ages|sex|method|cause|type|order|parity|category|education|ethnic\w*|indicators?|items?|measures?"
        r"|variable|statistic)\b",
        re.IGNORECASE,
    ),
}
_GENERIC = {
    "zh": re.compile(r"数值|数量|数据|实绩|实际|完成|本年|本期|当年|全年|备注|说明|结果|合计|单位|数|值"),
    "en": re.compile(
        r"(?:values?|numbers?|figures?|levels?|amounts?|results?|latest|actual|observed|notes?|remarks?|source|total|all"
        r"|units?|estimates?|count|rate|average|data)",
        re.IGNORECASE,
    ),
}
_LEADER = re.compile(
    r"^(?:[-–—―·•◦▪*>→└├─\s]+|其中[:、]?\s*|of which:?\s+"
    r"|(?:[0-9]{1,2}|[一二三四五六七八九十])[.、)]\s*|\([0-9一二三四五六七八九十]{1,2}\)\s*)+",
    re.IGNORECASE,
)
_TRAILER = re.compile(r"(?:\s*(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹①-⑳:]+|\[[0-9a-z]{1,2}\]|\([0-9a-z]\)|\.{2,}))+$")
_OF_A_GROUP = re.compile(
    r"(?:性|婴|孩|人口|合计|小计|地区|部分|areas?|population|residents?|births?|children|only|\W)*",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\bper\s+(?:[0-9][0-9, ]*|thousand|hundred)\s*"
    r"(?:live births|births|inhabitants|people|population|residents|women|persons)?",
    re.IGNORECASE,
)
"""What a rate is counted by names nothing that is measured."""
_ALONE = {"男": "male", "女": "female", "男婴": "male", "女婴": "female", "m": "male", "f": "female",
          "城镇": "urban", "农村": "rural", "乡村": "rural", "城市": "urban"}  # fmt: skip
"""Heads that are a subgroup in a table and too short to be one in a sentence."""
_YEAR = re.compile(r"(?P<year>(?:18|19|20)[0-9]{2})年?")
_CROSSED = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\s?[/–—-]\s?(?P<last>[0-9]{2}|(?:19|20)[0-9]{2})年?度?")


@dataclass(frozen=True, slots=True)
class Label:
    """What the words around a figure say of it.

    Attributes
    ----------
    text : str
        The words without bullets and marks of footnotes.
    ids : tuple of str
        Indicators that the words name, as one name or, when longer, its longest.
    groups : tuple of str
        Subgroups, each with whether it is all that the words say.
    units : tuple of Measure
        Units that the words say.
    period : Period or None
        A period that they name.
    role : str
        change or target where the words say so, else "".
    """

    text: str = ""
    ids: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    units: tuple[Measure, ...] = ()
    period: Period | None = None
    role: str = ""


def label(cell: Text, language: str, masks: frozenset[str] = frozenset()) -> Label:
    """Return what a cell's words say.

    Examples
    --------
    >>> found = label(Text(0, "2010年出生人数(人)"), "zh")
    >>> found.ids, found.period.year, found.units[0].unit
    (('births',), 2010, 'person')
    """
    text = _TRAILER.sub("", _LEADER.sub("", cell.text)).strip()
    if not text:
        return Label()
    named = names(_PER.sub(" ", text), language)
    said = _without([(n.start, n.end) for n in named], text)
    role = "change" if _CHANGE[language].search(said) else "target" if _TARGET[language].search(said) else ""
    return Label(
        text=text,
        ids=max(named, key=lambda n: (n.end - n.start, n.start)).ids if named else (),
        groups=_groups(text, language, bool(named)),
        units=measures(text, language),
        period=_period(text, cell.start, language, masks),
        role=role,
    )


def unit_label(cell: Text, language: str) -> Label:
    """Return what a cell of a column of units says."""
    found = measure(cell.text.strip("()"), language)
    return Label(text=cell.text, units=(found,) if found else ())


def numbering(text: str, language: str) -> bool:
    """Tell whether a head is one of ranks, codes or numbers of lines.

    Examples
    --------
    >>> numbering("序号", "zh"), numbering("Rank", "en"), numbering("Births", "en")
    (True, True, False)
    """
    return _NUMBERING[language].fullmatch(text.strip()) is not None


def sorts(text: str, language: str) -> bool:
    """Tell whether a head is one of kinds (age, method, indicator) and not of places."""
    return _KINDS[language].search(text) is not None


def generic(text: str, language: str) -> bool:
    """Tell whether a head says no more than that figures stand below it."""
    return _GENERIC[language].fullmatch(text.strip()) is not None


def _groups(text: str, language: str, named: bool) -> tuple[str, ...]:
    # 男 and Urban areas are parts of a place; Ruralton is a place
    alone = _ALONE.get(text.partition("(")[0].strip().lower())
    if alone:
        return (alone,)
    found = groups(text, language)
    bare = _without([(g.start, g.end) for g in found], text)
    return tuple(g.id for g in found) if named or _OF_A_GROUP.fullmatch(bare) else ()


def _without(spans: list[tuple[int, int]], text: str) -> str:
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    return text


def _period(text: str, start: int, language: str, masks: frozenset[str]) -> Period | None:
    year, crossed = _YEAR.fullmatch(text), _CROSSED.fullmatch(text.removeprefix("FY").strip())
    whole = Period(start, start + len(text), text, rule="year")
    if year is not None:
        masked = year["year"] in masks
        return replace(whole, year=None if masked else int(year["year"]), masked=masked)
    if crossed is not None and (years := crossed_years(crossed)):
        return replace(whole, kind="statistical_year", year=years[0], year_last=years[1], rule="fiscal_year")
    said = fiscal(periods(text, language, masks), text, None)
    found = [p for p in said if p.kind not in ("plan", "annual_mean", "span", "since") and not _own(p)]
    single = [p for p in found if p.year_last is None or p.kind == "statistical_year"]
    single = [p for p in single if p.day_first is None or p.month_first != p.month_last]
    return replace(single[-1], start=start, end=start + len(text)) if single else None


def _own(period: Period) -> bool:
    # 年末 or 全年 is of the year that the table is of
    return period.kind == "year" and period.year is None and period.relative == 0 and not period.masked


def crossed_years(match: re.Match[str]) -> tuple[int, int] | None:
    """Return first and last year of 2012/13, None where the two do not follow each other."""
    first, last = int(match["year"]), int(match["last"])
    second = last if last > 100 else first // 100 * 100 + last
    return (first, second) if second == first + 1 else None
