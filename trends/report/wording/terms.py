"""Single words: those inside charts, and those for ids of groups of people, of checks and of faults."""

from __future__ import annotations

from collections.abc import Mapping

_TERMS = {
    # id: (English, Chinese)
    "chart.normal": ("normal range", "正常范围"),
    "chart.median": ("median", "中位数"),
    "chart.most": ("90% of regions", "90%的地区"),
    "chart.few": ("only {n} years", "仅{n}个年份"),
    "chart.none": ("not fitted", "未拟合"),
    "chart.rising": ("rising", "上升"),
    "chart.falling": ("falling", "下降"),
    "chart.stable": ("stable", "平稳"),
    "chart.no_clear_change": ("no clear trend", "无明显趋势"),
    "chart.too_few_points": ("too few years", "年份不足"),
    "chart.not_fitted": ("not fitted", "未拟合"),
    "chart.year": ("a year", "每年"),
    "chart.to": (" to ", "至"),
    "subgroup.male": ("male", "男"),
    "subgroup.female": ("female", "女"),
    "subgroup.rural": ("rural", "农村"),
    "subgroup.urban": ("urban", "城镇"),
    "subgroup.first_birth": ("first births", "一孩"),
    "subgroup.second_birth": ("second births", "二孩"),
    "subgroup.third_or_later_birth": ("third or later births", "多孩"),
    "subgroup.childless": ("childless", "无孩"),
    "subgroup.one_child": ("with one child", "一孩"),
    "subgroup.two_children": ("with two children", "二孩"),
    "subgroup.three_or_more_children": ("with three or more children", "多孩"),
    "subgroup.two_daughter_households": ("households with two daughters", "二女户"),
    "subgroup.one_daughter_households": ("households with one daughter", "独女户"),
    "subgroup.only_child_dead": ("only child dead", "独生子女死亡"),
    "subgroup.only_child_disabled": ("only child disabled", "独生子女伤残"),
    "subgroup.married_women": ("married women", "已婚育龄妇女"),
    "subgroup.floating": ("floating population", "流动人口"),
    "subgroup.resident": ("residents", "常住人口"),
    "subgroup.registered": ("registered population", "户籍人口"),
    "subgroup.cadres": ("cadres", "干部"),
    "subgroup.masses": ("general public", "群众"),
    "subgroup.students": ("students", "学生"),
    "subgroup.out_of_plan": ("outside the policy", "政策外"),
    "subgroup.in_plan": ("within the policy", "政策内"),
    "subgroup.among_unreported_births": ("among unreported births", "漏报出生之中"),
    "subgroup.reference": ("for comparison", "对照"),
    "check.sum": ("sum", "合计"),
    "check.rate": ("rate", "比率"),
    "check.gap": ("gap", "差额"),
    "check.parts": ("parts", "分项"),
    "check.allowance": ("allowance", "补贴"),
    "check.complement": ("complement", "余数"),
    "check.bound": ("bound", "界限"),
    "check.crossing": ("crossing", "交叉"),
    "fault.set_aside": ("set aside", "搁置"),
    "fault.masked_year": ("masked year", "年份隐去"),
    "fault.missing_number": ("missing number", "数字缺失"),
    "fault.corrupted_number": ("damaged number", "数字损坏"),
    "fault.conflict": ("conflict", "来源不一致"),
    "fault.vintage": ("vintage", "先后版本"),
    "fault.shared_name": ("shared name", "同名"),
    "fault.corrected": ("corrected", "已更正"),
    "fault.correction_stale": ("correction no longer fits", "更正已不适用"),
}
TERMS: Mapping[str, Mapping[str, str]] = {
    lang: {name: words[i] for name, words in _TERMS.items()} for i, lang in enumerate(("en", "zh"))
}
"""By language and id."""
