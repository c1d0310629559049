"""The words of what a verdict hangs on."""

from __future__ import annotations

from collections.abc import Mapping

_TEXTS = {
    # name: (English, Chinese)
    "show.influence": (
        "Without one of its years the verdict is another in {k} of {n}",
        "{n}中{k}去掉某一年判断即变",
    ),
    "sub.influence": (
        "Each trend is fitted again without each year in turn, and from each later first year that leaves "
        "six; the range is that of its pace. A year is named where the verdict is another without it, or "
        "from it on; – means never, · too few years to try.",
        "逐一去掉一年，并从以后各年起（至少留六年）重新拟合；范围指其速度。列出的年份，去掉它或从它起，判断即变；"
        "–为从不，·为年份太少，无从检验。",
    ),
    "sub.influence.some": (
        "Tried are the {n} with the fastest changes either way, whose residuals are shown; trends agreement "
        "tries all.",
        "只试升降最快的{n}个，即列出余数的那些；全部见 trends agreement。",
    ),
    "influence.year": ("Without any one year", "去掉任一年"),
    "influence.year.other": ("Other verdict without", "去掉则变"),
    "influence.start": ("From any later year", "从以后各年起"),
    "influence.start.other": ("Other verdict from", "从此起则变"),
    "influence.flagged": ("Without flagged numbers (how many)", "去掉有标记的数字（个数）"),
    "influence.derived": ("With derived numbers (how many)", "加入推算的数字（个数）"),
}
TEXTS: Mapping[str, Mapping[str, str]] = {
    lang: {name: words[i] for name, words in _TEXTS.items()} for i, lang in enumerate(("en", "zh"))
}
"""By language and name."""
