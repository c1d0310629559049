"""Chinese places where a number is gone, and numbers that ran into a sentence from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PEOPLE = (
    "流动人口", "流入人口", "流出人口", "流入", "流出", "出生人口", "总人口", "出生", "死亡", "迁入",
    "迁出", "育龄妇女",
    "已婚育妇", "会员", "奖扶对象", "女婴", "男婴", "男孩", "女孩",
)  # fmt: skip
_HOUSEHOLDS = ("走访", "慰问", "办证", "二女户", "独女户", "困难户", "计生家庭")
_CASES = ("结扎", "上环", "放环", "人流", "引产", "立案", "办结", "手术", "补救措施", "四术")
_MONEY = ("抚养费", "资金", "经费", "投入", "慰问金", "奖励金", "收入")
_PRINTED = ("宣传单", "宣传品", "资料", "折页", "传单")
_SHARES = ("率", "率为", "率达", "率达到", "占", "比重为")
LOST = {
    "人": ("person", _PEOPLE), "名": ("person", _PEOPLE), "户": ("household", _HOUSEHOLDS),
    "例": ("case", _CASES),
    "件": ("case", _CASES), "起": ("item", ("案件", "事件")),
    "条": ("slogan", ("标语", "横幅")), "幅": ("slogan", ("标语", "横幅")),
    "期": ("issue", ("板报", "墙报", "专栏", "简报")), "份": ("copy", _PRINTED), "张": ("copy", _PRINTED),
    "万元": ("CNY", _MONEY), "元": ("CNY", _MONEY), "%": ("%", _SHARES), "‰": ("‰", _SHARES),
}  # fmt: skip
"""By counter: its unit, and the nouns that it counts. 流入人, lacks its number; 流入人口 does not."""

STATED = ("性别比为", "比例为", "率为", "比达到", "率达到", "率达", "总数为", "人数为", "人数达", "性别比达")
"""Words that want a number, directly before a stop."""

ADDED = {"名": "person", "户": "household", "例": "case", "件": "case", "万元": "CNY", "%": "%"}
"""Counters that want a number between them and a word of increase: 新增了名对象."""

_STOP = "(?=[,，。;；、)\n]|$)"
_COUNTER = re.compile(f"[人名户例件起条幅期份张元%‰]{_STOP}")
_STATEMENT = re.compile("[为达到](?=[,，。;；])")
_ADDED = re.compile(rf"(?:新增了?|共有|增加了|减少了|发放了|落实了)({'|'.join(ADDED)})(?=[一-龥]{{2}})")
_LONGEST = max(len(noun) for _, nouns in LOST.values() for noun in nouns)


def lost(view: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, unit) where a number is gone from its sentence.

    Examples
    --------
    >>> list(lost("全乡流入人,流出人。性别比为,"))
    [(2, 5, 'person'), (6, 9, 'person'), (10, 14, '')]
    """
    yield from _counted(view)
    for match in _STATEMENT.finditer(view):
        start = _behind(view, match.end(), STATED)
        if start is not None:
            yield start, match.end(), ""
    for match in _ADDED.finditer(view):
        yield match.start(), match.end(), ADDED[match[1]]


def _counted(view: str) -> Iterator[tuple[int, int, str]]:
    for match in _COUNTER.finditer(view):
        counter = "万元" if view.endswith("万", 0, match.start()) and match[0] == "元" else match[0]
        unit, nouns = LOST[counter]
        scaled = view.endswith("万", 0, match.start()) and counter == match[0]
        start = _behind(view, match.end() - len(counter) - scaled, nouns)
        if start is not None:
            yield start, match.end(), unit


def _behind(view: str, end: int, words: tuple[str, ...]) -> int | None:
    if not view.endswith(words, max(end - _LONGEST, 0), end):
        return None
    return end - max(len(word) for word in words if view.endswith(word, 0, end))


INTRUDES = re.compile(
    r"(?:^|[。；、，,;!?！？\n])(?P<page>[0-9]{1,3})(?=人口[素数结])"
    r"|(?<![0-9.])(?P<glued>[0-9](?=(?:19|20)[0-9]{2} ?年))"
    r"|(?<=[一-龥、，])\n?(?P<line>[\[【(（]?[0-9]{1,3}[\]】)）]?)\n(?=[一-龥])"
    r"|(?P<mark>(?:按照|根据|点击)?(?:提示)?(?:查看|更多|来源|转载|下载)[^\n，。]{0,8}(?:资源网|文秘网|范文网|公文网|文库|秘书网|www\.[a-z0-9.]+))"
)
"""Page numbers and watermarks that ran into a sentence, as the last group of a match."""
_MAY_INTRUDE = re.compile(
    r"[0-9\n。；、，,;!?！？\[【(（按根点提查更来转下]"
    r"(?:(?<=[0-9])|(?<![按根点提查更来转下])(?=[\[【(（]?[0-9])|(?=[照据击示看多源载]))"
)
"""Cheaply found: where one of them may begin."""


def intruded(view: str) -> Iterator[re.Match[str]]:
    r"""Yield the matches of `INTRUDES` from the left.

    Examples
    --------
    >>> [match[match.lastgroup] for match in intruded("全县共办结\n12\n件,比上年少。")]
    ['12']
    """
    at = 0
    for sign in _MAY_INTRUDE.finditer(view):
        match = INTRUDES.match(view, sign.start()) if sign.start() >= at else None
        if match:
            yield match
            at = match.end()
