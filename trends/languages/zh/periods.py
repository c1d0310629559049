"""Chinese words of time: years, their parts, plans, spans; relative words stay relative."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from trends.languages.atoms import Atom
from trends.languages.zh.numerals import parse
from trends.languages.zh.years import REPUBLIC, SPEAKS_OF_REPUBLIC, republic_year

RELATIVE = {
    "今年": 0, "本年度": 0, "本年": 0, "今年度": 0, "年内": 0, "这一年": 0, "全年": 0, "今年全年": 0,
    "一年来": 0, "年末": 0, "年底": 0, "年底前": 0,
    "去年": -1, "上年度": -1, "上年": -1, "上一年度": -1, "上一年": -1, "去年度": -1, "去年同期": -1,
    "上年同期": -1,
    "去年全年": -1, "同期": -1, "前年": -2,
    "明年": 1, "来年": 1, "下一年": 1, "下年度": 1, "次年": 1,
}  # fmt: skip
WHOLE = ("全年", "一年来", "年内", "同期", "年末", "年底", "年底前", "本年", "本年度")
"""Relative words that mean the year a text reports on, which need not be the one it was written in."""

COMPARING = ("比", "较", "与", "同")
"""Before a year that is only what something is compared with: 比上年下降."""

NOW = ("截至目前", "截止目前", "到目前为止", "截至现在", "目前", "当前", "现有", "现已", "迄今")
HALVES = {"上半年": (1, 6), "下半年": (7, 12), "前半年": (1, 6), "后半年": (7, 12)}
MEANS = ("平均每年", "每年平均", "年均", "年平均", "每年")
PLANS = {
    "一五": 1953, "二五": 1958, "三五": 1966, "四五": 1971, "五五": 1976, "六五": 1981, "七五": 1986,
    "八五": 1991,
    "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021,
    "十五五": 2026,
}  # fmt: skip
PLAN_PARTS = {
    "期间": (0, 4), "时期": (0, 4), "规划期间": (0, 4), "规划期": (0, 4), "规划": (0, 4), "计划": (0, 4),
    "末": (4, 4), "末期": (4, 4), "期末": (4, 4), "时期末": (4, 4), "末年": (4, 4), "规划收官之年": (4, 4),
    "收官之年": (4, 4),
    "的收官之年": (4, 4), "最后一年": (4, 4), "的最后一年": (4, 4), "规划的最后一年": (4, 4),
    "规划的收官之年": (4, 4),
    "初": (0, 0), "初期": (0, 0), "期初": (0, 0), "开局之年": (0, 0), "的开局之年": (0, 0),
    "规划的开局之年": (0, 0),
    "规划开局之年": (0, 0), "第一年": (0, 0), "的第一年": (0, 0), "规划的第一年": (0, 0),
    "中期": (2, 2), "第二年": (1, 1), "前三年": (0, 2), "头三年": (0, 2), "前两年": (0, 1), "后三年": (2, 4),
}  # fmt: skip
"""First and last year within the five, by the words behind the plan's name."""

SINCE = ("以来", "起至今", "开始至今", "至今", "以后", "起")
UNTIL = ("截至", "截止到", "截止", "截至到")
JOINS = frozenset(("", " ", "的", "  "))
RANGES = frozenset("至到-–—~") | {
    "——",
    "--",
    " - ",
    " ~ ",
    " 至 ",
    " 到 ",
    "以来至",
    "起至",
    "开始到",
    " -",
    "- ",
    "~ ",
    " ~",
}
LISTS = frozenset(("、", "和", "与", "及", "以及"))

_N = "[〇零一二三四五六七八九十百]"
_YEAR = (
    r"(?:(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3}"
    r"|(?:19|20)[xX×*]{2}|[xX×*]{2,4}|0[0-9]|[6-9][0-9])"
)
_NUM = r"(?:1[0-2]|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9](?![0-9])|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_SEP = " ?(?:[-–—~]{1,2}|至|到) ?"
_COUNT = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3}|几)"


def _or(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_NEXT = {
    "第": "1234一二三四", "民": "国", "最": "近", "过": "去", "往": "年", "几": "年",
    **dict.fromkeys("前头", "0123456789一二两三四五六七八九十几"),
    **dict.fromkeys("近这", "0123456789一二两三四五六七八九十几年些"),
    **dict.fromkeys("“‘\"「『", "一二三四五六七八九十xX×*"),
}  # fmt: skip
"""By a character that may begin a word of time: the characters that may follow it."""
_PAIRS = [word[:2] for word in (*RELATIVE, *NOW, *UNTIL, *HALVES, *MEANS)]
_NEXT |= {
    head: "".join(sorted({*_NEXT.get(head, ""), *(pair[1] for pair in _PAIRS if pair[0] == head)}))
    for head in sorted({pair[0] for pair in _PAIRS})
}
_DIGITS = "0-9〇零一二两三四五六七八九十xX×*"
_START = re.compile(
    f"[{_DIGITS}{''.join(_NEXT)}](?:(?<=[{_DIGITS}])[{_DIGITS}]*|"
    + "|".join(f"(?<={head})(?=[{following}])" for head, following in _NEXT.items())
    + ")"
)
"""Where a word of time may begin; what is no such word is stepped over cheaply."""
_ATOM_WORDS = "|".join(
    (
        rf"[“‘\"「『]?(?P<plan>{_or(PLANS)}|[xX×*]{{2,3}}五?)(?:(?<=[xX×*])(?=[”’\"」』])|(?<![xX×*]))(?P<quote>[”’\"」』]?)(?P<place>{_or(PLAN_PARTS)})?(?P<psince>以来)?(?!普法)",
        rf"民国 ?(?P<republic>[0-9]{{1,3}}|{_N}{{1,4}}) ?年",
        rf"(?P<year>{_YEAR}) ?(?:年度|财政年度|财年|年份|年)(?!级|龄|轻|薪|以内|以下|以上|内|时间)",
        rf"(?P<dotted>(?:19|20)[0-9]{{2}})\.(?P<dotmonth>1[0-2]|0?[1-9])(?![0-9])"
        rf"(?={_SEP}(?:19|20)[0-9]{{2}}\.|[)）,，])",
        rf"(?P<bare>(?:19|20)[0-9]{{2}}|(?:19|20)[xX×*]{{2}})"
        rf"(?=(?:{_SEP}|[、,和])(?:19|20)[0-9]{{2}}|[xX×*]|{_SEP}[0-9]{{2}} ?年)",
        r"(?P<short>(?<=[0-9][-–—~])[0-9]{2}) ?年",
        rf"第?(?P<q1>[1-4一二三四])(?:(?P<qsep>{_SEP}|、|和)第?(?P<q2>[1-4一二三四]))? ?季度?(?!节)",
        r"[前头](?P<quarters>[2-4二两三四])个?季度",
        r"[前头](?P<months>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个月",
        rf"(?P<m1>{_NUM})(?:(?:{_SEP}|、)(?P<m2>{_NUM}))? ?月(?!薪|均|刊|报(?!表|告))"
        r"(?:份|底|末|初|[上中下]旬)?",
        rf"(?P<d1>{_DAY})(?:{_SEP}(?P<d2>{_DAY}))? ?[日号](?!召|称|令|文|码)",
        rf"(?P<half>{_or(HALVES)})度?",
        rf"(?P<mean>{_or(MEANS)})",
        rf"(?:近|最近|过去|前|这)(?P<span>{_COUNT})(?P<spanned>个?年(?!级|度|代|后|前)(?:来|间|以来|里|中)?|年多来)",
        rf"(?P<lone>{_COUNT})年(?:来|间|以来|期间|(?=共|累计|年均))",
        r"(?P<recent>近年来?|近几年来?|近些年来?|往年|历年|几年来|多年来)",
        rf"(?P<now>{_or(NOW)})",
        rf"(?P<until>{_or(UNTIL)})",
        rf"(?P<relative>{_or(RELATIVE)})",
    )
)
_ATOM = re.compile(_ATOM_WORDS)
_ATOM_OF_REPUBLIC = re.compile(
    rf"(?<![0-9近约达])(?P<republic2>{REPUBLIC}) ?年(?!级|来|间|以|内|期)|{_ATOM_WORDS}"
)
"""Where a text counts its years from 1912, a year of two or three figures is one of those."""
_SINCE = re.compile(rf"(?:{_or(SINCE)})(?!年)")


def atoms(view: str) -> Iterator[Atom]:
    """Yield the words of time of a view in its order.

    Examples
    --------
    >>> [(a.kind, a.year, a.months) for a in atoms("2011年上半年")]
    [('year', 2011, None), ('part', None, (1, 6))]
    """
    at = 0
    pattern = _ATOM_OF_REPUBLIC if SPEAKS_OF_REPUBLIC.search(view) else _ATOM
    while start := _START.search(view, at):
        match = pattern.match(view, start.start())
        atom = _READERS[match.lastgroup or ""](match) if match else None
        if match is None or atom is None:
            at = start.end()
            continue
        yield atom
        at = match.end()
        since = _SINCE.match(view, at)
        if since and atom.kind not in ("until", "now", "mean"):
            yield Atom(since.start(), since.end(), "since", rule="since")
            at = since.end()


def _number(text: str) -> int:
    value = parse(text)
    return int(value) if value is not None else 0


def _year(match: re.Match[str]) -> Atom | None:
    said = match["year"] or match["bare"] or match["short"]
    rule = "fiscal_year" if "财" in match[0] else "year"
    if any(c in "xX×*" for c in said):
        return Atom(match.start(), match.end(), "year", masked=True, rule="masked")
    value = _number(said)
    if len(said) == 2:
        value += 2000 if value < 60 else 1900
    return Atom(match.start(), match.end(), "year", year=value, rule=rule) if 1900 <= value <= 2099 else None


def _republic(match: re.Match[str]) -> Atom:
    said = match[match.lastgroup or ""]
    return Atom(match.start(), match.end(), "year", year=republic_year(said), rule="republic")


def _dotted(match: re.Match[str]) -> Atom:
    month = int(match["dotmonth"])
    return Atom(match.start(), match.end(), "part", int(match["dotted"]), months=(month, month), rule="month")


def _plan(match: re.Match[str]) -> Atom | None:
    name, place = match["plan"], match["place"]
    quoted = match[0][0] in '“‘"「『' and bool(match["quote"])
    if not (quoted or (place and not match["quote"] and match[0][0] not in '“‘"「『') or match["psince"]):
        return None
    if name not in PLANS:
        return Atom(match.start(), match.end(), "plan", masked=True, rule="masked") if quoted else None
    first, last = PLAN_PARTS[place] if place else (0, 4)
    kind = "since" if match["psince"] else "plan"
    start = PLANS[name]
    return Atom(match.start(), match.end(), "plan", start + first, last=start + last, rule=kind)


def _part(match: re.Match[str], first: int, last: int, rule: str) -> Atom | None:
    return (
        Atom(match.start(), match.end(), "part", months=(first, last), rule=rule) if first <= last else None
    )


def _quarter(match: re.Match[str]) -> Atom | None:
    first = _number(match["q1"])
    last = _number(match["q2"]) if match["q2"] else first
    return _part(match, 3 * first - 2, 3 * last, "quarter")


def _month(match: re.Match[str]) -> Atom | None:
    first = _number(match["m1"])
    return _part(match, first, _number(match["m2"]) if match["m2"] else first, "month")


def _day(match: re.Match[str]) -> Atom:
    first = _number(match["d1"])
    days = (first, _number(match["d2"]) if match["d2"] else first)
    return Atom(match.start(), match.end(), "day", days=days, rule="day")


def _relative(match: re.Match[str]) -> Atom:
    rule = "whole" if match[0] in WHOLE else "relative"
    if match.string[match.start() - 1 : match.start()] in COMPARING and RELATIVE[match[0]] < 0:
        rule = "comparison"
    return Atom(match.start(), match.end(), "year", relative=RELATIVE[match[0]], rule=rule)


def _span(match: re.Match[str]) -> Atom:
    count = match["span"] or match["lone"]
    years = 0 if count == "几" else _number(count)
    first = 1 - years if years else None
    return Atom(match.start(), match.end(), "span", relative=first, last=0 if years else None, rule="span")


def _plain(kind: str) -> Callable[[re.Match[str]], Atom]:
    return lambda match: Atom(match.start(), match.end(), kind, rule=kind)


_READERS: dict[str, Callable[[re.Match[str]], Atom | None]] = {
    "quote": _plan, "place": _plan, "psince": _plan, "plan": _plan, "republic": _republic,
    "dotmonth": _dotted, "republic2": _republic, "year": _year, "bare": _year, "short": _year,
    "q1": _quarter, "qsep": _quarter, "q2": _quarter, "m1": _month, "m2": _month, "d1": _day,
    "d2": _day, "relative": _relative, "span": _span, "spanned": _span, "lone": _span,
    "mean": _plain("mean"), "recent": _plain("span"), "now": _plain("now"), "until": _plain("until"),
    "quarters": lambda m: _part(m, 1, 3 * _number(m["quarters"]), "quarter"),
    "months": lambda m: _part(m, 1, _number(m["months"]), "month"),
    "half": lambda m: _part(m, *HALVES[m["half"]], "half"),
}  # fmt: skip
