"""The words of the comparisons beyond benchmark and pairs."""

from __future__ import annotations

from collections.abc import Mapping

_TEXTS = {
    # name: (English, Chinese)
    "col.rank": ("Rank", "位次"),
    "col.rank.interval": ("95% interval", "95%区间"),
    "col.estimate": ("Estimate (interval)", "估计（区间）"),
    "show.rank.intervals": (
        "{k} of {n} have a rank known to within three places; {place} may stand anywhere from "
        "{low} to {high}",
        "{n}中{k}的位次可定在三位之内；{place}可能在第{low}至第{high}位之间",
    ),
    "show.rank.intervals.none": (
        "None of {n} has a rank known to within three places; {place} may stand anywhere from {low} to "
        "{high}",
        "{n}的位次都不能定在三位之内；{place}可能在第{low}至第{high}位之间",
    ),
    "sub.rank.intervals": (
        "Rank of the fitted level in the latest year, 1 is the highest (the lowest where lower is "
        "better), with "
        "the ranks that the uncertainty of all levels leaves possible.",
        "按最近一年的拟合水平排位，1为最高（以低为优时为最低），并给出各水平不确定性所容许的位次。",
    ),
    "show.levels": (
        "{above} of {n} stand above {benchmark} and {below} below it; {similar} cannot be told from it",
        "{n}中{above}高于{benchmark}，{below}低于它；{similar}与它分不出",
    ),
    "show.levels.median": (
        "{above} of {n} stand above the median of the others and {below} below it",
        "{n}中{above}高于其他地区的中位数，{below}低于它",
    ),
    "show.levels.none": (
        "None of {n} can be told from {benchmark} by level",
        "{n}的水平都与{benchmark}分不出",
    ),
    "show.levels.median.none": (
        "None of {n} can be told from the median of the others by level",
        "{n}的水平都与其他地区的中位数分不出",
    ),
    "sub.levels": (
        "Fitted level in the latest year, adjusted for the number of comparisons. Not told apart "
        "is not equal.",
        "最近一年的拟合水平，按比较次数调整。分不出不等于相同。",
    ),
    "levels.above": ("Above", "高于"),
    "levels.below": ("Below", "低于"),
    "levels.similar": ("Not told apart", "分不出"),
    "note.levels": (
        "In {k} of {n} the values stay away from a straight line for years on end; their levels are rough.",
        "{n}中{k}的数字多年偏离直线，其水平只是粗略的。",
    ),
    "show.distances": (
        "Year by year {k} of {n} change their distance from {benchmark}; {above} stand above it and "
        "{below} below it",
        "逐年相减，{n}中{k}与{benchmark}的差距有变；{above}高于它，{below}低于它",
    ),
    "show.distances.none": (
        "Year by year none of {n} can be told from {benchmark}, in pace or in level",
        "逐年相减，{n}的速度与水平都与{benchmark}分不出",
    ),
    "sub.distances": (
        "A line through each region less the benchmark, over the years that both have: shocks and bends that "
        "they share are gone. Adjusted for the number of comparisons. A difference that drifts for years on "
        "end says little about its level or its pace.",
        "各地区逐年减去基准后所拟合的直线，只取双方共有的年份：共有的冲击与转折已经抵消。"
        "已按比较次数调整。差值多年漂移时，其水平与速度都难以断定。",
    ),
    "distances.faster": ("Pace above the benchmark’s", "速度高于基准"),
    "distances.slower": ("Pace below the benchmark’s", "速度低于基准"),
    "distances.above": ("Above the benchmark", "高于基准"),
    "distances.below": ("Below the benchmark", "低于基准"),
    "show.convergence.closer": (
        "The {n} came closer together: their spread went from {first} in {from} to {last} in {year}",
        "{n}的差距缩小：离散程度从{from}年的{first}变为{year}年的{last}",
    ),
    "show.convergence.apart": (
        "The {n} grew apart: their spread went from {first} in {from} to {last} in {year}",
        "{n}的差距扩大：离散程度从{from}年的{first}变为{year}年的{last}",
    ),
    "show.convergence.open": (
        "Whether the {n} came closer is not clear: their spread was {first} in {from} and {last} in {year}",
        "{n}的差距是否缩小不明：离散程度{from}年为{first}，{year}年为{last}",
    ),
    "sub.convergence": (
        "Spread between the regions by year: the standard deviation of their values, of their "
        "logarithms where "
        "paces are percent. Each point opens the numbers it was computed from.",
        "各地区逐年的离散程度：数值的标准差；速度以百分比计时为对数的标准差。每点都可打开所据数字。",
    ),
    "convergence.sigma.closer": (
        "The spread shrinks: its logarithm changes by {value} a year over all years (95% interval {range}, "
        "p {p}).",
        "离散程度缩小：其对数在全部年份中每年变化{value}（95%区间{range}，p {p}）。",
    ),
    "convergence.sigma.apart": (
        "The spread grows: its logarithm changes by {value} a year over all years (95% interval {range}, "
        "p {p}).",
        "离散程度扩大：其对数在全部年份中每年变化{value}（95%区间{range}，p {p}）。",
    ),
    "convergence.sigma.open": (
        "Whether the spread changes is not clear: its logarithm moves by {value} a year over all years (95% "
        "interval {range}, p {p}).",
        "离散程度是否变化不明：其对数在全部年份中每年变化{value}（95%区间{range}，p {p}）。",
    ),
    "convergence.beta.closer": (
        "Regions that began higher fell relative to the others (slope on the first level {value}, 95% "
        "interval {range}).",
        "起点高的地区相对回落（对起始水平的斜率{value}，95%区间{range}）。",
    ),
    "convergence.beta.apart": (
        "Regions that began higher pulled ahead (slope on the first level {value}, 95% interval {range}).",
        "起点高的地区进一步拉开（对起始水平的斜率{value}，95%区间{range}）。",
    ),
    "convergence.beta.open": (
        "Whether regions that began higher fall back is not clear (slope on the first level {value}, 95% "
        "interval {range}).",
        "起点高的地区是否回落不明（对起始水平的斜率{value}，95%区间{range}）。",
    ),
    "convergence.half-life.bounded": (
        "At that pace half of a gap to the common level closes in {value} years (95% interval {range}).",
        "照此速度，与共同水平的差距减半需{value}年（95%区间{range}）。",
    ),
    "convergence.half-life.unbounded": (
        "At that pace half of a gap to the common level closes in {value} years; the 95% interval begins at "
        "{range} and has no upper end.",
        "照此速度，与共同水平的差距减半需{value}年；95%区间自{range}年起，无上限。",
    ),
    "convergence.conditional beta.closer": (
        "Given {given}, in {k} of {n}: each closes the gap to a level of its own (slope {value}, 95% "
        "interval {range}).",
        "给定{given}（{n}中的{k}）：各地向自身的水平靠拢（斜率{value}，95%区间{range}）。",
    ),
    "convergence.conditional beta.apart": (
        "Given {given}, in {k} of {n}: gaps to each region's own level widen (slope {value}, 95% interval "
        "{range}).",
        "给定{given}（{n}中的{k}）：各地与自身水平的差距扩大（斜率{value}，95%区间{range}）。",
    ),
    "convergence.conditional beta.open": (
        "Given {given}, in {k} of {n}: whether gaps to each region's own level close is not clear (slope "
        "{value}, 95% interval {range}).",
        "给定{given}（{n}中的{k}）：各地与自身水平的差距是否缩小不明（斜率{value}，95%区间{range}）。",
    ),
    "convergence.conditional half-life.bounded": (
        "Half of a gap to a region's own level closes in {value} years (95% interval {range}).",
        "与自身水平的差距减半需{value}年（95%区间{range}）。",
    ),
    "convergence.conditional half-life.unbounded": (
        "Half of a gap to a region's own level closes in {value} years; the 95% interval begins at {range} "
        "and has no upper end.",
        "与自身水平的差距减半需{value}年；95%区间自{range}年起，无上限。",
    ),
    "given.the part of the country": ("the part of the country", "所在地域"),
    "convergence.log t.apart": (
        "The log t test of Phillips and Sul rejects that all approach one path (b {value}, p {p}).",
        "菲利普斯–苏尔对数t检验拒绝各地区趋于同一路径（b为{value}，p {p}）。",
    ),
    "convergence.log t.open": (
        "The log t test of Phillips and Sul does not reject that all approach one path (b {value}, p {p}); "
        "that does not prove it.",
        "菲利普斯–苏尔对数t检验未拒绝各地区趋于同一路径（b为{value}，p {p}）；这并非证明。",
    ),
    "convergence.clubs": (
        "{k} of {n} together, and {out} in none, approach paths of their own; when a fifth of the regions is "
        "left out, a region's club keeps {low} to {high} of its company.",
        "{k}共含{n}，另有{out}不属任何俱乐部，各趋于自己的路径；每次略去五分之一地区时，"
        "各地所在俱乐部保留{low}至{high}的成员。",
    ),
    "convergence.clubs.none": (
        "No club of regions on one path is found among {n}.",
        "{n}中未发现趋于同一路径的俱乐部。",
    ),
    "noun.club": ("club|clubs", "个俱乐部"),
    "note.convergence": (
        "They ask different things and may disagree.",
        "各检验所问不同，结论可以不一致。",
    ),
    "show.others": ("{n} more", "另有{n}"),
    "sub.others": (
        "Estimates on the scale of the fits; reasons are in the words of the stage that computed them.",
        "估计值以拟合的尺度计；原因照计算阶段的原文。",
    ),
    "noun.comparison": ("comparison|comparisons", "种比较"),
    "all.regions": ("all of them", "全部"),
    "nav.convergence": ("Convergence", "趋同"),
    "comparison.targets": ("Distance from the goal, and when the line would meet it", "离目标多远，何时可达"),
    "sub.targets.wholes": (
        "A goal that a whole states for itself is a measure beside the regions in it, under its own name: "
        "no region set it. A region's own goal comes before it.",
        "整体为自己提出的目标，以其名义列在所属地区旁作为参照，并非各地区自定；地区自己的目标优先。",
    ),
    "show.goals": (
        "{k} of {n} beside a stated goal meet it with their whole interval",
        "{n}有所述目标可对照，其中{k}的区间完全达到目标",
    ),
    "show.goals.none": (
        "None of {n} beside a stated goal meets it with its whole interval",
        "{n}有所述目标可对照，都还不能确定达到",
    ),
    "sub.goals": (
        "The fitted line of each region in its latest year less the goal, on the scale of the fit, and when "
        "it would meet the goal if it went on.",
        "各地区拟合线最近一年的水平减目标（以拟合的尺度计），以及照此延伸何时达到。",
    ),
    "goal.normal": ("normal range", "正常范围"),
    "goal.target": ("target", "目标"),
    "goal.benchmark": ("standard", "标准"),
    "goal.whole": ("{goal} of {place}", "{place}的{goal}"),
    "goal.gap": ("{goal}", "{goal}"),
    "goal.years": ("{goal}: years until the line is there", "{goal}：趋势线达到所需年数"),
    "goal.pace": ("{goal}: pace less the pace required", "{goal}：实际速度减所需速度"),
    "goal.chance": ("{goal}: chance to be there by then", "{goal}：届时达到的概率"),
    "comparison.equality": ("Whether all paces are equal", "各地速度是否相同"),
    "comparison.rest": ("Each against the others together", "各地与其余合计之比"),
    "comparison.simultaneous": ("Every two, with intervals that hold together", "两两之差，区间同时成立"),
    "comparison.clubs": ("Convergence clubs", "趋同俱乐部"),
    "comparison.pooling": ("Paces drawn towards the common one", "向共同速度收缩的速度"),
    "comparison.overtakings": ("Who overtook whom", "谁超过了谁"),
    "comparison.differences": ("Each less the benchmark, year by year", "各地逐年减去基准"),
    "comparison.pair_differences": ("Every two, year by year", "两两逐年相减"),
    "comparison.before_after": ("Before and after", "前后之比"),
    "comparison.forecast": ("Forecast", "预测"),
    "nav.relations": ("Relations", "关联"),
    "show.relations": (
        "{other} beside {label}: {k} of {n} go the same clear way in both",
        "{other}与{label}：{n}中{k}在两者上同有明确的同一方向",
    ),
    "show.relations.none": (
        "{other} beside {label}: no region has a clear direction in both",
        "{other}与{label}：没有地区在两者上都有明确方向",
    ),
    "ui.relation": (
        "Arrow keys move through the points: left and right by this pace, up and down by the other. Enter "
        "opens one.",
        "方向键在各点间移动：左右按本指标的速度，上下按另一指标的速度。回车键打开。",
    ),
    "sub.relations": (
        "Each point is a region: across, its pace in this indicator, upwards in the other, with 95% "
        "intervals. Filled where both directions are clear. Two paces side by side do not say that one "
        "causes the other.",
        "每点为一个地区：横为本指标的速度，纵为另一指标的速度，附95%区间。"
        "实心表示两者方向都明确。并列不表示因果。",
    ),
    "rail.standing.ranks": (
        "Rank of the fitted level among the regions of its kind; the interval holds the ranks left possible.",
        "拟合水平在同类地区中的位次；区间为仍属可能的位次。",
    ),
    "rail.beside": ("beside the reference", "与对照相比"),
    "rail.standing.levels": (
        "Fitted level less that of the reference; a share of it where paces are percent.",
        "拟合水平减对照的水平；速度以百分比计时为对照的百分比。",
    ),
    "rail.standing.differences": (
        "The line through the values of the region less those of the benchmark (of their logarithms where "
        "paces are percent): its slope a year, or its level in the year named.",
        "该地区数值逐年减去基准数值（速度以百分比计时为对数之差）所得的直线：每年的斜率，或所列年份的水平。",
    ),
    "rail.standing.pair_differences": (
        "The line through the values of one less those of the other (of their logarithms where paces are "
        "percent): its slope a year, or its level in the year named.",
        "一方数值逐年减去另一方数值（速度以百分比计时为对数之差）所得的直线：每年的斜率，或所列年份的水平。",
    ),
    "rail.standing.convergence": (
        "Computed from the values of all regions that have each common year.",
        "由具备各共同年份的全部地区的数值算出。",
    ),
    "rail.standing": ("Computed from the fits or values below.", "由下列拟合或数值算出。"),
}
TEXTS: Mapping[str, Mapping[str, str]] = {
    lang: {name: words[i] for name, words in _TEXTS.items()} for i, lang in enumerate(("en", "zh"))
}
"""By language and name."""
