"""What a figure is to its indicator: its role, its sign and its bound."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from trends.languages.en.roles import ROLES as EN
from trends.languages.words import RoleWords
from trends.languages.zh.roles import ROLES as ZH
from trends.observations.mentions import Period, Quantity

LANGUAGES: dict[str, RoleWords] = {"zh": ZH, "en": EN}
_NEAR = 10
"""How far behind a difference it may say that it is a distance: 2 points short of, 2个百分点的差距."""
_DIFFERENCES = ("pp", "points", "permille_point", "times")


class Setting(NamedTuple):
    """The words around one figure, and what they are searched in.

    Attributes
    ----------
    sentence : str
        From the sentence's start to the figure.
    clause : str
        From the clause's start to the figure.
    lead : str
        From the name, or the figure before, to the figure: never before the clause.
    tail : str
        From the figure to the clause's end.
    base : str
        What a comparison is made with, where the language says it after the figure.
    opening : str
        From the clause's start to the name.
    quote : str
        The figure itself.
    ahead : bool
        Its period lies after the text was written.
    section : str
        The headings above.
    """

    sentence: str
    clause: str
    lead: str
    tail: str
    base: str = ""
    opening: str = ""
    quote: str = ""
    ahead: bool = False
    section: str = ""


class Reading(NamedTuple):
    """What a figure is.

    Attributes
    ----------
    role, bound : str
        As in OBSERVATIONS.
    sign : int
        0 where the value stands as it is said.
    timeless : bool
        A normal range: true of no year.
    """

    role: str
    sign: int
    bound: str
    timeless: bool = False


def read(found: Quantity, unit: str, setting: Setting, period: Period | None, language: str) -> Reading:
    """Return what the figure is, by the first rule that holds.

    Parameters
    ----------
    found : Quantity
        The figure.
    unit : str
        The base unit of the indicator it is linked to.
    setting : Setting
        The words around it.
    period : Period or None
        The period that governs it.
    language : str
        A key of `LANGUAGES`.

    Examples
    --------
    >>> from decimal import Decimal
    >>> figure = Quantity(8, 11, Decimal("9"), unit="‰")
    >>> read(figure, "‰", Setting("要控制在", "要控制在", "要控制在", "以内"), None, "zh").role
    'target'
    """
    words = LANGUAGES[language]
    if unit == "CNY" and (words.tariff.search(setting.clause) or words.tariffs.search(setting.sentence)):
        return Reading("tariff", 0, found.bound)
    moved = _moved(found, unit, setting, words)
    if moved is not None:
        return moved
    if words.standard_after.match(setting.tail) or words.set_above.search(setting.clause):
        if words.crossed.search(setting.clause):
            found = replace(found, bound="=")
        near = setting.clause[-8:] + setting.tail[:8]
        return Reading(
            "benchmark",
            0,
            _side(found, near, words),
            found.value_high is not None and words.normal.search(near) is not None,
        )
    if words.claim.search(setting.sentence):
        return Reading("claim", 0, found.bound)
    return _level(found, unit, setting, period, words)


def _level(found: Quantity, unit: str, setting: Setting, period: Period | None, words: RoleWords) -> Reading:
    past = bool(words.past.search(setting.clause)) or (
        period is not None and period.relative is not None and period.relative < 0
    )
    past = past or bool(words.section_past.search(setting.section))
    held = words.held.search(setting.lead) is not None
    planned = not past and words.section_goal.search(setting.section)
    wanted = (
        planned or setting.ahead or words.modal.search(setting.clause) or words.goal.search(setting.sentence)
    )
    if wanted or (held and not past):
        bound = "<=" if held and found.bound == "=" else found.bound
        return Reading("target", 0, bound)
    spread = period is not None and (period.kind == "span" or period.year_last is not None)
    if words.total.search(setting.clause):
        spread = False
    averaged = unit == "children_per_woman" and not spread
    if not averaged and words.mean.search(setting.sentence if spread else setting.clause):
        return Reading("mean", 0, found.bound)
    return Reading("observed", 0, found.bound)


def _moved(found: Quantity, unit: str, setting: Setting, words: RoleWords) -> Reading | None:
    """Read a difference: a change against an earlier time, or a claim against a peer or a standard."""
    more, less = words.more.search(setting.lead), words.less.search(setting.lead)
    sign = found.sign or (-1 if less else 1 if more else 0)
    turned = _turned(found, unit, setting, words)
    if turned:
        return Reading("change", turned, found.bound)
    difference = found.unit in _DIFFERENCES
    if not difference and (not sign or words.reached.search(setting.lead)):
        return None
    around = setting.lead + setting.base
    compared = around if words.compared.search(around) else setting.clause
    gap = words.gap.search(compared) or words.gap.search(setting.tail[:_NEAR])
    if gap and not (more or less):
        return Reading("claim", 0, found.bound)
    if words.compared.search(compared) and not words.past_base.search(compared):
        sign = sign or (-1 if words.below.search(compared) else 0)
        peers = words.peer_base.search(compared) is not None
        moved = difference and not peers and (more or less) is not None
        role = "change" if moved else "claim"
        return Reading(role, sign, found.bound) if peers or difference else None
    counted = unit in ("birth", "case") and not difference and not words.compared.search(compared)
    if counted and words.gained.search(setting.lead):
        return None
    return Reading("change", sign, found.bound)


def _turned(found: Quantity, unit: str, setting: Setting, words: RoleWords) -> int:
    # the word of change stands before the name: 新增对象136人, 比上年少出生
    lost = found.damage != "none" and words.added.search(setting.quote[:-1])
    if unit not in ("birth", "case") and (lost or words.added.search(setting.opening)):
        return 1
    turned = words.turned.search(setting.opening)
    based = words.past_base.search(setting.clause) and words.compared.search(setting.clause)
    return (-1 if turned.groupdict().get("less") else 1) if turned and based else 0


def _side(found: Quantity, near: str, words: RoleWords) -> str:
    if found.bound != "=":
        return found.bound
    return "<=" if words.upper.search(near) else ">=" if words.lower.search(near) else "="
