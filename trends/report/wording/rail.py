"""The words of the panel that opens where a number comes from."""

from __future__ import annotations

from collections.abc import Mapping

_TEXTS = {
    # name: (English, Chinese)
    "rail.title": ("Where this number comes from", "这个数字的出处"),
    "rail.computed": ("How this number was computed", "这个数字怎样算出"),
    "rail.count": ("What is counted here", "这里数的是什么"),
    "rail.row": ("Table row", "表格中的一行"),
    "rail.file": ("File", "文件"),
    "rail.part": ("text {part}, characters {start}–{end}", "第{part}篇，字符{start}–{end}"),
    "rail.hint": (
        "Every dotted number and every point opens its source here.",
        "点击任何带点线的数字或数据点，在此查看出处。",
    ),
    "rail.close": ("Close", "关闭"),
    "rail.copy": ("Copy citation", "复制引文"),
    "rail.copied": ("Copied.", "已复制。"),
    "rail.previous": ("Previous year", "上一年"),
    "rail.next": ("Next year", "下一年"),
    "rail.several": ("{n} statements stand behind this number.", "这个数字有{n}处陈述。"),
    "rail.derived": (
        "Not stated itself: computed from these statements.",
        "原文未直接给出，由以下陈述算出。",
    ),
    "rail.missing": ("The source of this number is not in the page.", "本页没有这个数字的出处。"),
    "rail.note.~": ("The source says about, and the page repeats that.", "原文为约数，本页照录。"),
    "rail.note.<": ("The source gives a bound: less than this.", "原文给出界限：小于此数。"),
    "rail.note.<=": ("The source gives a bound: at most this.", "原文给出界限：至多此数。"),
    "rail.note.>": ("The source gives a bound: more than this.", "原文给出界限：大于此数。"),
    "rail.note.>=": ("The source gives a bound: at least this.", "原文给出界限：至少此数。"),
    "rail.note.masked_year": (
        "The text hides its year; only a span can be reasoned.",
        "原文隐去年份，只能推出区间。",
    ),
    "rail.note.corrupted_number": ("The number is damaged in the source.", "原文中这个数字已损坏。"),
    "rail.note.ocr_intrusion": (
        "Stray characters stand inside the number in the source.",
        "原文数字中夹有杂字。",
    ),
    "rail.note.missing_number": ("The number is missing in the source.", "原文缺这个数字。"),
    "rail.note.uncertain": (
        "The year is not certain; the fit takes every year it may be.",
        "年份不确定，按其可能的各年拟合。",
    ),
    "rail.note.part": (
        "The value covers part of a year and is not fitted.",
        "此数只含一年中的一段，不参与拟合。",
    ),
    "rail.note.changed": ("The series was made another way before this year:", "此年以前的数字另有做法："),
    "rail.formula.bent": (
        "Slope of one straight stretch, {since}–{until}, of a line that may bend, through these {n} "
        "numbers. Turns are chosen by a criterion and not tested. Each number opens its source.",
        "可转折的线在{since}–{until}年这一段的斜率，含{n}个数字。转折按准则选出，未经检验。每个都可打"
        "开出处。",
    ),
    "rail.note.differs": ("Sources disagree on this number.", "各来源的数字不一致。"),
    "rail.formula.log": (
        "Slope of a straight line through the logarithms of these {n} numbers against the calendar "
        "year, {since}–{until}, as percent a year. Each opens its source.",
        "{since}–{until}年这{n}个数字取对数后对公历年的直线斜率，换算为每年百分比。每个都可打开出处。",
    ),
    "rail.formula.linear": (
        "Slope of a straight line through these {n} numbers against the calendar year, "
        "{since}–{until}. Each opens its source.",
        "{since}–{until}年这{n}个数字对公历年的直线斜率。每个都可打开出处。",
    ),
    "rail.interval": ("95% interval {range}", "95%区间{range}"),
    "rail.contrast": (
        "Difference of two paces: {region} less {reference}, each with its own variance.",
        "两个速度之差：{region}减{reference}，各用自己的方差。",
    ),
    "rail.change": ("Latest number less the first one.", "最近的数字减最早的数字。"),
    "rail.p": ("adjusted p {p}", "调整后p值{p}"),
    "rail.listed": ("{n}, each with its pace:", "{n}，各附速度："),
}
TEXTS: Mapping[str, Mapping[str, str]] = {
    lang: {name: words[i] for name, words in _TEXTS.items()} for i, lang in enumerate(("en", "zh"))
}
"""By language and name."""
