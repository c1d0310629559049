"""The words of the section on how often a verdict is wrong."""

from __future__ import annotations

TEXTS = {
    "en": {
        "model.ar1": "errors may carry over from year to year: an autoregression, ar1",
        "model.linear": "least squares, years independent: linear",
        "model.other": "the model named in the table of fits",
        "calibration.head": "How often a verdict is wrong",
        "calibration.sub": (
            "Series without any trend were simulated, {n} for each cell, and each test asked whether "
            "they rise or fall. At a promised 5% it should say so in 5 of 100. The verdicts of this page "
            "are those of {model}; beside it the textbook's line, which takes years for independent."
        ),
        "calibration.years": "Years",
        "calibration.phi": "Autocorrelation",
        "calibration.false": "False trends, {model}",
        "calibration.coverage": "Interval covers, {model}",
        "calibration.note": "Normal errors, yearly values. Between 93 and 97 of 100 intervals should cover.",
    },
    "zh": {
        "model.ar1": "误差可在年际间延续：一阶自回归，ar1",
        "model.linear": "最小二乘，各年独立：linear",
        "model.other": "拟合表中所列的模型",
        "calibration.head": "结论出错的频率",
        "calibration.sub": (
            "每格模拟{n}条没有任何趋势的序列，看检验是否判为上升或下降。名义水平为5%，应当只有百分之五被误判。"
            "本页的结论来自{model}；旁边是教科书式的直线，它把各年当作互相独立。"
        ),
        "calibration.years": "年数",
        "calibration.phi": "自相关",
        "calibration.false": "误判比例，{model}",
        "calibration.coverage": "区间覆盖率，{model}",
        "calibration.note": "误差正态，逐年取值。区间覆盖率应在93%至97%之间。",
    },
}
