"""Where an amount stands in Chinese text: one pattern for the numeral, its unit and what follows.

Its groups: `skip` (dates, clock times, telephone numbers: never an amount), `n1 more1 u1` and, of a
range, `n2 more2 u2`; `words` for a numeral in characters, `share` before one, `per` after a colon,
`mask` for a blotted number, `after` for the hedge behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from trends.languages.grammar import Amounts
from trends.languages.zh.bounds import AFTER, LIMITS, MINUS, MORE, before
from trends.languages.zh.numerals import ARABIC, FRACTIONS, MASK, SCALE, WORDS, parse

_HAN = "一二两三四五六七八九十百千万亿零〇廿卅"
START = re.compile(
    f"[0-9{_HAN}xX×*](?:(?<=[0-9])[0-9.,]{{0,30}}|(?<=[{_HAN}])[{_HAN}]{{0,29}}|(?<=[xX×*])[xX×*]*)"
)
CURRENCY = {"￥": "CNY", "¥": "CNY", "$": "USD", "€": "EUR"}
RANGE = r" ?(?:[-–—~]{1,2}|至|到) ?"
BLOTTED = ("人次", "人", "名", "例", "户", "件", "元", "%", "‰", "个百分点", "亩", "对", "箱")
"""Units that show a run of xx to be a lost number; XX县 and XX村 are lost names."""

_TWO = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_COUNTED = "[人名例户件元万亿%‰个]"
_YEAR = r"(?:19|20)[0-9]{2}"
SKIP = "|".join(
    (
        rf"{_YEAR} ?(?:[-–—~]{{1,2}}|至|到) ?(?:{_YEAR}|[0-9]{{2}}(?= ?年))(?![0-9%‰,.]) ?(?:年度?)?",
        rf"{_YEAR}\.[0-9]{{1,2}} ?(?:[-–—~]{{1,2}}|至|到) ?{_YEAR}\.[0-9]{{1,2}}(?![0-9])",
        rf"{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])",
        rf"(?:{_YEAR}|[〇零一二三四五六七八九]{{4}}|(?:19|20)[xX×*]{{2}}|[xX×*]{{2}}(?= ?年)|0[0-9](?= ?年))"
        rf" ?(?:年度?|(?![0-9.,多余]|{_COUNTED}| {_COUNTED}))",
        rf"{_TWO}(?: ?[-–—~至到、,和] ?{_TWO}){{0,11}} ?"
        r"(?:月[份底末初]?(?!薪|均)|季度?|[日号](?!召)|世纪|年代"
        r"|时(?![的期间候])|点(?:钟|[0-9]{1,2}分))",
        r"[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?![0-9.])",
        r"[0-9]+(?:\.[0-9]+){2,}",
        r"0[0-9]{2,3}-[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9.])|[0-9]{12,}",
    )
)


def pattern(names: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern for units with these names (longest first) and what must not follow them.

    Examples
    --------
    >>> pattern({"人": "均"}).search("共37人").group()
    '37人'
    """
    unit = "(?:" + "|".join(_name(name, but) for name, but in names.items()) + ")"
    blotted = "(?:" + "|".join(_name(name, names.get(name, "")) for name in BLOTTED) + ")"
    number = rf"{ARABIC}(?: ?{SCALE}(?:{ARABIC}{SCALE}){{0,3}}(?:(?<=[万亿])[0-9][0-9,]{{2,4}}(?![0-9.]))?)?"
    more = rf"(?:[多余来几]{SCALE}?)"
    after = "(?P<after> ?(?:" + "|".join(_longest(AFTER)) + "))?"
    second = rf"(?:{RANGE}(?P<n2>{number})(?P<more2>{more})?(?: ?(?P<u2>{unit}))?)?"
    per = r"(?: ?: ?(?P<per>[0-9]+(?:\.[0-9]+)?))?"
    digits = rf"(?P<n1>{number}){per}(?P<more1>{more})?(?: ?(?P<u1>{unit}))?{second}"
    shares = "|".join(_longest(FRACTIONS))
    said = rf"(?P<share>{shares})(?P<part>{ARABIC}|{WORDS})"
    long = (
        r"[一二两三四五六七八九](?:[十百千万亿]零?[一二两三四五六七八九]){2,9}[十百千万亿]{0,3}"
        r"|(?<=[近约逾超足])[一二两三四五六七八九十]{1,3}[万亿](?=[,;。])"
    )
    words = (
        rf"(?P<words>{WORDS}{more}?) ?(?P<uw>{unit})(?P<tenths>(?<=成)[一二三四五六七八九])?|(?P<long>{long})"
    )
    mask = rf"(?P<mask>{MASK}){SCALE}? ?(?P<um>{blotted})"
    return re.compile(rf"(?P<skip>{SKIP})|(?:{said}|{digits}|{words}|{mask}){after}")


def _name(name: str, but: str) -> str:
    return re.escape(name) + (f"(?![{re.escape(but)}])" if but else "")


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


_FIGURES = re.compile(ARABIC)
_QUOTES = "“‘\"'「『《<"
_LABELS = frozenset("第表图附款例式篇章节号条卷版组区栋楼户型〔[")
_PER_MANY = re.compile(r"每[千万十百]*[千万][名个人][^,，。;；0-9]{0,8}$")
"""Before a number that is so many in a thousand (每千名女性1204名), and no count."""
_FOLLOWS = frozenset("的升降下上提回增减比高低与和及偏超达以、,.;:!?，。；：)]|/-–—~左至到或")
_QUOTABLE = ("item", "times", "kind", "person", "household", "case")
_ARTICLES = frozenset(("CNY", "USD", "EUR", "HKD", "%", "‰", "pp", "permille_point", "points", "times"))


def refuses(view: str, start: int, end: int, unit: str) -> bool:
    """Return whether the slice is a label, an article or part of a name, and no amount.

    Examples
    --------
    >>> refuses("第三名", 1, 3, "person"), refuses("共三名", 1, 3, "person")
    (True, False)
    """
    last = view[start - 1 : start]
    if (
        last == "第"
        or (last == " " and view[start - 2 : start - 1] == "第")
        or (last.isascii() and last.isalpha())
    ):
        return True
    number = view[start:end]
    per_many = unit in ("person", "birth") and _PER_MANY.search(view, max(start - 14, 0), start)
    if per_many or (unit == "year" and view[max(start - 3, 0) : start].rstrip().endswith("民国")):
        return True
    if not unit:
        return _is_label(view, start, end)
    if number[0] > "9" and _is_idiom(last, number, unit):
        return True
    if unit == "person" and last in tuple("前后") and number[-1] in "名位":
        return True
    return bool(last) and last in _QUOTES and unit in _QUOTABLE


def _is_idiom(last: str, number: str, unit: str) -> bool:
    if last == "届" or (last in tuple("几数") and number[0] in "十百千万亿"):
        return True
    if (
        number[0] == "一"
        and number[1] not in "十百千万亿"
        and (unit not in _ARTICLES or number.endswith("次"))
    ):
        return True
    return (
        number[0] in "百千万亿"
        and last not in tuple("近上超逾约足")
        and not any(c in number for c in "余多几分")
    )


_OF_WOMEN = re.compile(r"女[性婴孩]?(?:人口)?为$")


def _is_label(view: str, start: int, end: int) -> bool:
    number, last, following = view[start:end], view[start - 1 : start], view[end : end + 1]
    if last and last in _QUOTES and following in tuple("”’\"'」』》>"):
        return True
    if not number.isdigit():
        return False
    if last and (last in _QUOTES or last in _LABELS or last in "(<&#_"):
        return True
    base = number == "100" and (
        last in tuple("=×*") or bool(_OF_WOMEN.search(view, max(start - 8, 0), start))
    )
    year = len(number) == 4 and number[:2] in ("19", "20")
    marker = following in tuple("、.)") and (not last or last == "\n") and len(number) < 3
    glued = bool(following) and following not in _FOLLOWS and (following.isalnum() or following == "_")
    return base or year or marker or glued


def _mantissa(numeral: str) -> Decimal:
    figures = _FIGURES.match(numeral)
    return (parse(figures[0]) if figures else None) or Decimal(0)


AMOUNTS = Amounts(
    start=START,
    pattern=pattern,
    parse=parse,
    before=before,
    behind=lambda view, end: 0,
    after=AFTER,
    limits=LIMITS,
    shares=FRACTIONS,
    currency=CURRENCY,
    more=MORE,
    mantissa=_mantissa,
    parts=lambda match: match.string[match.start() - 1 : match.start()] in ("从", "由", "自"),
    refuses=refuses,
    minus=MINUS,
)
