"""How Chinese names the part of a population that a figure is about."""

from __future__ import annotations

SUBGROUPS: dict[str, tuple[str, ...]] = {
    "male": ("男孩", "男婴", "男性", "男童", "男扎"),
    "female": ("女孩", "女婴", "女性", "女童", "女扎"),
    "rural": ("农村", "农业人口", "农业户口", "乡村"),
    "urban": ("城镇", "城市", "城区", "市区", "非农业人口", "非农业户口"),
    "first_birth": ("一孩", "一胎", "头胎", "第一孩"),
    "second_birth": ("二孩", "两孩", "二胎", "第二孩"),
    "third_or_later_birth": ("多孩", "三孩及以上", "多胎", "三孩以上"),
    "childless": ("无孩", "未生育", "尚未生育", "未育"),
    "two_daughter_households": (
        "二女扎",
        "两女扎",
        "二女户",
        "两女户",
        "二女结扎",
        "两女结扎",
        "双女户",
        "纯女户",
        "二女",
        "两女",
    ),
    "one_daughter_households": ("独女户", "一女户"),
    "only_child_dead": ("独子死亡", "独生子女死亡家庭", "独生子女死亡", "失独", "死亡家庭", "子女死亡"),
    "only_child_disabled": (
        "独子伤残",
        "独生子女伤残家庭",
        "独生子女伤残",
        "伤残家庭",
        "子女伤残",
        "独生子女残疾",
    ),
    "married_women": ("已婚育龄妇女", "已婚育妇", "已婚妇女", "育龄妇女"),
    "floating": ("流动人口", "流动育龄妇女"),
    "resident": ("常住人口", "常住育龄妇女"),
    "registered": ("户籍人口", "户籍育龄妇女"),
    "cadres": ("干部", "党员"),
    "masses": ("群众",),
    "students": ("学生", "青少年"),
    "out_of_plan": ("计划外", "政策外", "违法"),
    "in_plan": ("计划内", "政策内"),
}
"""The id of a subgroup and the words for it."""

LONE: dict[str, str] = {"男": "male", "女": "female"}
"""Single characters that name a part of a count only in a list of its parts: 其中男121人、女113人."""

BY_PARITY: dict[str, str] = {
    "first_birth": "one_child",
    "second_birth": "two_children",
    "third_or_later_birth": "three_or_more_children",
}
"""What a birth order is called where mothers are counted and not births."""

ONLY: dict[str, tuple[str, ...]] = {
    "cadres": ("awareness_rate",),
    "masses": ("awareness_rate",),
    "students": ("awareness_rate",),
    "floating": (
        "policy_compliance_rate",
        "births",
        "contraceptive_prevalence",
        "pregnancy_checks",
        "pregnancy_check_rate",
        "crude_birth_rate",
    ),
    "resident": ("policy_compliance_rate", "births", "crude_birth_rate"),
    "registered": ("policy_compliance_rate", "births", "crude_birth_rate"),
    "out_of_plan": ("remedial_measures", "abortions"),
    "in_plan": ("second_birth_approvals",),
    "married_women": ("migrants_in", "migrants_out", "floating_population", "pregnancy_checks"),
}
"""Subgroups that only these indicators have; elsewhere the word means something else."""

SAME: dict[str, str] = {}
"""No word means another subgroup."""

MEANT: dict[tuple[str, str], str] = {
    ("births", "in_plan"): "births_within_policy",
    ("births", "out_of_plan"): "out_of_plan_births",
    ("births_within_policy", "out_of_plan"): "out_of_plan_births",
    ("out_of_plan_births", "in_plan"): "births_within_policy",
}
"""Subgroups that are indicators of their own: 出生612人，其中计划内541人."""

WITHIN_NAMES = ("births", "married_women", "sterilisations", "migrants_in", "migrants_out")
"""Indicators whose names may hold a subgroup (一孩育妇); in others it is what the name measures (一孩率)."""
