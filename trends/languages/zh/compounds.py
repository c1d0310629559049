"""Chinese words that make another thing of an indicator's name before them."""

from __future__ import annotations

import re

BEFORE = 30
"""How many characters before a name are asked."""

NEVER_BEFORE = re.compile(
    r"(?<![率比数费度])(?:素质|结构|分布|计生|和计划|与计划|及计划|学校|老龄|"
    r"红利|安全|问题|工作|文化|信息|普查|条例|政策(?!符合|性|内|外)|管理|高峰|"
    r"环境|资源|密集|大[省市县国]|数量|基数|与经济|基本公共|均等|"
    r"性别(?!比)|服务(?!率|人次|\d)|实名|登记(?=制|管理|簿)|生产|健康(?=水平|"
    r"教育)|质量|控制(?!在)|增长(?=过快|方式|势头|压力)|发展|目标(?![为是])|先进|示范|规划|理论|"
    r"压力|户籍制)"
)
"""出生人口素质 is not a number of births; 出生人口3021人 is."""

_SHARES_OF_BIRTHS = (
    "一孩占",
    "一胎占",
    "二孩占",
    "二胎占",
    "两孩占",
    "多孩占",
    "多胎占",
    "三孩及以上占",
    "三孩以上占",
)

ONLY_AFTER = {"人口": re.compile(r"(?:^|[,，。;；:：、(（\s县市省区乡镇村有辖国州盟旗内])$")} | dict.fromkeys(
    _SHARES_OF_BIRTHS, re.compile(r"^(?![^。;]*(?:妇女|育妇|家庭|户[,中]))")
)
"""Names that stand alone only here: 全县人口, not 贫困人口; 一孩占 of births, not of mothers."""
