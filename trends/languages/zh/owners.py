"""How a Chinese text says which place it speaks for: 全县, 我市, 和谐某某, 《某某县…》, a letterhead.

A place it compares itself with, or reports about, is not the one it speaks for.
"""

from __future__ import annotations

import re

OWN = re.compile(r"(?P<whose>[我全本])(?P<rank>[省市县区镇乡州旗盟])(?!直|(?<=全州)县(?![市区]))")
"""全县, 我市: the rank of the place the text speaks for."""
ENDINGS = {
    "省": ("省", "自治区"),
    "市": ("市", "地区"),
    "县": ("县",),
    "区": ("区",),
    "州": ("自治州",),
    "旗": ("旗",),
    "盟": ("盟",),
}
"""By the rank a text claims, how the full name of its place can end."""
LEVELS = {
    "省": "province",
    "市": "prefecture",
    "州": "prefecture",
    "盟": "prefecture",
    "县": "county",
    "区": "county",
    "旗": "county",
    "镇": "township",
    "乡": "township",
}
"""The level a rank most often is; a city can be a county's."""

PLACE_END = re.compile(r"[省市县区州旗盟]")
_OWN_NAME = "(?:(?![全我各本在乡])[\u4e00-\u9fff])"
_TITLE_GOES_ON = (
    '(?=19|20|二〇|民国|[0-9]{2,3}年|[一二三四五六七八九十〇百]{2,4}年|[“"]|'
    "各|人口|政府(?!工作报告)|人民政府|卫生|民政|计生|计划生育|国民经济|统计|工作|党委|上半年|下半年|年鉴|志·|志[(]|关于)"
)
TOWNSHIP = re.compile(
    r"(?<=[县市区旗])(?P<name>[\u4e00-\u9fff]{1,6}?(?:乡|镇|街道))(?=党委|人民政府|委员会|政府|人口|计生|\d|第|关于|$|\n)"
)
TOWNSHIP_HEAD = re.compile(
    r"(?:^|\n|中共)\s*(?P<name>[\u4e00-\u9fff]{2,5}?(?:乡|镇|街道))(?=委员会|人民政府|党委)"
)
TOWNSHIP_TITLE = re.compile(rf"(?:^|关于|在)(?P<name>{_OWN_NAME}{{1,5}}?(?:乡|镇|街道)){_TITLE_GOES_ON}")
"""A township's name: under its county, in a letterhead, or at the head of a title."""
UNLISTED_TITLE = re.compile(
    rf"(?:^|关于|在)(?P<name>{_OWN_NAME}{{1,5}}?(?P<rank>[县区市州旗盟])){_TITLE_GOES_ON}"
)
"""A name with its rank at the head of a title: a place even where no list of divisions has it."""
TOWNSHIP_NAME = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,5}(?:乡|镇|街道))")
"""What may be, or end with, the name of a township."""
STEM_TITLE = re.compile(rf"^(?:关于)?(?P<name>{_OWN_NAME}{{2,6}}?){_TITLE_GOES_ON}")
"""A name without its rank at the head of a title: 湖北2012年…."""
NO_NAME = re.compile(r"^(?:城|农|本|各|该|某|[xX×]+|.*[省市县区乡镇].*)[市县区州旗盟]$")
"""城市, 各县, 九省区市: no name."""

BOUND_BEFORE = re.compile(
    r"(?:^|[\s，。；：、,.;:!?“”\"'（）()《》〈〉·—\-0-9]|[是在对为使让把到从由与给来回以]|结合|看清|影响|促进|认清|推动|和谐|实力|中共|共青团|省|市|州|地区|县委员会|委员会)$"
)
"""What can stand directly before a place's name without making another word of it."""
SELF_BEFORE = re.compile(
    r"(?:和谐|实力|构建|建设|结合|大美|美丽|魅力|平安|小康|富裕|幸福|法治|健康|实现|振兴|加快|推动|我们)$"
)
SELF_AFTER = re.compile(
    r"^(?:的?实际|人口计生|计生工作|县情|市情|区情|现象|人民|各族人民|的发展|的情况|辖|下辖|共辖|地处|位于|(?:去年|今年)的)"
)
TITLED_BEFORE = re.compile(r"《$")
"""和谐某某, 某某实际, 《某某县…》: signs that the name is the text's own place."""

OTHER_BEFORE = re.compile(
    r"(?:学习(?!贯彻)|借鉴|赴|前往|考察|扭转|如|像|例如|比如|兄弟|邻近|相邻|周边|来自)[^，。；]{0,3}$"
)
OTHER_AFTER = re.compile(r"^[^，。；]{0,6}(?:的教训|的经验|经验|的做法|等地|的同仁|滑坡|等[县市区])|^[、和]")
LIST_BEFORE = re.compile(r"、$")
"""Signs that the name is another's: a model, a warning, one of a list."""

NATIONAL_TITLE = re.compile(
    r"全国|中国|中华人民共和国|国家统计局|国务院|^\s*(?:19|20)\d\d年国民经济和社会发展统计公报"
)
HEAD_LINES, FOOT = 6, 80
"""Lines at the head, characters at the foot, in which a name is a title or a letterhead."""
