"""What fits and comparisons add to their numbers, in Chinese: clauses that repeat, one pattern each."""

from __future__ import annotations

import re

_N = r"([\d.,−-]+)"
CLAUSES = (
    # what a fit or a comparison writes: what a Chinese reader is told
    (r"only (\d+) years?", r"只有\1年"),
    (r"only (\d+)", r"只有\1年"),
    (r"(\d+) common years, ([\d–]+)", r"共有\1年，\2年"),
    (r"(\d+) common years: (\d+) are needed", r"共有\1年，需要\2年"),
    (rf"autocorrelation {_N}", r"自相关\1"),
    (r"a jump allowed for where made anew: ([\d, ]+)", r"\1年口径重建，容许跃变"),
    (r"the estimate is not a finite number", r"估计值不是有限的数"),
    (r"the difference lies on a straight line: nothing shows how much it varies",
     r"差值正在一条直线上，无从得知其变动"),
    (r"no usable year", r"没有可用的年份"),
    (r"no usable value", r"没有可用的数值"),
    (r"left out: (\d+) part of a year", r"略去\1个不足一年的数"),
    (r"left out: (\d+) only a bound", r"略去\1个只给界限的数"),
    (r"left out: (\d+) more than a year", r"略去\1个跨年的数"),
    (r"left out: (\d+) stated as well", r"略去\1个另有陈述的数"),
    (r"left out: (\d+) year uncertain", r"略去\1个年份不确定的数"),
    (r"the values stay away from the line for years on end: a straight line describes them badly",
     r"数值连年偏离直线，直线不能很好地描述"),
    (r"(\d+) of (\d+) values not above zero: no logarithm", r"\2个数值中\1个不大于零，不能取对数"),
    (r"a value(?: is)? not above zero(?: has no logarithm)?", r"有数值不大于零，不能取对数"),
    (r"a known break in (\d+) \((.*)\), which the slope does not allow for",
     r"\1年口径有变（\2），斜率未予扣除"),
    (r"in (\d+), of (\d+)", r"\1年，共\2个"),
    (r"rank 1 is the highest value", r"第1名数值最高"),
    (r"rank 1 is the lowest value", r"第1名数值最低"),
    (r"no other region of its kind has a level in that year", r"该年没有其他同类地区的水平"),
    (r"no value in (\d+): its years are ([\d–]+)", r"\1年无数值，现有\2年"),
    (r"the model gives no standard error: (\w+)", r"模型\1不给出标准误"),
    (r"above in (\d+)", r"\1年高于"),
    (r"below in (\d+)", r"\1年低于"),
    (r"similar in (\d+)", r"\1年相近"),
    (r"within in (\d+)", r"\1年在范围内"),
    (r"not told apart in (\d+)", r"\1年不能区分"),
    (r"not approaching", r"并未接近"),
    (r"not approaching, but not ruled out from ([\d.]+) on", r"并未接近，但不排除\1年以后"),
    (r"the line is there in (\d+)", r"\1年趋势线已达到"),
    (r"bounded: counted from (\d+)", r"区间有限，自\1年起算"),
    (r"unbounded: counted from (\d+)", r"区间无上限，自\1年起算"),
    (r"at this pace it may never be met", r"照此速度可能永远达不到"),
    (r"its year, (\d+), is not after (\d+)", r"目标年\1不晚于\2年"),
    (rf"required by (\d+): {_N} a year, actual {_N}", r"到\1年每年需\2，实际\3"),
    (r"the line (?:meets|falls to|rises to) the goal by (\d+), extended from (\d+)",
     r"自\2年延伸，趋势线到\1年达到目标"),
    (r"the target for (\d+) \((.*)\)", r"\1年目标（\2）"),
    (r"the benchmark for (\d+) \((.*)\)", r"\1年标准（\2）"),
    (r"the target of (.*) for (\d+), not the region's own \((.*)\)",
     r"\1的\2年目标，并非本地区自定（\3）"),
    (r"the benchmark of (.*) for (\d+), not the region's own \((.*)\)",
     r"\1的\2年标准，并非本地区自定（\3）"),
    (r"the target of (.*) for (\d+) is of the whole and not of each region in it",
     r"\1的\2年目标属于整体，不属于其中各地区"),
    (r"the benchmark of (.*) for (\d+) is of the whole and not of each region in it",
     r"\1的\2年标准属于整体，不属于其中各地区"),
    (r"(\d+) of (\d+) regions", r"\2个地区中的\1个"),
    (r"(\d+) of (\d+) regions, ([\d–]+)", r"\2个地区中的\1个，\3年"),
    (r"(\d+) of (\d+) regions have all of (\d+) common years", r"\2个地区中\1个有全部\3个共同年份"),
    (r"(\d+) regions and (\d+) years are needed", r"需要\1个地区和\2年"),
    (r"(\d+) years", r"\1年"),
    (r"(\d+) are needed", r"需要\1"),
    (r"no clear change", r"无明显变化"),
    (r"the spread grows", r"差距扩大"),
    (r"the spread shrinks", r"差距缩小"),
    (r"those behind catch up", r"落后者赶上"),
    (r"those behind fall back", r"落后者更落后"),
    (r"the interval is unbounded above", r"区间无上限"),
    (r"given the part of the country, (\d+) of (\d+) regions", r"给定所在地域，\2个地区中的\1个"),
    (r"given the part of the country, (.*), (\d+) of (\d+) regions",
     r"给定所在地域和\1，\3个地区中的\2个"),
    (r"given (.*), (\d+) of (\d+) regions", r"给定\1，\3个地区中的\2个"),
    (r"its club keeps (\d+) % of its company when regions are left out",
     r"略去部分地区时其俱乐部保留\1%的成员"),
    (r"stability ([\d.]+)", r"稳定性\1"),
    (rf"t = {_N}, on Hodrick-Prescott trends \(lambda (\d+)\)",
     r"t = \1（Hodrick-Prescott趋势，λ=\2）"),
    (r"the gaps do not close", r"差距没有缩小"),
    (r"the gaps close within the period", r"差距在期内消失"),
    (rf"convergence is rejected, t = {_N}, on Hodrick-Prescott trends \(lambda (\d+)\)",
     r"拒绝趋同，t = \1（Hodrick-Prescott趋势，λ=\2）"),
    (rf"convergence is not rejected, t = {_N}, on Hodrick-Prescott trends \(lambda (\d+)\)",
     r"不拒绝趋同，t = \1（Hodrick-Prescott趋势，λ=\2）"),
    (r"years are missing in between", r"中间缺年份"),
    (r"from (\d+)", r"自\1年"),
    (r"(\d+) of (\d+) forecasts", r"\2次预测中的\1次"),
    (r"(\d+) forecasts of 1 to (\d+) years for (\d+) regions", r"\3个地区1至\2年的\1次预测"),
    (r"(\d+) forecasts can be checked", r"可检验的预测有\1次"),
    (r"(\d+) are needed, of several regions and years", r"需要\1次，且来自若干地区和年份"),
    (rf"no method beats repeating the last value: (\w+) has {_N} times its error \({_N} to {_N}\)",
     r"没有方法优于重复最后一个数值：\1的误差是其\2倍（\3至\4）"),
    (r"no two values up to (\d+)", r"到\1年没有两个数值"),
    (r"(\d+) method: (.*)", r"\1年方法变更：\2"),
    (r"(\d+) revision: (.*)", r"\1年修订：\2"),
    (r"(\d+) territory: (.*)", r"\1年辖区变更：\2"),
    (r"(\d+) code: (.*)", r"\1年代码变更：\2"),
    (r"the two may be counted on two days of the year", r"两者可能计于一年中的两个日期"),
    (r"over (\d+) months", r"涵盖\1个月"),
    (r"(.*) stands", r"采用\1"),
)  # fmt: skip
_RULES = tuple((re.compile(pattern, re.DOTALL), told) for pattern, told in CLAUSES)
_SIDES = {"region: ": "本地区：", "reference: ": "对照："}
_BETWEEN = re.compile(r"; (?![^(]*\))")


def clauses(text: str) -> str:
    """Return clauses in Chinese; one without a pattern stays as it was written.

    Examples
    --------
    >>> clauses("region: only 2 years; reference: only 1 year")
    '本地区：只有2年；对照：只有1年'
    >>> clauses("similar in 2023; something new")
    '2023年相近；something new'
    """
    return "；".join(_clause(part) for part in _BETWEEN.split(text))


def _clause(text: str) -> str:
    for side, told in _SIDES.items():
        if text.startswith(side):
            return told + _clause(text.removeprefix(side))
    return next((found.expand(to) for rule, to in _RULES if (found := rule.fullmatch(text))), text)
