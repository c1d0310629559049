"""Chinese words that make another thing of an indicator's name before them."""

from __future__ import annotations

import re

BEFORE = 30
"""How many characters before a name are asked."""

NEVER_BEFORE = re.compile(
    r"(?<![率比数费度问访])(?:素质|结构|分布|计生|和计划|与计划|及计划|学校|老龄|"
    r"红利|安全|问题|工作|文化|信息|普查|条例|政策(?!符合|性|内|外)|管理|高峰|"
    r"环境|资源|密集|大[省市县国]|数量|基数|与经济|基本公共|均等|"
    r"性别(?!比)|服务(?!率|人次|\d)|实名|登记(?=制|管理|簿)|生产|健康(?=水平|"
    r"教育)|质量|控制(?!在)|增长(?=过快|方式|势头|压力)|发展(?!到|至|了|为)|目标(?![为是])|先进|示范|规划|理论|案件|事故|"
    r"压力|户籍制)|(?<=死亡)(?:家庭|父母|证明|原因|赔偿|抚恤|伤残|的独生)|(?<=妇女)(?:总|一般|总和)?生育率"
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

_OF_MEMBERS = re.compile(r"^(?![\s\S]*(?:参加|参保|参合|享受|覆盖|纳入|惠及|转移)[^,。;:]{0,16}的?$)")
"""Before the population of a place, and not of a scheme."""

_OTHER_HEAD = r"^(?![\s\S]*(?:{})[^,。;]{{0,6}}$)"


def _never_behind(words: str) -> re.Pattern[str]:
    return re.compile(_OTHER_HEAD.format(words))


SHARED: tuple[tuple[re.Pattern[str], str], ...] = ()
"""Chinese says the noun of a rate each time."""

_OTHER_CLUBS = _never_behind("企业家|作家|书法|消费者|老年|科技|商会|工会|体育|合作社|农民|个体")

ONLY_AFTER = (
    dict.fromkeys(
        ("死亡", "死亡人数", "共死亡"),
        _never_behind("事故|火灾|中毒|灾害|洪涝|地震|生猪|母猪|家禽|牲畜|耕牛|交通|犯罪"),
    )
    | {
        "普及率": _never_behind(
            "电视|饮水|用水|用电|电力|电话|电脑|手机|自来水|宽带|互联网|网络|汽车|厕所|沼气|燃气|入学|教育"
        ),
        "资金到位率": _never_behind("扶贫|招商|合同|项目|工程|外资|内资|水利|公路"),
        "到位率": _never_behind("扶贫|招商|合同|项目|工程|外资|内资|水利|公路|人员|师资|设备"),
        "征收率": _never_behind("税|粮|耕地|土地|房屋|水费|电费|保险|基金"),
        "办结率": re.compile(r"^(?![\s\S]*(?:身份证|证照|审批|提案|议案)[^。]*$)"),
        **dict.fromkeys(("征收到位", "实际征收", "征收入库"), re.compile(r"社会[抚扶]养费|社抚费|征收决定")),
        "其中已婚": re.compile(r"育龄妇女|育妇"),
        "会员": _OTHER_CLUBS,
        "协会会员": _OTHER_CLUBS,
        "协会会员数": _OTHER_CLUBS,
        "结案率": re.compile(
            r"^(?![\s\S]*(?:查处|立案|违法|刑事|民事|审判)(?:(?!信访|来信|来访|举报|投诉)[\s\S])*$)"
        ),
    }
    | dict.fromkeys(
        ("投资", "资金", "补贴资金", "补助资金"),
        _never_behind("惠民工程|安居|公路|水利|招商|工业|房地产|固定资产|农机|家电|粮食|退耕|购置|扶贫"),
    )
    | dict.fromkeys(("农业人口", "农村人口", "城镇人口", "非农业人口", "乡村人口"), _OF_MEMBERS)
    | dict.fromkeys(
        ("计生特殊家庭", "计划生育特殊家庭", "失独家庭", "特扶家庭", "低保户"),
        re.compile(r"^(?![\s\S]*(?:走访|慰问|看望)[^,。;]{0,6}$)"),
    )
    | dict.fromkeys(("活产", "活产婴儿", "婴儿"), re.compile(r"^(?![\s\S]*每[千万]名[^。;；]{0,14}$)"))
    | dict.fromkeys(("避孕率", "节育率"), re.compile(r"(?<!长效)(?<!药具)$"))
    | {"人口": re.compile(r"(?:^|[,，。;；:：、(（\s县市省区乡镇村有辖国州盟旗内男女]|[男女]性)$")}
    | dict.fromkeys(_SHARES_OF_BIRTHS, re.compile(r"^(?![^。;]*(?:妇女|育妇|家庭|户[,中]))"))
)
"""Names that stand alone only here: 全县人口, not 贫困人口; 一孩占 of births, not of mothers."""

READ_AS: dict[str, tuple[str, re.Pattern[str]]] = {
    **dict.fromkeys(
        ("少出生", "少生", "少生育", "少出生人口"),
        (
            "births",
            re.compile(
                r"(?:同比|环比|[比较](?:上年|去年|前年|上一年|往年|同期|\d{4}年|[^,。;]{2,8}(?:期间|时期))[^,。;]{0,8})$"
            ),
        ),
    ),
    **dict.fromkeys(
        ("持证率", "办证率"),
        ("migrant_certificate_rate", re.compile(r"(?:流动|流入|流出|外来|外出|婚育证明)[^。]*$")),
    ),
    **dict.fromkeys(
        ("性别比", "男女性别比", "男女比例"),
        (
            "sex_ratio",
            re.compile(
                r"(?:总人口|人口数|人口总量|户籍人口|常住人口|男性人口|女性人口|男性[0-9])(?:(?!出生|婴|新生|一孩|二孩|自然增长|政策|计划生育|控制|力争)[^。\n])*$"
            ),
        ),
    ),
}
"""Short names, and what they name where the sentence before them speaks of this."""

ASIDE = re.compile(
    r"\((?:以女|女|男|以下简称|简称|即|含|不含|包括|按|以)(?:[^()0-9]|100(?!\d))*\)|\([0-9]{1,2}(?:[-—~至][0-9]{1,2})?周?岁[^()0-9]{0,6}\)"
)
"""Brackets behind a name that define it and hold no figure: (以女性为100), (女=100)."""

TAILS = ("投入", "经费", "资金", "拨款")
"""Words for money that only end the name directly before them: 人均计生事业费投入."""
