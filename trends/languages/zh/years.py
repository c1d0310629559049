"""How Chinese writes years and five-year plans; what the rules for dates, titles and masks share."""

from __future__ import annotations

import re

from trends.catalogue.events import plans

NUMERALS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "零oO", "0"
)
SMALL = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)}
PLAN_POSITIONS = {
    **dict.fromkeys(("开局之年", "开局年", "第一年", "起步之年", "起步年", "首年", "头一年"), 0),
    "第二年": 1,
    **dict.fromkeys(("中期评估之年", "中期评估", "中期之年", "第三年"), 2),
    "第四年": 3,
    **dict.fromkeys(("收官之年", "收官年", "最后一年", "末年", "决胜之年", "第五年"), 4),
}

YEAR = "(?:19|20)[0-9]{2}"
HAN_YEAR = "[一二][九〇零oO][一二三四五六七八九〇零oO]{2}"
REPUBLIC = (
    "(?:1[01][0-9]|[3-9][0-9]|一[〇零oO一二][〇零oO一二三四五六七八九]"
    "|一百(?:零?[一二三四五六七八九]|一?十[一二三四五六七八九]?)?|[三四五六七八九]十[一二三四五六七八九]?)"
)
"""A year counted from 1912, as texts that speak of 民国 write it."""
HAN = "〇零oO一二三四五六七八九十百"
_BEHIND_ONE = (
    "(?:[〇零oO一][〇零oO一二三四五六七八九](?=年)"
    "|百(?:零?[一二三四五六七八九]|一?十[一二三四五六七八九]?)(?=年(?:底|末|度|之|初|全年|[上下]半年|[0-9一二三四五六七八九十]{1,2}月)))"
)
REPUBLIC_ALONE = f"一{_BEHIND_ONE}"
"""One that can be no count of years, so that 民国 need not be said."""
SPEAKS_OF_REPUBLIC = re.compile(f"民国|一(?<![{HAN}]一){_BEHIND_ONE}年")
"""What shows that a text counts its years from 1912."""
MASK = "(?:20|19)?[xX]{2,4}|20[_*＊]{2}"

_PLAN = "(?:" + "|".join(sorted(plans(), key=len, reverse=True)) + ")"
_AFTER_BARE = "时期|期间|规划|计划|以来|中期|开局|收官"
PLAN = (
    rf"(?:[“\"‘「『](?P<plan>{_PLAN})[”\"’」』]"
    rf"|(?P<bare>{_PLAN})(?={_AFTER_BARE}))(?!普法)"
)
"""A plan in quotation marks, or with a word that says it is one: 十五 alone is a number."""
POSITION = "(?P<position>" + "|".join(sorted(PLAN_POSITIONS, key=len, reverse=True)) + ")"
IS = "(?:是|恰逢|正值|适逢|为)"
PLAN_PLACE = rf"[^。；;!?\n]{{0,14}}?{PLAN}[^。；;!?，,\n]{{0,8}}?{POSITION}"
"""…“十二五”规划的开局之年, after the words for the year."""


def year_not_behind(signs: str) -> str:
    """Return the pattern of a year in figures that none of the signs stands before.

    It asks after its first figures, so that a search leaps from one such figure to the next.

    Examples
    --------
    >>> import re
    >>> [m[0] for m in re.finditer(year_not_behind("0-9"), "2011年，12012年")]
    ['2011']
    """
    return rf"(?:19|20)(?<![{signs}]..)[0-9]{{2}}"


def numeral_year(text: str) -> int:
    """Return a year written in Chinese or Arabic numerals.

    Examples
    --------
    >>> numeral_year("二〇一一"), numeral_year("1999")
    (2011, 1999)
    """
    return int("".join(NUMERALS.get(sign, sign) for sign in text))


def republic_year(text: str) -> int:
    """Return the year that one counted from 1912 is.

    Examples
    --------
    >>> republic_year("103"), republic_year("一〇三"), republic_year("九十八"), republic_year("一百零三")
    (2014, 2014, 2009, 2014)
    """
    plain = "".join(NUMERALS.get(sign, sign) for sign in text)
    hundred, _, rest = text.partition("百") if "百" in text else ("", "", text)
    number = int(plain) if plain.isdigit() else small_number(rest.lstrip("零〇"))
    return 1911 + (100 if hundred else 0) + number


def small_number(text: str) -> int:
    """Return a number below one hundred.

    Examples
    --------
    >>> small_number("十二"), small_number("二十三"), small_number("9")
    (12, 23, 9)
    """
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (SMALL.get(tens, 1) * 10 if ten else 0) + SMALL.get(ones, 0)


def plan_year(plan: str, position: str) -> int:
    """Return the year at a position of a five-year plan.

    Examples
    --------
    >>> plan_year("十二五", "收官之年")
    2015
    """
    return plans()[plan] + PLAN_POSITIONS[position]
