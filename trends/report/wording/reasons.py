"""The reasons of set-aside numbers in Chinese: stages write them in English, as patterns that repeat."""

from __future__ import annotations

import re

from trends.catalogue.indicators import indicators
from trends.report.wording.clauses import clauses

_CHINESE = (
    # what a stage writes: what a Chinese reader is told
    (r"(.*): the number was overwritten; no value is read", r"\1：数字被覆盖，未读出数值"),
    (r"(.*): the year is a mask and dates nothing", r"\1：年份已被遮盖，不能定年"),
    (r"'(.*)' is a mask and not a year: it is later than (\d+), "
        r"when the text was written at the latest",
     r"“\1”是遮盖而非年份：晚于\2年，而文章至迟写于该年"),
    (r"'(.*)' is a mask and not a year: it is later than (\d+), "
        r"when the text was written at the latest elsewhere in the file",
     r"“\1”是遮盖而非年份：晚于\2年，而文件别处的文章至迟写于该年"),
    (r"'(.*)' is a mask and not a year: it is struck out", r"“\1”是遮盖而非年份：已被涂去"),
    (r"'(.*)' is a mask and not a year: it runs from (\d+) to (\d+)",
     r"“\1”是遮盖而非年份：起止为\2至\3"),
    (r"'(.*)' is a mask and not a year: it is said of (\d+)",
     r"“\1”是遮盖而非年份：说的是\2年"),
    (r"(.*): the year was overwritten; the value has no year of its own",
     r"\1：年份被覆盖，数值没有自己的年份"),
    (r"(.*): no value can be read \(corrupted_number\)", r"\1：数字受损，读不出数值"),
    (r"(.*): no value can be read \(missing_number\)", r"\1：缺数字，读不出数值"),
    (r"(.*) \(year uncertain\); (.*) stands", r"\1（年份不确定）；采用\2"),
    (r"(.*) \(another statement of its role\); (.*) stands", r"\1（同一角色的另一陈述）；采用\2"),
    (r"'(.*)' is a mask and not a year: (.*)", r"“\1”是遮盖而非年份（\2）"),
    (r"(.*): a number is missing here", r"\1：此处缺数字"),
    (r"(.*): a stray figure or watermark stands in the text", r"\1：文中夹有杂字或水印"),
    (r"(.*): no year", r"\1：无年份"),
    (r"(.*): no value", r"\1：无数值"),
    (r"(.*): no indicator", r"\1：无指标"),
    (r"another place of this name stands in the table; kept as '(.*)'", r"表中另有同名地方；此处记作“\1”"),
    (r"(.*) of (.*) differs from its members' mean by population in (\d+) years of ([\d–]+) "
     r"\((.*) against (.*)\) and agrees in (\d+): .*",
     r"\2的\1与其成员按人口加权的平均在\4年中有\3年不同（\5对\6），\7年相同：版本或来源不同，"
     r"宜在成员之间或与其平均比较"),
    (r"(.*): (.*) follows from (.*); (.*) stands", r"\1：由\3推出\2，采用\4"),
    (r"(.*): (.*); (.*) stands", r"\1：\2；采用\3"),
    (r"no reader for (.*)", r"没有读取\1的程序"),
    (r"no such file", r"没有此文件"),
)  # fmt: skip
_RULES = tuple((re.compile(pattern, re.DOTALL), told) for pattern, told in _CHINESE)
_PLACES = (
    (re.compile(r"\bcharacters (\d+)-(\d+)"), r"字符\1–\2"),
    (re.compile(r"\bpart (\d+), "), r"第\1篇，"),
    (re.compile(r"\bline (\d+)"), r"第\1行"),
)
"""Where in its source something stands."""
_NAME = re.compile(r"[a-z]+(?:_[a-z]+)+|[a-z]{4,}")


def reason(text: str, lang: str) -> str:
    """Return a reason in one language, names of indicators as the catalogue has them.

    Examples
    --------
    >>> reason("policy_compliance_rate '78%': no year", "zh")
    "政策符合率 '78%'：无年份"
    >>> reason("above in 2014", "zh")
    '2014年高于'
    >>> reason("crude_birth_rate '9.1': no year", "en")
    "Crude birth rate '9.1': no year"
    """
    if lang != "zh":
        return _named(text, lang)
    told = next((found.expand(to) for rule, to in _RULES if (found := rule.fullmatch(text))), None)
    return where(_named(told or clauses(text), lang), lang)


def where(text: str, lang: str) -> str:
    """Return the place in a source in one language.

    Examples
    --------
    >>> where("part 2, characters 16-21", "zh"), where("line 3", "en")
    ('第2篇，字符16–21', 'line 3')
    """
    for pattern, told in _PLACES if lang == "zh" else ():
        text = pattern.sub(told, text)
    return text


def _named(text: str, lang: str) -> str:
    """Put the catalogue's name for an id that stands where a reason names its indicator."""
    # In English an id of one word (births) may be a word of the sentence
    names = {key for key in indicators() if lang == "zh" or "_" in key}
    return _NAME.sub(
        lambda found: indicators()[found[0]].label[lang] if found[0] in names else found[0], text
    )
