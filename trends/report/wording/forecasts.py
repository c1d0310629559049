"""The words of the forecast and of its back-test."""

from __future__ import annotations

from collections.abc import Mapping

_TEXTS = {
    # name: (English, Chinese)
    "nav.forecast": ("Forecast", "预测"),
    "method.drift": ("the mean change so far", "历年平均变化"),
    "method.theta": ("the theta method", "theta法"),
    "method.local_linear": ("a local linear trend", "局部线性趋势"),
    "show.forecast": (
        "Forecasts to {year} err {ratio} times as much as repeating the last value",
        "预测至{year}年，误差为沿用最近一年数字的{ratio}倍",
    ),
    "show.forecast.declined": (
        "No forecast: nothing tried is surely better than repeating the last value",
        "不作预测：所试方法均未确证优于沿用最近一年的数字",
    ),
    "sub.forecast": (
        "By {method}, the best of three when each was asked from every earlier year for the one to three "
        "years that followed: {n} forecasts, 95% interval of that ratio {lower} to {upper}.",
        "方法为{method}：从以往每一年起预测其后一至三年，在三种方法中误差最小；共{n}次预测，该倍数的95%区间为"
        "{lower}至{upper}。",
    ),
    "sub.forecast.held": (
        "The inner fan should hold 80 of 100 values and held {inner} of them, the outer 95 and held {outer}.",
        "内层扇形应含80%的实际值，实含{inner}；外层应含95%，实含{outer}。",
    ),
    "sub.forecast.unchecked": (
        "The inner fan should hold 80 of 100 values, the outer 95; too few forecasts came after others to "
        "check that.",
        "内层扇形应含80%的实际值，外层应含95%；可供核对的预测太少。",
    ),
    "sub.forecast.declined": (
        "Three methods were asked from every earlier year for the one to three years that followed. The "
        "best, {method}, has {ratio} times the error of repeating the last value (95% interval {lower} to "
        "{upper}, {n} forecasts); a forecast is shown only where the whole interval lies below 1.",
        "三种方法都从以往每一年起预测其后一至三年。误差最小的是{method}，为沿用最近一年数字的{ratio}倍"
        "（95%区间{lower}至{upper}，共{n}次预测）；整个区间低于1时才列出预测。",
    ),
    "col.fan": ("Values, then the forecast", "数字与预测"),
    "note.forecast": (
        "An extrapolation of what was, by region on a scale of its own; it knows of no policy to come.",
        "只是既往走势的外推，各地区自成尺度；不知今后的政策。",
    ),
    "note.forecast.without": (
        "{n} without a forecast: the values end earlier, or have a gap just before the end.",
        "{n}没有预测：数字结束较早，或末尾之前有空缺。",
    ),
    "note.forecast.some": (
        "Shown are the {most} with the highest latest values; "
        "trends compare --comparison forecast lists all.",
        "此处列出最近数字最高的{most}个；全部见 trends compare --comparison forecast。",
    ),
    "rail.standing.forecast": (
        "Forecast from the values below, with an interval learnt from the errors of earlier forecasts.",
        "由下列数字外推，区间由以往预测的误差得出。",
    ),
    "rail.standing.error": (
        "Mean error of earlier forecasts, as a multiple of that of repeating the last value.",
        "以往预测的平均误差，以沿用最近一年数字的误差为1。",
    ),
    "rail.standing.coverage": (
        "Share of earlier forecasts whose interval held the value that came.",
        "以往预测中，区间包含实际数字的比例。",
    ),
}
TEXTS: Mapping[str, Mapping[str, str]] = {
    lang: {name: words[i] for name, words in _TEXTS.items()} for i, lang in enumerate(("en", "zh"))
}
"""By language and name."""
