"""Chinese places where a number is gone: what is counted stands directly before its counter."""

from __future__ import annotations

import re

COUNTED = {
    "person": ("人|名", "流动人口|流入人口|流出人口|流入|流出|出生人口|总人口|出生|死亡|迁入|迁出|育龄妇女|已婚育妇|会员|对象|干部|女婴|男婴|男孩|女孩|受训|培训"),
    "household": ("户", "走访|慰问|办证|二女户|独女户|困难户|奖扶|计生家庭"),
    "case": ("例|件|起", "结扎|上环|放环|人流|引产|人流引产|立案|办结|结案|手术|补救措施|四术|案件"),
    "slogan": ("条|幅", "标语|横幅"),
    "issue": ("期", "板报|墙报|专栏|简报"),
    "copy": ("份|张|册", "宣传单|宣传品|资料|折页|手册|传单"),
    "CNY": ("万元|元", "社会抚养费|资金|经费|投入|慰问金|奖励金"),
    "%": ("%", "率|率为|率达|率达到|占"),
    "‰": ("‰", "率|率为|率达|率达到"),
}  # fmt: skip
"""By unit: its counters, and what they count. 出生人， lacks its number; 出生人口 does not."""

ADDED = "新增了?|共有|增加了|减少了|发放了|落实了"
"""Words that want a number before a counter and its noun: 新增了名对象."""
ADDED_COUNTERS = {"名": "person", "户": "household", "例": "case", "件": "case", "万元": "CNY", "%": "%"}

NAMED = "比为|率为|比达到|率达到|率达|总数为|人数为|人数达|数为|比达"
"""Words that want a number, directly before a stop: 性别比为，."""

_STOP = "(?=[,，。;；、)\n]|$)"


def gaps() -> re.Pattern[str]:
    """Return the pattern of places that lack their number; the group's name says the unit's key.

    Examples
    --------
    >>> gaps().search("全乡流入人,流出人。").group()
    '流入人'
    """
    counted = "|".join(
        f"(?P<u{n}>(?:{nouns})(?:{counters}){_STOP})" for n, (counters, nouns) in enumerate(COUNTED.values())
    )
    added = f"(?P<added>(?:{ADDED})(?P<counter>{'|'.join(ADDED_COUNTERS)}))(?=[一-龥]{{2}})"
    return re.compile(f"{counted}|{added}|(?P<named>(?:{NAMED}))(?=[,，。;；])")


def unit(match: re.Match[str]) -> str:
    """Return the unit that the lost number had.

    Examples
    --------
    >>> unit(gaps().search("书写标语条、"))
    'slogan'
    """
    if match["added"]:
        return ADDED_COUNTERS[match["counter"]]
    if match["named"]:
        return ""
    return next(key for n, key in enumerate(COUNTED) if match[f"u{n}"])
