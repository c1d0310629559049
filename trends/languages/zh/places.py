"""How Chinese points at a place: by its rank (全县, 我市, 省里) or by its name."""

from __future__ import annotations

import re

from trends.languages.bounded import Bounded

RANKS: dict[str, tuple[str, ...]] = {
    "country": ("全国", "我国", "国内", "中国"),
    "province": ("全省", "我省", "本省", "全自治区"),
    "prefecture": (
        "全市",
        "我市",
        "本市",
        "全州",
        "我州",
        "本州",
        "全盟",
        "我盟",
        "本盟",
        "全地区",
        "我地区",
        "全域",
    ),
    "county": ("全县", "我县", "本县", "全区", "我区", "本区", "全旗", "我旗", "本旗"),
    "township": (
        "全乡",
        "我乡",
        "本乡",
        "全镇",
        "我镇",
        "本镇",
        "全街道",
        "我街道",
        "本街道",
        "全办事处",
        "我办",
        "全街",
    ),
    "village": ("全村", "我村", "本村", "全社区", "我社区", "本社区"),
}
"""Words for the whole of a place, by the rank they usually name; the text's own rank decides."""

ENDINGS = "省市县区州盟旗乡镇村"
"""Last characters of full names."""

NOT_NAMES = re.compile(
    r"^(?:各|全|本|我|每|该|几|两|数|个|所有|城|乡|农|郊|辖|地|社|小|山|园|景|"
    r"校|厂|库|灾|老|特|新|市|县|开发)$|[的和在了与各是每全年我本某]"
)
"""What stands before such a character without being a name."""

_RANK = "(?:自治县|自治州|林区|县|市|区|旗|州|盟|乡|镇|街道|村|社区)"
_AFTER_LISTED = (
    rf"(?=(?:[、和与及][\u4e00-\u9fff]{{1,7}}?{_RANK})*"
    r"\s*(?:为|达|是|有|仅|只有|高达|才|\d|[:：]|的?(?:计划生育|计生|出生|人口|总人口|政策|符合)|分别))"
)
LISTED = Bounded(
    r",，;；。、:：(（\s和与及的",
    r"(?:(?<![和与及的])|(?<=[县市区旗州盟乡镇村道][和与及])|(?<=最[高低多少好差]的))"
    r"(?:其中|包括|含|在|是|而|但|仅|只有)?"
    rf"(?P<name>(?:(?!的)[\u4e00-\u9fff]){{1,7}}?{_RANK}){_AFTER_LISTED}",
    ends=f"[县市区旗州盟乡镇道村]{_AFTER_LISTED}",
)
"""A name that no list knows (of a township, say), or several, where a figure or an indicator follows."""

_AFTER_SHORT = r"(?=\s*(?:[(（]?-?\d|[、和为达(（]|分别|依次))"
SHORT = Bounded(
    r"、,，;；。:：(（\s和与及有是",
    rf"(?P<name>[\u4e00-\u9fff][县市区旗]){_AFTER_SHORT}",
    ends=f"[县市区旗]{_AFTER_SHORT}",
)
"""A full name of two characters, where a list or a figure shows that it is one."""

_AFTER_TOWNSHIP = (
    r"(?=[、和与及,，(（为达]|等|\s*\d|[一-龥]{0,10}(?:率|比|分别|为|达)|[只仅]?有?\s*\d|[只仅])"
)
TOWNSHIP = Bounded(
    r"、,，;；。:：(（\s和与及有是县市区而但",
    rf"(?P<name>[\u4e00-\u9fff]{{1,5}}?(?:乡|镇|街道)){_AFTER_TOWNSHIP}",
    ends=f"[乡镇道]{_AFTER_TOWNSHIP}",
)
"""A township's name in a list, or before what is said of it."""

VERSUS = re.compile(
    r"(?:比|较|(?<![县市区旗州盟乡镇村省道国)）])(?:与|和)|同|跟|距|离|低于|高于|优于|好于|超过|超出|接近|达到|居|为|"
    r"列|在|占|被评为|位居|位列|获|按|按照|根据)\s*$"
)
"""Before a place that a value is compared with, or ranked in, and is not a value of."""

RANKED = re.compile(
    r"^\s*(?:第|人口日|前|倒数|人口普查|普查|人口抽样|抽样|1%人口|平均(?!(?:水平|值)?[为是达]?到?\s*\d)|相比|比较|相差|末位|之首|首位|先进|目标|要求|标准|统一|卫生系统|计生(?!率)|有关|各|领先)"
)
"""After a place that is not what the value is about."""

BARE = Bounded(
    r"、,，;；。:：(（\s和与及【年中有是",
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?=[、和与及】一二三四五六七八九十两的全年人常户总出分依为达:：\s\d-])"
    r"(?=[、和与及】]|[一二三四五六七八九十两]+[省市县区州]|的|全年|年末"
    r"|人口|常住|户籍|总人口|出生|分别|依次|为|达|[:：]|\s*-?\d)",
)
"""A name without its rank, where a list, a figure or an indicator shows that it is one."""

HEADING = re.compile(
    r"^[\s【\[（(]*(?:[一二三四五六七八九十]+[、.．)）]|第[一二三四五六七八九十]+[章节]|\d+[、.．)）])?[\s]*$"
)
"""What may stand before the place in a heading, or at the head of its paragraph."""

OWN_FIGURE = re.compile("(?!)")
"""Chinese says it before."""

TOTAL = re.compile(
    r"(?:全[国省市县区乡镇州旗盟村]|[本我][省市县区乡镇])?(?:合 *计|总 *计|全[国省市县区乡镇州旗盟村]"
    r"|平均|小计|(?:19|20)\d\d年?)"
)
"""The first cell of a line that stands for the whole, or for a year of it."""

SOME = re.compile(
    r"(?:部分|若干|个别|一些|抽[样查]|样本|监测|重点|典型|试点|先进|后进)(?:的|主要)?"
    r"(?:[乡镇县市区省州旗盟村]|街道|地区|社区|单位)"
)
"""In the title of a table: its lines are not all parts of the whole."""

SUM = re.compile(r"合 *计|总 *计|小 *计|平 *均")
"""The first cell of a line that sums up the lines above it, and does not name the whole."""
