"""Chinese words around a number: hedges, limits, and whether it went up or down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, TypeVar

_T = TypeVar("_T")

INSIDE = {
    "近": "~", "将近": "~", "约": "~", "大约": "~", "大概": "~", "约为": "~", "约占": "~", "接近": "~",
    "上": ">=",
    "超": ">", "逾": ">", "足": ">=",
}  # fmt: skip
"""Hedges directly before the number; part of the quote."""

AFTER = {
    "左右": "~", "上下": "~", "以上": ">=", "及以上": ">=", "或以上": ">=", "以下": "<", "及以下": "<=",
    "以内": "<=",
    "之内": "<=", "以外": ">", "开外": ">",
}  # fmt: skip
"""Hedges directly after the unit; part of the quote."""

MINUS = re.compile("(?<![担肩背胜自抱欠辜承])负 ?$")
"""The word for the sign, before the number and no end of another word (担负3项); part of the quote."""

MORE = "余多来几"
"""After the numeral: somewhat more than it."""

BEFORE = {
    "不低于": ">=", "不少于": ">=", "不得低于": ">=", "不得少于": ">=", "不小于": ">=", "不能低于": ">=",
    "至少": ">=",
    "最低": ">=", "起码": ">=", "不亚于": ">=",
    "低于": "<", "少于": "<", "不足": "<", "不到": "<", "小于": "<", "不满": "<",
    "不超过": "<=", "不高于": "<=", "不突破": "<=", "不得超过": "<=", "不得高于": "<=", "不能超过": "<=",
    "不多于": "<=",
    "不大于": "<=", "最多": "<=", "至多": "<=", "未超过": "<=", "没有超过": "<=", "控制在": "<=",
    "稳定在": "=",
    "超过": ">", "超出": ">", "高于": ">", "多于": ">", "突破": ">", "大于": ">", "超越": ">",
}  # fmt: skip
"""Limits before the number (了, spaces and 到 may stand between); not part of the quote."""

LOOSE = {
    "至少": ">=",
    "最多": "<=",
    "至多": "<=",
    "不低于": ">=",
    "不超过": "<=",
    "不得低于": ">=",
    "不得超过": "<=",
}
"""Limits that may stand a few characters before the number (至少还要再努力3年)."""

LIMITS = {"的上限": "<=", "的下限": ">=", "的底线": ">=", "的高限": "<="}
"""A word after the number that makes it a limit; not part of the quote."""

SIGNS = {
    "下降": -1, "减少": -1, "降低": -1, "回落": -1, "下滑": -1, "下跌": -1, "缩小": -1, "减": -1, "降": -1,
    "少": -1,
    "低": -1, "负增长": -1, "低出": -1, "压缩": -1, "收窄": -1, "减低": -1, "落后": -1,
    "上升": 1, "增加": 1, "增长": 1, "提高": 1, "增": 1, "提升": 1, "上涨": 1, "新增": 1, "多": 1, "高": 1,
    "扩大": 1,
    "高出": 1, "升高": 1, "净增": 1, "攀升": 1, "涨": 1, "多出": 1, "增多": 1, "升": 1, "反弹": 1, "提前": 1,
    "上升幅度": 1, "增幅": 1, "增速": 1, "降幅": -1, "增加值": 0, "自然增长": 0,
    "至少": 0, "最多": 0, "至多": 0,
    "最高": 0, "最低": 0,
    "最少": 0,
}  # fmt: skip
"""Changes directly before the number (了, 约 and spaces may stand between); 下降到 is a level."""

_NOT_AFTER = {
    "近": "附最邻临靠亲接",
    "约": "节公合条契预违制签",
    "超": "赶高",
    "足": "不充立",
}
_BETWEEN = " 了的"
_PARTICLES = "到至于在达为"
_STOPS = frozenset("，。；：、,;:!?！？\n0123456789%‰")


class _Endings(Generic[_T]):
    """A table of words that is asked for the longest one that ends at a place."""

    def __init__(self, table: Mapping[str, _T]) -> None:
        self._table = table
        self._longest = max(map(len, table))
        self._lasts = frozenset(word[-1] for word in table)

    def at(self, view: str, end: int) -> _T | None:
        """Return what the table says; most places are known by one character to end none of its words."""
        if view[end - 1 : end] not in self._lasts:
            return None
        for size in range(min(self._longest, end), 0, -1):
            found = self._table.get(view[end - size : end])
            if found is not None:
                return found
        return None


_LOOSE_LASTS = frozenset(word[-1] for word in LOOSE)
_LIMITS_BEFORE, _SIGNS_BEFORE = _Endings(BEFORE), _Endings(SIGNS)


def before(view: str, start: int) -> tuple[int, str, int]:
    """Return where the quote of a number at `start` begins, its bound ("=" when unsaid) and its sign.

    Examples
    --------
    >>> before("比上年下降了约9.6", 7)
    (6, '~', -1)
    """
    begin, bound = _hedge(view, start)
    end = begin
    while end and view[end - 1] in _BETWEEN:
        end -= 1
    if bound == "=":
        bound = _limit(view, end)
    return begin, bound, _SIGNS_BEFORE.at(view, end) or 0


def _hedge(view: str, start: int) -> tuple[int, str]:
    at = start - 1 if start and view[start - 1] == " " else start
    for size in (2, 1):
        word = view[max(at - size, 0) : at]
        if len(word) == size and word in INSIDE and _hedges(word, view, at - size, start):
            return at - size, INSIDE[word]
    return start, "="


def _hedges(word: str, view: str, begin: int, start: int) -> bool:
    if word == "上":
        return view[start] in "百千万"
    return not begin or view[begin - 1] not in _NOT_AFTER.get(word, "")


def _limit(view: str, end: int) -> str:
    if "\n" in view[max(end - 4, 0) : end]:
        view = view[max(end - 24, 0) : end].replace("\n", "")
        end = len(view)
    found = _LIMITS_BEFORE.at(view, end)
    if not found and end and view[end - 1] in _PARTICLES:
        found = _LIMITS_BEFORE.at(view, end - 1)
    return found or _loose(view, end) or "="


def _loose(view: str, end: int) -> str:
    left = view[max(end - 10, 0) : end]
    if _LOOSE_LASTS.isdisjoint(left):
        return ""
    for word, bound in LOOSE.items():
        at = left.rfind(word)
        if at >= 0 and _STOPS.isdisjoint(left[at:]):
            return bound
    return ""
