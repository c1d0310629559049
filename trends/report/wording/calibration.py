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
        "promise.title": "How often a comparison keeps its promise",
        "promise.sub": (
            "Panels of regions with series of 10 to 24 years, up to tenfold spreads and errors that carry "
            "over from year to year were simulated: up to {panels} panels for each number of regions, fewer "
            "where looking takes long, {few} to {many} panels, regions or forecasts a cell. Differences are "
            "looked at with shocks and a bend that all share and without. φ is the autocorrelation."
        ),
        "promise.head": "Promise",
        "promise.due": "Should be",
        "promise.cell": "{n} regions, φ {phi}",
        "promise.most": "at most {most}%",
        "promise.least": "at least {least}%",
        "promise.between": "{least} to {most}%",
        "promise.open": "more is better",
        "promise.family_wise_error": "Any pair called different where none is",
        "promise.simultaneous_interval": "All intervals of the pairs hold at once",
        "promise.rank_interval": "A region’s places hold its true rank",
        "promise.years_to_target": "The years to a goal hold the true year",
        "promise.forecast_80": "The 80% interval holds the next value",
        "promise.forecast_95": "The 95% interval holds the next value",
        "promise.false_equality": "Slopes called unequal where all are equal",
        "promise.false_parallel": "A course called not parallel that is",
        "promise.false_coincident": "Two courses called unlike that are one",
        "promise.false_bend": "A common bend called where none is",
        "promise.false_own_years": "Years of bends called unlike that are one",
        "promise.bend_year": "The years of a common bend hold the true one",
        "promise.false_jump": "An event called a jump where nothing happened",
        "promise.false_turn": "An event called a turn where nothing happened",
        "promise.false_placebo": "Another date called an event before it",
        "promise.divergence_pairs": "Any difference of two called changing where none is",
        "promise.divergence_benchmark": "Any difference from the benchmark called changing where none is",
        "promise.level_pairs": "Any two called unlike in level where all are alike",
        "promise.level_benchmark": "Any called above or below the benchmark where all are alike",
        "promise.divergence_interval": "A difference’s slope lies in its interval",
        "promise.level_interval": "A difference’s level lies in its interval",
        "promise.found_by_differences": "Unlike paces under shared shocks and bends, found by differences",
        "promise.found_by_lines": "The same, found by comparing two lines",
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
        "promise.title": "比较的承诺有多少次兑现",
        "promise.sub": (
            "模拟由若干地区组成的面板：序列长10至24年，离散程度相差可达十倍，误差在年际间延续；"
            "依地区数至多{panels}个面板，检验费时者较少，每格{few}至{many}个面板、地区或预测；"
            "差值分有共有的冲击与转折者和没有者检验。φ为自相关。"
        ),
        "promise.head": "承诺",
        "promise.due": "应为",
        "promise.cell": "{n}个地区，φ {phi}",
        "promise.most": "至多{most}%",
        "promise.least": "至少{least}%",
        "promise.between": "{least}%至{most}%",
        "promise.open": "愈多愈好",
        "promise.family_wise_error": "本无差别却判某一对有别",
        "promise.simultaneous_interval": "各对的区间同时成立",
        "promise.rank_interval": "位次区间含真实位次",
        "promise.years_to_target": "达标年数区间含真实年数",
        "promise.forecast_80": "80%区间含下一个值",
        "promise.forecast_95": "95%区间含下一个值",
        "promise.false_equality": "斜率全等却判不等",
        "promise.false_parallel": "走势平行却判不平行",
        "promise.false_coincident": "走势相同却判不同",
        "promise.false_bend": "本无共同转折却判有",
        "promise.false_own_years": "转折同年却判不同年",
        "promise.bend_year": "共同转折的年份区间含真实年份",
        "promise.false_jump": "本无变化却判事件有跃变",
        "promise.false_turn": "本无变化却判事件有转向",
        "promise.false_placebo": "把事件前的其他年份判为事件",
        "promise.divergence_pairs": "本无变化却判某两地的差值有变",
        "promise.divergence_benchmark": "本无变化却判某地与基准的差值有变",
        "promise.level_pairs": "水平相同却判某两地有别",
        "promise.level_benchmark": "水平相同却判某地高于或低于基准",
        "promise.divergence_interval": "差值的斜率在其区间内",
        "promise.level_interval": "差值的水平在其区间内",
        "promise.found_by_differences": "在共有冲击与共有转折之下速度不同，由差值判出",
        "promise.found_by_lines": "同上，由两条直线相比判出",
    },
}
