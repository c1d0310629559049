"""The headings of the sections, what is drawn in them and how to read it."""

from __future__ import annotations

from collections.abc import Mapping

_TEXTS = {
    # name: (English, Chinese)
    "nav.ranking": ("Ranking", "排名"),
    "nav.map": ("Map", "地图"),
    "show.map": ("{k} of {n} on the map", "地图上有{n}中的{k}"),
    "sub.map": (
        "Latest value of each region, in six classes; each area opens its source. The boundaries are those "
        "of the file that was given, projected so that areas keep their proportion; nothing else is drawn.",
        "各地区最近的数字，分六级；点击可看出处。界线取自所给文件，用等积投影，此外不画任何底图。",
    ),
    "note.map": ("Without an area in the file:", "文件中没有边界的地区："),
    "more.than.areas": ("and {n} more", "等，另有{n}"),
    "nav.panels": ("Trends", "趋势"),
    "nav.pace": ("Pace", "速度"),
    "nav.contrasts": ("Differences", "谁与谁不同"),
    "nav.stated": ("Single values", "单个数字"),
    "nav.coverage": ("Coverage", "覆盖"),
    "nav.overview": ("Overview", "全部指标"),
    "nav.trust": ("Trust", "可信程度"),
    "show.ranking": (
        "Latest values run from {high} in {highest} to {low} in {lowest}",
        "最近的数字从{highest}的{high}到{lowest}的{low}",
    ),
    "show.ranking.one": ("{place} stood at {value} in {year}", "{place}{year}年为{value}"),
    "sub.ranking": (
        "Latest value, verdict on the trend and its pace with a 95% interval. Click a row to colour "
        "it everywhere, a number to open its source.",
        "最近的数字、趋势判断及其速度（95%区间）。点击一行可在各图中着色，点击数字可看出处。",
    ),
    "show.panels": ("{k} of {n} have a clear direction", "{n}中{k}有明确方向"),
    "show.panels.turned": (
        "{k} of {n} changed course, most of them in {year}",
        "{n}中{k}走势有转折，多在{year}年",
    ),
    "show.panels.turned.alone": ("{k} of {n} changed course, in {year}", "{n}中{k}走势有转折，在{year}年"),
    "sub.panels": (
        "Points are the numbers found. The line with its 95% band is the fit that gives the verdict; "
        "the dark line may bend, and a diamond marks where it does.",
        "点为找到的数字。带95%区间的线是作出判断的拟合；深色线可以转折，菱形标出转折之处。",
    ),
    "note.panels": (
        "Turns are found by a joinpoint line with at most three of them, chosen by a criterion and "
        "not tested: they describe, and the verdict does not rest on them.",
        "转折由至多三个连接点的折线按准则选出，未经检验：只作描述，判断不以此为据。",
    ),
    "scale.check": ("Check the fit", "检查拟合"),
    "note.check": (
        "Check the fit shows what it leaves over: each value less the fitted one, in percent where paces "
        "are percent. Points should lie about the line without a pattern; a bow or a slope says that a "
        "straight line is not enough.",
        "“检查拟合”给出余数：各数值减拟合值，速度以百分比计时为百分比。点应无规律地散在线的两侧；成弓形或有斜度，"
        "说明直线不够。",
    ),
    "panel.since": ("{pace} since {year}", "{year}年以来{pace}"),
    "scale.same": ("Same scale", "同一尺度"),
    "scale.own": ("Own scale", "各自尺度"),
    "show.pace.falling": ("{place} is falling fastest, {pace}", "{place}下降最快，{pace}"),
    "show.pace.rising": ("{place} is rising fastest, {pace}", "{place}上升最快，{pace}"),
    "sub.pace.percent": (
        "Percent change a year with its 95% interval; right of zero the number is rising.",
        "每年变化百分比及95%区间；零线右侧为上升。",
    ),
    "sub.pace.units": (
        "Change a year in units with its 95% interval; right of zero the number is rising.",
        "每年变化及95%区间；零线右侧为上升。",
    ),
    "note.pace": (
        "Stable means that the whole interval lies within ±{margin} a year; an interval that includes "
        "zero but is wider is called no clear trend. Periods differ, so paces compare and totals do "
        "not.",
        "平稳指整个区间在每年±{margin}以内；包含零但更宽的区间称为无明显趋势。各序列的起止年份不同，速"
        "度可比，总量不可比。",
    ),
    "show.benchmark": (
        "{k} of {n} can be told apart from {benchmark} by pace",
        "{n}中有{k}的速度可与{benchmark}分出高低",
    ),
    "show.benchmark.none": (
        "None of {n} can be told apart from {benchmark} by pace",
        "{n}的速度都与{benchmark}分不出高低",
    ),
    "sub.benchmark": (
        "Difference in pace from the benchmark, with an interval that holds for all of them together.",
        "与基准的速度之差，区间对全部比较同时成立。",
    ),
    "show.pairs": ("{k} of {n} can be told apart by pace", "{n}中有{k}可以分出速度高低"),
    "show.pairs.none": ("None of {n} can be told apart by pace", "{n}都分不出速度高低"),
    "sub.pairs": (
        "Regions that share a letter are not shown to differ, and only those. Each square compares the row "
        "with the column, adjusted for the number of pairs; it opens the difference. A light square is not "
        "evidence that the two are equal.",
        "共有一个字母的地区分不出速度高低，也只有它们分不出。每格为行与列之比，按比较对数调整，点击可看两者之差。"
        "浅色不等于速度相同。",
    ),
    "col.letters": ("Letters", "字母"),
    "sub.letters": (
        "Regions that share a letter are not shown to differ, and only those; adjusted for the number of "
        "pairs. With more than {most} regions the matrix of every two is left out.",
        "共有一个字母的地区分不出速度高低，也只有它们分不出；已按比较对数调整。超过{most}个地区，不列两两对照的方阵。",
    ),
    "sub.letters.many": (
        "Adjusted for the number of pairs. With more than {most} regions the matrix of every two is left "
        "out; so are the letters, of which {n} would be needed.",
        "已按比较对数调整。超过{most}个地区，不列两两对照的方阵；字母需用{n}个，也从略。",
    ),
    "sub.letters.none": (
        "Adjusted for the number of pairs. For so many regions neither matrix nor letters help.",
        "已按比较对数调整。地区如此之多，方阵与字母都无济于事，从略。",
    ),
    "ui.pairs": (
        "Arrow keys move through the pairs, Enter opens one.",
        "方向键在各对之间移动，回车键打开。",
    ),
    "sub.none": (
        "Adjusted for the number of pairs. That does not make their paces equal.",
        "已按比较对数调整。这不等于它们的速度相同。",
    ),
    "pairs.faster": ("row higher", "行较高"),
    "pairs.slower": ("row lower", "行较低"),
    "pairs.p": ("number: adjusted p", "数字：调整后p值"),
    "pairs.open": ("not told apart", "分不出"),
    "show.stated": ("Single values of {n}", "{n}给出数字，但不成序列"),
    "sub.stated": (
        "Each dot is one statement with its year, or the span of years when the text hides it. Hedges "
        "are the source's: ~ about, ≤ at most.",
        "每个点是一处陈述及其年份；原文隐去年份时为年份区间。限定照录：~为约，≤为至多。",
    ),
    "show.coverage": ("{k} of {n} have no number", "{n}中{k}没有数字"),
    "show.coverage.full": ("Every one of {n} has a number", "{n}均有数字"),
    "sub.coverage": (
        "Each cell is a number with a source, or a marked gap.",
        "每格或是有出处的数字，或是标出的空缺。",
    ),
    "show.more": ("Further charts", "其他图"),
    "show.trust": ("How far to trust these numbers", "这些数字有多可信"),
    "show.sources.all": ("What was read, and what was not", "读了什么，没读什么"),
    "nav.sources": ("Sources", "来源"),
    "nav.ranks": ("Order", "位次"),
    "nav.targets": ("Normal range", "正常范围"),
    "show.ranks": (
        "{place} moved most, from rank {from} to {to}",
        "{place}变动最大，从第{from}位到第{to}位",
    ),
    "show.ranks.still": (
        "Nobody changed rank between the first year and the last",
        "首尾两年之间没有位次变化",
    ),
    "sub.ranks": (
        "Rank each year, 1 is the highest value. Years without a number leave a gap; ranks count only "
        "the regions that have one.",
        "每年的位次，1为数值最高。没有数字的年份留空，位次只计有数字的地区。",
    ),
    "show.targets": ("{k} of {n} are in the normal range {normal}", "{n}中{k}在正常范围{normal}之内"),
    "show.targets.none": ("None of {n} is in the normal range {normal}", "{n}都不在正常范围{normal}之内"),
    "sub.targets": (
        "From the first value (hollow) to the latest (filled), with the normal range behind.",
        "从最早的数字（空心）到最近的数字（实心），底色为正常范围。",
    ),
    "show.overview": ("{n} with something to compare", "{n}可作比较"),
    "sub.overview": (
        "Verdicts by region; a dot marks a value without a trend. Each opens its source.",
        "各地区的判断；点表示有数字而无趋势。点击可看出处。",
    ),
    "sub.overview.some": (
        "Shown are {k} of {n}; each of the others has its own view, chosen at the top.",
        "此处列出{n}中的{k}；其余各有视图，可在页首选择。",
    ),
    "show.aside": (
        "Said, but not drawn: targets, standards, means and claims",
        "文中提到但不画入的：目标、标准、平均与推算",
    ),
    "sub.aside": ("These never become points of a series.", "它们不会成为序列中的点。"),
    "also": ("Also stated, with nothing to compare yet", "另有陈述，尚无可比"),
    "show.checks": ("Arithmetic of the texts that does not hold: {k} of {n}", "{n}中有{k}文内推算不成立"),
    "sub.checks": (
        "A check recomputes a stated number from others in the same text. Untestable ones are left out.",
        "用同一文中的其他数字重算一个数字。无法检验的不列。",
    ),
    "show.sources": ("Read: {documents} and {tables}", "读取了{documents}和{tables}"),
    "show.faults": ("{n} not read, set aside or damaged", "{n}未读取、搁置或有损坏"),
    "sub.faults": ("Nothing is dropped without a line here.", "凡未采用的都列在这里。"),
    "show.sources.documents": ("Read: {documents}", "读取了{documents}"),
    "show.sources.tables": ("Read: {tables}", "读取了{tables}"),
}
TEXTS: Mapping[str, Mapping[str, str]] = {
    lang: {name: words[i] for name, words in _TEXTS.items()} for i, lang in enumerate(("en", "zh"))
}
"""By language and name."""
