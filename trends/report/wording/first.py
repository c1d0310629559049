"""The sentences of the first screen: headline, lead, the four counts, the short findings."""

from __future__ import annotations

from collections.abc import Mapping

_TEXTS = {
    # name: (English, Chinese)
    "group.falling": ("falling", "下降"),
    "group.rising": ("rising", "上升"),
    "group.stable": ("stable", "平稳"),
    "group.cannot": ("cannot say", "无法判断"),
    "group.note.falling": ("of {n}", "共{n}"),
    "group.note.rising": ("of {n}", "共{n}"),
    "group.note.stable": ("within ±{margin} a year", "每年±{margin}以内"),
    "group.note.cannot": ("unclear, or few years", "年份不足或无明显趋势"),
    "group.note.names": ("{names}", "{names}"),
    "kicker": ("{label} • {where}{n} • {years}", "{label} • {where}{n} • {years}年"),
    "kicker.undated": ("{label} • {where}{n}", "{label} • {where}{n}"),
    "clause": (", ", "，"),
    "bound.~": ("about {n}", "约{n}"),
    "bound.<": ("less than {n}", "不到{n}"),
    "bound.<=": ("at most {n}", "至多{n}"),
    "bound.>": ("more than {n}", "超过{n}"),
    "bound.>=": ("at least {n}", "至少{n}"),
    "headline": ("{label}: {told}", "{label}：{told}"),
    "headline.all.falling": ("falling in all {n}", "{n}全部下降"),
    "headline.all.rising": ("rising in all {n}", "{n}全部上升"),
    "headline.all.stable": ("stable in all {n}", "{n}全部平稳"),
    "headline.all.cannot": ("no clear trend in any of {n}", "{n}均无明显趋势"),
    "headline.both.falling": ("falling in both", "两者都下降"),
    "headline.both.rising": ("rising in both", "两者都上升"),
    "headline.both.stable": ("stable in both", "两者都平稳"),
    "headline.both.cannot": ("no clear trend in either", "两者都无明显趋势"),
    "headline.first.falling": ("falling in {k} of {n}", "{n}中{k}下降"),
    "headline.first.rising": ("rising in {k} of {n}", "{n}中{k}上升"),
    "headline.first.stable": ("stable in {k} of {n}", "{n}中{k}平稳"),
    "headline.next.falling": ("falling in {k}", "{k}下降"),
    "headline.next.rising": ("rising in {k}", "{k}上升"),
    "headline.next.stable": ("stable in {k}", "{k}平稳"),
    "headline.next.cannot": ("unclear in {k}", "{k}无法判断"),
    "headline.few": (
        "{label}: {n} with numbers, none with enough years for a trend",
        "{label}：{n}有数字，但年份都不足以判断趋势",
    ),
    "headline.stated": ("{label}: from {low} to {high} in {n}", "{label}：{n}，从{low}到{high}"),
    "headline.stated.same": ("{label}: {low} in {n}", "{label}：{n}均为{low}"),
    "headline.one.falling": ("{label}: {place} is falling by {pace}", "{label}：{place}下降，{pace}"),
    "headline.one.rising": ("{label}: {place} is rising by {pace}", "{label}：{place}上升，{pace}"),
    "headline.one.stable": ("{label}: {place} is stable", "{label}：{place}平稳"),
    "headline.one.cannot": (
        "{label}: one series, {place}, without a clear trend",
        "{label}：仅{place}成序列，无明显趋势",
    ),
    "lead.falling": (
        "{place} is falling fastest: {value} in {year}, after {pace} since {since} {range}.",
        "{place}下降最快：{year}年为{value}，{since}年以来{pace}{range}。",
    ),
    "lead.rising": (
        "{place} is rising fastest: {value} in {year}, after {pace} since {since} {range}.",
        "{place}上升最快：{year}年为{value}，{since}年以来{pace}{range}。",
    ),
    "lead.stable": (
        "{place} is stable at {value} in {year}: {pace} since {since} {range}.",
        "{place}平稳，{year}年为{value}：{since}年以来{pace}{range}。",
    ),
    "lead.cannot": (
        "{place} stood at {value} in {year}, and its trend since {since} is not clear: {pace} {range}.",
        "{place}{year}年为{value}，{since}年以来趋势不明显：{pace}{range}。",
    ),
    "lead.ends": (
        "The latest numbers run from {low} in {lowest} to {high} in {highest}.",
        "最近的数字从{lowest}的{low}到{highest}的{high}。",
    ),
    "lead.high": (
        "It is also the lowest; the highest is {high} in {highest}.",
        "它也是最低的；最高的是{highest}，{high}。",
    ),
    "lead.low": (
        "It is also the highest; the lowest is {low} in {lowest}.",
        "它也是最高的；最低的是{lowest}，{low}。",
    ),
    "lead.benchmark": (
        "{benchmark}, the benchmark, stood at {value} in {year}.",
        "作为基准的{benchmark}{year}年为{value}。",
    ),
    "lead.normal": (
        "{k} of {n} stand within the normal range {normal} in their latest year.",
        "{n}中有{k}最近一年处于正常范围{normal}之内。",
    ),
    "lead.normal.none": (
        "None of {n} stands within the normal range {normal} in its latest year.",
        "{n}最近一年都不在正常范围{normal}之内。",
    ),
    "lead.first": (
        "The first number in the ranking is {value}, {place}, {year}.",
        "排名第一的数字是{value}，{place}，{year}年。",
    ),
    "lead.stated": ("Highest is {place} with {value} ({year}).", "最高的是{place}，{value}（{year}年）。"),
    "lead.stated.undated": (
        "Highest is {place} with {value}; its year is not known.",
        "最高的是{place}，{value}；年份不明。",
    ),
    "lead.beside": ("Beside them stand single values of {n}.", "此外有{n}给出数字但不成序列。"),
    "lead.hedged": (
        "Bounds or approximations in the source, shown as such: {k} of {n}.",
        "这{n}中有{k}在原文中是界限或约数，照样标出。",
    ),
    "find.turned": ("Changed course", "走势转折"),
    "find.turned.text": (
        "A line that may bend does so in {k} of {n}, its last turn mostly in {year}. Sharpest: {place}, "
        "{before} in {from}–{since} and {after} since.",
        "若允许折线，{n}中{k}出现转折，最后一次多在{year}年。转折最大的是{place}：{from}–{since}年{before}，"
        "此后{after}。",
    ),
    "find.falling": ("Falling fastest", "下降最快"),
    "find.rising": ("Rising fastest", "上升最快"),
    "find.cannot": ("Cannot say", "无法判断"),
    "find.normal": ("Normal range", "正常范围"),
    "find.stable": ("Stable", "平稳"),
    "find.moved": (
        "{place} went from {first} in {from} to {last} in {year}, {pace} {range}.",
        "{place}从{from}年的{first}变为{year}年的{last}，{pace}{range}。",
    ),
    "find.cannot.few": (
        "{n} have too few years for a trend; {place}, for one, has {years}.",
        "{n}年份不足，不能判断趋势；例如{place}只有{years}。",
    ),
    "find.cannot.unclear": (
        "In {n} the interval includes zero and is wider than the margin; {place}, for one: {pace} {range}.",
        "{n}的区间包含零且宽于界限；例如{place}：{pace}{range}。",
    ),
    "find.stable.text": (
        "In {n} the whole interval lies within ±{margin} a year.",
        "{n}的整个区间在每年±{margin}以内。",
    ),
    "as.value": ("Value", "数值"),
    "as.since": ("Change since {year}", "{year}年以来变化"),
    "as.change": ("change in percent", "变化百分比"),
    "lead.click": ("Click a point to read where it comes from.", "点击数据点可看出处。"),
    "lead.sub": (
        "{n} from {documents} and {tables}.",
        "{documents}和{tables}中的{n}。",
    ),
    "lead.sub.documents": (
        "{n} from {documents}.",
        "{documents}中的{n}。",
    ),
    "lead.sub.tables": (
        "{n} from {tables}.",
        "{tables}中的{n}。",
    ),
    "lead.note": (
        "A gap is a year without a number; gaps are not filled.",
        "断开处为没有数字的年份，不做插补。",
    ),
    "lead.note.break": (
        "Lines also break before {years}, where the numbers began to be made another way.",
        "自{years}年起数字的做法改变，线在此前断开。",
    ),
    "lead.note.differs": (
        "A gap is a year without a number; gaps are not filled. Sources disagree on {k}.",
        "断开处为没有数字的年份，不做插补。{k}的来源不一致。",
    ),
}
TEXTS: Mapping[str, Mapping[str, str]] = {
    lang: {name: words[i] for name, words in _TEXTS.items()} for i, lang in enumerate(("en", "zh"))
}
"""By language and name."""
